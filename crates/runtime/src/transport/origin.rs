//! Who is spoken to: scheme, host and port.

use aws_smithy_runtime_api::box_error::BoxError;
use http::Uri;
use http::uri::{Authority, Scheme};

/// A server, or a proxy, by its address. Requests to one origin share connections.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Origin {
    secure: bool,
    authority: Authority,
}

impl Origin {
    pub(super) fn new(scheme: &Scheme, authority: Authority) -> Result<Self, BoxError> {
        if authority.host().is_empty() {
            return Err("the address names no host".into());
        }
        if *scheme != Scheme::HTTP && *scheme != Scheme::HTTPS {
            return Err(format!("unsupported scheme `{scheme}`").into());
        }
        Ok(Origin { secure: *scheme == Scheme::HTTPS, authority })
    }

    /// The origin of a request with this target.
    pub(super) fn of(target: &Uri) -> Result<Self, BoxError> {
        match (target.scheme(), target.authority()) {
            (Some(scheme), Some(authority)) => Self::new(scheme, authority.clone()),
            (None, _) | (_, None) => Err("the request's address names no host".into()),
        }
    }

    /// Whether TLS is spoken.
    pub(super) fn is_secure(&self) -> bool {
        self.secure
    }

    /// A name, or an address without the brackets in which a URI writes those of IPv6.
    pub(super) fn host(&self) -> &str {
        let host = self.authority.host();
        host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
    }

    pub(super) fn port(&self) -> u16 {
        self.authority.port_u16().unwrap_or(self.default_port())
    }

    fn default_port(&self) -> u16 {
        if self.secure { 443 } else { 80 }
    }

    /// What the header `host` says: the port only where it is not the scheme's own.
    pub(super) fn host_header(&self) -> String {
        match self.authority.port_u16() {
            Some(port) if port != self.default_port() => format!("{}:{port}", self.authority.host()),
            Some(_) | None => self.authority.host().to_owned(),
        }
    }

    /// Host and port, as a proxy is asked for a tunnel to them.
    pub(super) fn host_and_port(&self) -> String {
        format!("{}:{}", self.authority.host(), self.port())
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    fn origin(target: &str) -> Origin {
        Origin::of(&target.parse().unwrap()).unwrap()
    }

    #[test]
    fn an_origin_knows_host_and_port() {
        let given = origin("https://user@example.com:8443/path");
        assert_eq!((given.host(), given.port(), given.is_secure()), ("example.com", 8443, true));
        assert_eq!(given.host_header(), "example.com:8443");
        assert_eq!(given.host_and_port(), "example.com:8443");
        let implied = origin("http://[::1]");
        assert_eq!((implied.host(), implied.port(), implied.is_secure()), ("::1", 80, false));
        assert_eq!((implied.host_header().as_str(), implied.host_and_port().as_str()), ("[::1]", "[::1]:80"));
        assert_eq!(origin("https://example.com:443/").host_header(), "example.com");
        assert_eq!(origin("http://example.com:443/").host_header(), "example.com:443");
    }

    #[test]
    fn names_are_the_same_in_capitals_and_schemes_are_told_apart() {
        assert_eq!(origin("http://EXAMPLE.com/a"), origin("http://example.COM/b"));
        assert_ne!(origin("http://example.com/"), origin("https://example.com/"));
        assert_ne!(origin("http://example.com:81/"), origin("http://example.com/"));
    }

    #[test]
    fn addresses_without_host_or_with_another_scheme_are_refused() {
        for target in ["/path", "ftp://example.com/", "http://:80/"] {
            if let Ok(target) = target.parse() {
                Origin::of(&target).expect_err("no origin");
            }
        }
    }
}
