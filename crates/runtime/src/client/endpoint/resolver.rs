//! The resolver that follows the service's rules, and the seam for a program's own.

use std::fmt::Debug;
use std::sync::Arc;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint, SharedEndpointResolver,
};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

use super::evaluate::{Lookup, evaluate};
use super::params::InvalidParams;
use crate::client::Service;
use crate::client::last::Last;

/// A service's endpoint parameters; [`endpoint_params!`](crate::endpoint_params) implements it.
pub trait EndpointParams: Lookup + Clone + Debug + PartialEq + Send + Sync + 'static {
    /// Collects the parameters.
    type Builder;

    /// Reads what the client's configuration says.
    fn from_config(cfg: &ConfigBag) -> Self::Builder;

    /// Checks what was collected.
    ///
    /// # Errors
    ///
    /// Where a parameter is missing, or is not what it must be.
    fn build(builder: Self::Builder) -> Result<Self, InvalidParams>;
}

/// Says that a service's client takes `T` as its endpoint resolver.
///
/// The generated crate implements it for its service and every implementor of its own `ResolveEndpoint` trait.
#[diagnostic::on_unimplemented(message = "`{T}` does not implement the client's `config::endpoint::ResolveEndpoint`")]
pub trait AcceptEndpointResolver<T>: Service {
    /// Makes the resolver fit the orchestrator.
    fn share_endpoint_resolver(resolver: T) -> SharedEndpointResolver;
}

/// Follows the service's endpoint rules.
///
/// It remembers the last answer: the parameters of a client's calls rarely differ.
#[derive(Debug)]
pub struct DefaultResolver<S: Service> {
    last: Last<S::EndpointParams, Arc<dyn Keep>>,
}

impl<S: Service> Default for DefaultResolver<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Service> DefaultResolver<S> {
    /// A resolver that has answered nothing yet.
    pub fn new() -> Self {
        Self { last: Last::new() }
    }

    /// The endpoint for `params`, or the rules' refusal.
    #[doc(hidden)]
    pub fn resolve(&self, params: &S::EndpointParams) -> Result<Endpoint, BoxError> {
        if let Some(endpoint) = self.last.get(|known| known == params) {
            return Ok(endpoint.copy());
        }
        let endpoint = evaluate(&S::ENDPOINT_RULES, params)?;
        self.last.put(params.clone(), kept(&endpoint));
        Ok(endpoint)
    }
}

/// An endpoint, without what copies and drops it: that is large, and is compiled here instead of once more for each
/// service.
trait Keep: Debug + Send + Sync {
    fn copy(&self) -> Endpoint;
}

impl Keep for Endpoint {
    fn copy(&self) -> Endpoint {
        self.clone()
    }
}

fn kept(endpoint: &Endpoint) -> Arc<dyn Keep> {
    Arc::new(endpoint.clone())
}

impl<S: Service> ResolveEndpoint for DefaultResolver<S> {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(match params.get::<S::EndpointParams>() {
            Some(params) => self.resolve(params),
            None => Err("the endpoint parameters are those of another service".into()),
        })
    }
}
