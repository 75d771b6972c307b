//! Unions: an object with exactly one member.

use std::marker::PhantomData;

use serde::Serializer;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeStruct;

use super::refuse::{next_name, refuse};
use super::{Context, Policy};

const EXPECTED: &str = "an object with exactly one member";

/// A union as the codecs see it. `union!` implements it.
pub trait Union: Sized {
    /// The members' names in JSON.
    const MEMBERS: &'static [&'static str];
    /// What stands for a member that the model does not know.
    const UNKNOWN: Self;

    /// Writes the one member that is set.
    ///
    /// # Errors
    ///
    /// Where that is an unknown one, and as in [`Codec::write`](super::Codec::write).
    fn write_variant<S: SerializeStruct>(&self, object: &mut S) -> Result<(), S::Error>;

    /// Reads a member's value; `None` for null, which stands for a member that is not set.
    ///
    /// # Errors
    ///
    /// See [`Codec::read`](super::Codec::read).
    fn read_variant<'de, A: MapAccess<'de>>(
        index: usize,
        cx: &mut Context,
        object: &mut A,
    ) -> Result<Option<Self>, A::Error>;
}

/// The error of writing a union whose member is unknown.
pub fn unknown_variant<E: serde::ser::Error>(union: &str) -> E {
    E::custom(format_args!("cannot serialize `{union}::Unknown` for the request"))
}

/// Writes a union.
///
/// # Errors
///
/// Where its member is unknown, and as in [`Codec::write`](super::Codec::write).
pub fn write_union<T: Union, S: Serializer>(value: &T, name: &'static str, serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_struct(name, 1)?;
    value.write_variant(&mut object)?;
    object.end()
}

/// Reads a union; `None` for null. A client takes an unknown member as `Unknown`; everyone else refuses it. A member that
/// is null does not count, known or not.
///
/// # Errors
///
/// Where there is not exactly one member, and as in [`Codec::read`](super::Codec::read).
pub fn read_union<'de, T: Union, D: Deserializer<'de>>(
    cx: &mut Context,
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(UnionVisitor::<T>(cx, PhantomData))
}

struct UnionVisitor<'a, T>(&'a mut Context, PhantomData<T>);

impl<T: Union> UnionVisitor<'_, T> {
    /// Reads one member: `None` where it is null, or none of the union's.
    fn member<'de, A: MapAccess<'de>>(cx: &mut Context, name: &str, access: &mut A) -> Result<Option<T>, A::Error> {
        let Some(index) = T::MEMBERS.iter().position(|member| *member == name) else {
            // `__type` names the union's shape on some services; it is no member.
            let set = access.next_value::<Option<IgnoredAny>>()?.is_some();
            return Ok((set && name != "__type").then_some(T::UNKNOWN));
        };
        let mark = cx.mark();
        let read = T::read_variant(index, cx, access);
        if cx.failed_since(mark) {
            cx.enter(mark, name);
        }
        read
    }
}

impl<'de, T: Union> Visitor<'de> for UnionVisitor<'_, T> {
    type Value = Option<T>;

    refuse!("an object with exactly one member": text bool numbers array);

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let cx = self.0;
        let mut found: Option<T> = None;
        while let Some(name) = next_name(cx, &mut access)? {
            let Some(value) = Self::member(cx, &name, &mut access)? else { continue };
            let known = T::MEMBERS.contains(&name.as_str());
            if found.is_some() || (!known && cx.policy() != Policy::Client) {
                return Err(cx.expected(EXPECTED));
            }
            found = Some(value);
        }
        match found {
            Some(value) => Ok(Some(value)),
            None => Err(cx.expected(EXPECTED)),
        }
    }
}
