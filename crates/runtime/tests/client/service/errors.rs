//! The operations' errors: a stand-in for what the operations crate declares.

use std::fmt;

use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
use restjson_runtime::error::{BoxError, Unhandled};
use restjson_runtime::operation::{OperationError, Response};

/// Asks to come back later; the model calls it retryable.
#[derive(Debug)]
pub struct BusyException {
    meta: ErrorMetadata,
}

impl fmt::Display for BusyException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BusyException")
    }
}

impl std::error::Error for BusyException {}

impl ProvideErrorMetadata for BusyException {
    fn meta(&self) -> &ErrorMetadata {
        &self.meta
    }
}

/// Declares an operation's error.
macro_rules! operation_error {
    ($error:ident { $($variant:ident)? }) => {
        #[non_exhaustive]
        #[derive(Debug)]
        pub enum $error {
            $($variant($variant),)?
            Unhandled(Unhandled),
        }

        impl OperationError for $error {
            fn unhandled(source: BoxError, meta: ErrorMetadata) -> Self {
                Self::Unhandled(Unhandled::new(source, meta))
            }

            fn decode(code: &str, _: Response<'_>, meta: ErrorMetadata) -> Self {
                match code {
                    $(stringify!($variant) => Self::$variant($variant { meta }),)?
                    _ => Self::unhandled(meta.clone().into(), meta),
                }
            }
        }

        impl CreateUnhandledError for $error {
            fn create_unhandled_error(source: BoxError, meta: Option<ErrorMetadata>) -> Self {
                Self::unhandled(source, meta.unwrap_or_default())
            }
        }

        impl ProvideErrorKind for $error {
            fn code(&self) -> Option<&str> {
                ProvideErrorMetadata::code(self)
            }

            fn retryable_error_kind(&self) -> Option<ErrorKind> {
                match self {
                    $(Self::$variant(_) => Some(ErrorKind::ServerError),)?
                    Self::Unhandled(_) => None,
                }
            }
        }

        impl ProvideErrorMetadata for $error {
            fn meta(&self) -> &ErrorMetadata {
                match self {
                    $(Self::$variant(inner) => inner.meta(),)?
                    Self::Unhandled(inner) => inner.meta(),
                }
            }
        }

        impl std::error::Error for $error {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                match self {
                    $(Self::$variant(inner) => Some(inner),)?
                    Self::Unhandled(inner) => Some(inner.source()),
                }
            }
        }

        impl fmt::Display for $error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", self.meta().code())
            }
        }
    };
}

operation_error!(PutThingError { BusyException });
operation_error!(ListThingsError {});

/// Reads a failure's code from its header, as restJson1 has it.
pub fn decode_error<E: OperationError>(response: Response<'_>) -> E {
    let code = response.headers.get("x-amzn-errortype").unwrap_or_default().to_owned();
    let mut meta = ErrorMetadata::builder().code(&code);
    if let Some(id) = response.headers.get("x-amzn-requestid") {
        meta = meta.custom("aws_request_id", id.to_owned());
    }
    E::decode(&code, response, meta.build())
}
