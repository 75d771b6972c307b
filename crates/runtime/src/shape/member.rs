//! What each part of a member's row becomes. Every macro here answers one question, by the row's own words.

/// The Rust type of a row's type.
#[doc(hidden)]
#[macro_export]
macro_rules! __type {
    ([$item:ty]) => { ::std::vec::Vec<$item> };
    ({$key:ty => $value:ty}) => { ::std::collections::HashMap<$key, $value> };
    ((Box<$inner:ty>)) => { ::std::boxed::Box<$inner> };
    (($other:ty)) => { $other };
    (String) => { ::std::string::String };
    (bool) => { ::core::primitive::bool };
    (i8) => { ::core::primitive::i8 };
    (i16) => { ::core::primitive::i16 };
    (i32) => { ::core::primitive::i32 };
    (i64) => { ::core::primitive::i64 };
    (f32) => { ::core::primitive::f32 };
    (f64) => { ::core::primitive::f64 };
    ($name:ident) => { $name };
}

/// The type of a structure's field.
#[doc(hidden)]
#[macro_export]
macro_rules! __field_type {
    (required $ty:tt) => { $crate::__type!($ty) };
    (default $ty:tt) => { $crate::__type!($ty) };
    (expected $ty:tt) => { ::std::option::Option<$crate::__type!($ty)> };
    (optional $ty:tt) => { ::std::option::Option<$crate::__type!($ty)> };
}

/// The form of a member: what the row says, or the plain one.
#[doc(hidden)]
#[macro_export]
macro_rules! __codec {
    () => {
        $crate::codec::Plain
    };
    ($codec:ty) => {
        $codec
    };
}

/// The form of a member in JSON. The row's form is that of the place where the member is bound.
#[doc(hidden)]
#[macro_export]
macro_rules! __json_codec {
    ([stream] $($codec:ty)?) => { $crate::codec::NoJson };
    ([$location:ident] $($codec:ty)?) => { $crate::codec::Plain };
    ([] $($codec:ty)?) => { $crate::__codec!($($codec)?) };
}

/// Whether a member travels in the body.
#[doc(hidden)]
#[macro_export]
macro_rules! __in_body {
    () => {
        true
    };
    ($location:ident) => {
        false
    };
}

/// Writes a member, if it is set.
#[doc(hidden)]
#[macro_export]
macro_rules! __write {
    ($object:ident, $value:expr, required $json:literal $codec:ty) => {
        $object.serialize_field($json, &$crate::codec::Encoded::<_, $codec>::new(&$value))
    };
    ($object:ident, $value:expr, default $json:literal $codec:ty) => {
        $crate::__write!($object, $value, required $json $codec)
    };
    ($object:ident, $value:expr, expected $json:literal $codec:ty) => {
        $crate::__write!($object, $value, optional $json $codec)
    };
    ($object:ident, $value:expr, optional $json:literal $codec:ty) => {
        match &$value {
            ::std::option::Option::Some(value) => {
                $object.serialize_field($json, &$crate::codec::Encoded::<_, $codec>::new(value))
            }
            ::std::option::Option::None => ::std::result::Result::Ok(()),
        }
    };
}

/// How much room a member's value asks for.
#[doc(hidden)]
#[macro_export]
macro_rules! __size_hint {
    ($value:expr, required $codec:ty) => {
        <$codec as $crate::codec::Codec<_>>::size_hint(&$value)
    };
    ($value:expr, default $codec:ty) => {
        $crate::__size_hint!($value, required $codec)
    };
    ($value:expr, expected $codec:ty) => {
        $crate::__size_hint!($value, optional $codec)
    };
    ($value:expr, optional $codec:ty) => {
        $value.as_ref().map_or(0, <$codec as $crate::codec::Codec<_>>::size_hint)
    };
}

/// Does something with a member's value. What is wrong inside of a sensitive map is told without its place there: keys are
/// as sensitive as values.
#[doc(hidden)]
#[macro_export]
macro_rules! __concealing {
    ($cx:ident, {$($map:tt)*} $do:block sensitive $($flag:ident)*) => {{
        let mark = $cx.mark();
        let done = $do;
        $cx.conceal(mark);
        done
    }};
    ($cx:ident, [::std::collections::HashMap $($map:tt)*] $do:block sensitive $($flag:ident)*) => {
        $crate::__concealing!($cx, {} $do sensitive)
    };
    ($cx:ident, $ty:tt $do:block $($flag:ident)*) => {
        $do
    };
}

/// What a member that was read becomes, still an `Option`: the context supplies or demands what must be there.
#[doc(hidden)]
#[macro_export]
macro_rules! __demand {
    ($cx:ident, $value:expr, default $json:literal $codec:ty, $default:expr) => {
        $value
    };
    ($cx:ident, $value:expr, optional $json:literal $codec:ty) => {
        $value
    };
    ($cx:ident, $value:expr, optional $json:literal $codec:ty, $default:expr) => {
        $cx.fill($value, || $default)
    };
    ($cx:ident, $value:expr, expected $json:literal $codec:ty) => {
        $cx.expect::<_, $codec>($value, $json)
    };
    ($cx:ident, $value:expr, expected $json:literal $codec:ty, $default:expr) => {{
        let filled = $cx.fill($value, || $default);
        $cx.expect::<_, $codec>(filled, $json)
    }};
    ($cx:ident, $value:expr, required $json:literal $codec:ty) => {
        $cx.require::<_, $codec>($value, $json)
    };
}

/// The field made of a demanded member.
#[doc(hidden)]
#[macro_export]
macro_rules! __place {
    ($value:expr, required) => {
        $value?
    };
    ($value:expr, default $default:expr) => {
        $value.unwrap_or_else(|| $default)
    };
    ($value:expr, $option:ident $($default:expr)?) => {
        $value
    };
}

/// The field made of a builder's member.
#[doc(hidden)]
#[macro_export]
macro_rules! __build_field {
    ($name:ident $field:ident $value:expr, required) => {
        match $value {
            ::std::option::Option::Some(value) => value,
            ::std::option::Option::None => {
                return ::std::result::Result::Err($crate::__private::BuildError::missing_field(
                    stringify!($field),
                    concat!(
                        stringify!($field),
                        " was not specified but it is required when building ",
                        stringify!($name)
                    ),
                ));
            }
        }
    };
    ($name:ident $field:ident $value:expr, default $default:expr) => {
        $value.unwrap_or_else(|| $default)
    };
    ($name:ident $field:ident $value:expr, $option:ident $($default:expr)?) => {
        $value
    };
}

/// What `Debug` shows of a member.
#[doc(hidden)]
#[macro_export]
macro_rules! __show {
    ($value:expr) => { &$value };
    ($value:expr, sensitive $(, $flag:ident)*) => { &"*** Sensitive Data Redacted ***" };
    ($value:expr, $flag:ident $(, $flags:ident)*) => { $crate::__show!($value $(, $flags)*) };
}
