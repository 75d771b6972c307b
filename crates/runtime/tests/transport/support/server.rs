//! A server on the loopback that answers as a test tells it to.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use http::{Request, Response, Version};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use rustls::ServerConfig;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

pub(crate) type Answer = Response<BoxBody<Bytes, Infallible>>;
type Answering = Pin<Box<dyn Future<Output = Answer> + Send>>;
type Handler = Arc<dyn Fn(Request<Incoming>) -> Answering + Send + Sync>;

/// How a server is reached.
#[derive(Clone)]
pub(crate) enum Security {
    /// HTTP/1.1 without TLS.
    Plain,
    /// HTTP/2 without TLS.
    PriorKnowledge,
    /// TLS; HTTP/2 if ALPN says so.
    Tls(Arc<ServerConfig>),
}

/// A running server. Stops when dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    connections: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    pub(crate) async fn start<F>(
        security: Security,
        handler: impl Fn(Request<Incoming>) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Answer> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let handler: Handler = Arc::new(move |request| Box::pin(handler(request)));
        let task = tokio::spawn(accept(listener, security, Arc::clone(&connections), handler));
        Server { address, connections, task }
    }

    /// A server that answers every request with an empty 200.
    pub(crate) async fn silent(security: Security) -> Self {
        Server::start(security, async |_| text("")).await
    }

    /// How many connections were opened to it.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn url(&self, scheme: &str, path: &str) -> String {
        format!("{scheme}://{}:{}{path}", super::certificates::HOST, self.address.port())
    }
}

/// What ends a request without a body.
pub(crate) const END_OF_HEAD: &[u8] = b"\r\n\r\n";

/// Reads a request that ends so, off a connection that a test answers by hand.
pub(crate) async fn receive(tcp: &mut TcpStream, end: &[u8]) -> Vec<u8> {
    let mut request = Vec::new();
    while !request.ends_with(end) {
        request.push(tcp.read_u8().await.unwrap());
    }
    request
}

/// A 200 with this body.
pub(crate) fn text(body: impl Into<Bytes>) -> Answer {
    Response::new(Full::new(body.into()).boxed())
}

async fn accept(listener: TcpListener, security: Security, connections: Arc<AtomicUsize>, handler: Handler) {
    // Connections end with the server.
    let mut open = tokio::task::JoinSet::new();
    while let Ok((tcp, _)) = listener.accept().await {
        connections.fetch_add(1, Ordering::SeqCst);
        let (security, handler) = (security.clone(), Arc::clone(&handler));
        open.spawn(async move {
            match security {
                Security::Plain => serve(tcp, Version::HTTP_11, handler).await,
                Security::PriorKnowledge => serve(tcp, Version::HTTP_2, handler).await,
                Security::Tls(config) => {
                    // A client that does not trust us ends the handshake.
                    let Ok(tls) = TlsAcceptor::from(config).accept(tcp).await else { return };
                    let http2 = tls.get_ref().1.alpn_protocol() == Some(b"h2");
                    serve(tls, if http2 { Version::HTTP_2 } else { Version::HTTP_11 }, handler).await;
                }
            }
        });
    }
}

async fn serve(io: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, version: Version, handler: Handler) {
    let service = service_fn(move |request| {
        let answer = handler(request);
        async move { Ok::<_, Infallible>(answer.await) }
    });
    // The client closes connections as it likes, which is no failure of the server's.
    let _ = if version == Version::HTTP_2 {
        hyper::server::conn::http2::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(io), service).await
    } else {
        hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(io), service).await
    };
}
