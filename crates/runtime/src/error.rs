//! Errors that every generated crate shares.

use std::error::Error;
use std::fmt;

use aws_smithy_types::error::ErrorMetadata;

/// An owned error of any kind.
pub type BoxError = Box<dyn Error + Send + Sync + 'static>;

/// An error that the model does not know.
///
/// It yields nothing by itself: ask the operation's error for `code()`, `message()` and its source.
#[derive(Debug)]
pub struct Unhandled {
    source: BoxError,
    meta: ErrorMetadata,
}

impl Unhandled {
    /// Wraps what happened together with what the response said about it.
    pub fn new(source: impl Into<BoxError>, meta: ErrorMetadata) -> Self {
        Self { source: source.into(), meta }
    }

    /// What happened.
    pub fn source(&self) -> &(dyn Error + 'static) {
        &*self.source
    }

    /// Code, message and request id, as far as the response had them.
    pub fn meta(&self) -> &ErrorMetadata {
        &self.meta
    }
}

/// The text of an enum value that this version of the model does not know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownVariantValue(String);

impl UnknownVariantValue {
    #[doc(hidden)]
    pub fn new(value: &str) -> Self {
        Self(value.to_owned())
    }

    /// The value as it arrived.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownVariantValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text is no value of an enum, as far as this version of the model knows.
#[derive(Debug)]
pub struct UnknownVariantError {
    value: String,
}

impl UnknownVariantError {
    #[doc(hidden)]
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into() }
    }
}

impl fmt::Display for UnknownVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown enum variant: '{}'", self.value)
    }
}

impl Error for UnknownVariantError {}

/// A message is not what the model says. Names paths and expectations, never values.
#[derive(Debug)]
pub struct DecodeError(String);

impl DecodeError {
    #[doc(hidden)]
    pub fn new(problem: impl Into<String>) -> Self {
        Self(problem.into())
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for DecodeError {}
