//! Opens connections: name to address, TCP, proxy, TLS, within the connect timeout.

use std::fmt;
use std::pin::pin;
use std::sync::Arc;

use aws_smithy_runtime_api::box_error::BoxError;

use super::builder::{HttpVersions, Options};
use super::connection::Connection;
use super::dial::Dial;
use super::origin::Origin;
use super::proxy::{Proxies, Proxy};
use super::stream::{Route, Stream};
use super::timeout::{Limit, Phase, within};
use super::tls::Tls;
use super::tunnel;

/// Opens connections to servers.
pub(super) struct Connect {
    dial: Dial,
    tls: Arc<Tls>,
    proxies: Proxies,
    limit: Option<Limit>,
    /// Whether servers are known to speak HTTP/2, whatever TLS says.
    known_http2: bool,
}

impl Connect {
    pub(super) fn new(options: &Options, tls: Arc<Tls>, proxies: Proxies, limit: Option<Limit>) -> Self {
        let known_http2 = options.versions == HttpVersions::Http2;
        Connect { dial: Dial::new(options), tls, proxies, limit, known_http2 }
    }

    pub(super) async fn open(&self, server: &Origin) -> Result<Connection, ConnectError> {
        let stream = pin!(self.stream(server));
        let stream = within(self.limit.as_ref(), Phase::Connect, stream).await.map_err(ConnectError)?;
        Connection::start(stream, self.known_http2).await.map_err(|error| ConnectError(error.into()))
    }

    async fn stream(&self, server: &Origin) -> Result<Stream, BoxError> {
        let stream = match self.proxies.of(server) {
            None => Stream::new(self.dial.open(server).await?, Route::Direct),
            Some(proxy) if server.is_secure() => self.tunnel(proxy, server).await?,
            Some(proxy) => self.to_proxy(&proxy.origin()?, Route::Forwarded).await?,
        };
        if !server.is_secure() {
            return Ok(stream);
        }
        stream.secured(&|io| self.tls.to_server(server.host(), io)).await
    }

    /// Asks the proxy for a tunnel to the server.
    async fn tunnel(&self, proxy: &Proxy, server: &Origin) -> Result<Stream, BoxError> {
        tracing::trace!("opening a tunnel through a proxy");
        let mut stream = self.to_proxy(&proxy.origin()?, Route::Tunnelled).await?;
        tunnel::open(&mut *stream.io, &server.host_and_port(), proxy.authorization()).await?;
        Ok(stream)
    }

    async fn to_proxy(&self, proxy: &Origin, route: Route) -> Result<Stream, BoxError> {
        let stream = Stream::new(self.dial.open(proxy).await?, route);
        if !proxy.is_secure() {
            return Ok(stream);
        }
        stream.secured(&|io| self.tls.to_proxy(proxy.host(), io)).await
    }
}

/// Why there is no connection; the reason is below.
#[derive(Debug)]
pub(super) struct ConnectError(BoxError);

impl ConnectError {
    /// For an attempt that came to no end: a panic in it, or the end of its runtime.
    pub(super) fn given_up() -> Self {
        ConnectError("the attempt was given up".into())
    }
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot connect")
    }
}

impl std::error::Error for ConnectError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}
