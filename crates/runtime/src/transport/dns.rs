//! Names to addresses: the operating system's resolver, or the caller's.

use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::dns::{ResolveDns, SharedDnsResolver};
use hyper_util::client::legacy::connect::dns::{GaiResolver, Name};
use tower_service::Service;

type Addresses = std::vec::IntoIter<SocketAddr>;

#[derive(Clone)]
pub(super) enum Resolver {
    System(GaiResolver),
    Custom(SharedDnsResolver),
}

impl Resolver {
    pub(super) fn new(custom: Option<SharedDnsResolver>) -> Self {
        custom.map_or_else(|| Resolver::System(GaiResolver::new()), Resolver::Custom)
    }
}

impl Service<Name> for Resolver {
    type Response = Addresses;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Addresses, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        match self {
            Resolver::System(resolver) => {
                let lookup = resolver.call(name);
                Box::pin(async move { Ok(lookup.await?.collect::<Vec<_>>().into_iter()) })
            }
            Resolver::Custom(resolver) => {
                let resolver = resolver.clone();
                Box::pin(async move {
                    let found = resolver.resolve_dns(name.as_str()).await?;
                    // The port comes from the address that is being connected to.
                    let addresses: Vec<_> = found.into_iter().map(|ip| SocketAddr::new(ip, 0)).collect();
                    Ok(addresses.into_iter())
                })
            }
        }
    }
}
