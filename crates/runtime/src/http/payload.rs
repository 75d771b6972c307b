//! Members that are a whole body: a blob or a text as it is, everything else as JSON.

use aws_smithy_types::Blob;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::operation::BuildError;
use serde::Serialize;

use super::decode::{as_text, read_json};
use super::json;
use super::parts::Need;
use crate::codec::{Context, Encoded, FromScalar, Plain, Policy, Wire};
use crate::error::DecodeError;

/// The bytes of a blob, as they are.
#[derive(Debug, Clone, Copy)]
pub struct RawBytes;

/// The text of a string or an enum, as it is.
#[derive(Debug, Clone, Copy)]
pub struct RawText;

/// A wire form that can be a whole body.
pub trait Payload<T> {
    /// What is sent where the member is not set, if anything.
    const UNSET: Option<&'static str> = None;

    /// The body.
    ///
    /// # Errors
    ///
    /// Where the value has no JSON form: an unknown member of a union, a timestamp out of its format's range.
    fn body(value: &T) -> Result<SdkBody, BuildError>;

    /// Makes the value of a whole body; `None` of an empty one.
    ///
    /// # Errors
    ///
    /// Where the body does not fit the model.
    fn read(body: &[u8], cx: &mut Context) -> Result<Option<T>, DecodeError>;
}

impl Payload<Blob> for RawBytes {
    fn body(value: &Blob) -> Result<SdkBody, BuildError> {
        Ok(SdkBody::from(value.as_ref()))
    }
    fn read(body: &[u8], _: &mut Context) -> Result<Option<Blob>, DecodeError> {
        Ok((!body.is_empty()).then(|| Blob::new(body)))
    }
}

impl<T: FromScalar + AsRef<str>> Payload<T> for RawText {
    fn body(value: &T) -> Result<SdkBody, BuildError> {
        Ok(SdkBody::from(value.as_ref()))
    }
    fn read(body: &[u8], _: &mut Context) -> Result<Option<T>, DecodeError> {
        if body.is_empty() {
            return Ok(None);
        }
        Ok(T::from_str(as_text(body)?))
    }
}

impl<T: Wire> Payload<T> for Plain {
    const UNSET: Option<&'static str> = T::UNSET_PAYLOAD;

    fn body(value: &T) -> Result<SdkBody, BuildError> {
        to_json(&Encoded::<T, Plain>::new(value), value.size_hint())
    }
    fn read(body: &[u8], cx: &mut Context) -> Result<Option<T>, DecodeError> {
        if body.is_empty() {
            return Ok(None);
        }
        read_json(body, cx, |cx, json| T::read(cx, json))
    }
}

/// Makes the value of a whole body; `None` of an empty one. To a server, what a client sends for a member that is not set
/// is nothing too, where the member may be missing.
///
/// # Errors
///
/// Where the body does not fit the model.
pub fn read_payload<T, C: Payload<T>>(body: &[u8], need: Need, cx: &mut Context) -> Result<Option<T>, DecodeError> {
    let may_be_unset = cx.policy() == Policy::Server && need == Need::Optional;
    if may_be_unset && C::UNSET.is_some_and(|unset| body.trim_ascii() == unset.as_bytes()) {
        return Ok(None);
    }
    C::read(body, cx)
}

/// Holds most requests but for their long texts, so that writing one seldom copies what is written already.
const USUAL_BODY: usize = 512;

/// Writes a body.
///
/// With room for its long texts from the start: a buffer that grows to hold them leaves holes in the heap that are as
/// large, which costs a program with many large calls in flight twice their memory.
pub(super) fn to_json(value: &impl Serialize, size_hint: usize) -> Result<SdkBody, BuildError> {
    let mut body = Vec::with_capacity(USUAL_BODY + size_hint);
    json::write(&mut body, value).map_err(BuildError::other)?;
    Ok(SdkBody::from(body))
}
