//! A connection's bytes, and what is known of the way they take.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_runtime_api::box_error::BoxError;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::{Connected, Connection, HttpInfo};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

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

/// Marks connections through a tunnel, of which hyper need not know.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tunnelled;

/// An open connection.
pub(super) struct Stream {
    io: TokioIo<Box<dyn Io>>,
    info: Option<HttpInfo>,
    route: Route,
    http2: bool,
}

impl Stream {
    /// A plain connection.
    pub(super) fn tcp(tcp: TokioIo<TcpStream>) -> Self {
        let mut extras = http::Extensions::new();
        tcp.connected().get_extras(&mut extras);
        Stream {
            info: extras.remove(),
            io: TokioIo::new(Box::new(tcp.into_inner())),
            route: Route::Direct,
            http2: false,
        }
    }

    /// The same connection taking `route`.
    pub(super) fn routed(self, route: Route) -> Self {
        Stream { route, ..self }
    }

    /// This connection with TLS on top, as `handshake` opens it over the bytes below.
    pub(super) async fn secured(
        self,
        handshake: &(dyn Fn(Box<dyn Io>) -> Handshake + Send + Sync),
    ) -> Result<Self, BoxError> {
        let Stream { io, info, route, http2: _ } = self;
        let tls = handshake(io.into_inner()).await?;
        let http2 = tls.get_ref().1.alpn_protocol() == Some(b"h2");
        Ok(Stream { io: TokioIo::new(Box::new(tls)), info, route, http2 })
    }
}

impl Connection for Stream {
    fn connected(&self) -> Connected {
        let mut connected = Connected::new().proxy(self.route == Route::Forwarded);
        if let Some(info) = &self.info {
            connected = connected.extra(info.clone());
        }
        if self.route == Route::Tunnelled {
            connected = connected.extra(Tunnelled);
        }
        if self.http2 { connected.negotiated_h2() } else { connected }
    }
}

impl Read for Stream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(cx, buf)
    }
}

impl Write for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}
