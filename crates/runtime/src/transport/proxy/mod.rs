//! Which requests go through which proxy.

mod direct;
mod rules;
mod server;

pub(super) use rules::Proxies;
pub(super) use server::Proxy;

use std::fmt;

use http::Uri;

/// Proxies by scheme, and the hosts that are reached without.
///
/// A proxy is written as a URL, `http://[user:password@]host[:port]`; `https://` means TLS to the proxy itself.
/// Requests to `https` servers use a tunnel (`CONNECT`), requests to `http` servers are forwarded.
///
/// Hosts to reach directly are written as `NO_PROXY` is: separated by commas, each an IP address, a network
/// (`10.0.0.0/8`), a domain that stands for its subdomains too (`example.com`, `.example.com`), or `*` for all. No host
/// is direct of its own: where the loopback has to be reached directly, name it (`localhost,127.0.0.1`).
#[derive(Clone, Default)]
pub struct ProxyConfig {
    http: String,
    https: String,
    all: String,
    direct: String,
}

impl ProxyConfig {
    /// No proxy at all, whatever the environment says.
    pub fn none() -> Self {
        ProxyConfig::default()
    }

    /// What the environment says; see [`ProxyConfig::from_vars`].
    pub fn from_env() -> Self {
        Self::from_vars(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
    }

    /// What these environment variables say.
    ///
    /// Asked for are `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` (for a scheme that has none of its own) and `NO_PROXY`,
    /// each in capitals first, then in small letters; the first that is set counts, even if empty. There is no proxy
    /// where `REQUEST_METHOD` is set, because in a CGI program `HTTP_PROXY` is the client's `Proxy` header. A value
    /// that is no proxy URL is ignored with a warning.
    pub fn from_vars(var: impl Fn(&str) -> Option<String>) -> Self {
        if var("REQUEST_METHOD").is_some() {
            return ProxyConfig::none();
        }
        let get = |capitals: &str| var(capitals).or_else(|| var(&capitals.to_ascii_lowercase())).unwrap_or_default();
        let url = |name: &str| usable(name, get(name));
        ProxyConfig {
            http: url("HTTP_PROXY"),
            https: url("HTTPS_PROXY"),
            all: url("ALL_PROXY"),
            direct: get("NO_PROXY"),
        }
    }

    /// The proxy for `http` servers.
    ///
    /// # Errors
    /// If `url` is not an `http` or `https` URL with a host.
    pub fn http(self, url: impl Into<String>) -> Result<Self, InvalidProxyUrl> {
        Ok(ProxyConfig { http: checked(url.into())?, ..self })
    }

    /// The proxy for `https` servers.
    ///
    /// # Errors
    /// If `url` is not an `http` or `https` URL with a host.
    pub fn https(self, url: impl Into<String>) -> Result<Self, InvalidProxyUrl> {
        Ok(ProxyConfig { https: checked(url.into())?, ..self })
    }

    /// The proxy for servers of either scheme that has none of its own.
    ///
    /// # Errors
    /// If `url` is not an `http` or `https` URL with a host.
    pub fn all(self, url: impl Into<String>) -> Result<Self, InvalidProxyUrl> {
        Ok(ProxyConfig { all: checked(url.into())?, ..self })
    }

    /// The hosts to reach directly, in the form of `NO_PROXY`. Replaces those given before.
    pub fn direct(self, hosts: impl Into<String>) -> Self {
        ProxyConfig { direct: hosts.into(), ..self }
    }
}

/// Shows which settings there are, not their values: a proxy's URL may hold a password.
impl fmt::Debug for ProxyConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProxyConfig")
            .field("http", &!self.http.is_empty())
            .field("https", &!self.https.is_empty())
            .field("all", &!self.all.is_empty())
            .field("direct", &self.direct)
            .finish()
    }
}

/// The value if it says which proxy to use; otherwise nothing, and a warning that does not show it.
fn usable(name: &str, url: String) -> String {
    if url.is_empty() || Proxy::parse(&url).is_some() {
        return url;
    }
    tracing::warn!("{name} is set, but not to a proxy's URL; it is ignored");
    String::new()
}

fn checked(url: String) -> Result<String, InvalidProxyUrl> {
    let has_scheme = url.parse::<Uri>().is_ok_and(|parsed| parsed.scheme().is_some());
    match Proxy::parse(&url) {
        Some(proxy) if has_scheme && proxy.origin().is_ok() => Ok(url),
        Some(_) | None => Err(InvalidProxyUrl(())),
    }
}

/// A proxy's URL that is not one. It is not shown, because it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidProxyUrl(());

impl fmt::Display for InvalidProxyUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid proxy URL, expected http://[user:password@]host[:port] or the same with https")
    }
}

impl std::error::Error for InvalidProxyUrl {}
