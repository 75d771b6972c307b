//! Members of a message that travel outside its JSON body.

/// Implements [`ReadBound`](crate::shape::ReadBound) for the rows of a message's top level.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_bound {
    ($name:ident ($builder:ident) {$(
        $(#[$doc:meta])*
        $field:ident ($set:ident, $get:ident): $presence:ident $ty:tt = $json:literal
            $(in $location:ident $(($wire:literal))?)?
            $(as $codec:ty)?
            $(, $flag:ident)*
            $(where $rules:tt)?
            $(=> $default:expr)?;
    )*}) => {
        impl $crate::shape::ReadBound for $name {
            const PLACES: &'static [$crate::shape::Place] =
                &[$( $crate::__member_place!($($location $(($wire))?)?) ),*];

            #[inline]
            #[allow(unused_variables)]
            fn read_bound(
                builder: &mut $builder,
                from: &$crate::shape::Received<'_>,
                cx: &mut $crate::codec::Context,
            ) -> ::std::result::Result<(), $crate::error::DecodeError> {
                $( $crate::__read_from! {
                    builder.$field, $presence [$($location $(($wire))?)?], from cx, $crate::__codec!($($codec)?)
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

/// Where a member travels, as a value.
#[doc(hidden)]
#[macro_export]
macro_rules! __member_place {
    () => {
        $crate::shape::Place::Body
    };
    (label($wire:literal)) => {
        $crate::shape::Place::Label
    };
    (query($wire:literal)) => {
        $crate::shape::Place::Query($wire)
    };
    (params) => {
        $crate::shape::Place::Params
    };
    (header($wire:literal)) => {
        $crate::shape::Place::Header($wire)
    };
    (prefix($wire:literal)) => {
        $crate::shape::Place::Prefix($wire)
    };
    (status) => {
        $crate::shape::Place::Status
    };
    (payload($wire:literal)) => {
        $crate::shape::Place::Payload($wire)
    };
    (stream($wire:literal)) => {
        $crate::shape::Place::Stream($wire)
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
    ($place:expr, $presence:ident [], $from:ident $cx:ident, $codec:ty) => {};
    ($place:expr, $presence:ident [label($wire:literal)], $from:ident $cx:ident, $codec:ty) => {
        $place = $crate::server::read_label::<_, $codec>($from, $wire, $cx);
    };
    ($place:expr, $presence:ident [query($wire:literal)], $from:ident $cx:ident, $codec:ty) => {
        $place = $crate::server::read_query::<_, $codec>($from, $wire, $cx);
    };
    ($place:expr, $presence:ident [params], $from:ident $cx:ident, $codec:ty) => {
        $place = $crate::server::read_query_params($from, $cx);
    };
    ($place:expr, $presence:ident [header($wire:literal)], $from:ident $cx:ident, $codec:ty) => {
        $place = $crate::shape::read_header::<_, $codec>($from.headers, $wire, $cx);
    };
    ($place:expr, $presence:ident [prefix($wire:literal)], $from:ident $cx:ident, $codec:ty) => {
        $place = $crate::shape::read_prefix_headers($from.headers, $wire);
    };
    ($place:expr, $presence:ident [status], $from:ident $cx:ident, $codec:ty) => {
        $place = ::std::option::Option::Some($from.status.into());
    };
    ($place:expr, $presence:ident [payload($wire:literal)], $from:ident $cx:ident, $codec:ty) => {
        $place = $crate::http::read_payload::<_, $codec>($from.body, $crate::__need!($presence), $cx)?;
    };
    // The body is handed over as it is, see `set_stream`.
    ($place:expr, $presence:ident [stream($wire:literal)], $from:ident $cx:ident, $codec:ty) => {};
}
