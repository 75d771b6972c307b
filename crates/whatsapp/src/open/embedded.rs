//! JSON inside of a JSON string.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::open::{Open, Read, deserialize};
use crate::report::{Fault, Place, Report};

/// A value that travels as text: SNS and AWS put JSON into strings. The text is kept, so that it is written as it came.
#[derive(Clone, Debug)]
pub struct Embedded<T> {
    text: String,
    value: Result<T, String>,
}

impl<T: Serialize> Embedded<T> {
    /// The value, and its text as `serde_json` writes it.
    pub fn new(value: T) -> Self {
        // Texts as keys and no other way to fail: a value of this crate can always be written.
        let text = serde_json::to_string(&value).unwrap_or_default();
        Self { text, value: Ok(value) }
    }
}

impl<T> Embedded<T> {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The value, if the text is JSON.
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref().ok()
    }

    /// The value, or what `serde_json` says of the text.
    pub fn into_value(self) -> Result<T, String> {
        self.value
    }
}

/// Two are equal that are written alike.
impl<T> PartialEq for Embedded<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T: Open + for<'de> Deserialize<'de>> Open for Embedded<T> {
    type Seen = Self;
    const EXPECTED: &'static str = "a string with JSON";

    fn seen(&self) -> &Self {
        self
    }

    fn from_text(text: &str) -> Read<Self> {
        Self::from_string(text.to_owned())
    }

    fn from_string(text: String) -> Read<Self> {
        let value = serde_json::from_str(&text).map_err(|error| error.to_string());
        Ok(Self { text, value })
    }

    fn inspect(&self, at: &Place<'_>, report: &mut Report) {
        match &self.value {
            Ok(value) => value.inspect(at, report),
            Err(error) => report.add(at, Fault::NotJson(error.clone())),
        }
    }
}

impl<T> Serialize for Embedded<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, T: Open + for<'any> Deserialize<'any>> Deserialize<'de> for Embedded<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}
