//! The client of a generated service: configuration, orchestration, endpoints, pagination.
//!
//! Everything here is generic over a [`Service`], a marker that carries what the model says about the service as a
//! whole, and over [`Operation`](crate::operation::Operation)s. A generated client crate is a marker, type aliases, and
//! one [`fluent_builder!`](crate::fluent_builder) per operation.

pub mod auth;
mod clock_skew;
#[cfg(feature = "compression")]
mod compression;
pub mod config;
pub mod customize;
mod defaults;
pub mod endpoint;
mod error;
mod features;
mod handle;
mod header;
mod idempotency;
mod interceptor;
mod invoke;
mod last;
mod macros;
mod operation_plugin;
mod order;
mod paginate;
mod parts;
mod recursion;
mod request_info;
mod service;
mod signing;
pub mod surface;
mod user_agent;
pub mod uses;

pub use handle::Handle;
pub use idempotency::IdempotencyTokenProvider;
#[doc(hidden)]
pub use invoke::invocation_number;
pub use invoke::{CallResult, invoke};
pub use paginate::{ItemResult, Pages, PagesOfItems, Paginator, PaginatorItems, SizedPages};
pub use service::{ParamsBuilder, Serves, Service};

pub use aws_types::request_id::RequestId;

/// What the macros name in the crates that call them. Not part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
    pub use aws_smithy_runtime_api::client::result::SdkError;
    pub use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
    pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
    pub use aws_smithy_types::error::operation::BuildError;
    pub use aws_types::request_id::RequestId;
    pub use aws_types::sdk_config::SdkConfig;
    pub use tracing;
}
