//! The macros that declare messages.

/// Declares the messages of shapes. The brackets hold the module of the shapes, which are in the crate that calls this:
/// a member's row has its field number, its field, its type and its name in JSON, as its row in the shape has them.
/// `required` is what every revision of the model requires, so that it must be there when a message is read.
///
/// ```
/// mod types {
///     restjson_runtime::structure! {
///         /// A label on a resource.
///         Tag (TagBuilder) fallible {
///             /// What the label is about.
///             key (set_key, get_key): required String = "key";
///             /// What it says.
///             value (set_value, get_value): optional String = "value";
///         }
///     }
///
///     pub mod proto {
///         restjson_runtime::messages! { [super]
///             structure Tag {
///                 1 key: required String = "key";
///                 3 value: optional String = "value";
///             }
///         }
///     }
/// }
///
/// use restjson_runtime::proto::prost::Message;
/// use types::{Tag, proto};
///
/// let tag = Tag::builder().key("team").build()?;
/// let bytes = proto::Tag::from(tag.clone()).encode_to_vec();
/// assert_eq!(bytes, b"\x0a\x04team");
/// assert_eq!(Tag::try_from(proto::Tag::decode(bytes.as_slice())?)?, tag);
/// let error = Tag::try_from(proto::Tag::default()).unwrap_err();
/// assert_eq!(error.to_string(), "/key: required, but missing");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[macro_export]
macro_rules! messages {
    ([$($module:tt)+] $($kind:ident $name:ident { $($rows:tt)* })*) => {
        $crate::__messages! { [$($module)+] $($kind $name { $($rows)* })* }
    };
}

/// One after the other, each with the module.
#[doc(hidden)]
#[macro_export]
macro_rules! __messages {
    ($module:tt $($kind:ident $name:ident $rows:tt)*) => {
        $( $crate::__message_of! { $kind $module $name $rows } )*
    };
}

/// The message of a shape, and the ways there and back.
#[doc(hidden)]
#[macro_export]
macro_rules! __message_of {
    (structure [$($module:tt)+] $name:ident {
        $( $number:literal $field:ident: $presence:ident $ty:tt = $json:literal $(, $flag:ident)*; )*
    }) => {
        $crate::__message! {
            #[doc = concat!("The message of [`", $crate::__path!($($module)+), "::", stringify!($name), "`].")]
            $name {
                $( $number $field: ($crate::proto::Form<$crate::__type!($ty)>) $(, $flag)*; )*
            }
        }

        impl $crate::proto::Proto for $($module)+::$name {
            type Form = $name;

            fn into_form(self) -> $name {
                $name { $( $field: $crate::proto::give::<$crate::__type!($ty)>(self.$field), )* }
            }

            #[allow(unused_variables, unused_mut)]
            fn from_form(
                form: $name,
                cx: &mut $crate::codec::Context,
            ) -> ::std::option::Option<Self> {
                let mark = cx.mark();
                $( $crate::__demanded!($presence form.$field, $json, cx); )*
                let mut builder = <<Self as $crate::codec::Structure>::Builder as ::std::default::Default>::default();
                $( builder.$field = {
                    let mark = cx.mark();
                    let taken = $crate::__concealing!(cx, $ty {
                        $crate::proto::take::<$crate::__type!($ty)>(form.$field, cx)
                    } $($flag)*);
                    cx.enter(mark, $json);
                    taken
                }; )*
                if cx.failed_since(mark) {
                    return ::std::option::Option::None;
                }
                $crate::codec::Structure::finish(builder, cx)
            }
        }

        $crate::__there_and_back!([$($module)+] $name);
    };
    (union [$($module:tt)+] $name:ident {
        $( $number:literal $variant:ident: $ty:tt = $json:literal $(, $flag:ident)*; )*
    }) => {
        $crate::__oneof! {
            #[doc = concat!("The message of [`", $crate::__path!($($module)+), "::", stringify!($name), "`].")]
            $name {
                $( $number $variant: ($crate::proto::Form<$crate::__type!($ty)>) $(, $flag)*; )*
            }
        }

        impl $crate::proto::Proto for $($module)+::$name {
            type Form = $name;

            fn into_form(self) -> $name {
                match self {
                    $( Self::$variant(value) => $name::$variant($crate::proto::Proto::into_form(value)), )*
                    Self::Unknown => $name::Unknown,
                }
            }

            #[allow(unused_variables)]
            fn from_form(
                form: $name,
                cx: &mut $crate::codec::Context,
            ) -> ::std::option::Option<Self> {
                match form {
                    $( $name::$variant(value) => {
                        let mark = cx.mark();
                        let value = $crate::__concealing!(cx, $ty {
                            $crate::proto::Proto::from_form(value, cx)
                        } $($flag)*);
                        cx.enter(mark, $json);
                        value.map(Self::$variant)
                    } )*
                    $name::Unknown => ::std::option::Option::Some(Self::Unknown),
                }
            }
        }

        $crate::__there_and_back!([$($module)+] $name);
    };
    // In a field an enum is its text; the message is for values that stand alone.
    (enum [$($module:tt)+] $name:ident {}) => {
        $crate::__message! {
            #[doc = concat!("The message of a [`", $crate::__path!($($module)+), "::", stringify!($name), "`] that stands alone.")]
            $name {
                1 value: String;
            }
        }

        impl $crate::proto::Proto for $($module)+::$name {
            type Form = ::std::string::String;

            fn into_form(self) -> ::std::string::String {
                self.as_str().to_owned()
            }

            fn from_form(
                form: ::std::string::String,
                _: &mut $crate::codec::Context,
            ) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(Self::from(form.as_str()))
            }
        }

        impl ::std::convert::From<$($module)+::$name> for $name {
            fn from(value: $($module)+::$name) -> Self {
                Self { value: $crate::proto::give::<$($module)+::$name>(value) }
            }
        }

        impl ::std::convert::TryFrom<$name> for $($module)+::$name {
            type Error = $crate::error::DecodeError;
            fn try_from(message: $name) -> ::std::result::Result<Self, $crate::error::DecodeError> {
                match message.value {
                    ::std::option::Option::Some(value) => ::std::result::Result::Ok(Self::from(value.as_str())),
                    ::std::option::Option::None => ::std::result::Result::Err(
                        $crate::error::DecodeError::new("/value: required, but missing"),
                    ),
                }
            }
        }
    };
}

