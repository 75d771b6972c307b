//! Structures: read and written by their member table.

use std::marker::PhantomData;

use serde::Serializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeStruct;

use super::Context;
use super::refuse::refuse;

/// One row of a structure's member table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Its name in JSON.
    pub name: &'static str,
    /// Whether it travels in an HTTP body when the structure is an operation's input or output.
    pub in_body: bool,
}

/// Which members of a structure are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of them: a nested structure, or the public serde form.
    All,
    /// Only what an operation's input or output sends in the body.
    Body,
}

impl Scope {
    fn has(self, member: &Member) -> bool {
        match self {
            Self::All => true,
            Self::Body => member.in_body,
        }
    }
}

/// A structure as the codecs see it. `structure!` and its relatives implement it.
pub trait Structure: Sized {
    /// Collects members while they are read.
    type Builder: Default;
    /// The structure's name.
    const NAME: &'static str;
    /// The member table, in the model's order.
    const MEMBERS: &'static [Member];
    /// Positions in the table by name: the order in which a body is written.
    const ORDER: &'static [usize];

    /// Writes the member at a position of the table, if it is set.
    ///
    /// # Errors
    ///
    /// See [`Codec::write`](super::Codec::write).
    fn write_member<S: SerializeStruct>(&self, index: usize, object: &mut S) -> Result<(), S::Error>;

    /// The sum of the members' [`Codec::size_hint`](super::Codec::size_hint).
    fn size_hint(&self) -> usize;

    /// Reads the value of the member at a position of the table.
    ///
    /// # Errors
    ///
    /// See [`Codec::read`](super::Codec::read).
    fn read_member<'de, A: MapAccess<'de>>(
        builder: &mut Self::Builder,
        index: usize,
        cx: &mut Context,
        object: &mut A,
    ) -> Result<(), A::Error>;

    /// Makes the structure of what was read; `None` where the context holds the reason.
    fn finish(builder: Self::Builder, cx: &mut Context) -> Option<Self>;
}

/// Sorts the positions of a member table by name, at compile time.
pub const fn order_by_name<const N: usize>(members: &[Member; N]) -> [usize; N] {
    let mut order = [0; N];
    let mut sorted = 0;
    while sorted < N {
        let mut at = sorted;
        while at > 0 && before(members[sorted].name, members[order[at - 1]].name) {
            order[at] = order[at - 1];
            at -= 1;
        }
        order[at] = sorted;
        sorted += 1;
    }
    order
}

const fn before(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] != right[at] {
            return left[at] < right[at];
        }
        at += 1;
    }
    left.len() < right.len()
}

/// Writes the members of a structure that the scope has, in the order of their names.
///
/// # Errors
///
/// See [`Codec::write`](super::Codec::write).
pub fn write_object<T: Structure, S: Serializer>(value: &T, scope: Scope, serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_struct(T::NAME, T::MEMBERS.len())?;
    for &index in T::ORDER {
        if scope.has(&T::MEMBERS[index]) {
            value.write_member(index, &mut object)?;
        }
    }
    object.end()
}

/// Reads the members of a structure that the scope has into a builder; `None` for null.
///
/// # Errors
///
/// See [`Codec::read`](super::Codec::read). Missing members are [`Structure::finish`]'s to find.
pub fn read_object<'de, T: Structure, D: Deserializer<'de>>(
    cx: &mut Context,
    scope: Scope,
    deserializer: D,
) -> Result<Option<T::Builder>, D::Error> {
    deserializer.deserialize_any(ObjectVisitor::<T>(cx, scope, PhantomData))
}

/// Reads a whole structure; `None` for null.
///
/// # Errors
///
/// See [`Codec::read`](super::Codec::read).
pub fn read_structure<'de, T: Structure, D: Deserializer<'de>>(
    cx: &mut Context,
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    match read_object::<T, D>(cx, Scope::All, deserializer)? {
        None => Ok(None),
        Some(builder) => match T::finish(builder, cx) {
            Some(value) => Ok(Some(value)),
            None => Err(D::Error::custom("a required member is missing")),
        },
    }
}

struct ObjectVisitor<'a, T>(&'a mut Context, Scope, PhantomData<T>);

impl<'de, T: Structure> Visitor<'de> for ObjectVisitor<'_, T> {
    type Value = Option<T::Builder>;

    refuse!("an object": text bool numbers array);

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let Self(cx, scope, _) = self;
        let mut builder = T::Builder::default();
        while let Some(found) = access.next_key_seed(MemberName(cx, T::MEMBERS, scope))? {
            let Some(index) = found else {
                access.next_value::<IgnoredAny>()?;
                continue;
            };
            let mark = cx.mark();
            let read = T::read_member(&mut builder, index, cx, &mut access);
            if cx.failed_since(mark) {
                cx.enter(mark, T::MEMBERS[index].name);
            }
            read?;
        }
        Ok(Some(builder))
    }
}

/// Finds a key in the member table. Unknown keys are skipped: they may be members of a later revision.
struct MemberName<'a>(&'a mut Context, &'static [Member], Scope);

impl<'de> DeserializeSeed<'de> for MemberName<'_> {
    type Value = Option<usize>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for MemberName<'_> {
    type Value = Option<usize>;

    refuse!("a string": bool numbers array object);

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let Self(_, members, scope) = self;
        Ok(members.iter().position(|member| member.name == name && scope.has(member)))
    }
}
