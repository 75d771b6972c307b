//! Bodies, read whole: what both directions share.

use serde_json::de::StrRead;

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
    read: impl FnOnce(&mut Context, &mut serde_json::Deserializer<StrRead<'a>>) -> Result<T, serde_json::Error>,
) -> Result<T, DecodeError> {
    // Once for the whole body: cheaper than once per string, and what is skipped must be text too.
    let text = as_text(body)?;
    let mut json = serde_json::Deserializer::from_str(text);
    let value = read(cx, &mut json).and_then(|value| json.end().map(|()| value));
    match (cx.describe(), value) {
        (None, Ok(value)) => Ok(value),
        (Some(problems), _) => Err(DecodeError::new(problems)),
        (None, Err(error)) if error.is_data() => Err(DecodeError::new("expected an object")),
        (None, Err(error)) => {
            let problem = format!("broken JSON at line {}, column {}", error.line(), error.column());
            Err(DecodeError::new(problem))
        }
    }
}

/// Reads the members of a structure that the body has.
pub(crate) fn read_members_of_body<T: Structure>(body: &[u8], cx: &mut Context) -> Result<T::Builder, DecodeError> {
    read_json(body, cx, |cx, json| read_object::<T, _>(cx, Scope::Body, json))?
        .ok_or_else(|| DecodeError::new("expected an object, found null"))
}
