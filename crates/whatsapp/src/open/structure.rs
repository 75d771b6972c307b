//! Objects with known members: one table each.

use serde::de::MapAccess;

use crate::open::{Open, Other, Reader};

/// Reads a member where its type allows, or keeps it. Of a name that comes twice the last counts, as in `serde_json`.
pub(crate) fn read_member<'de, T: Open, A: MapAccess<'de>>(
    members: &mut A,
    name: &str,
    slot: &mut Option<T>,
    other: &mut Other,
) -> Result<(), A::Error> {
    match members.next_value_seed(Reader::<T>::new())? {
        Ok(value) => {
            *slot = Some(value);
            other.remove(name);
        }
        Err(raw) => {
            *slot = None;
            other.insert(name, raw);
        }
    }
    Ok(())
}

/// Declares an object: `public struct`, whose fields programs set as they like (events, definitions), or `sealed struct`,
/// which has getters and is made by its constructors only (messages). A member may have a rule, the object a check.
macro_rules! open {
    ($(#[$meta:meta])* public struct $($rest:tt)*) => {
        $crate::open::open!(@define ($(#[$meta])*) pub struct $($rest)*);
    };
    ($(#[$meta:meta])* sealed struct $name:ident $(($check:expr))? {
        $($(#[$about:meta])* $field:ident: $ty:ty = $json:literal $(=> $rule:expr)?,)*
    }) => {
        $crate::open::open!(@define ($(#[$meta])*) pub(crate) struct $name $(($check))? {
            $($(#[$about])* $field: $ty = $json $(=> $rule)?,)*
        });
        impl $name {
            $($(#[$about])*
            pub fn $field(&self) -> Option<&<$ty as $crate::open::Open>::Seen> {
                self.$field.as_ref().map($crate::open::Open::seen)
            })*

            /// Members that came in and are not typed.
            pub fn other(&self) -> &$crate::open::Other {
                &self.other
            }
        }
    };
    (@define ($(#[$meta:meta])*) $vis:vis struct $name:ident $(($check:expr))? {
        $($(#[$about:meta])* $field:ident: $ty:ty = $json:literal $(=> $rule:expr)?,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$about])* $vis $field: Option<$ty>,)*
            /// What is not typed: unknown members, and known ones with a value of another type.
            $vis other: $crate::open::Other,
        }

        impl $name {
            /// Is this member here, typed or not?
            pub fn holds(&self, name: &str) -> bool {
                self.has(name) || self.other.get(name).is_some()
            }

            /// Is this member typed here?
            pub(crate) fn has(&self, name: &str) -> bool {
                match name {
                    $($json => self.$field.is_some(),)*
                    _ => false,
                }
            }

            pub(crate) fn write_members<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $(if let Some(value) = &self.$field {
                    map.serialize_entry($json, value)?;
                })*
                for (name, value) in self.other.iter().filter(|(name, _)| !self.has(name)) {
                    map.serialize_entry(name, value)?;
                }
                Ok(())
            }
        }

        impl $crate::open::Open for $name {
            type Seen = Self;
            const EXPECTED: &'static str = "an object";

            fn seen(&self) -> &Self {
                self
            }

            fn stand_in(raw: serde_json::Value) -> $crate::open::Read<Self> {
                Ok(Self { $($field: None,)* other: $crate::open::Other::instead(raw) })
            }

            fn from_object<'de, A: serde::de::MapAccess<'de>>(
                mut members: A,
            ) -> Result<$crate::open::Read<Self>, A::Error> {
                #[allow(non_camel_case_types)]
                #[derive(Clone, Copy)]
                enum Known { $($field,)* }
                fn find(name: &str) -> Option<Known> {
                    match name {
                        $($json => Some(Known::$field),)*
                        _ => None,
                    }
                }
                let mut new = Self::default();
                while let Some(key) = members.next_key_seed($crate::open::Key(find))? {
                    match key {
                        $($crate::open::Name::Known(Known::$field) => $crate::open::read_member(
                            &mut members, $json, &mut new.$field, &mut new.other,
                        )?,)*
                        $crate::open::Name::Unknown(name) => {
                            new.other.insert(name, members.next_value::<serde_json::Value>()?);
                        }
                    }
                }
                Ok(Ok(new))
            }

            fn inspect(&self, at: &$crate::report::Place<'_>, report: &mut $crate::report::Report) {
                if let Some(whole) = self.other.whole() {
                    return report.wrong_type(at, Self::EXPECTED, whole);
                }
                fn expected(name: &str) -> Option<&'static str> {
                    match name {
                        $($json => Some(<$ty as $crate::open::Open>::EXPECTED),)*
                        _ => None,
                    }
                }
                let tag = report.take_tag();
                for (name, raw) in self.other.iter().filter(|(name, _)| Some(*name) != tag) {
                    match expected(name) {
                        Some(expected) => report.wrong_type(&at.member(name), expected, raw),
                        None => report.unknown_member(&at.member(name)),
                    }
                }
                $(
                    let place = at.member($json);
                    $($rule.check(self.$field.as_ref(), self.other.get($json), &place, report);)?
                    if let Some(value) = &self.$field {
                        $crate::open::Open::inspect(value, &place, report);
                    }
                )*
                $($check(self, at, report);)?
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                if let Some(whole) = self.other.whole() {
                    return whole.serialize(serializer);
                }
                let mut map = serializer.serialize_map(None)?;
                self.write_members(&mut map)?;
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::open::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use open;
