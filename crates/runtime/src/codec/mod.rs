//! The JSON form of shapes, for reading and writing through serde.
//!
//! A [`Codec`] is a zero-sized name for one wire form of a Rust type. [`Plain`] is the form that restJson1 gives a type
//! where the model says nothing else; [`List`], [`Map`] and [`Sparse`] build forms of collections whose elements need a
//! form of their own (`List<HttpDate>`). Reading carries a [`Context`]: the policy (who reads decides what is tolerated)
//! and every problem found so far with its path.
//!
//! Errors name the path and what was expected, never the value found: a value may be a PIN.

mod collection;
mod context;
mod document;
mod number;
mod object;
mod refuse;
mod scalar;
mod string;
mod text;
mod timestamp;
mod union;

pub use collection::{List, Map, MapKey, Sparse};
pub use context::{Context, Issue, Policy, Problem};
pub use object::{Member, Scope, Structure, order_by_name, read_object, read_structure, write_object};
pub use scalar::FromScalar;
use scalar::Scalar;
pub use string::read_text;
pub use text::{Base64Text, Line, Text};
pub use timestamp::{DateTimeText, EpochSeconds, HttpDate};
pub use union::{Union, read_union, unknown_variant, write_union};

use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error as _};
use serde::{Deserialize as _, Serialize, Serializer};

/// One wire form of `T`.
pub trait Codec<T> {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Where the value has no such form: an unknown member of a union, a timestamp out of the format's range. And what
    /// the serializer itself fails with.
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads a value; `None` stands for `null`.
    ///
    /// # Errors
    ///
    /// Where the input breaks the model in a way that the context's policy does not tolerate; the context then has the
    /// problem and its path. And what the deserializer itself fails with.
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<T>, D::Error>;

    /// What a client puts in place of a required member that the service left out (Smithy's error correction).
    fn fallback(cx: &mut Context) -> Option<T>;

    /// How many bytes the form takes where that can be many: of a text or a blob. A hint for the buffer it is written to.
    fn size_hint(_: &T) -> usize {
        0
    }
}

/// The form that restJson1 gives a type by default.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

/// A type with a [`Plain`] form.
pub trait Wire: Sized {
    /// What a request or response has as its body where its payload, a member of this type, is not set: `{}` for a
    /// structure, nothing for anything else.
    const UNSET_PAYLOAD: Option<&'static str> = None;

    /// See [`Codec::write`].
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
    /// See [`Codec::read`].
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<Self>, D::Error>;
    /// See [`Codec::fallback`].
    fn fallback(cx: &mut Context) -> Option<Self>;
    /// See [`Codec::size_hint`].
    fn size_hint(&self) -> usize {
        0
    }
}

impl<T: Wire> Codec<T> for Plain {
    #[inline]
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.write(serializer)
    }
    #[inline]
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<T>, D::Error> {
        T::read(cx, deserializer)
    }
    #[inline]
    fn fallback(cx: &mut Context) -> Option<T> {
        T::fallback(cx)
    }
    #[inline]
    fn size_hint(value: &T) -> usize {
        value.size_hint()
    }
}

impl<T: Wire> Wire for Box<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write(serializer)
    }
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<Self>, D::Error> {
        Ok(T::read(cx, deserializer)?.map(Box::new))
    }
    fn fallback(cx: &mut Context) -> Option<Self> {
        T::fallback(cx).map(Box::new)
    }
}

/// The form of what has none in JSON: a stream. A structure with such a member is written and read without it.
#[derive(Debug, Clone, Copy)]
pub struct NoJson;

impl<T> Codec<T> for NoJson {
    fn write<S: Serializer>(_: &T, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("a stream has no JSON form"))
    }
    fn read<'de, D: Deserializer<'de>>(_: &mut Context, deserializer: D) -> Result<Option<T>, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| None)
    }
    fn fallback(_: &mut Context) -> Option<T> {
        None
    }
}

/// A value together with its form, as serde wants to see it.
pub struct Encoded<'a, T, C>(&'a T, PhantomData<C>);

impl<'a, T, C: Codec<T>> Encoded<'a, T, C> {
    /// Borrows a value to be written in the form `C`.
    #[inline]
    pub fn new(value: &'a T) -> Self {
        Self(value, PhantomData)
    }
}

impl<T, C: Codec<T>> Serialize for Encoded<'_, T, C> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        C::write(self.0, serializer)
    }
}

/// A place to read a value of the form `C` into.
pub struct Decoded<'a, T, C>(&'a mut Context, PhantomData<(T, C)>);

impl<'a, T, C: Codec<T>> Decoded<'a, T, C> {
    /// Reads with the given context.
    #[inline]
    pub fn new(cx: &'a mut Context) -> Self {
        Self(cx, PhantomData)
    }
}

impl<'de, T, C: Codec<T>> DeserializeSeed<'de> for Decoded<'_, T, C> {
    type Value = Option<T>;
    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        C::read(self.0, deserializer)
    }
}

/// What the public `Deserialize` of generated types does: reads strictly, and reports path and expectation.
///
/// # Errors
///
/// One that names every problem found, or the deserializer's own where the input is broken.
pub fn deserialize<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut cx = Context::new(Policy::Strict);
    let read = T::read(&mut cx, deserializer);
    match (cx.describe(), read) {
        (Some(problems), _) => Err(D::Error::custom(problems)),
        (None, Ok(Some(value))) => Ok(value),
        (None, Ok(None)) => Err(D::Error::custom("expected a value, found null")),
        (None, Err(error)) => Err(error),
    }
}
