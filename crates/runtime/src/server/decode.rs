//! From a request to an operation's input.

use aws_smithy_types::byte_stream::ByteStream;

use super::coding::Decoded;
use super::rejection::{MOST, Violations};
use super::{Rejection, Request, Route, Validate, negotiate};
use crate::codec::{Context, Policy, Structure};
use crate::error::DecodeError;
use crate::http::read_members;
use crate::operation::Operation;
use crate::shape::{Place, ReadBound, Received};

/// Reads a request to the operation, and tells the constraints that it breaks.
///
/// # Errors
///
/// Why it cannot be read.
pub fn read_request<O: Operation>(request: &Request<'_>) -> Result<(O::Input, Option<Violations>), Rejection>
where
    O::Input: ReadBound + Validate,
    O::Output: ReadBound,
{
    let labels = Route::of::<O>().labels(request.path).ok_or(Rejection::UnknownOperation)?;
    let decoded = Decoded::new(&O::FACTS, request)?;
    let request = &decoded.request(request);
    negotiate::content_type::<O::Input>(&O::FACTS, request)?;
    negotiate::accept::<O::Output>(&O::FACTS, request.headers)?;
    let Request { headers, body, query, .. } = *request;
    let mut cx = Context::new(Policy::Server);
    let builder = read_members::<O::Input>(&Received { status: 0, headers, body, labels: &labels, query }, &mut cx)
        .map_err(malformed)?;
    let (mut input, violations) = finish::<O::Input>(builder, &mut cx)?;
    if O::Input::PLACES.iter().any(|place| matches!(place, Place::Stream(_))) {
        input.set_stream(ByteStream::from(body.to_vec()));
    }
    Ok((input, violations))
}

fn finish<T: Structure + Validate>(
    builder: T::Builder,
    cx: &mut Context,
) -> Result<(T, Option<Violations>), Rejection> {
    let input = T::finish(builder, cx);
    if let Some(problems) = cx.describe() {
        return Err(Rejection::Malformed(problems));
    }
    let input = input.ok_or(Rejection::Internal)?;
    // What is missing was replaced, and what replaces it breaks rules too: many of those would hide the rest.
    if cx.violations() < MOST {
        input.validate(cx);
    }
    Ok((input, Violations::of(cx)))
}

fn malformed(error: DecodeError) -> Rejection {
    Rejection::Malformed(error.to_string())
}
