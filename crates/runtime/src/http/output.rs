//! The macro that binds an output or an error to a response.

/// Implements [`Bind`](crate::http::Bind) for an output or an error, as servers write them.
#[doc(hidden)]
#[macro_export]
macro_rules! __bind_response {
    ($name:ident {$(
        $(#[$doc:meta])*
        $field:ident ($set:ident, $get:ident): $presence:ident $ty:tt = $json:literal
            $(in $location:ident $(($wire:literal))?)?
            $(as $codec:ty)?
            $(, $flag:ident)*
            $(where $rules:tt)?
            $(=> $default:expr)?;
    )*}) => {
        impl $crate::http::Bind for $name {
            #[allow(unused_variables)]
            fn bind(
                &self,
                parts: &mut $crate::http::Parts,
            ) -> ::std::result::Result<(), $crate::__private::BuildError> {
                $( $crate::__bind! {
                    parts, $crate::__as_option!($presence self.$field), stringify!($field), optional,
                    [$($location $(($wire))?)?], $crate::__codec!($($codec)?)
                } )*
                ::std::result::Result::Ok(())
            }

            #[allow(unreachable_code)]
            fn take_stream(&mut self) -> ::std::option::Option<$crate::primitives::ByteStream> {
                $( $crate::__take_stream!(self.$field, [$($location)?]); )*
                ::std::option::Option::None
            }
        }
    };
}
