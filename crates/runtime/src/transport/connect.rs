//! Opens connections: name to address, TCP, proxy, TLS, within the connect timeout.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use aws_smithy_runtime_api::box_error::BoxError;
use http::Uri;
use http::uri::Scheme;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::Intercept;
use tower_service::Service;

use super::builder::Options;
use super::dns::Resolver;
use super::proxy::Proxies;
use super::stream::{Route, Stream};
use super::timeout::{Limit, Phase, within};
use super::tls::Tls;

type Connecting = Pin<Box<dyn Future<Output = Result<Stream, BoxError>> + Send>>;

/// Opens connections to servers. Cloned by the pool for every request, hence a single pointer.
#[derive(Clone)]
pub(super) struct Connect(Arc<Shared>);

struct Shared {
    dial: Dial,
    proxies: Proxies,
    limit: Option<Limit>,
}

impl Connect {
    pub(super) fn new(options: &Options, tls: Arc<Tls>, proxies: Proxies, limit: Option<Limit>) -> Self {
        let mut tcp = HttpConnector::new_with_resolver(Resolver::new(options.resolver.clone()));
        tcp.enforce_http(false);
        tcp.set_nodelay(options.tcp_nodelay);
        tcp.set_keepalive(options.tcp_keepalive);
        Connect(Arc::new(Shared { dial: Dial { tcp, tls }, proxies, limit }))
    }
}

impl Service<Uri> for Connect {
    type Response = Stream;
    type Error = BoxError;
    type Future = Connecting;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, server: Uri) -> Connecting {
        let shared = Arc::clone(&self.0);
        Box::pin(async move { within(shared.limit.as_ref(), Phase::Connect, shared.open(server)).await })
    }
}

impl Shared {
    async fn open(&self, server: Uri) -> Result<Stream, BoxError> {
        let secure = is_https(&server)?;
        let stream = match (self.proxies.intercept(&server), secure) {
            (None, _) => self.dial.tcp(server.clone()).await?,
            (Some(proxy), false) => self.dial.clone().call(proxy.uri().clone()).await?.routed(Route::Forwarded),
            (Some(proxy), true) => self.tunnel(&proxy, server.clone()).await?,
        };
        if !secure {
            return Ok(stream);
        }
        let host = host(&server)?;
        stream.secured(&|io| self.dial.tls.to_server(host, io)).await
    }

    /// Asks the proxy for a tunnel to the server.
    async fn tunnel(&self, proxy: &Intercept, server: Uri) -> Result<Stream, BoxError> {
        tracing::trace!("opening a tunnel through a proxy");
        let tunnel = Tunnel::new(proxy.uri().clone(), self.dial.clone());
        let mut tunnel = match proxy.basic_auth() {
            Some(authorization) => tunnel.with_auth(authorization.clone()),
            None => tunnel,
        };
        Ok(tunnel.call(server).await?.routed(Route::Tunnelled))
    }
}

/// Opens the part of a connection that ends at the server or at the proxy. As a service it is how a tunnel reaches its
/// proxy.
#[derive(Clone)]
struct Dial {
    tcp: HttpConnector<Resolver>,
    tls: Arc<Tls>,
}

impl Dial {
    // Boxed, so that it is compiled once.
    fn tcp(&self, target: Uri) -> Connecting {
        let connecting = self.tcp.clone().call(target);
        Box::pin(async move { Ok(Stream::tcp(connecting.await?)) })
    }

    async fn proxy(&self, proxy: Uri) -> Result<Stream, BoxError> {
        let secure = is_https(&proxy)?;
        let stream = self.tcp(proxy.clone()).await?;
        if !secure {
            return Ok(stream);
        }
        let host = host(&proxy)?;
        stream.secured(&|io| self.tls.to_proxy(host, io)).await
    }
}

impl Service<Uri> for Dial {
    type Response = Stream;
    type Error = BoxError;
    type Future = Connecting;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, proxy: Uri) -> Connecting {
        let dial = self.clone();
        Box::pin(async move { dial.proxy(proxy).await })
    }
}

fn is_https(uri: &Uri) -> Result<bool, BoxError> {
    match uri.scheme() {
        Some(scheme) if *scheme == Scheme::HTTPS => Ok(true),
        Some(scheme) if *scheme == Scheme::HTTP => Ok(false),
        Some(scheme) => Err(format!("unsupported scheme `{scheme}`").into()),
        None => Err("the address has no scheme".into()),
    }
}

fn host(uri: &Uri) -> Result<&str, BoxError> {
    uri.host().ok_or_else(|| "the address has no host".into())
}
