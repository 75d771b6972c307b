//! A service: its operations, the program's handlers, and the way of a request through both.

use std::fmt;

use super::encode::EncodeError;
use super::{Rejection, Request, Response, ViolationForm};
use crate::operation::{Operation, OperationError};
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::operation::BuildError;

/// One API operation, as a server sees it. `operation!` implements it.
pub trait ServerOperation: Operation<Error: EncodeError> {
    /// Reads and checks a request.
    ///
    /// # Errors
    ///
    /// Why it is refused. Everything that breaks a constraint is reported at once; of what cannot be read, the first.
    fn decode_request(request: &Request<'_>) -> Result<Self::Input, Rejection>;

    /// Writes the response of a success.
    ///
    /// # Errors
    ///
    /// Where a value cannot travel where the model binds it.
    fn encode_response(output: &Self::Output) -> Result<Response, BuildError>;
}

/// That the program has no handler for an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotImplemented;

impl fmt::Display for NotImplemented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the operation is not implemented")
    }
}

impl std::error::Error for NotImplemented {}

/// What a handler fails with that is not there.
pub fn not_implemented<E: OperationError>() -> E {
    E::unhandled(Box::new(NotImplemented), ErrorMetadata::builder().code("NotImplementedException").build())
}

/// Decodes a request, lets the handler answer, and encodes the answer.
pub async fn answer<O: ServerOperation, F>(
    request: &Request<'_>,
    form: ViolationForm,
    handle: impl FnOnce(O::Input) -> F,
) -> Response
where
    F: Future<Output = Result<O::Output, O::Error>>,
{
    let input = match O::decode_request(request) {
        Ok(input) => input,
        Err(rejection) => return rejection.response(form),
    };
    let response = match handle(input).await {
        Ok(output) => O::encode_response(&output),
        Err(error) => error.encode(),
    };
    response.unwrap_or_else(|_| Rejection::Internal.response(form))
}
