//! How much a client on the port may ask for, and how slowly.

use std::time::Duration;

/// What the port takes. Beyond it a client is answered with the documented error and cut off.
///
/// AWS publishes none of these. The body has room for the largest input that the model allows: a flow of 10,485,760 bytes
/// is 13,981,016 characters in base64.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of a body. Default: 20 MiB. More is a `RequestEntityTooLargeException`.
    pub body: usize,
    /// Bytes beyond it that are read and thrown away, so that a client which only looks for an answer when all is sent
    /// finds one. Default: 20 MiB.
    pub discarded: usize,
    /// Bytes of a request's line and headers together. Default: 64 KiB.
    pub head: usize,
    /// Headers of a request. Default: 100, as in hyper.
    pub headers: usize,
    /// How long line and headers may take, and how long a connection may be idle between requests. Default: 30 s, as in
    /// hyper. Late headers are a `RequestTimeoutException`.
    pub head_time: Duration,
    /// How long a body may take. Default: 60 s. A late one is a `RequestTimeoutException`.
    pub body_time: Duration,
    /// For how long a client may take nothing of its answer. Default: 30 s.
    pub stall: Duration,
    /// Open connections. Default: 1,024. One more is answered `ServiceUnavailable`.
    pub connections: usize,
    /// For how long open requests may go on once the service stops. Default: 5 s.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 20 << 20,
            discarded: 20 << 20,
            head: 64 << 10,
            headers: 100,
            head_time: Duration::from_secs(30),
            body_time: Duration::from_secs(60),
            stall: Duration::from_secs(30),
            connections: 1024,
            grace: Duration::from_secs(5),
        }
    }
}
