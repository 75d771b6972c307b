//! A connection's bytes, and what is known of the way they take.

use aws_smithy_runtime_api::box_error::BoxError;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

use super::connection::Facts;
use super::tls::Handshake;

/// Bytes in both directions: TCP, or TLS over whatever lies below.
///
/// Behind a pointer, because TLS may run over TLS (to a proxy, and through it to the server), and one virtual call per
/// system call costs nothing that could be measured.
pub(super) trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// How a connection reaches the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// Without a proxy.
    Direct,
    /// To a proxy that forwards single requests, whose targets are therefore absolute.
    Forwarded,
    /// Through a tunnel that a proxy opened.
    Tunnelled,
}

/// An open stream, on which HTTP is yet to start.
pub(super) struct Stream {
    pub(super) io: Box<dyn Io>,
    pub(super) facts: Facts,
    /// Whether the server selected HTTP/2.
    pub(super) http2: bool,
}

impl Stream {
    pub(super) fn new(tcp: TcpStream, route: Route) -> Self {
        let facts = Facts::new(tcp.local_addr().ok(), tcp.peer_addr().ok(), route);
        Stream { io: Box::new(tcp), facts, http2: false }
    }

    /// This stream with TLS on top, as `handshake` opens it over the bytes below.
    pub(super) async fn secured(
        self,
        handshake: &(dyn Fn(Box<dyn Io>) -> Handshake + Send + Sync),
    ) -> Result<Self, BoxError> {
        let tls = handshake(self.io).await?;
        let http2 = tls.get_ref().1.alpn_protocol() == Some(b"h2");
        Ok(Stream { io: Box::new(tls), facts: self.facts, http2 })
    }
}
