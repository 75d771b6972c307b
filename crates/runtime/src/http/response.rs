//! Responses: a client's way from status, headers and body to an output or an error.

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::error::ErrorMetadata;

use super::decode::read_members_of_body;
use super::error::{error_metadata, request_id};
use super::lone_message::lone_message;
use crate::codec::{Context, Policy, Structure};
use crate::error::{BoxError, DecodeError};
use crate::operation::{OperationError, Response};
use crate::shape::{ModeledError, ReadBound, Received, WithRequestId};

/// Reads a response to the operation: an output if the status is a success, an error otherwise.
///
/// # Errors
///
/// The modelled error that the response names, or an unhandled one with what could be read of it.
pub fn decode_response<T: ReadBound + WithRequestId, E: OperationError>(response: Response<'_>) -> Result<T, E> {
    if !(200..300).contains(&response.status) {
        return Err(decode_error(response));
    }
    let id = request_id(response);
    match decode_output::<T>(response) {
        Ok(mut output) => {
            output.set_request_id(id.map(str::to_owned));
            Ok(output)
        }
        Err(error) => Err(E::unhandled(error, only_id(id))),
    }
}

/// Reads a response whose body is a stream: everything but the body, which goes along as it is.
///
/// # Errors
///
/// See [`decode_response`]. The body of an error does not stream; then `response` has it, and `body` is dropped.
pub fn decode_stream<T: ReadBound + WithRequestId, E: OperationError>(
    response: Response<'_>,
    body: ByteStream,
) -> Result<T, E> {
    let mut output: T = decode_response(response)?;
    output.set_stream(body);
    Ok(output)
}

fn decode_output<T: ReadBound>(response: Response<'_>) -> Result<T, BoxError> {
    let mut cx = Context::new(Policy::Client);
    let builder = read_members::<T>(&received(response), &mut cx).map_err(misfit)?;
    finish(builder, &mut cx)
}

fn decode_error<E: OperationError>(response: Response<'_>) -> E {
    match error_code(response) {
        Ok((code, meta)) => E::decode(&code, response, meta),
        Err((error, meta)) => E::unhandled(error, meta),
    }
}

// What follows, up to the next function with a type parameter, is compiled once, not for each operation.

fn only_id(id: Option<&str>) -> ErrorMetadata {
    match id {
        Some(id) => ErrorMetadata::builder().custom("aws_request_id", id).build(),
        None => ErrorMetadata::default(),
    }
}

/// The code of an error, with what else is known; an error where there is none.
fn error_code(response: Response<'_>) -> Result<(String, ErrorMetadata), (BoxError, ErrorMetadata)> {
    let meta = error_metadata(response)?;
    match meta.code().map(str::to_owned) {
        Some(code) => Ok((code, meta)),
        None => Err((meta.clone().into(), meta)),
    }
}

/// The message of an error that has nothing else, and what else is known.
fn only_message(
    body: &[u8],
    meta: ErrorMetadata,
) -> Result<(Option<String>, ErrorMetadata), (BoxError, ErrorMetadata)> {
    match lone_message(body, &mut Context::new(Policy::Client)) {
        Ok(message) => Ok((message.or_else(|| meta.message().map(str::to_owned)), meta)),
        Err(error) => Err((misfit(error), meta)),
    }
}

/// Reads a modelled error and puts it into its variant.
pub fn decode_modeled<T: ModeledError + ReadBound, E: OperationError>(
    response: Response<'_>,
    meta: ErrorMetadata,
    variant: impl FnOnce(T) -> E,
) -> E {
    match read_modeled::<T>(response, meta) {
        Ok(error) => variant(error),
        Err((error, meta)) => E::unhandled(error, meta),
    }
}

#[inline]
pub(super) fn read_modeled<T: ModeledError + ReadBound>(
    response: Response<'_>,
    meta: ErrorMetadata,
) -> Result<T, (BoxError, ErrorMetadata)> {
    match T::OF_MESSAGE {
        Some(make) => only_message(response.body, meta).map(|(message, meta)| make(message, meta)),
        None => read_members_of_error::<T>(response, &meta).map_err(|error| (error, meta)),
    }
}

/// Compiled once for each modelled error, not once for each operation that has it.
#[inline(never)]
fn read_members_of_error<T: ModeledError + ReadBound>(
    response: Response<'_>,
    meta: &ErrorMetadata,
) -> Result<T, BoxError> {
    let mut cx = Context::new(Policy::Client);
    let mut builder = read_members::<T>(&received(response), &mut cx).map_err(misfit)?;
    T::complete(&mut builder, meta.clone());
    finish::<T>(builder, &mut cx)
}

/// Reads everything of a message that the model binds: the body's members, then what travels elsewhere.
pub(crate) fn read_members<T: ReadBound>(from: &Received<'_>, cx: &mut Context) -> Result<T::Builder, DecodeError> {
    let has_members = T::HAS_BODY && !from.body.is_empty();
    let mut builder = match has_members {
        true => read_members_of_body::<T>(from.body, cx)?,
        false => T::Builder::default(),
    };
    T::read_bound(&mut builder, from, cx)?;
    Ok(builder)
}

/// A response as what is read of any message.
fn received(response: Response<'_>) -> Received<'_> {
    let Response { status, headers, body } = response;
    Received { status, headers, body, labels: &[], query: "" }
}

pub(super) fn misfit(error: DecodeError) -> BoxError {
    format!("the response does not fit the model: {error}").into()
}

fn finish<T: Structure>(builder: T::Builder, cx: &mut Context) -> Result<T, BoxError> {
    let output = T::finish(builder, cx);
    judge(cx)?;
    output.ok_or_else(|| misfit(DecodeError::new("")))
}

/// An error where there was a problem.
fn judge(cx: &Context) -> Result<(), BoxError> {
    match cx.describe() {
        None => Ok(()),
        Some(problems) => Err(misfit(DecodeError::new(problems))),
    }
}
