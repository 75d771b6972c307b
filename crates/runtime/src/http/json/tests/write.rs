//! Spelling.

use std::collections::BTreeMap;
use std::fmt;

use quickcheck::quickcheck;
use serde::{Serialize, Serializer};

use super::super::write;

type Scalars = (i64, u8, bool, char);
type Integers = (i8, i16, i32, i64, u8, u16, u32, u64);

/// A text that shows itself a piece at a time.
struct Pieces(Vec<String>);

impl fmt::Display for Pieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| f.write_str(piece))
    }
}

impl Serialize for Pieces {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn both(value: &impl Serialize) -> (String, String) {
    let mut text = Vec::new();
    write(&mut text, value).expect("the value has a form");
    (String::from_utf8(text).expect("JSON is text"), serde_json::to_string(value).expect("the value has a form"))
}

/// The same for floats. serde_json gives exponents a sign.
fn both_without_sign(value: &impl Serialize) -> (String, String) {
    let (ours, theirs) = both(value);
    (ours, theirs.replace("e+", "e"))
}

quickcheck! {
    fn texts_are_spelled_as_serde_json_spells_them(value: String) -> bool {
        let (ours, theirs) = both(&value);
        ours == theirs
    }

    fn texts_in_pieces_are_spelled_as_serde_json_spells_them(pieces: Vec<String>) -> bool {
        let (ours, theirs) = both(&Pieces(pieces));
        ours == theirs
    }

    fn nested_values_are_spelled_as_serde_json_spells_them(
        value: BTreeMap<String, Vec<Option<Scalars>>>
    ) -> bool {
        let (ours, theirs) = both(&value);
        ours == theirs
    }

    fn integers_are_spelled_as_serde_json_spells_them(value: Integers) -> bool {
        let (ours, theirs) = both(&value);
        ours == theirs
    }

    fn floats_are_spelled_as_serde_json_spells_them(wide: u64, narrow: u32, usual: (i32, u8)) -> bool {
        let usual = f64::from(usual.0) / 10_f64.powi((usual.1 % 30).into());
        let (ours, theirs) = both_without_sign(&(f64::from_bits(wide), f32::from_bits(narrow), usual, usual as f32));
        ours == theirs
    }
}

#[test]
fn edges_are_spelled_as_serde_json_spells_them() {
    let of_ten = (-330..310).map(|power| format!("1e{power}").parse::<f64>().expect("it is a number"));
    let around =
        of_ten.flat_map(|value| [value, value.next_up(), value.next_down(), -value, value * 9.5, value * 1.25]);
    let others =
        [0.0, -0.0, f64::MAX, f64::MIN_POSITIVE, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 9_007_199_254_740_993.0];
    for value in around.chain(others) {
        let narrow = value as f32;
        let (ours, theirs) = both_without_sign(&(value, narrow, narrow.next_up(), narrow.next_down()));
        assert_eq!(ours, theirs);
    }
    let (ours, theirs) = both(&(i8::MIN, i16::MIN, i32::MIN, i64::MIN, u64::MAX, false, (), None::<u8>, Some('"')));
    assert_eq!(ours, theirs);
}

/// Bytes, which serde_json writes as a list of numbers.
#[test]
fn bytes_are_a_list() {
    struct Bytes;
    impl Serialize for Bytes {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bytes(b"\x00\xff")
        }
    }
    let (ours, theirs) = both(&Bytes);
    assert_eq!(ours, theirs);
}

#[test]
fn every_character_that_needs_an_escape_gets_it() {
    for byte in 0..0x80_u8 {
        let value = format!("plain {} plain", char::from(byte));
        let (ours, theirs) = both(&value);
        assert_eq!(ours, theirs);
    }
}
