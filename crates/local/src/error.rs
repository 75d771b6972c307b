//! What control functions fail with.

use std::fmt;

use crate::failure::Failure;

/// Why a control function could not do what it was asked for: in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceError(String);

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ServiceError {}

impl From<Failure> for ServiceError {
    fn from(failure: Failure) -> Self {
        Self(failure.message)
    }
}
