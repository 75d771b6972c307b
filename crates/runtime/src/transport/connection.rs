//! One open connection, in the version of HTTP that both sides agreed on.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use aws_smithy_runtime_api::client::connection::ConnectionMetadata;
use aws_smithy_types::body::SdkBody;
use http::header::HOST;
use http::uri::PathAndQuery;
use http::{HeaderValue, Method, Request, Response, Uri};
use hyper::body::Incoming;
use hyper::client::conn::{TrySendError, http1, http2};
use hyper_util::rt::TokioIo;

use super::origin::Origin;
use super::stream::{Route, Stream};
use super::task::{Spawn, spawn};

/// What is known of a connection, and shared by all that use it.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) local: Option<SocketAddr>,
    pub(super) remote: Option<SocketAddr>,
    pub(super) route: Route,
    poisoned: AtomicBool,
}

impl Facts {
    pub(super) fn new(local: Option<SocketAddr>, remote: Option<SocketAddr>, route: Route) -> Self {
        Facts { local, remote, route, poisoned: AtomicBool::new(false) }
    }

    fn is_poisoned(&self) -> bool {
        self.poisoned.load(Ordering::Relaxed)
    }

    /// What the orchestrator wants to know, and how it keeps the connection from being used again.
    pub(super) fn metadata(self: Arc<Self>) -> ConnectionMetadata {
        let mut metadata = ConnectionMetadata::builder().proxied(self.route != Route::Direct);
        metadata.set_local_addr(self.local).set_remote_addr(self.remote);
        metadata.poison_fn(move || self.poisoned.store(true, Ordering::Relaxed)).build()
    }
}

/// A connection that requests can be sent over.
pub(super) struct Connection {
    sender: Sender,
    facts: Arc<Facts>,
}

enum Sender {
    /// One request at a time.
    Http1(http1::SendRequest<SdkBody>),
    /// Any number.
    Http2(http2::SendRequest<SdkBody>),
}

impl Connection {
    /// Starts HTTP on an open stream: HTTP/2 where the server selected it, or where it is known to speak it.
    pub(super) async fn start(stream: Stream, known_http2: bool) -> Result<Self, hyper::Error> {
        let Stream { io, facts, http2 } = stream;
        let io = TokioIo::new(io);
        let sender = if http2 || known_http2 {
            let (mut sender, driver) = http2::handshake(Spawn, io).await?;
            drive(driver);
            sender.ready().await?;
            Sender::Http2(sender)
        } else {
            let (mut sender, driver) = http1::handshake(io).await?;
            drive(driver);
            sender.ready().await?;
            Sender::Http1(sender)
        };
        Ok(Connection { sender, facts: Arc::new(facts) })
    }

    pub(super) fn facts(&self) -> &Arc<Facts> {
        &self.facts
    }

    /// Another handle to the same connection, where it can serve more than one request at a time.
    pub(super) fn share(&self) -> Option<Self> {
        match &self.sender {
            Sender::Http1(_) => None,
            Sender::Http2(sender) => {
                Some(Connection { sender: Sender::Http2(sender.clone()), facts: Arc::clone(&self.facts) })
            }
        }
    }

    pub(super) fn is_shareable(&self) -> bool {
        matches!(self.sender, Sender::Http2(_))
    }

    /// Whether a request can be sent now.
    pub(super) fn is_ready(&self) -> bool {
        let can_send = match &self.sender {
            Sender::Http1(sender) => sender.is_ready(),
            Sender::Http2(sender) => sender.is_ready(),
        };
        can_send && !self.facts.is_poisoned()
    }

    /// Waits until the exchange under way is over; whether the connection outlived it.
    pub(super) async fn becomes_ready(&mut self) -> bool {
        let ready = match &mut self.sender {
            Sender::Http1(sender) => sender.ready().await,
            Sender::Http2(sender) => sender.ready().await,
        };
        ready.is_ok() && !self.facts.is_poisoned()
    }

    /// Sends a request. A failure holds the request if nothing of it was sent.
    pub(super) async fn send(
        &mut self,
        mut request: Request<SdkBody>,
        origin: &Origin,
    ) -> Result<Response<Incoming>, TrySendError<Request<SdkBody>>> {
        match &mut self.sender {
            Sender::Http1(sender) => {
                address(&mut request, origin, self.facts.route);
                sender.try_send_request(request).await
            }
            Sender::Http2(sender) => sender.try_send_request(request).await,
        }
    }
}

/// Lets a connection run by itself, until it is closed or nobody can send over it any more.
fn drive(driver: impl Future<Output = hyper::Result<()>> + Send + 'static) {
    spawn(async move {
        if let Err(error) = driver.await {
            tracing::debug!(%error, "a connection failed");
        }
    });
}

/// Gives a request the header and the target of HTTP/1.1 (RFC 9112, section 3): absolute only for a proxy that forwards.
fn address(request: &mut Request<SdkBody>, origin: &Origin, route: Route) {
    if !request.headers().contains_key(HOST)
        && let Ok(host) = HeaderValue::try_from(origin.host_header())
    {
        request.headers_mut().insert(HOST, host);
    }
    if request.method() == Method::CONNECT || route == Route::Forwarded {
        return;
    }
    let path = request.uri().path_and_query().cloned().unwrap_or_else(|| PathAndQuery::from_static("/"));
    *request.uri_mut() = Uri::from(path);
}
