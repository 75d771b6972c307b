//! Failures of hyper and below, sorted into the kinds by which the retry strategy decides.

use std::error::Error;

use aws_smithy_async::future::timeout::TimedOutError;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::dns::ResolveDnsError;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::retry::ErrorKind;

use super::connect::ConnectError;

/// What a failure means to the caller, and with it whether to try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Took too long; tried again.
    Timeout,
    /// The network, the peer's name or its TLS; tried again.
    Io,
    /// The request cannot be sent as it is.
    User,
    /// The connection ended within a response; tried again.
    Truncated,
    /// Anything else; not tried again.
    Other,
}

/// Turns a failure to get a response into the error the orchestrator expects.
pub(super) fn connector_error(error: BoxError) -> ConnectorError {
    match kind(error.as_ref()) {
        Kind::Timeout => ConnectorError::timeout(error),
        Kind::Io => ConnectorError::io(error),
        Kind::User => ConnectorError::user(error),
        Kind::Truncated => ConnectorError::other(error, Some(ErrorKind::TransientError)),
        Kind::Other => ConnectorError::other(error, None),
    }
}

fn kind(error: &(dyn Error + 'static)) -> Kind {
    if find::<TimedOutError>(error).is_some() {
        return Kind::Timeout;
    }
    if find::<ResolveDnsError>(error).is_some() {
        return Kind::Io;
    }
    // hyper's own error may lie below that of connecting, and knows more.
    if let Some(error) = find::<hyper::Error>(error) {
        return hyper_kind(error);
    }
    if find::<ConnectError>(error).is_some() { Kind::Io } else { Kind::Other }
}

fn hyper_kind(error: &hyper::Error) -> Kind {
    if error.is_timeout() {
        Kind::Timeout
    } else if error.is_user() {
        Kind::User
    } else if error.is_closed() || error.is_canceled() || find::<std::io::Error>(error).is_some() {
        Kind::Io
    } else if error.is_incomplete_message() {
        Kind::Truncated
    } else if find::<h2::Error>(error).is_some_and(was_refused) {
        Kind::Io
    } else {
        tracing::warn!(error = %DisplayErrorContext(error), "hyper failed in a way that is not retried");
        Kind::Other
    }
}

/// Whether an HTTP/2 server turned the request away without processing it.
fn was_refused(error: &h2::Error) -> bool {
    error.is_go_away() || (error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM))
}

fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    std::iter::successors(Some(error), |&error| error.source()).find_map(|error| error.downcast_ref())
}
