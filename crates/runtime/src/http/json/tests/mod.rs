//! Reading and writing, held against serde_json.

mod mutations;
mod positions;
mod read;
mod write;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use super::{Error, Reader};

fn ours<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let mut reader = Reader::new(text);
    let value = T::deserialize(&mut reader)?;
    reader.end().map(|()| value)
}

/// The same with serde_json, its error as one of ours.
fn theirs<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| match error.is_data() {
        true => Error::Data,
        false => Error::Syntax { line: error.line() as u32, column: error.column() as u32 },
    })
}

/// Whether a text has an exponent that no `i32` holds. serde_json stops in the middle of those, we at their end.
fn has_huge_exponent(text: &str) -> bool {
    text.split(['e', 'E']).any(|after| {
        let digits = after.trim_start_matches(['+', '-', '0']);
        digits.len() - digits.trim_start_matches(|digit: char| digit.is_ascii_digit()).len() > 9
    })
}

/// Reads a text as a value and passes over it: both must end as with serde_json, with errors at the same place.
#[track_caller]
fn compare(text: &str) -> Result<Value, Error> {
    let (ours, theirs) = (self::ours::<Value>(text), self::theirs::<Value>(text));
    if has_huge_exponent(text) && ours.is_err() {
        assert!(theirs.is_err(), "{text}");
        return ours;
    }
    assert_eq!(ours, theirs, "{text}");
    // Equal values may be spelled apart: 0.0 and -0.0.
    let spelled = |value: Result<Value, _>| value.map(|value| value.to_string());
    assert_eq!(spelled(ours.clone()), spelled(theirs), "{text}");
    let passed = |result: Result<IgnoredAny, _>| result.map(|_| ());
    assert_eq!(passed(self::ours(text)), passed(self::theirs(text)), "{text}, passed over");
    ours
}
