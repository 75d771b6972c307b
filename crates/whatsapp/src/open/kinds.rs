//! Objects told apart by one of their members.

use serde::de::{Deserialize, MapAccess};
use serde_json::{Map, Value};

/// How the words of a tag are compared.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Case {
    /// Byte by byte.
    Exact,
    /// Apart from upper and lower case, as Meta reads templates.
    Any,
}

impl Case {
    pub(crate) fn equal(self, found: &str, word: &str) -> bool {
        found == word || self == Self::Any && found.eq_ignore_ascii_case(word)
    }
}

/// The members of an object, and what its tag says. The tag may come last, so the object is read before its kind is known.
pub(crate) fn tagged<'de, A: MapAccess<'de>>(members: A, tag: &str) -> Result<(Value, Option<String>), A::Error> {
    let map = Map::deserialize(serde::de::value::MapAccessDeserializer::new(members))?;
    let found = map.get(tag).and_then(Value::as_str).map(str::to_owned);
    Ok((Value::Object(map), found))
}

/// Declares an enum of objects. One whose tag is not listed is `Unknown`, as it came, like anything that is no object.
macro_rules! kinds {
    ($(#[$meta:meta])* pub enum $name:ident by $tag:literal in $case:expr; {
        $($(#[$about:meta])* $kind:ident($ty:ty) = $text:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* $kind($ty),)*
            /// A kind that this crate does not know, as it came.
            Unknown(serde_json::Value),
        }

        impl $name {
            /// The word that tells this kind apart.
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$kind(_) => $text,)*
                    Self::Unknown(value) => value.get($tag).and_then(serde_json::Value::as_str).unwrap_or_default(),
                }
            }
        }

        $(impl From<$ty> for $name {
            fn from(value: $ty) -> Self {
                Self::$kind(value)
            }
        })*

        impl $crate::open::Open for $name {
            type Seen = Self;
            const EXPECTED: &'static str = "an object";

            fn seen(&self) -> &Self {
                self
            }

            fn stand_in(raw: serde_json::Value) -> $crate::open::Read<Self> {
                Ok(Self::Unknown(raw))
            }

            fn from_object<'de, A: serde::de::MapAccess<'de>>(
                members: A,
            ) -> Result<$crate::open::Read<Self>, A::Error> {
                let (object, found) = $crate::open::tagged(members, $tag)?;
                let Some(found) = found else { return Ok(Ok(Self::Unknown(object))) };
                $(if $case.equal(&found, $text) {
                    return Ok(Ok(match $crate::open::from_value::<$ty>(object) {
                        Ok(mut payload) => {
                            // A tag in another spelling stays where it is, and is written as it came.
                            if found == $text {
                                payload.other.remove($tag);
                            }
                            Self::$kind(payload)
                        }
                        Err(raw) => Self::Unknown(raw),
                    }));
                })*
                Ok(Ok(Self::Unknown(object)))
            }

            fn inspect(&self, at: &$crate::report::Place<'_>, report: &mut $crate::report::Report) {
                // A tag in another spelling is no member of the payload.
                report.put_tag($tag);
                match self {
                    $(Self::$kind(payload) => $crate::open::Open::inspect(payload, at, report),)*
                    Self::Unknown(value) if !value.is_object() => {
                        report.wrong_type(at, <Self as $crate::open::Open>::EXPECTED, value);
                    }
                    Self::Unknown(value) => report.unknown_kind(&at.member($tag), value.get($tag)),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                match self {
                    $(Self::$kind(payload) => {
                        let mut map = serializer.serialize_map(None)?;
                        if payload.other.get($tag).is_none() {
                            map.serialize_entry($tag, $text)?;
                        }
                        payload.write_members(&mut map)?;
                        map.end()
                    })*
                    Self::Unknown(value) => value.serialize(serializer),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::open::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use kinds;
