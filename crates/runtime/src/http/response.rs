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
        Err(error) => {
            let mut meta = ErrorMetadata::builder();
            if let Some(id) = id {
                meta = meta.custom("aws_request_id", id);
            }
            Err(E::unhandled(error, meta.build()))
        }
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
    match error_metadata(response) {
        Ok(meta) => match meta.code().map(str::to_owned) {
            Some(code) => E::decode(&code, response, meta),
            None => E::unhandled(meta.clone().into(), meta),
        },
        Err((error, meta)) => E::unhandled(error, meta),
    }
}

/// Reads a modelled error and puts it into its variant.
pub fn decode_modeled<T: ModeledError + ReadBound, E: OperationError>(
    response: Response<'_>,
    meta: ErrorMetadata,
    variant: impl FnOnce(T) -> E,
) -> E {
    match read_modeled::<T>(response, &meta) {
        Ok(error) => variant(error),
        Err(error) => E::unhandled(error, meta),
    }
}

/// Compiled once for each modelled error, not once for each operation that has it.
#[inline(never)]
pub(super) fn read_modeled<T: ModeledError + ReadBound>(
    response: Response<'_>,
    meta: &ErrorMetadata,
) -> Result<T, BoxError> {
    let mut cx = Context::new(Policy::Client);
    let mut builder = if T::LONE_MESSAGE {
        let mut builder = T::Builder::default();
        T::set_lone_message(&mut builder, lone_message(response.body, &mut cx).map_err(misfit)?);
        builder
    } else {
        read_members::<T>(&received(response), &mut cx).map_err(misfit)?
    };
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
    match (cx.describe(), output) {
        (None, Some(output)) => Ok(output),
        (problems, _) => Err(misfit(DecodeError::new(problems.unwrap_or_default()))),
    }
}
