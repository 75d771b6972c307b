//! From a request to an operation's input.

use super::rejection::{MOST, Violations};
use super::{Rejection, Request, Route, Validate, negotiate};
use crate::codec::{Context, Policy, Structure};
use crate::error::DecodeError;
use crate::http::read_members;
use crate::operation::Operation;
use crate::shape::{ReadBound, Received};

/// Reads and checks a request to the operation.
///
/// # Errors
///
/// Why it is refused. Everything that breaks a constraint is reported at once; of what cannot be read, the first.
pub fn decode_request<O: Operation>(request: &Request<'_>) -> Result<O::Input, Rejection>
where
    O::Input: ReadBound + Validate,
    O::Output: ReadBound,
{
    let labels = Route::of::<O>().labels(request.path).ok_or(Rejection::UnknownOperation)?;
    negotiate::content_type::<O::Input>(&O::FACTS, request)?;
    negotiate::accept::<O::Output>(&O::FACTS, request.headers)?;
    let Request { headers, body, query, .. } = *request;
    let mut cx = Context::new(Policy::Server);
    let builder = read_members::<O::Input>(&Received { status: 0, headers, body, labels: &labels, query }, &mut cx)
        .map_err(malformed)?;
    finish::<O::Input>(builder, &mut cx)
}

fn finish<T: Structure + Validate>(builder: T::Builder, cx: &mut Context) -> Result<T, Rejection> {
    let input = T::finish(builder, cx);
    if let Some(problems) = cx.describe() {
        return Err(Rejection::Malformed(problems));
    }
    let input = input.ok_or(Rejection::Internal)?;
    // What is missing was replaced, and what replaces it breaks rules too: many of those would hide the rest.
    if cx.violations() < MOST {
        input.validate(cx);
    }
    match Violations::of(cx) {
        Some(violations) => Err(Rejection::Invalid(violations)),
        None => Ok(input),
    }
}

fn malformed(error: DecodeError) -> Rejection {
    Rejection::Malformed(error.to_string())
}
