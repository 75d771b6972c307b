//! From an output or an error to its response.

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::operation::BuildError;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};

use super::rejection::ERROR_TYPE;
use super::{NotImplemented, Rejection, Response, ViolationForm};
use crate::error::Unhandled;
use crate::http::{Bind, Parts, write_body};
use crate::operation::Operation;
use crate::shape::{Place, ReadBound};

/// A modelled error as a server answers it. `error_structure!` implements it.
pub trait Fault: Bind + ReadBound {
    /// HTTP status.
    const STATUS: u16;
}

/// What an operation fails with, as a server answers it. `operation_error!` implements it.
pub trait EncodeError {
    /// Writes the response.
    ///
    /// # Errors
    ///
    /// Where a value cannot travel where the model binds it.
    fn encode(&self) -> Result<Response, BuildError>;
}

/// Writes the response of a success.
///
/// # Errors
///
/// Where a value cannot travel where the model binds it, or the status that the output carries is none.
pub fn encode_response<O: Operation>(output: &O::Output) -> Result<Response, BuildError>
where
    O::Output: Bind + ReadBound,
{
    write(output, O::FACTS.code, O::FACTS.no_output)
}

/// Writes the response of a success whose body may be a stream. Its length goes along where it is known.
///
/// # Errors
///
/// See [`encode_response`].
pub fn into_response<O: Operation>(mut output: O::Output) -> Result<Response, BuildError>
where
    O::Output: Bind + ReadBound,
{
    let stream = output.take_stream();
    let mut response = encode_response::<O>(&output)?;
    if let Some(stream) = stream {
        let body = stream.into_inner();
        match body.content_length() {
            Some(length) => response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length)),
            None => response.headers_mut().remove(CONTENT_LENGTH),
        };
        *response.body_mut() = body;
    }
    Ok(response)
}

/// Writes the response of a modelled error.
///
/// # Errors
///
/// Where a value cannot travel where the model binds it.
pub fn encode_modeled<T: Fault>(error: &T, code: &'static str) -> Result<Response, BuildError> {
    let mut response = write(error, T::STATUS, false)?;
    response.headers_mut().insert(ERROR_TYPE, HeaderValue::from_static(code));
    Ok(response)
}

/// The response of an error that the model does not have: it says no more than that something failed.
pub fn encode_unhandled(error: &Unhandled) -> Response {
    let rejection = match error.source().is::<NotImplemented>() {
        true => Rejection::NotImplemented,
        false => Rejection::Internal,
    };
    rejection.response(ViolationForm::Fields)
}

fn write<T: Bind + ReadBound>(value: &T, status: u16, is_unit: bool) -> Result<Response, BuildError> {
    let mut parts = Parts::response();
    value.bind(&mut parts)?;
    let has_payload = T::PLACES.iter().any(|place| matches!(place, Place::Payload(_) | Place::Stream(_)));
    let (mut headers, status, payload) = parts.into_response(status);
    let body = match payload {
        Some(payload) => payload,
        None if has_payload || is_unit => SdkBody::from(""),
        None => {
            headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
            write_body(value)?
        }
    };
    if let Some(length) = body.content_length() {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    let mut response = http::Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).map_err(BuildError::other)?;
    *response.headers_mut() = headers;
    Ok(response)
}
