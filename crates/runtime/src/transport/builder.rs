//! Options of the transport.

use std::time::Duration;

use aws_smithy_runtime_api::client::dns::{ResolveDns, SharedDnsResolver};
use rustls::ClientConfig;
use rustls::pki_types::CertificateDer;

use super::client::HyperClient;
use super::proxy::ProxyConfig;
use super::tls::{self, InvalidCertificate, Trust};

/// Which versions of HTTP the transport speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HttpVersions {
    /// HTTP/2 where the server selects it by ALPN, HTTP/1.1 otherwise and without TLS. The default.
    #[default]
    Negotiated,
    /// HTTP/1.1 only.
    Http1,
    /// HTTP/2 only, without TLS by prior knowledge.
    Http2,
}

/// Collects the options of a [`HyperClient`].
///
/// ```
/// use std::time::Duration;
///
/// use restjson_runtime::transport::{HyperClient, ProxyConfig};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let transport = HyperClient::builder()
///     .pool_idle_timeout(Duration::from_secs(20))
///     .proxy(ProxyConfig::none().https("http://proxy.example.com:3128")?.direct("localhost,10.0.0.0/8"))
///     .build();
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Builder {
    pub(super) options: Options,
    trust: Trust,
    proxy: Option<ProxyConfig>,
}

/// The options that concern connections as such.
#[derive(Debug, Clone)]
pub(super) struct Options {
    pub(super) versions: HttpVersions,
    pub(super) pool_idle_timeout: Option<Duration>,
    pub(super) pool_max_idle_per_host: usize,
    pub(super) tcp_nodelay: bool,
    pub(super) tcp_keepalive: Option<Duration>,
    pub(super) resolver: Option<SharedDnsResolver>,
}

impl Default for Builder {
    fn default() -> Self {
        let options = Options {
            versions: HttpVersions::default(),
            pool_idle_timeout: Some(Duration::from_secs(90)),
            pool_max_idle_per_host: usize::MAX,
            tcp_nodelay: true,
            tcp_keepalive: None,
            resolver: None,
        };
        Builder { options, trust: Trust::default(), proxy: None }
    }
}

impl Builder {
    /// Which versions of HTTP to speak. Default: [`HttpVersions::Negotiated`].
    pub fn http_versions(mut self, versions: HttpVersions) -> Self {
        self.options.versions = versions;
        self
    }

    /// How long an unused connection stays in the pool; `None` keeps it until the server closes it. Default: 90 s.
    pub fn pool_idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.options.pool_idle_timeout = timeout.into();
        self
    }

    /// How many unused connections to keep per scheme, host and port; 0 switches pooling off. Default: no limit.
    pub fn pool_max_idle_per_host(mut self, connections: usize) -> Self {
        self.options.pool_max_idle_per_host = connections;
        self
    }

    /// Whether to set `TCP_NODELAY`, without which a small write can wait for an acknowledgement. Default: on.
    pub fn tcp_nodelay(mut self, on: bool) -> Self {
        self.options.tcp_nodelay = on;
        self
    }

    /// After how long a silence to send TCP keep-alive probes; `None` sends none. Default: none.
    pub fn tcp_keepalive(mut self, after: impl Into<Option<Duration>>) -> Self {
        self.options.tcp_keepalive = after.into();
        self
    }

    /// Asks this resolver for addresses. Default: the operating system's, on Tokio's blocking threads.
    pub fn resolver(mut self, resolver: impl ResolveDns + 'static) -> Self {
        self.options.resolver = Some(SharedDnsResolver::new(resolver));
        self
    }

    /// Which proxies to use. Default: [`ProxyConfig::from_env`], read by [`Builder::build`].
    pub fn proxy(mut self, proxy: ProxyConfig) -> Self {
        self.proxy = Some(proxy);
        self
    }

    /// Whether to trust the platform's root certificates, or those that `SSL_CERT_FILE` and `SSL_CERT_DIR` name.
    /// Default: on. Has no effect after [`Builder::tls_config`].
    pub fn native_roots(mut self, on: bool) -> Self {
        self.trust.set_native(on);
        self
    }

    /// Trusts these PEM certificates too; can be called repeatedly. Has no effect after [`Builder::tls_config`].
    ///
    /// # Errors
    /// If `pem` holds no certificate, or one that cannot serve as a root.
    pub fn add_root_certificates(mut self, pem: &[u8]) -> Result<Self, InvalidCertificate> {
        let certificates: Vec<CertificateDer<'static>> = tls::parse_roots(pem)?;
        self.trust.add(certificates);
        Ok(self)
    }

    /// Takes the whole TLS configuration from the caller: trust, client certificates, cryptography.
    ///
    /// Protocols for ALPN are filled in where the configuration names none. Default: TLS 1.2 and 1.3 with ring.
    pub fn tls_config(mut self, config: ClientConfig) -> Self {
        self.trust = Trust::Config(Box::new(config));
        self
    }

    /// The transport. Opens no connection and loads no certificate yet.
    pub fn build(self) -> HyperClient {
        let proxy = self.proxy.unwrap_or_else(ProxyConfig::from_env);
        HyperClient::new(self.options, self.trust, proxy)
    }
}
