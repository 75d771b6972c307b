//! What rows say for servers alone.

/// Its contents, where this crate is built with its feature `server`; nothing otherwise. So a client pays for none of it,
/// and the crates that call the macros need no feature of their own for it.
#[cfg(feature = "server")]
#[doc(hidden)]
#[macro_export]
macro_rules! __server {
    ($($item:item)*) => { $($item)* };
}

/// See above: this is the build without servers.
#[cfg(not(feature = "server"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __server {
    ($($item:item)*) => {};
}

/// Checks a member that may be set by the rules of its row.
#[doc(hidden)]
#[macro_export]
macro_rules! __check {
    ($cx:ident, $value:expr, $json:literal; $ty:tt $($flag:ident)*) => {};
    ($cx:ident, $value:expr, $json:literal, ($($rules:tt)*); $ty:tt $($flag:ident)*) => {
        $crate::server::member($cx, $value, $json, |value, cx| {
            $crate::__concealing!(cx, $ty { $crate::__rules!(value cx, $($rules)*); } $($flag)*)
        });
    };
}

/// Checks a value by rules, one after the other.
#[doc(hidden)]
#[macro_export]
macro_rules! __rules {
    ($value:ident $cx:ident, $rule:ident $(($($args:tt)*))? $(, $($rest:tt)*)?) => {
        $crate::__rule!($value $cx, $rule $(($($args)*))?);
        $( $crate::__rules!($value $cx, $($rest)*); )?
    };
}

/// Checks a value by one rule. See [`server`](crate::server) for what the rules mean.
#[doc(hidden)]
#[macro_export]
macro_rules! __rule {
    ($value:ident $cx:ident, length($bounds:expr)) => {
        $crate::server::length($value, $bounds, $cx)
    };
    ($value:ident $cx:ident, range($bounds:expr)) => {
        $crate::server::range($value, $bounds, $cx)
    };
    ($value:ident $cx:ident, pattern($text:literal $(=> $expression:literal)?)) => {{
        static PATTERN: $crate::server::Pattern = $crate::__pattern!($text $(, $expression)?);
        PATTERN.check($value, $cx)
    }};
    ($value:ident $cx:ident, known) => {
        $crate::server::known($value, &[], $cx)
    };
    ($value:ident $cx:ident, known(except $($except:literal),+)) => {
        $crate::server::known($value, &[$($except),+], $cx)
    };
    ($value:ident $cx:ident, one_of($($one:literal),*)) => {
        $crate::server::one_of($value, &[$($one),*], $cx)
    };
    ($value:ident $cx:ident, unique) => {
        $crate::server::unique($value, $cx)
    };
    ($value:ident $cx:ident, nested) => {
        $crate::server::Validate::validate($value, $cx)
    };
    ($value:ident $cx:ident, $part:ident($($rules:tt)*)) => {
        $crate::server::$part($value, $cx, |value, cx| { $crate::__rules!(value cx, $($rules)*); })
    };
}

/// An expression, and the same in the `regex` crate's syntax where that differs.
#[doc(hidden)]
#[macro_export]
macro_rules! __pattern {
    ($text:literal) => {
        $crate::server::Pattern::new($text)
    };
    ($text:literal, $expression:literal) => {
        $crate::server::Pattern::translated($text, $expression)
    };
}
