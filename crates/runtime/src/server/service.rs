//! A service: its operations, the program's handlers, and the way of a request through both.

use std::fmt;

use super::encode::EncodeError;
use super::{Rejection, Request, Response, ViolationForm, Violations};
use crate::operation::{Operation, OperationError};
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::operation::BuildError;

/// One API operation, as a server sees it. `operation!` implements it.
pub trait ServerOperation: Operation<Error: EncodeError> {
    /// Reads a request, and tells the constraints that it breaks. A member that is missing has some value then.
    ///
    /// # Errors
    ///
    /// Why it cannot be read: the first reason.
    fn read_request(request: &Request<'_>) -> Result<(Self::Input, Option<Violations>), Rejection>;

    /// Reads a request, and refuses one that breaks constraints.
    ///
    /// # Errors
    ///
    /// Why it is refused. Everything that breaks a constraint is reported at once; of what cannot be read, the first.
    fn decode_request(request: &Request<'_>) -> Result<Self::Input, Rejection> {
        match Self::read_request(request)? {
            (input, None) => Ok(input),
            (_, Some(violations)) => Err(Rejection::Invalid(violations)),
        }
    }

    /// Writes the response of a success.
    ///
    /// # Errors
    ///
    /// Where a value cannot travel where the model binds it.
    fn encode_response(output: &Self::Output) -> Result<Response, BuildError>;

    /// The same of an output that is given away, so that its body may be a stream.
    ///
    /// # Errors
    ///
    /// See [`encode_response`](Self::encode_response).
    fn into_response(output: Self::Output) -> Result<Response, BuildError>;
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
        Ok(output) => O::into_response(output),
        Err(error) => error.encode(),
    };
    response.unwrap_or_else(|_| Rejection::Internal.response(form))
}
