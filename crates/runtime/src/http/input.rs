//! The macro that declares an operation's input.

/// Declares an operation's input: a structure whose members the model binds to a request.
/// See [`shape`](crate::shape) for the row of a member; where it travels is one of
/// `in label("name")`, `in query("key")`, `in params`, `in header("name")`, `in prefix("x-")`,
/// `in payload("media/type")`, `in stream("media/type")`, and the JSON body otherwise.
///
/// `streaming` after the builder says that a member is a stream: such an input can neither be cloned nor compared, and
/// has no JSON form.
#[macro_export]
macro_rules! input {
    ($(#[$meta:meta])* $name:ident ($builder:ident) { $($rows:tt)* }) => {
        $crate::__input! { $(#[$meta])* $name ($builder), derive(Clone, PartialEq) { $($rows)* } }
        $crate::__wire_structure!($name);
    };
    ($(#[$meta:meta])* $name:ident ($builder:ident) streaming { $($rows:tt)* }) => {
        $crate::__input! { $(#[$meta])* $name ($builder), derive() { $($rows)* } }
    };
}

/// What all inputs have.
#[doc(hidden)]
#[macro_export]
macro_rules! __input {
    ($(#[$meta:meta])* $name:ident ($builder:ident), $derive:meta {$(
        $(#[$doc:meta])*
        $field:ident ($set:ident, $get:ident): $presence:ident $ty:tt = $json:literal
            $(in $location:ident $(($wire:literal))?)?
            $(as $codec:ty)?
            $(, $flag:ident)*
            $(where $rules:tt)?
            $(=> $default:expr)?;
    )*}) => {
        $crate::__structure! { $(#[$meta])* $name ($builder) fallible, $derive [] {$(
            $(#[$doc])*
            $field ($set, $get): $presence $ty = $json
                $(in $location $(($wire))?)? $(as $codec)? $(, $flag)* $(where $rules)? $(=> $default)?;
        )*} }

        $crate::__server! {
            $crate::__read_bound! { $name ($builder) {$(
                $field ($set, $get): $presence $ty = $json
                    $(in $location $(($wire))?)? $(as $codec)?;
            )*} }
        }

        impl $crate::http::Bind for $name {
            const QUERY_KEYS: &'static [::std::option::Option<&'static str>] =
                &[$( $crate::__query_key!($($location $(($wire))?)?) ),*];

            #[inline]
            #[allow(unused_variables)]
            fn bind(
                &self,
                parts: &mut $crate::http::Parts,
            ) -> ::std::result::Result<(), $crate::__private::BuildError> {
                $( $crate::__bind! {
                    parts, $crate::__as_option!($presence self.$field), stringify!($field), $presence,
                    [$($location $(($wire))?)?], $crate::__codec!($($codec)?)
                } )*
                ::std::result::Result::Ok(())
            }

            #[inline]
            #[allow(unreachable_code)]
            fn take_stream(&mut self) -> ::std::option::Option<$crate::primitives::ByteStream> {
                $( $crate::__take_stream!(self.$field, [$($location)?]); )*
                ::std::option::Option::None
            }

            #[inline]
            #[allow(unreachable_code)]
            fn idempotency_token(&mut self) -> ::std::option::Option<&mut ::std::option::Option<::std::string::String>> {
                $( $crate::__idempotency_token!(self.$field $(, $flag)*); )*
                ::std::option::Option::None
            }

            #[inline]
            #[allow(unused_variables)]
            fn host_label(&self, name: &str) -> ::std::option::Option<&str> {
                $( $crate::__host_label!(self.$field, name, $json $(, $flag)*); )*
                ::std::option::Option::None
            }
        }

        impl $crate::http::Attributes for $name {
            #[inline]
            #[allow(unused_variables)]
            fn attribute<'a>(
                &'a self,
                member: &str,
            ) -> ::std::option::Option<&'a str> {
                $( $crate::__attribute!(self.$field, member, $json, $presence $ty $(, $flag)*); )*
                ::std::option::Option::None
            }
        }
    };
}
