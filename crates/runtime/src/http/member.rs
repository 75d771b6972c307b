//! What each part of a member's row becomes in a request. Every macro here answers one question, by the row's own words.

/// A field as an `Option`, whatever its presence.
#[doc(hidden)]
#[macro_export]
macro_rules! __as_option {
    (required $value:expr) => {
        ::std::option::Option::Some(&$value)
    };
    (default $value:expr) => {
        ::std::option::Option::Some(&$value)
    };
    ($option:ident $value:expr) => {
        $value.as_ref()
    };
}

/// The key of a member that is bound to the query by itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __query_key {
    (query($wire:literal)) => {
        ::std::option::Option::Some($wire)
    };
    ($($elsewhere:tt)*) => {
        ::std::option::Option::None
    };
}

/// Whether a request can do without a member of this presence.
#[doc(hidden)]
#[macro_export]
macro_rules! __need {
    (optional) => {
        $crate::http::Need::Optional
    };
    (default) => {
        $crate::http::Need::Optional
    };
    ($required:ident) => {
        $crate::http::Need::Required
    };
}

/// Writes one member to where the model binds it.
#[doc(hidden)]
#[macro_export]
macro_rules! __bind {
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [], $codec:ty) => {};
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [label($wire:literal)], $codec:ty) => {
        $parts.label::<_, $codec>($wire, $field, $value)?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [query($wire:literal)], $codec:ty) => {
        $parts.query::<_, $codec>($wire, $field, $value, $crate::__need!($presence))?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [params], $codec:ty) => {
        $parts.query_params(<Self as $crate::http::Bind>::QUERY_KEYS, $value);
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [header($wire:literal)], $codec:ty) => {
        $parts.header::<_, $codec>($wire, $field, $value)?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [prefix($wire:literal)], $codec:ty) => {
        $parts.prefix_headers($wire, $field, $value)?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [status], $codec:ty) => {
        $parts.status($field, $value)?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [payload($wire:literal)], $codec:ty) => {
        $parts.payload::<_, $codec>($wire, $value)?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [stream($wire:literal)], $codec:ty) => {
        $parts.stream($wire, $field, $value)?;
    };
}

/// Takes the body out of the member that streams it, if this is the one.
#[doc(hidden)]
#[macro_export]
macro_rules! __take_stream {
    ($place:expr, [stream]) => {
        return ::std::option::Option::Some(::std::mem::take(&mut $place));
    };
    ($place:expr, [$($location:ident)?]) => {};
}

/// Answers with the member that takes an idempotency token, if this is the one.
#[doc(hidden)]
#[macro_export]
macro_rules! __idempotency_token {
    ($place:expr) => {};
    ($place:expr, idempotency_token $(, $flag:ident)*) => {
        return ::std::option::Option::Some(&mut $place);
    };
    ($place:expr, $other:ident $(, $flag:ident)*) => {
        $crate::__idempotency_token!($place $(, $flag)*);
    };
}

/// Answers with a member's text, if it is part of the host name and the one asked for.
#[doc(hidden)]
#[macro_export]
macro_rules! __host_label {
    ($value:expr, $asked:ident, $json:literal) => {};
    ($value:expr, $asked:ident, $json:literal, host_label $(, $flag:ident)*) => {
        if $asked == $json {
            return $value.as_ref().map(::std::convert::AsRef::as_ref);
        }
    };
    ($value:expr, $asked:ident, $json:literal, $other:ident $(, $flag:ident)*) => {
        $crate::__host_label!($value, $asked, $json $(, $flag)*);
    };
}

/// Answers with a member's text, if it is the one asked for, a string, and not sensitive.
#[doc(hidden)]
#[macro_export]
macro_rules! __attribute {
    ($value:expr, $asked:ident, $json:literal, $presence:ident String) => {
        if $asked == $json {
            return $crate::__as_option!($presence $value).map(::std::string::String::as_str);
        }
    };
    ($value:expr, $asked:ident, $json:literal, $presence:ident String, idempotency_token) => {
        $crate::__attribute!($value, $asked, $json, $presence String);
    };
    ($value:expr, $asked:ident, $json:literal, $presence:ident String, host_label) => {
        $crate::__attribute!($value, $asked, $json, $presence String);
    };
    ($value:expr, $asked:ident, $json:literal, $presence:ident $other:tt $(, $flag:ident)*) => {};
}
