//! What makes a declared shape a value with a JSON form.

/// The plain form and the public serde form of a structure: all members, as JSON names them.
#[doc(hidden)]
#[macro_export]
macro_rules! __wire_structure {
    ($name:ident) => {
        impl $crate::codec::Wire for $name {
            const UNSET_PAYLOAD: ::std::option::Option<&'static str> = ::std::option::Option::Some("{}");

            #[inline]
            fn write<__S: $crate::__private::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                $crate::codec::write_object(self, $crate::codec::Scope::All, serializer)
            }
            #[inline]
            fn read<'de, __D: $crate::__private::Deserializer<'de>>(
                cx: &mut $crate::codec::Context,
                deserializer: __D,
            ) -> ::std::result::Result<::std::option::Option<Self>, __D::Error> {
                $crate::codec::read_structure(cx, deserializer)
            }
            #[inline]
            fn fallback(cx: &mut $crate::codec::Context) -> ::std::option::Option<Self> {
                $crate::codec::Structure::finish(::std::default::Default::default(), cx)
            }
        }

        $crate::__serde!($name);
    };
}

/// The public serde implementations: the plain form, read strictly.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {
        impl $crate::__private::Serialize for $name {
            #[inline]
            fn serialize<__S: $crate::__private::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                $crate::codec::Wire::write(self, serializer)
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<__D: $crate::__private::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                $crate::codec::deserialize(deserializer)
            }
        }
    };
}
