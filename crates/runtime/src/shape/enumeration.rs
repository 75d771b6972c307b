//! Enums: strings of a known set, open to values of later revisions.

/// Declares an open enum.
///
/// ```
/// restjson_runtime::open_enum! {
///     /// How far the registration of a phone number is.
///     RegistrationStatus {
///         /// Ready to send.
///         Complete = "COMPLETE",
///         /// Steps are left to do.
///         Incomplete = "INCOMPLETE",
///     }
/// }
///
/// assert_eq!(RegistrationStatus::from("COMPLETE"), RegistrationStatus::Complete);
/// assert_eq!(RegistrationStatus::from("LATER").as_str(), "LATER");
/// assert!(RegistrationStatus::try_parse("LATER").is_err());
/// ```
#[macro_export]
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident { $( $(#[$doc:meta])* $variant:ident = $value:literal, )* }) => {
        $(#[$meta])*
        ///
        /// Later revisions may add values. To match on one that this version does not know, compare
        /// `as_str()`; do not match on `Unknown`, whose values become variants of their own.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$doc])* $variant, )*
            /// A value that this version of the model does not know.
            #[deprecated(note = "Don't match on `Unknown` directly: compare `as_str()` instead, \
                                 which goes on working when the value becomes a variant.")]
            Unknown($crate::error::UnknownVariantValue),
        }

        #[allow(deprecated)]
        impl $name {
            /// The value as the service writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $value, )*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            /// Every value that this version of the model knows.
            pub const fn values() -> &'static [&'static str] {
                &[$($value),*]
            }

            /// Parses a value, and refuses one that this version of the model does not know.
            pub fn try_parse(value: &str) -> ::std::result::Result<Self, $crate::error::UnknownVariantError> {
                match Self::from(value) {
                    Self::Unknown(_) => ::std::result::Result::Err($crate::error::UnknownVariantError::new(value)),
                    known => ::std::result::Result::Ok(known),
                }
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $( $value => Self::$variant, )*
                    other => Self::Unknown($crate::error::UnknownVariantValue::new(other)),
                }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;
            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(Self::from(value))
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::codec::FromScalar for $name {
            const EXPECTED: &'static str = "a string";
            fn to_text(&self) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Borrowed(self.as_str())
            }
            #[inline]
            fn from_str(value: &str) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(Self::from(value))
            }
        }

        impl $crate::codec::MapKey for $name {
            fn as_key(&self) -> &str {
                self.as_str()
            }
            fn from_key(key: ::std::string::String) -> Self {
                Self::from(key.as_str())
            }
        }

        impl $crate::codec::Wire for $name {
            #[inline]
            fn write<__S: $crate::__private::Serializer>(&self, serializer: __S) -> ::std::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
            #[inline]
            fn read<'de, __D: $crate::__private::Deserializer<'de>>(
                cx: &mut $crate::codec::Context,
                deserializer: __D,
            ) -> ::std::result::Result<::std::option::Option<Self>, __D::Error> {
                let mut found = ::std::option::Option::None;
                $crate::codec::read_text(cx, deserializer, &mut |text| found = ::std::option::Option::Some(Self::from(text)))?;
                ::std::result::Result::Ok(found)
            }
            fn fallback(_: &mut $crate::codec::Context) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(Self::from("no value was set"))
            }
        }

        $crate::__serde!($name);

        $crate::__server! {
            impl $crate::server::OpenEnum for $name {
                const VALUES: &'static [&'static str] = Self::values();
                fn value(&self) -> &str {
                    self.as_str()
                }
            }

            impl $crate::server::Measure for $name {
                fn measure(&self) -> usize {
                    self.as_str().chars().count()
                }
            }
        }
    };
}
