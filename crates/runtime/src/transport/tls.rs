//! Whom the transport trusts, and the TLS handshake.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, LazyLock, OnceLock};

use aws_smithy_runtime_api::box_error::BoxError;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::builder::HttpVersions;
use super::crypto;
use super::stream::Io;

/// The platform's roots, loaded once per process because that takes up to hundreds of milliseconds.
static NATIVE_ROOTS: LazyLock<Arc<RootCertStore>> = LazyLock::new(|| {
    let found = rustls_native_certs::load_native_certs();
    for error in &found.errors {
        tracing::warn!(%error, "cannot load some of the platform's root certificates");
    }
    let mut roots = RootCertStore::empty();
    let (added, ignored) = roots.add_parsable_certificates(found.certs);
    tracing::debug!(added, ignored, "loaded the platform's root certificates");
    if roots.is_empty() {
        tracing::warn!("the platform has no root certificates; HTTPS will fail: {}", TlsError::NoRoots);
    }
    Arc::new(roots)
});

/// What the TLS configuration is made from.
#[derive(Debug, Clone)]
pub(super) enum Trust {
    /// Roots to trust: the platform's, others, or both.
    Roots { native: bool, others: Vec<CertificateDer<'static>> },
    /// The caller's own configuration.
    Config(Box<ClientConfig>),
}

impl Default for Trust {
    fn default() -> Self {
        Trust::Roots { native: true, others: Vec::new() }
    }
}

impl Trust {
    pub(super) fn set_native(&mut self, on: bool) {
        if let Trust::Roots { native, .. } = self {
            *native = on;
        }
    }

    pub(super) fn add(&mut self, certificates: Vec<CertificateDer<'static>>) {
        if let Trust::Roots { others, .. } = self {
            others.extend(certificates);
        }
    }

    fn config(&self, versions: HttpVersions) -> Result<ClientConfig, TlsError> {
        let mut config = match self {
            Trust::Roots { native, others } => config_for(roots(*native, others)?)?,
            Trust::Config(config) => ClientConfig::clone(config),
        };
        if config.alpn_protocols.is_empty() {
            config.alpn_protocols = protocols(versions);
        }
        Ok(config)
    }
}

fn roots(native: bool, others: &[CertificateDer<'static>]) -> Result<Arc<RootCertStore>, TlsError> {
    let mut roots = if native { Arc::clone(&NATIVE_ROOTS) } else { Arc::new(RootCertStore::empty()) };
    if !others.is_empty() {
        Arc::make_mut(&mut roots).add_parsable_certificates(others.iter().cloned());
    }
    if roots.is_empty() { Err(TlsError::NoRoots) } else { Ok(roots) }
}

fn config_for(roots: Arc<RootCertStore>) -> Result<ClientConfig, TlsError> {
    let config = ClientConfig::builder_with_provider(Arc::new(crypto::provider()))
        .with_safe_default_protocol_versions()
        .map_err(TlsError::Unusable)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

fn protocols(versions: HttpVersions) -> Vec<Vec<u8>> {
    match versions {
        HttpVersions::Negotiated => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        HttpVersions::Http1 => vec![b"http/1.1".to_vec()],
        HttpVersions::Http2 => vec![b"h2".to_vec()],
    }
}

/// The certificates of a PEM file, each known to be usable as a root.
pub(super) fn parse_roots(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, InvalidCertificate> {
    let invalid = |error: &dyn fmt::Display| InvalidCertificate(error.to_string());
    let certificates: Vec<_> =
        CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().map_err(|error| invalid(&error))?;
    if certificates.is_empty() {
        return Err(invalid(&"there is no certificate in it"));
    }
    let mut probe = RootCertStore::empty();
    for certificate in &certificates {
        probe.add(certificate.clone()).map_err(|error| invalid(&error))?;
    }
    Ok(certificates)
}

/// Makes TLS streams. The configuration is built on first use and shared by all connections of a client.
#[derive(Debug)]
pub(super) struct Tls {
    trust: Trust,
    versions: HttpVersions,
    config: OnceLock<Result<Arc<ClientConfig>, TlsError>>,
}

impl Tls {
    pub(super) fn new(trust: Trust, versions: HttpVersions) -> Self {
        Tls { trust, versions, config: OnceLock::new() }
    }

    /// The configuration; loads root certificates where it was not asked for before.
    pub(super) fn config(&self) -> Result<Arc<ClientConfig>, TlsError> {
        self.config.get_or_init(|| self.trust.config(self.versions).map(Arc::new)).clone()
    }

    /// A TLS session with `host` over `io`, in which the server may choose the version of HTTP.
    pub(super) fn to_server(&self, host: &str, io: Box<dyn Io>) -> Handshake {
        handshake(self.config(), host, io)
    }

    /// A TLS session with the proxy `host` over `io`. Proxies are spoken to in HTTP/1.1 only.
    pub(super) fn to_proxy(&self, host: &str, io: Box<dyn Io>) -> Handshake {
        let config = self.config().map(|config| {
            let mut config = ClientConfig::clone(&config);
            config.alpn_protocols = protocols(HttpVersions::Http1);
            Arc::new(config)
        });
        handshake(config, host, io)
    }
}

/// A handshake under way. On the heap, so that it is compiled once, and not into all that waits for it.
pub(super) type Handshake = Pin<Box<dyn Future<Output = Result<TlsStream<Box<dyn Io>>, BoxError>> + Send>>;

fn handshake(config: Result<Arc<ClientConfig>, TlsError>, host: &str, io: Box<dyn Io>) -> Handshake {
    let name = ServerName::try_from(host).map(|name| name.to_owned());
    Box::pin(async move { Ok(TlsConnector::from(config?).connect(name?, io).await?) })
}

/// Why no TLS session can be opened at all.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum TlsError {
    /// There is no root certificate to trust.
    NoRoots,
    /// rustls refuses the configuration.
    Unusable(rustls::Error),
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TlsError::NoRoots => f.write_str(
                "no trusted root certificate: install the platform's (such as the package ca-certificates), name a \
                 file in SSL_CERT_FILE or a folder in SSL_CERT_DIR, or add roots to the transport",
            ),
            TlsError::Unusable(_) => f.write_str("unusable TLS configuration"),
        }
    }
}

impl std::error::Error for TlsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            TlsError::NoRoots => None,
            TlsError::Unusable(error) => Some(error),
        }
    }
}

/// A root certificate that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidCertificate(String);

impl fmt::Display for InvalidCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid root certificate: {}", self.0)
    }
}

impl std::error::Error for InvalidCertificate {}
