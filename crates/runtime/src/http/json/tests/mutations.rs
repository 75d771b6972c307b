//! Random values, and what is left of them where a byte is changed.

use quickcheck::{Arbitrary, Gen, QuickCheck};
use serde_json::{Map, Value};

use super::compare;

/// A JSON text.
#[derive(Debug, Clone)]
struct Json(String);

impl Arbitrary for Json {
    fn arbitrary(random: &mut Gen) -> Self {
        let value = value(random, 4);
        let is_pretty = bool::arbitrary(random);
        let text = if is_pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        Self(text.expect("a value has a text"))
    }
}

fn value(random: &mut Gen, depth: usize) -> Value {
    let kinds = if depth == 0 { &[0, 1, 2, 3, 4, 5][..] } else { &[0, 1, 2, 3, 4, 5, 6, 6, 7, 7] };
    let length = usize::arbitrary(random) % 5;
    match random.choose(kinds).expect("there are some") {
        0 => Value::Null,
        1 => bool::arbitrary(random).into(),
        2 => u64::arbitrary(random).into(),
        3 => i64::arbitrary(random).into(),
        4 => f64::arbitrary(random).into(),
        5 => String::arbitrary(random).into(),
        6 => (0..length).map(|_| value(random, depth - 1)).collect(),
        _ => (0..length).map(|_| (String::arbitrary(random), value(random, depth - 1))).collect::<Map<_, _>>().into(),
    }
}

/// What is put in: what has a meaning in JSON more often than anything else.
const MEANT: &str = "{}[]:,\"\\0123456789.eE+-tfnu \n\u{1}\u{e9}dDaA";

/// A change of a text at a place.
#[derive(Debug, Clone)]
enum Change {
    Insert(char),
    Delete,
    Replace(char),
    Cut,
    Swap,
}

impl Arbitrary for Change {
    fn arbitrary(random: &mut Gen) -> Self {
        let meant: Vec<char> = MEANT.chars().collect();
        let letter = *random.choose(&meant).expect("there are some");
        let changes = [Self::Insert(letter), Self::Delete, Self::Replace(letter), Self::Cut, Self::Swap];
        random.choose(&changes).expect("there are some").clone()
    }
}

impl Change {
    fn apply(&self, text: &mut Vec<char>, at: usize) {
        let at = at % text.len().max(1);
        match self {
            Self::Insert(letter) => text.insert(at, *letter),
            _ if text.is_empty() => {}
            Self::Delete => drop(text.remove(at)),
            Self::Replace(letter) => text[at] = *letter,
            Self::Cut => text.truncate(at),
            Self::Swap => {
                let other = (at + 1) % text.len();
                text.swap(at, other);
            }
        }
    }
}

fn reads_as_with_serde_json(json: Json, changes: Vec<(Change, usize)>) -> bool {
    let _ = compare(&json.0);
    let mut text: Vec<char> = json.0.chars().collect();
    for (change, at) in changes.iter().take(3) {
        change.apply(&mut text, *at);
        let _ = compare(&text.iter().collect::<String>());
    }
    true
}

#[test]
fn prop_changed_texts_are_read_or_refused_as_serde_json_does() {
    let law: fn(Json, Vec<(Change, usize)>) -> bool = reads_as_with_serde_json;
    QuickCheck::new().tests(3000).quickcheck(law);
}

#[test]
fn prop_what_was_made_up_is_read() {
    let law: fn(Json) -> bool = |json| compare(&json.0).is_ok();
    QuickCheck::new().tests(1000).quickcheck(law);
}

/// A number, as the bits of a float or as digits.
fn reads_numbers_as_serde_json(bits: u64, whole: u64, fraction: u64, exponent: i16) -> bool {
    let float = f64::from_bits(bits);
    for text in [
        format!("{float:e}"),
        format!("{whole}.{fraction}"),
        format!("-{whole}.{fraction:020}e{exponent}"),
        format!("{whole}{fraction}E{}", exponent % 330),
        format!("{whole}{}", fraction % 100),
    ] {
        let _ = compare(&text);
    }
    true
}

#[test]
fn prop_numbers_are_read_as_serde_json_reads_them() {
    let law: fn(u64, u64, u64, i16) -> bool = reads_numbers_as_serde_json;
    QuickCheck::new().tests(3000).quickcheck(law);
}
