//! Errors: the structures of modelled errors, and the enum of what one operation can fail with.

/// Declares a modelled error: a structure with the metadata of the response it came in.
///
/// After how it is built may stand the HTTP status with which a server answers it, `status(404)`, and as what the model
/// calls it retryable: `retryable(ServerError)`, `retryable(ClientError)`, `retryable(ThrottlingError)`.
#[macro_export]
macro_rules! error_structure {
    ($(#[$meta:meta])* $name:ident ($builder:ident) $build:ident $(status($status:literal))? $(retryable($kind:ident))? {
        $($rows:tt)*
    }) => {
        $crate::__structure! {
            $(#[$meta])* $name ($builder) $build, derive(Clone, PartialEq)
            [meta: $crate::__private::ErrorMetadata, meta: $crate::__private::ErrorMetadata]
            { $($rows)* }
        }

        $crate::__wire_structure!($name);
        $crate::__read_bound! { $name ($builder) { $($rows)* } }
        $crate::__server! {
            $crate::__bind_response! { $name { $($rows)* } }

            impl $crate::server::Fault for $name {
                const STATUS: u16 = $crate::__status!($($status)?);
            }
        }

        $(
            impl $name {
                /// What kind of retryable error the model calls this.
                pub fn retryable_error_kind(&self) -> $crate::__private::ErrorKind {
                    $crate::__private::ErrorKind::$kind
                }
            }
        )?

        impl $builder {
            /// Sets the metadata of the response: code, message, request id.
            #[inline]
            pub fn meta(mut self, meta: $crate::__private::ErrorMetadata) -> Self {
                self.meta = meta;
                self
            }

            /// Sets or clears the metadata of the response.
            #[inline]
            pub fn set_meta(&mut self, meta: ::std::option::Option<$crate::__private::ErrorMetadata>) -> &mut Self {
                self.meta = meta.unwrap_or_default();
                self
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::shape::display_error(f, stringify!($name), &self.message)
            }
        }

        impl ::std::error::Error for $name {}

        impl $crate::shape::ModeledError for $name {
            fn complete(builder: &mut $builder, meta: $crate::__private::ErrorMetadata) {
                if builder.message.is_none() {
                    builder.message = meta.message().map(::std::borrow::ToOwned::to_owned);
                }
                builder.meta = meta;
            }

            $crate::__lone_message! { $($rows)* }
        }

        impl $crate::__private::ProvideErrorMetadata for $name {
            fn meta(&self) -> &$crate::__private::ErrorMetadata {
                &self.meta
            }
        }

        #[cfg(feature = "client")]
        impl $crate::__private::RequestId for $name {
            fn request_id(&self) -> ::std::option::Option<&str> {
                $crate::__private::RequestId::request_id(&self.meta)
            }
        }
    };
}

/// Says of the rows of an error that there is only a message, if it is so.
#[doc(hidden)]
#[macro_export]
macro_rules! __lone_message {
    (
        $(#[$doc:meta])*
        message ($set:ident, $get:ident): optional String = "message" $(where $rules:tt)?;
    ) => {
        const OF_MESSAGE: ::std::option::Option<$crate::shape::OfMessage<Self>> =
            ::std::option::Option::Some(|message, meta| Self { message, meta });
    };
    ($($rows:tt)*) => {};
}

/// Declares what an operation can fail with: one variant per modelled error, and `Unhandled` for the rest.
///
/// A variant's row is the error's type (in scope), its inspector, the code by which a response names it, and
/// `retryable` where the model says so.
#[macro_export]
macro_rules! operation_error {
    ($(#[$meta:meta])* $name:ident {$(
        $(#[$doc:meta])*
        $variant:ident ($is:ident) = $code:literal $(, $retryable:ident)?;
    )*}) => {
        $(#[$meta])*
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$doc])* $variant($variant), )*
            /// An error that this version of the model does not know. Ask `code()` and `message()` what it is.
            #[deprecated(note = "Don't match on `Unhandled` directly: match with a wildcard and compare `.code()` \
                                 instead, which goes on working when the error becomes a variant.")]
            Unhandled($crate::error::Unhandled),
        }

        #[allow(deprecated)]
        impl $name {
            /// Wraps an error of any kind.
            pub fn unhandled(
                err: impl ::std::convert::Into<$crate::error::BoxError>,
            ) -> Self {
                Self::Unhandled($crate::error::Unhandled::new(err, ::std::default::Default::default()))
            }

            /// Makes an error of its metadata alone.
            pub fn generic(err: $crate::__private::ErrorMetadata) -> Self {
                Self::Unhandled($crate::error::Unhandled::new(err.clone(), err))
            }

            /// Code, message and request id of the response.
            pub fn meta(&self) -> &$crate::__private::ErrorMetadata {
                match self {
                    $( Self::$variant(error) => $crate::__private::ProvideErrorMetadata::meta(error), )*
                    Self::Unhandled(error) => error.meta(),
                }
            }

            $(
                #[doc = concat!("Whether this is a [`", stringify!($variant), "`].")]
                #[inline]
                pub fn $is(&self) -> bool {
                    matches!(self, Self::$variant(_))
                }
            )*
        }

        #[allow(deprecated)]
        impl ::std::error::Error for $name {
            fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> {
                ::std::option::Option::Some(match self {
                    $( Self::$variant(error) => error, )*
                    Self::Unhandled(error) => error.source(),
                })
            }
        }

        #[allow(deprecated)]
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    $( Self::$variant(error) => ::std::fmt::Display::fmt(error, f), )*
                    Self::Unhandled(error) => $crate::shape::display_unhandled(f, error),
                }
            }
        }

        impl $crate::__private::ProvideErrorKind for $name {
            fn retryable_error_kind(&self) -> ::std::option::Option<$crate::__private::ErrorKind> {
                match self {
                    $( $( Self::$variant(error) => {
                        $crate::__ignore!($retryable);
                        ::std::option::Option::Some(error.retryable_error_kind())
                    } )? )*
                    _ => ::std::option::Option::None,
                }
            }
            fn code(&self) -> ::std::option::Option<&str> {
                $crate::__private::ProvideErrorMetadata::code(self)
            }
        }

        impl $crate::__private::ProvideErrorMetadata for $name {
            fn meta(&self) -> &$crate::__private::ErrorMetadata {
                $name::meta(self)
            }
        }

        #[allow(deprecated)]
        impl $crate::operation::OperationError for $name {
            fn unhandled(source: $crate::error::BoxError, meta: $crate::__private::ErrorMetadata) -> Self {
                Self::Unhandled($crate::error::Unhandled::new(source, meta))
            }

            #[inline]
            fn decode(
                code: &str,
                response: $crate::operation::Response<'_>,
                meta: $crate::__private::ErrorMetadata,
            ) -> Self {
                match code {
                    $( $code => $crate::http::decode_modeled(response, meta, Self::$variant), )*
                    _ => Self::generic(meta),
                }
            }
        }

        $crate::__server! {
            #[allow(deprecated)]
            impl $crate::server::EncodeError for $name {
                fn encode(&self) -> ::std::result::Result<$crate::server::Response, $crate::__private::BuildError> {
                    match self {
                        $( Self::$variant(error) => $crate::server::encode_modeled(error, $code), )*
                        Self::Unhandled(error) => ::std::result::Result::Ok($crate::server::encode_unhandled(error)),
                    }
                }
            }
        }

        #[cfg(feature = "client")]
        #[allow(deprecated)]
        impl $crate::__private::CreateUnhandledError for $name {
            fn create_unhandled_error(
                source: $crate::error::BoxError,
                meta: ::std::option::Option<$crate::__private::ErrorMetadata>,
            ) -> Self {
                Self::Unhandled($crate::error::Unhandled::new(source, meta.unwrap_or_default()))
            }
        }

        #[cfg(feature = "client")]
        impl $crate::__private::RequestId for $name {
            fn request_id(&self) -> ::std::option::Option<&str> {
                $crate::__private::RequestId::request_id($name::meta(self))
            }
        }
    };
}

/// Takes a word that only stands for its presence.
#[doc(hidden)]
#[macro_export]
macro_rules! __ignore {
    ($word:ident) => {};
}

/// The status of an error. One whose row does not say is the service's fault.
#[doc(hidden)]
#[macro_export]
macro_rules! __status {
    () => {
        500
    };
    ($status:literal) => {
        $status
    };
}
