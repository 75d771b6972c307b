//! Examples for variables, which reviewers look at.

use serde::de::SeqAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::open::{Open, Read, deserialize, open};
use crate::rule::{Measure, REQUIRED};

open! {
    /// An example for a variable with a name.
    public struct NamedExample {
        /// The variable's name.
        param_name: String = "param_name" => REQUIRED,
        /// What it may stand for.
        example: String = "example" => REQUIRED,
    }
}

impl<N: Into<String>, E: Into<String>> From<(N, E)> for NamedExample {
    fn from((name, example): (N, E)) -> Self {
        Self { param_name: Some(name.into()), example: Some(example.into()), ..Self::default() }
    }
}

/// A text, or a list with it: definitions have one, answers the other.
#[derive(Clone, Debug, PartialEq)]
pub enum OneOrMany {
    /// A text.
    One(String),
    /// A list.
    Many(Vec<String>),
}

impl OneOrMany {
    /// The texts.
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }
}

impl Open for OneOrMany {
    type Seen = Self;
    const EXPECTED: &'static str = "a string or a list of strings";

    fn seen(&self) -> &Self {
        self
    }

    fn from_text(text: &str) -> Read<Self> {
        Ok(Self::One(text.to_owned()))
    }

    fn from_list<'de, A: SeqAccess<'de>>(items: A) -> Result<Read<Self>, A::Error> {
        Ok(Vec::from_list(items)?.map(Self::Many))
    }

    fn measure(&self) -> Measure<'_> {
        self.as_slice().first().map_or(Measure::Nothing, |text| Measure::Text(text))
    }
}

impl Serialize for OneOrMany {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(text) => serializer.serialize_str(text),
            Self::Many(texts) => texts.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}
