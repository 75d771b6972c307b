//! What the tests share: certificates, servers, a proxy, and a call through the transport.

pub(crate) mod call;
pub(crate) mod certificates;
pub(crate) mod proxy;
pub(crate) mod server;