/// Demands what must be there.
#[doc(hidden)]
#[macro_export]
macro_rules! __demanded {
    (required $form:expr, $json:literal, $cx:ident) => {
        $crate::proto::demand(&$form, $json, $cx)
    };
    (optional $form:expr, $json:literal, $cx:ident) => {};
}

/// `From` and `TryFrom` of a shape and its message.
#[doc(hidden)]
#[macro_export]
macro_rules! __there_and_back {
    ([$($module:tt)+] $name:ident) => {
        impl ::std::convert::From<$($module)+::$name> for $name {
            fn from(value: $($module)+::$name) -> Self {
                $crate::proto::Proto::into_form(value)
            }
        }

        impl ::std::convert::TryFrom<$name> for $($module)+::$name {
            type Error = $crate::error::DecodeError;
            fn try_from(message: $name) -> ::std::result::Result<Self, $crate::error::DecodeError> {
                $crate::proto::read(message)
            }
        }
    };
}

/// A path as documentation links to it.
#[doc(hidden)]
#[macro_export]
macro_rules! __path {
    ($($part:tt)+) => { concat!($(stringify!($part)),+) };
}

/// Declares a message by the types of its fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __message {
    ($(#[$meta:meta])* $name:ident { $( $number:literal $field:ident: $ty:tt $(, $flag:ident)*; )* }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Default)]
        pub struct $name {
            $(
                #[doc = concat!("Field ", stringify!($number), ".")]
                pub $field: ::std::option::Option<$crate::__type!($ty)>,
            )*
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::shape::fields(f, stringify!($name), &[
                    $( (stringify!($field), $crate::__show!(self.$field $(, $flag)*)), )*
                ])
            }
        }

        impl $crate::proto::prost::Message for $name {
            #[allow(unused_variables)]
            fn encode_raw(&self, buf: &mut impl $crate::proto::prost::bytes::BufMut) {
                $( if let ::std::option::Option::Some(value) = &self.$field {
                    $crate::proto::Field::write(value, $number, buf);
                } )*
            }

            fn merge_field(
                &mut self,
                number: u32,
                wire_type: $crate::proto::prost::encoding::WireType,
                buf: &mut impl $crate::proto::prost::bytes::Buf,
                cx: $crate::proto::prost::encoding::DecodeContext,
            ) -> ::std::result::Result<(), $crate::proto::prost::DecodeError> {
                match number {
                    $( $number => {
                        let field = self.$field.get_or_insert_with(::std::default::Default::default);
                        $crate::proto::Field::read(field, wire_type, buf, cx).map_err(|mut error| {
                            error.push(stringify!($name), stringify!($field));
                            error
                        })
                    } )*
                    _ => $crate::proto::prost::encoding::skip_field(wire_type, number, buf, cx),
                }
            }

            fn encoded_len(&self) -> usize {
                0 $( + self.$field.as_ref().map_or(0, |value| $crate::proto::Field::size(value, $number)) )*
            }

            fn clear(&mut self) {
                *self = <Self as ::std::default::Default>::default();
            }
        }

        impl $crate::proto::Field for $name {
            $crate::__message_field!();
        }
    };
}

