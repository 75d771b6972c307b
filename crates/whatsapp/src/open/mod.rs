//! Types that lose nothing: what they do not know stays beside what they do.
//!
//! Reading is total. A member of an object is typed, or it is kept as it came: unknown members, and known ones whose
//! value has another type than expected. So parse then write gives the JSON value that `serde_json` reads, whatever
//! WhatsApp adds tomorrow. Three macros declare all types of this crate:
//!
//! - `open!`: an object with known members, each an `Option`, and [`Other`] for the rest,
//! - `words!`: a text out of a list, with `Unknown` for words that come later,
//! - `kinds!`: objects told apart by a member such as `type`, with `Unknown` likewise.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use crate::report::{Place, Report};

mod either;
mod embedded;
mod key;
mod kinds;
mod other;
mod scalar;
mod structure;
mod words;

pub use either::{Decimal, Dynamic};
pub use embedded::Embedded;
pub use other::Other;

pub use crate::rule::Measure;

pub(crate) use key::{Key, Name};
pub(crate) use kinds::{Case, kinds, tagged};
pub(crate) use structure::{open, read_member};
pub(crate) use words::words;

/// A value of the expected type, or the JSON that was found instead.
pub type Read<T> = Result<T, Value>;

/// What can be read from any JSON value without losing it. Implemented by the types of this crate.
pub trait Open: Sized + Serialize {
    /// What a getter shows: `str` for a `String`, a slice for a list.
    type Seen: ?Sized;

    /// What a reader expects to find, as problems say it.
    const EXPECTED: &'static str;

    /// The value as getters show it.
    fn seen(&self) -> &Self::Seen;

    /// What `null` means.
    fn from_null() -> Read<Self> {
        Err(Value::Null)
    }

    /// What a boolean means.
    fn from_bool(value: bool) -> Read<Self> {
        Err(Value::Bool(value))
    }

    /// What a number means.
    fn from_number(value: Number) -> Read<Self> {
        Err(Value::Number(value))
    }

    /// What a text means.
    fn from_text(text: &str) -> Read<Self> {
        Err(Value::String(text.to_owned()))
    }

    /// What a text means that is already a `String`.
    fn from_string(text: String) -> Read<Self> {
        Self::from_text(&text)
    }

    /// What a list means. Fails where the list itself cannot be read.
    fn from_list<'de, A: SeqAccess<'de>>(items: A) -> Result<Read<Self>, A::Error> {
        Value::deserialize(serde::de::value::SeqAccessDeserializer::new(items)).map(Err)
    }

    /// What an object means. Fails where the object itself cannot be read.
    fn from_object<'de, A: MapAccess<'de>>(members: A) -> Result<Read<Self>, A::Error> {
        raw_object(members).map(Err)
    }

    /// A value that stands for JSON of another type, so that its neighbours in a list stay typed.
    fn stand_in(raw: Value) -> Read<Self> {
        Err(raw)
    }

    /// Reports what is wrong in here: types that were not expected, and rules that are broken.
    fn inspect(&self, at: &Place<'_>, report: &mut Report) {
        let _ = (at, report);
    }

    /// How much there is of it, for limits.
    fn measure(&self) -> Measure<'_> {
        Measure::Nothing
    }
}

/// Reads a `T`, or keeps what is there.
pub(crate) struct Reader<T>(PhantomData<T>);

impl<T> Reader<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Open> DeserializeSeed<'de> for Reader<T> {
    type Value = Read<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Read<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Open> Visitor<'de> for Reader<T> {
    type Value = Read<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Read<T>, E> {
        Ok(T::from_null())
    }

    fn visit_bool<E>(self, value: bool) -> Result<Read<T>, E> {
        Ok(T::from_bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Read<T>, E> {
        Ok(T::from_number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Read<T>, E> {
        Ok(T::from_number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Read<T>, E> {
        Ok(Number::from_f64(value).map_or_else(T::from_null, T::from_number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Read<T>, E> {
        Ok(T::from_text(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Read<T>, E> {
        Ok(T::from_string(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Read<T>, A::Error> {
        T::from_list(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Read<T>, A::Error> {
        Ok(match T::from_object(members)? {
            // How serde_json hands numbers over when a program asks it for arbitrary precision.
            Err(Value::Number(number)) => T::from_number(number),
            read => read,
        })
    }
}

/// An object as it is.
fn raw_object<'de, A: MapAccess<'de>>(members: A) -> Result<Value, A::Error> {
    Value::deserialize(serde::de::value::MapAccessDeserializer::new(members))
}

/// Reads a JSON value that was kept.
pub(crate) fn from_value<T: Open>(value: Value) -> Read<T> {
    // A value gives its items and members without fail.
    let never = |_: serde_json::Error| Err(Value::Null);
    match value {
        Value::Null => T::from_null(),
        Value::Bool(value) => T::from_bool(value),
        Value::Number(value) => T::from_number(value),
        Value::String(text) => T::from_string(text),
        Value::Array(items) => T::from_list(SeqDeserializer::new(items.into_iter())).unwrap_or_else(never),
        Value::Object(members) => from_map(members).unwrap_or_else(never),
    }
}

fn from_map<T: Open>(members: Map<String, Value>) -> Result<Read<T>, serde_json::Error> {
    T::from_object(MapDeserializer::new(members.into_iter()))
}

/// The JSON of a typed value. Ours have texts as keys and no other way to fail.
pub(crate) fn to_value<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

/// For `Deserialize`: a type that stands in for everything reads everything, the others say what they expect.
pub(crate) fn deserialize<'de, T: Open, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let read = Reader::<T>::new().deserialize(deserializer)?.or_else(T::stand_in);
    read.map_err(|_| serde::de::Error::custom(format_args!("expected {}", T::EXPECTED)))
}
