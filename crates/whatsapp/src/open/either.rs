//! Values that have two forms in JSON.

use serde::de::{MapAccess, SeqAccess};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

use crate::open::{Open, Read, deserialize};
use crate::report::{Place, Report};
use crate::rule::Measure;

/// A number that some write as a text: WhatsApp's reference has coordinates as strings, its service sends numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Decimal {
    /// As a JSON number.
    Number(Number),
    /// As a JSON string.
    Text(String),
}

impl Decimal {
    /// The number, if it is one.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => number.as_f64(),
            Self::Text(text) => text.parse().ok(),
        }
    }
}

/// As a JSON number; what is no number (NaN, infinite) as the text of it, for the check to find.
impl From<f64> for Decimal {
    fn from(value: f64) -> Self {
        Number::from_f64(value).map_or_else(|| Self::Text(value.to_string()), Self::Number)
    }
}

impl Open for Decimal {
    type Seen = Self;
    const EXPECTED: &'static str = "a number";

    fn seen(&self) -> &Self {
        self
    }

    fn from_number(value: Number) -> Read<Self> {
        Ok(Self::Number(value))
    }

    fn from_text(text: &str) -> Read<Self> {
        Ok(Self::Text(text.to_owned()))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

/// A property of a flow's component: written out, or an expression such as `${data.cities}` that is filled in later.
#[derive(Clone, Debug, PartialEq)]
pub enum Dynamic<T> {
    /// Written out.
    Literal(T),
    /// A binding, or a nested expression in backquotes.
    Expression(String),
}

impl<T> Dynamic<T> {
    /// The value, if it is written out.
    pub fn literal(&self) -> Option<&T> {
        match self {
            Self::Literal(value) => Some(value),
            Self::Expression(_) => None,
        }
    }
}

impl<T> From<T> for Dynamic<T> {
    fn from(value: T) -> Self {
        Self::Literal(value)
    }
}

impl From<&str> for Dynamic<String> {
    fn from(text: &str) -> Self {
        if is_expression(text) { Self::Expression(text.to_owned()) } else { Self::Literal(text.to_owned()) }
    }
}

/// Is this text, as a whole, filled in later?
fn is_expression(text: &str) -> bool {
    text.starts_with("${") && text.ends_with('}') || text.len() > 1 && text.starts_with('`') && text.ends_with('`')
}

impl<T: Open> Open for Dynamic<T> {
    type Seen = Self;
    const EXPECTED: &'static str = T::EXPECTED;

    fn seen(&self) -> &Self {
        self
    }

    fn from_null() -> Read<Self> {
        T::from_null().map(Self::Literal)
    }

    fn from_bool(value: bool) -> Read<Self> {
        T::from_bool(value).map(Self::Literal)
    }

    fn from_number(value: Number) -> Read<Self> {
        T::from_number(value).map(Self::Literal)
    }

    fn from_text(text: &str) -> Read<Self> {
        if is_expression(text) {
            return Ok(Self::Expression(text.to_owned()));
        }
        T::from_text(text).map(Self::Literal)
    }

    fn from_list<'de, A: SeqAccess<'de>>(items: A) -> Result<Read<Self>, A::Error> {
        Ok(T::from_list(items)?.map(Self::Literal))
    }

    fn from_object<'de, A: MapAccess<'de>>(members: A) -> Result<Read<Self>, A::Error> {
        Ok(T::from_object(members)?.map(Self::Literal))
    }

    fn stand_in(raw: Value) -> Read<Self> {
        T::stand_in(raw).map(Self::Literal)
    }

    fn inspect(&self, at: &Place<'_>, report: &mut Report) {
        if let Self::Literal(value) = self {
            value.inspect(at, report);
        }
    }

    fn measure(&self) -> Measure<'_> {
        self.literal().map_or(Measure::Nothing, T::measure)
    }
}

impl<T: Serialize> Serialize for Dynamic<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Literal(value) => value.serialize(serializer),
            Self::Expression(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de, T: Open> Deserialize<'de> for Dynamic<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}
