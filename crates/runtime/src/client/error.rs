//! Declares a client's own error: all errors that its operations can answer with, in one enum.

/// Declares the `Error` of a client.
///
/// The first list has one line per modelled error; the second says which of them each operation's error has.
///
/// ```text
/// restjson_runtime::client_error! {
///     /// Everything that can go wrong in a call.
///     pub enum Error {
///         /// The request was denied due to throttling.
///         ThrottledRequestException(crate::types::error::ThrottledRequestException),
///     }
///     crate::operation::tag_resource::TagResourceError { ThrottledRequestException }
/// }
/// ```
#[macro_export]
macro_rules! client_error {
    (
        $(#[$meta:meta])*
        pub enum $error:ident { $($(#[$doc:meta])* $variant:ident($inner:ty)),* $(,)? }
        $($operation:ty { $($member:ident),* $(,)? })*
    ) => {
        $(#[$meta])*
        #[non_exhaustive]
        #[derive(Debug)]
        pub enum $error {
            $($(#[$doc])* $variant($inner),)*
            /// An error that the model does not know, or one from before or after the service's answer.
            #[deprecated(note = "an error that gets a name in a later version would no longer match; match any other \
                                 error and look at its `code()`")]
            Unhandled($crate::error::Unhandled),
        }

        #[allow(deprecated)]
        const _: () = {
            use ::std::fmt;
            use $crate::client::__private::{BuildError, ErrorMetadata, ProvideErrorMetadata, RequestId, SdkError};

            impl fmt::Display for $error {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    match self {
                        $(Self::$variant(inner) => fmt::Display::fmt(inner, f),)*
                        Self::Unhandled(inner) => match inner.meta().code() {
                            Some(code) => write!(f, "unhandled error ({code})"),
                            None => f.write_str("unhandled error"),
                        },
                    }
                }
            }

            impl ::std::error::Error for $error {
                fn source(&self) -> Option<&(dyn ::std::error::Error + 'static)> {
                    match self {
                        $(Self::$variant(inner) => ::std::error::Error::source(inner),)*
                        Self::Unhandled(inner) => Some(inner.source()),
                    }
                }
            }

            impl ProvideErrorMetadata for $error {
                fn meta(&self) -> &ErrorMetadata {
                    match self {
                        $(Self::$variant(inner) => ProvideErrorMetadata::meta(inner),)*
                        Self::Unhandled(inner) => inner.meta(),
                    }
                }
            }

            impl RequestId for $error {
                fn request_id(&self) -> Option<&str> {
                    ProvideErrorMetadata::meta(self).request_id()
                }
            }

            impl From<BuildError> for $error {
                fn from(error: BuildError) -> Self {
                    Self::Unhandled($crate::error::Unhandled::new(error, ErrorMetadata::default()))
                }
            }

            impl<E, R> From<SdkError<E, R>> for $error
            where
                $error: From<E>,
                E: ::std::error::Error + ProvideErrorMetadata + Send + Sync + 'static,
                R: fmt::Debug + Send + Sync + 'static,
            {
                fn from(error: SdkError<E, R>) -> Self {
                    match error {
                        SdkError::ServiceError(context) => Self::from(context.into_err()),
                        error => {
                            let meta = error.meta().clone();
                            Self::Unhandled($crate::error::Unhandled::new(error, meta))
                        }
                    }
                }
            }

            $(
                impl From<$operation> for $error {
                    fn from(error: $operation) -> Self {
                        type Operation = $operation;
                        match error {
                            $(Operation::$member(inner) => Self::$member(inner),)*
                            Operation::Unhandled(inner) => Self::Unhandled(inner),
                            // The enum is open, since it stands in another crate; its own crate was made with this one.
                            #[allow(unreachable_patterns)]
                            other => Self::Unhandled($crate::error::Unhandled::new(other, ErrorMetadata::default())),
                        }
                    }
                }
            )*
        };
    };
}
