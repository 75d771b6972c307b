//! Bodies, read whole: what both directions share.

use super::json::{Error, Reader};
use crate::codec::{Context, Scope, Structure, read_object};
use crate::error::DecodeError;

/// A body as text.
pub(super) fn as_text(body: &[u8]) -> Result<&str, DecodeError> {
    std::str::from_utf8(body).map_err(|_| DecodeError::new("the body is not UTF-8 text"))
}

/// Reads a whole JSON text. What its reader does not report itself is that the text is no object at all.
pub(super) fn read_json<'a, T>(
    body: &'a [u8],
    cx: &mut Context,
    read: impl Fn(&mut Context, &mut Reader<'a>) -> Result<T, Error>,
) -> Result<T, DecodeError> {
    let mut value = None;
    read_whole(body, cx, &mut |cx, json| {
        value = Some(read(cx, json)?);
        Ok(())
    })?;
    value.ok_or_else(|| DecodeError::new("nothing was read"))
}

/// What takes a value from a JSON text.
type Take<'a, 'f> = dyn FnMut(&mut Context, &mut Reader<'a>) -> Result<(), Error> + 'f;

/// The part of [`read_json`] that is compiled once, not once for each type that is read.
fn read_whole<'a>(body: &'a [u8], cx: &mut Context, take: &mut Take<'a, '_>) -> Result<(), DecodeError> {
    // Once for the whole body: cheaper than once per string, and what is skipped must be text too.
    let text = as_text(body)?;
    let mut json = Reader::new(text);
    let taken = take(cx, &mut json).and_then(|()| json.end());
    match (cx.describe(), taken) {
        (None, Ok(())) => Ok(()),
        (Some(problems), _) => Err(DecodeError::new(problems)),
        (None, Err(Error::Data)) => Err(DecodeError::new("expected an object")),
        (None, Err(error)) => Err(DecodeError::new(error.to_string())),
    }
}

/// Reads the members of a structure that the body has.
pub(crate) fn read_members_of_body<T: Structure>(body: &[u8], cx: &mut Context) -> Result<T::Builder, DecodeError> {
    read_json(body, cx, |cx, json| read_object::<T, _>(cx, Scope::Body, json))?
        .ok_or_else(|| DecodeError::new("expected an object, found null"))
}
