//! What the client must know about a service, stated by the generated crate on a marker type.

use std::fmt::Debug;
use std::sync::OnceLock;

use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use tracing::Span;

use super::auth::AuthScheme;
use super::endpoint::{EndpointParams, RuleSet};
use super::operation_plugin;
use crate::operation::Operation;

/// A service, as its model describes it.
pub trait Service: Debug + Clone + Copy + Default + Send + Sync + 'static {
    /// The SDK id: `rpc.service` in spans, and the key of service-specific settings in the environment and profiles.
    const ID: &'static str;
    /// The SDK id in lower case without spaces: the service's name in the user agent and in retry partitions.
    const NAME: &'static str;
    /// The version of the generated crate, as the user agent says it.
    const VERSION: &'static str;
    /// The name under which metrics are recorded.
    const SCOPE: &'static str;
    /// The service's name in signatures.
    const SIGNING_NAME: &'static str;
    /// How requests may be authenticated, preferred first.
    const AUTH: &'static [AuthScheme];
    /// The same of operations that differ, by their names in the model.
    const OPERATION_AUTH: &'static [(&'static str, &'static [AuthScheme])] = &[];
    /// Where requests go.
    const ENDPOINT_RULES: RuleSet;
    /// Whether a client without a behavior version takes the latest (the crate's feature `behavior-version-latest`).
    const BEHAVIOR_VERSION_LATEST: bool;
    /// What the endpoint rules look at.
    type EndpointParams: EndpointParams;
}

/// What collects a service's endpoint parameters.
pub type ParamsBuilder<S> = <<S as Service>::EndpointParams as EndpointParams>::Builder;

/// Says that a service has an operation, and holds what its calls share.
///
/// [`fluent_builder!`](crate::fluent_builder) implements it.
pub trait Serves<O: Operation>: Service {
    /// Where the operation's plugin waits for its first use.
    fn slot() -> &'static OnceLock<SharedRuntimePlugin>;
    /// The span of one call. Its name must be a constant, therefore it is made here.
    fn span() -> Span;

    /// Adds the endpoint parameters that the operation or its input gives.
    fn endpoint_context(_: &O::Input, params: ParamsBuilder<Self>) -> ParamsBuilder<Self> {
        params
    }

    /// The plugin that makes a call one of this operation; made once per process.
    fn plugin() -> SharedRuntimePlugin {
        Self::slot().get_or_init(operation_plugin::prepare::<Self, O>).clone()
    }
}
