//! Where requests go: a service's endpoint rules, their parameters, and resolvers that replace them.
//!
//! A generated crate states its rules as a [`RuleSet`] in a `static` and its parameters with
//! [`endpoint_params!`](crate::endpoint_params), which also declares the `ResolveEndpoint` trait that a program
//! implements to choose endpoints itself.

mod arn;
mod builtin;
mod evaluate;
mod functions;
mod params;
mod partition;
mod resolver;
pub mod rules;
mod setting;
mod url;
mod value;

pub use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, SharedEndpointResolver};
#[doc(hidden)]
pub use aws_smithy_runtime_api::client::endpoint::{
    EndpointResolverParams, ResolveEndpoint as OrchestratorResolveEndpoint,
};
pub use aws_smithy_types::endpoint::Endpoint;

pub use crate::http::is_host_label;

pub use builtin::{endpoint_url, region, unset, use_dual_stack, use_fips};
pub use evaluate::{EndpointError, Lookup, evaluate};
pub use params::InvalidParams;
pub use partition::Partition;
pub use resolver::{AcceptEndpointResolver, DefaultResolver, EndpointParams};
pub use rules::RuleSet;
pub(super) use setting::Settings;
#[doc(hidden)]
pub use setting::{FromSetting, Setting, setting};
pub use value::Value;