/// Declares a message that is one of several fields, or none that is known.
#[doc(hidden)]
#[macro_export]
macro_rules! __oneof {
    ($(#[$meta:meta])* $name:ident { $( $number:literal $variant:ident: $ty:tt $(, $flag:ident)*; )* }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Default)]
        pub enum $name {
            $(
                #[doc = concat!("Field ", stringify!($number), ".")]
                $variant($crate::__type!($ty)),
            )*
            /// None of the fields that this version knows.
            #[default]
            Unknown,
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    $( Self::$variant(_value) => f.debug_tuple(stringify!($variant)).field($crate::__show!(*_value $(, $flag)*)).finish(), )*
                    Self::Unknown => f.write_str("Unknown"),
                }
            }
        }

        impl $crate::proto::prost::Message for $name {
            #[allow(unused_variables)]
            fn encode_raw(&self, buf: &mut impl $crate::proto::prost::bytes::BufMut) {
                match self {
                    $( Self::$variant(value) => $crate::proto::Field::write(value, $number, buf), )*
                    Self::Unknown => {}
                }
            }

            /// Of several fields the last counts.
            fn merge_field(
                &mut self,
                number: u32,
                wire_type: $crate::proto::prost::encoding::WireType,
                buf: &mut impl $crate::proto::prost::bytes::Buf,
                cx: $crate::proto::prost::encoding::DecodeContext,
            ) -> ::std::result::Result<(), $crate::proto::prost::DecodeError> {
                match number {
                    $( $number => {
                        let mut value = match ::std::mem::take(self) {
                            Self::$variant(value) => value,
                            _ => ::std::default::Default::default(),
                        };
                        $crate::proto::Field::read(&mut value, wire_type, buf, cx).map_err(|mut error| {
                            error.push(stringify!($name), stringify!($variant));
                            error
                        })?;
                        *self = Self::$variant(value);
                        ::std::result::Result::Ok(())
                    } )*
                    _ => $crate::proto::prost::encoding::skip_field(wire_type, number, buf, cx),
                }
            }

            fn encoded_len(&self) -> usize {
                match self {
                    $( Self::$variant(value) => $crate::proto::Field::size(value, $number), )*
                    Self::Unknown => 0,
                }
            }

            fn clear(&mut self) {
                *self = Self::Unknown;
            }
        }

        impl $crate::proto::Field for $name {
            $crate::__message_field!();
        }
    };
}

/// How a message is the value of a field.
#[doc(hidden)]
#[macro_export]
macro_rules! __message_field {
    () => {
        fn write(&self, number: u32, buf: &mut impl $crate::proto::prost::bytes::BufMut) {
            $crate::proto::prost::encoding::message::encode(number, self, buf);
        }
        fn read(
            &mut self,
            wire_type: $crate::proto::prost::encoding::WireType,
            buf: &mut impl $crate::proto::prost::bytes::Buf,
            cx: $crate::proto::prost::encoding::DecodeContext,
        ) -> ::std::result::Result<(), $crate::proto::prost::DecodeError> {
            $crate::proto::prost::encoding::message::merge(wire_type, self, buf, cx)
        }
        fn size(&self, number: u32) -> usize {
            $crate::proto::prost::encoding::message::encoded_len(number, self)
        }
    };
}
