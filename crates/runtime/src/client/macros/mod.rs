//! The macros by which a generated crate declares its client: one `client!`, per operation a `fluent_builder!`, and a
//! `paginator!` where the operation pages. [`client_error!`](crate::client_error) and
//! [`endpoint_params!`](crate::endpoint_params) stand beside what they concern.

mod client;
mod fluent_builder;
mod paginator;
