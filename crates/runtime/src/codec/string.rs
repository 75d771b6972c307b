//! Strings that become something else at once: enum values and timestamps.

use serde::de::{Deserializer, Error, Visitor};

use super::Context;
use super::refuse::refuse;

/// Reads a string, or null, and hands it over without copying it. It knows no type: one function serves every enum.
///
/// # Errors
///
/// Where the value is neither.
pub fn read_text<'de, D: Deserializer<'de>>(
    cx: &mut Context,
    deserializer: D,
    take: &mut dyn FnMut(&str),
) -> Result<(), D::Error> {
    deserializer.deserialize_any(TextVisitor(cx, take)).map(|_| ())
}

struct TextVisitor<'a>(&'a mut Context, &'a mut dyn FnMut(&str));

impl<'de> Visitor<'de> for TextVisitor<'_> {
    type Value = Option<()>;

    refuse!("a string": bool numbers array object);

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        (self.1)(value);
        Ok(Some(()))
    }
}
