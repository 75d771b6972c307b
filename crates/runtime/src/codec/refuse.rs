//! Refusing what a visitor cannot take, in words of ours: serde's default messages print the value.

use serde::de::MapAccess;

use super::{Context, Decoded, Plain};

/// The methods of a visitor of `Option<_>`, whose first field is the context, for the kinds of values that it does not
/// take. Null is `None`.
macro_rules! refuse {
    ($expected:literal: $($kind:ident)+) => {
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str($expected)
        }
        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
        fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
        fn visit_some<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            deserializer.deserialize_any(self)
        }
        $( $crate::codec::refuse::refuse!(@$kind $expected); )+
    };
    (@text $expected:literal) => {
        $crate::codec::refuse::refuse!(@value $expected, visit_str &str);
    };
    (@bool $expected:literal) => {
        $crate::codec::refuse::refuse!(@value $expected, visit_bool bool);
    };
    (@numbers $expected:literal) => {
        $crate::codec::refuse::refuse!(@value $expected, visit_i64 i64);
        $crate::codec::refuse::refuse!(@value $expected, visit_u64 u64);
        $crate::codec::refuse::refuse!(@value $expected, visit_i128 i128);
        $crate::codec::refuse::refuse!(@value $expected, visit_u128 u128);
        $crate::codec::refuse::refuse!(@value $expected, visit_f64 f64);
    };
    (@value $expected:literal, $visit:ident $ty:ty) => {
        fn $visit<E: serde::de::Error>(self, _: $ty) -> Result<Self::Value, E> {
            Err(self.0.expected($expected))
        }
    };
    (@array $expected:literal) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err(self.0.expected($expected))
        }
    };
    (@object $expected:literal) => {
        fn visit_map<A: serde::de::MapAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err(self.0.expected($expected))
        }
    };
}
pub(super) use refuse;

/// The next key of an object. A key that is no string, which other formats than JSON have, is refused in our words too.
pub(super) fn next_name<'de, A: MapAccess<'de>>(cx: &mut Context, access: &mut A) -> Result<Option<String>, A::Error> {
    match access.next_key_seed(Decoded::<String, Plain>::new(cx))? {
        None => Ok(None),
        Some(Some(name)) => Ok(Some(name)),
        Some(None) => Err(cx.expected("a string")),
    }
}
