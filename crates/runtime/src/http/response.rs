//! Responses: a client's way from status, headers and body to an output or an error.

use std::error::Error;
use std::fmt;

use aws_smithy_types::error::ErrorMetadata;
use serde_json::de::StrRead;

use super::error::{error_metadata, request_id};
use crate::codec::{Context, Policy, Scope, Structure, read_object};
use crate::error::BoxError;
use crate::operation::{OperationError, Response};
use crate::shape::{ModeledError, ReadBound, WithRequestId};

/// A body or a header is not what the model says. Names paths and expectations, never values.
#[derive(Debug)]
pub(super) struct DecodeError(String);

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the response does not fit the model: {}", self.0)
    }
}

impl Error for DecodeError {}

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

fn decode_output<T: ReadBound>(response: Response<'_>) -> Result<T, BoxError> {
    let mut cx = Context::new(Policy::Client);
    let builder = read_members::<T>(response, &mut cx)?;
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
fn read_modeled<T: ModeledError + ReadBound>(response: Response<'_>, meta: &ErrorMetadata) -> Result<T, BoxError> {
    let mut cx = Context::new(Policy::Client);
    let mut builder = read_members::<T>(response, &mut cx)?;
    T::complete(&mut builder, meta.clone());
    finish::<T>(builder, &mut cx)
}

/// Reads everything of a response that the model binds: the body's members, then status, headers and payload.
fn read_members<T: ReadBound>(response: Response<'_>, cx: &mut Context) -> Result<T::Builder, BoxError> {
    let has_members = T::HAS_BODY && !response.body.is_empty();
    let mut builder = match has_members {
        true => read_json(response.body, Policy::Client, |cx, json| read_object::<T, _>(cx, Scope::Body, json))?
            .ok_or_else(|| DecodeError("expected an object, found null".into()))?,
        false => T::Builder::default(),
    };
    T::read_bound(&mut builder, response.status, response.headers, response.body, cx)?;
    Ok(builder)
}

fn finish<T: Structure>(builder: T::Builder, cx: &mut Context) -> Result<T, BoxError> {
    let output = T::finish(builder, cx);
    match (cx.describe(), output) {
        (None, Some(output)) => Ok(output),
        (problems, _) => Err(DecodeError(problems.unwrap_or_default()).into()),
    }
}

/// A body as text.
pub(super) fn as_text(body: &[u8]) -> Result<&str, BoxError> {
    std::str::from_utf8(body).map_err(|_| DecodeError("the body is not UTF-8 text".into()).into())
}

/// Reads a whole JSON text. What its reader does not report itself is that the text is no object at all.
pub(super) fn read_json<'a, T>(
    body: &'a [u8],
    policy: Policy,
    read: impl FnOnce(&mut Context, &mut serde_json::Deserializer<StrRead<'a>>) -> Result<T, serde_json::Error>,
) -> Result<T, BoxError> {
    // Once for the whole body: cheaper than once per string, and what is skipped must be text too.
    let text = as_text(body)?;
    let mut cx = Context::new(policy);
    let mut json = serde_json::Deserializer::from_str(text);
    let value = read(&mut cx, &mut json).and_then(|value| json.end().map(|()| value));
    match (cx.describe(), value) {
        (None, Ok(value)) => Ok(value),
        (Some(problems), _) => Err(DecodeError(problems).into()),
        (None, Err(error)) if error.is_data() => Err(DecodeError("expected an object".into()).into()),
        (None, Err(error)) => {
            let problem = format!("broken JSON at line {}, column {}", error.line(), error.column());
            Err(DecodeError(problem).into())
        }
    }
}
