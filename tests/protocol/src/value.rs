//! Values: those that have no literal, and whether two are the same.

use std::error::Error;
use std::fmt::Debug;
use std::str::FromStr;

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::error::operation::BuildError;
use aws_smithy_types::{DateTime, Document};
use restjson_runtime::codec::{Context, Policy, Wire};
use serde::Serialize;

use crate::Problem;

/// An instant.
///
/// # Panics
///
/// Where the text is no decimal number.
pub fn timestamp(seconds: &str) -> DateTime {
    DateTime::from_str(seconds, Format::EpochSeconds).expect("the generator wrote decimal seconds")
}

/// A document.
///
/// # Panics
///
/// Where the text is no JSON.
pub fn document(json: &str) -> Document {
    let mut json = serde_json::Deserializer::from_str(json);
    let read = Document::read(&mut Context::new(Policy::Strict), &mut json);
    read.expect("the generator wrote JSON").unwrap_or(Document::Null)
}

/// What a builder made.
///
/// # Panics
///
/// Where the case left out what the builder needs.
pub fn built<T>(result: Result<T, BuildError>) -> T {
    result.expect("the case gives what a builder needs")
}

/// A number of any size.
///
/// # Panics
///
/// Where the text is no such number.
pub fn big<T: FromStr<Err: Debug>>(digits: &str) -> T {
    digits.parse().expect("the generator wrote a number")
}

/// NaN or an infinity, of either width.
pub fn float<T: Narrow>(value: f64) -> T {
    T::narrow(value)
}

/// A width of floats.
pub trait Narrow {
    /// The nearest value of this width.
    fn narrow(value: f64) -> Self;
}

impl Narrow for f64 {
    fn narrow(value: f64) -> Self {
        value
    }
}

impl Narrow for f32 {
    fn narrow(value: f64) -> Self {
        value as f32
    }
}

/// Compares two structures. Where NaN is among what is expected, which is not even equal to itself, their JSON decides.
///
/// # Errors
///
/// Where they differ: both.
pub fn same<T: PartialEq + Debug + Serialize>(actual: &T, expected: &T) -> Result<(), Problem> {
    #[allow(clippy::eq_op, reason = "NaN")]
    let has_nan = expected != expected;
    let equal = if has_nan { json(actual) == json(expected) } else { actual == expected };
    if equal { Ok(()) } else { Err(difference(expected, actual)) }
}

fn json(value: &impl Serialize) -> Option<serde_json::Value> {
    serde_json::to_value(value).ok()
}

/// Compares a member of two structures.
///
/// # Errors
///
/// Where they differ: both.
pub fn same_member<T: PartialEq + Debug>(name: &str, actual: &T, expected: &T) -> Result<(), Problem> {
    if actual == expected { Ok(()) } else { Err(format!("member `{name}`, {}", difference(expected, actual))) }
}

/// Compares two streams, byte by byte.
///
/// # Errors
///
/// Where they differ: both.
pub async fn same_stream(actual: ByteStream, expected: ByteStream) -> Result<(), Problem> {
    let actual = actual.collect().await.map_err(|error| describe(&error))?.to_vec();
    let expected = expected.collect().await.map_err(|error| describe(&error))?.to_vec();
    if actual == expected { Ok(()) } else { Err(difference(&expected.escape_ascii(), &actual.escape_ascii())) }
}

/// The problem of an error that is another one than was expected.
pub fn unexpected(error: &impl Error) -> Problem {
    format!("another error: {error:?}")
}

/// An error with everything below it.
pub(crate) fn describe(error: &impl Error) -> Problem {
    DisplayErrorContext(error).to_string()
}

fn difference(expected: &impl Debug, actual: &impl Debug) -> Problem {
    format!("value\n  expected {expected:?}\n  actual   {actual:?}")
}
