//! Members of a response that travel outside its JSON body.

/// Implements [`ReadBound`](crate::shape::ReadBound) for the rows of an output or an error.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_bound {
    ($name:ident ($builder:ident) {$(
        $(#[$doc:meta])*
        $field:ident ($set:ident, $get:ident): $presence:ident $ty:tt = $json:literal
            $(in $location:ident $(($wire:literal))?)?
            $(as $codec:ty)?
            $(, $flag:ident)*
            $(=> $default:expr)?;
    )*}) => {
        impl $crate::shape::ReadBound for $name {
            #[inline]
            #[allow(unused_variables)]
            fn read_bound(
                builder: &mut $builder,
                status: u16,
                headers: &dyn $crate::shape::Headers,
                body: &[u8],
                cx: &mut $crate::codec::Context,
            ) -> ::std::result::Result<(), $crate::error::BoxError> {
                $( $crate::__read_from! {
                    builder.$field, [$($location $(($wire))?)?], status headers body cx, $crate::__codec!($($codec)?)
                } )*
                ::std::result::Result::Ok(())
            }

            #[inline]
            #[allow(unused_variables)]
            fn set_stream(&mut self, stream: $crate::primitives::ByteStream) {
                $( $crate::__put_stream!(self.$field, stream, [$($location)?]); )*
            }
        }
    };
}

/// Puts the body into the member that streams it, if this is the one.
#[doc(hidden)]
#[macro_export]
macro_rules! __put_stream {
    ($place:expr, $stream:ident, [stream]) => {
        $place = $stream;
    };
    ($place:expr, $stream:ident, [$($location:ident)?]) => {};
}

/// Reads one member from where the model binds it.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_from {
    ($place:expr, [], $status:ident $headers:ident $body:ident $cx:ident, $codec:ty) => {};
    ($place:expr, [header($wire:literal)], $status:ident $headers:ident $body:ident $cx:ident, $codec:ty) => {
        $place = $crate::shape::read_header::<_, $codec>($headers, $wire, $cx);
    };
    ($place:expr, [prefix($wire:literal)], $status:ident $headers:ident $body:ident $cx:ident, $codec:ty) => {
        $place = $crate::shape::read_prefix_headers($headers, $wire);
    };
    ($place:expr, [status], $status:ident $headers:ident $body:ident $cx:ident, $codec:ty) => {
        $place = ::std::option::Option::Some($status.into());
    };
    ($place:expr, [payload($wire:literal)], $status:ident $headers:ident $body:ident $cx:ident, $codec:ty) => {
        $place = <$codec as $crate::http::Payload<_>>::read($body, $cx.policy())?;
    };
    // The body is handed over as it is, see `set_stream`.
    ($place:expr, [stream($wire:literal)], $status:ident $headers:ident $body:ident $cx:ident, $codec:ty) => {};
}
