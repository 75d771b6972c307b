//! What a handler fails with, and how that becomes the operation's error.

use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::operation::BuildError;
use restjson_runtime::operation::OperationError;

use crate::store::StoreError;

mod declared;
#[cfg(test)]
mod tests;

macro_rules! errors {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// An error of the model.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ErrorName {
            $($(#[$doc])* $name,)*
        }

        impl ErrorName {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name in the model.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }
    };
}

errors! {
    /// On Meta's side, permission is missing.
    AccessDeniedByMetaException,
    /// On AWS's side, permission is missing.
    AccessDeniedException,
    /// Meta's platform failed.
    DependencyException,
    /// The service failed.
    InternalServiceException,
    /// Parameters are well-formed but wrong.
    InvalidParametersException,
    /// A quota of things, not of requests, is used up.
    LimitExceededException,
    /// Something is not there.
    ResourceNotFoundException,
    /// Requests arrive too fast.
    ThrottledRequestException,
    /// A constraint of the model is broken.
    ValidationException,
}

impl ErrorName {
    /// The error of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|error| error.name() == name)
    }
}

/// What a handler fails with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// Which error.
    pub(crate) name: ErrorName,
    /// In words, for people. It may name places and ids, never contents of messages, PINs or tokens.
    pub(crate) message: String,
}

impl Failure {
    /// An error with a message.
    pub(crate) fn new(name: ErrorName, message: impl Into<String>) -> Self {
        Self { name, message: message.into() }
    }

    /// Parameters are well-formed but wrong.
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::new(ErrorName::InvalidParametersException, message)
    }

    /// A constraint of the model is broken, one that the generated code cannot check.
    pub(crate) fn validation(message: impl Into<String>) -> Self {
        Self::new(ErrorName::ValidationException, message)
    }

    /// Something is not there.
    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(ErrorName::ResourceNotFoundException, message)
    }

    /// A quota of things is used up.
    pub(crate) fn limit(message: impl Into<String>) -> Self {
        Self::new(ErrorName::LimitExceededException, message)
    }

    /// Permission is missing.
    pub(crate) fn denied(message: impl Into<String>) -> Self {
        Self::new(ErrorName::AccessDeniedException, message)
    }

    /// Another service failed.
    pub(crate) fn dependency(message: impl Into<String>) -> Self {
        Self::new(ErrorName::DependencyException, message)
    }

    /// Requests arrive too fast.
    pub(crate) fn throttled(message: impl Into<String>) -> Self {
        Self::new(ErrorName::ThrottledRequestException, message)
    }

    /// The error of an operation.
    ///
    /// One that the operation does not declare becomes `InvalidParametersException`, which all declare; but one that says
    /// that a service failed is none of the model's then, and answered with status 500.
    pub(crate) fn into_error<E: Declares>(self) -> E {
        let Self { name, message } = self;
        match E::make(name, &message) {
            Some(error) => error,
            None => match name {
                ErrorName::InternalServiceException | ErrorName::DependencyException => unhandled(message),
                _ => E::make(ErrorName::InvalidParametersException, &message).unwrap_or_else(|| unhandled(message)),
            },
        }
    }
}

fn unhandled<E: OperationError>(message: String) -> E {
    E::unhandled(message.clone().into(), ErrorMetadata::builder().message(message).build())
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(ErrorName::InternalServiceException, error.to_string())
    }
}

/// An output lacks a required member: a record that an earlier version wrote lacks it.
impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        Self::new(ErrorName::InternalServiceException, error.to_string())
    }
}

/// An operation's error, with the errors that the model declares for it.
pub(crate) trait Declares: OperationError {
    /// The error of that name, if the operation declares it.
    fn make(name: ErrorName, message: &str) -> Option<Self>
    where
        Self: Sized;

    /// Does the operation declare it?
    fn declares(name: ErrorName) -> bool
    where
        Self: Sized,
    {
        Self::make(name, "").is_some()
    }
}
