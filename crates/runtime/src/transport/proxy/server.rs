//! A proxy by its URL.

use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use http::uri::{Authority, Scheme};
use http::{HeaderValue, Uri};
use percent_encoding::percent_decode_str;

use crate::transport::origin::Origin;

/// A proxy, and who uses it.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::transport) struct Proxy {
    scheme: Scheme,
    authority: Authority,
    authorization: Option<HeaderValue>,
}

impl Proxy {
    /// Reads `[scheme://][user[:password]@]host[:port][/]`, in which user and password are percent-encoded. Without a
    /// scheme it is `http`. A SOCKS proxy is one too: it cannot be used, but must not be passed by either.
    pub(super) fn parse(url: &str) -> Option<Self> {
        let url: Uri = url.parse().ok()?;
        let scheme = url.scheme().cloned().unwrap_or(Scheme::HTTP);
        if !matches!(scheme.as_str(), "http" | "https" | "socks4" | "socks4a" | "socks5" | "socks5h") {
            return None;
        }
        let authority = url.authority()?;
        if authority.host().is_empty() {
            return None;
        }
        match authority.as_str().rsplit_once('@') {
            None => Some(Proxy { scheme, authority: authority.clone(), authorization: None }),
            Some((user, host)) => {
                Some(Proxy { scheme, authority: host.parse().ok()?, authorization: Some(basic(user)?) })
            }
        }
    }

    /// Where it is.
    ///
    /// # Errors
    /// If it does not speak HTTP.
    pub(in crate::transport) fn origin(&self) -> Result<Origin, BoxError> {
        Origin::new(&self.scheme, self.authority.clone())
    }

    /// The header `proxy-authorization` for it.
    pub(in crate::transport) fn authorization(&self) -> Option<&HeaderValue> {
        self.authorization.as_ref()
    }
}

/// Without the password.
impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.authority)
    }
}

/// Basic authentication (RFC 7617) of `user[:password]`.
fn basic(user: &str) -> Option<HeaderValue> {
    let (user, password) = user.split_once(':').unwrap_or((user, ""));
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pair = format!("{}:{}", decoded(user), decoded(password));
    let mut value = HeaderValue::try_from(format!("Basic {}", base64_simd::STANDARD.encode_to_string(pair))).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::Proxy;

    fn shown(url: &str) -> Option<(String, Option<String>)> {
        let proxy = Proxy::parse(url)?;
        let authorization = proxy.authorization().map(|value| value.to_str().unwrap().to_owned());
        Some((format!("{proxy:?}"), authorization))
    }

    #[test]
    fn urls_are_read() {
        let plain = |text: &str| Some((text.to_owned(), None));
        assert_eq!(shown("http://proxy:3128/"), plain("http://proxy:3128"));
        assert_eq!(shown("https://proxy"), plain("https://proxy"));
        assert_eq!(shown("proxy:8080"), plain("http://proxy:8080"));
        assert_eq!(shown("10.0.0.1"), plain("http://10.0.0.1"));
        assert_eq!(shown("socks5://proxy"), plain("socks5://proxy"));
        for bad in ["", "gopher://proxy", "http://", "/path", "not a url", "http://user@"] {
            assert_eq!(shown(bad), None, "{bad}");
        }
    }

    #[test]
    fn users_are_decoded() {
        let with = |text: &str| Some(("http://proxy:1".to_owned(), Some(text.to_owned())));
        assert_eq!(shown("http://user:p%40ss@proxy:1"), with("Basic dXNlcjpwQHNz"));
        assert_eq!(shown("user@proxy:1"), with("Basic dXNlcjo="));
    }

    #[test]
    fn a_proxy_that_speaks_no_http_cannot_be_used() {
        assert!(Proxy::parse("socks5://proxy").unwrap().origin().is_err());
        assert_eq!(Proxy::parse("https://proxy").unwrap().origin().unwrap().port(), 443);
    }
}
