//! The default transport: hyper 1, rustls with ring, and a pool of connections.
//!
//! It is an ordinary [`HttpClient`](aws_smithy_runtime_api::client::http::HttpClient), so a program can put another one
//! in its place. What it does: HTTP/2 where the server agrees to it by ALPN and HTTP/1.1 otherwise, pooled connections,
//! connect and read timeouts from the client's timeout configuration, the platform's root certificates, proxies from
//! the environment ([`ProxyConfig`]), connection metadata, and poisoning, which keeps a connection that failed from
//! being used again.
//!
//! The cryptography is named explicitly: whichever provider another crate installs for the process, or switches on in
//! rustls, this transport uses ring.
//!
//! Pools are not shared between clients. A pooled connection is driven by the Tokio runtime on which it was opened, so
//! a pool for the whole process would hand out dead connections as soon as a program (or a test) runs a second
//! runtime. Clone one client to share its pool. Root certificates, which are slow to load, are loaded once per
//! process.

mod builder;
mod capture;
mod client;
mod connect;
mod connection;
mod connector;
mod crypto;
mod dial;
mod error;
mod origin;
mod pool;
mod proxy;
mod stream;
mod task;
mod telemetry;
mod timeout;
mod tls;
mod tunnel;
mod unused;

pub use builder::{Builder, HttpVersions};
pub use client::HyperClient;
pub use proxy::{InvalidProxyUrl, ProxyConfig};
pub use tls::{InvalidCertificate, TlsError};

use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::SharedHttpClient;

/// A transport with every option at its default, and a pool of its own.
///
/// Cheap: root certificates are loaded when a client that uses it is built, connections are opened when needed.
pub fn default_client() -> SharedHttpClient {
    SharedHttpClient::new(HyperClient::builder().build())
}

/// The default transport of a client with this behavior version: before `v2025_08_07` the environment's proxies were
/// not asked.
pub fn default_client_for(version: BehaviorVersion) -> SharedHttpClient {
    let builder = HyperClient::builder();
    #[expect(deprecated, reason = "older behavior versions are deprecated and still have to be told apart")]
    let asks_environment = version.is_at_least(BehaviorVersion::v2025_08_07());
    let builder = if asks_environment { builder } else { builder.proxy(ProxyConfig::none()) };
    SharedHttpClient::new(builder.build())
}
