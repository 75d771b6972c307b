//! Connect and read timeouts.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use aws_smithy_async::future::timeout::{TimedOutError, Timeout};
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
use aws_smithy_runtime_api::box_error::BoxError;

/// What is being waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// A usable connection: name resolution, TCP, proxy, TLS.
    Connect,
    /// The head of the response, from the moment the request is handed over.
    Read,
}

/// How long to wait, and by which clock.
#[derive(Debug, Clone)]
pub(super) struct Limit {
    pub(super) sleep: SharedAsyncSleep,
    pub(super) duration: Duration,
}

/// The outcome of `future`, or an error once the limit, if there is one, is reached.
pub(super) async fn within<T>(
    limit: Option<&Limit>,
    phase: Phase,
    // Behind a pointer, so that it is compiled once, not once with a limit and once without.
    future: Pin<&mut (dyn Future<Output = Result<T, BoxError>> + Send)>,
) -> Result<T, BoxError> {
    let Some(Limit { sleep, duration }) = limit else { return future.await };
    match Timeout::new(future, sleep.sleep(*duration)).await {
        Ok(outcome) => outcome,
        Err(TimedOutError) => Err(Box::new(HttpTimeout { phase, after: *duration })),
    }
}

/// A timeout, which the orchestrator recognises by the `TimedOutError` below it.
#[derive(Debug)]
struct HttpTimeout {
    phase: Phase,
    after: Duration,
}

impl fmt::Display for HttpTimeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phase = match self.phase {
            Phase::Connect => "connect",
            Phase::Read => "read",
        };
        write!(f, "HTTP {phase} timeout after {:?}", self.after)
    }
}

impl std::error::Error for HttpTimeout {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&TimedOutError)
    }
}
