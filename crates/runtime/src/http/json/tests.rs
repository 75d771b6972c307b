//! The spelling is serde_json's.

use std::collections::BTreeMap;

use quickcheck::quickcheck;

use super::*;

type Scalars = (f64, f32, i64, u8, bool, char);

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
}

#[test]
fn every_character_that_needs_an_escape_gets_it() {
    for byte in 0..0x80_u8 {
        let value = format!("plain {} plain", char::from(byte));
        let (ours, theirs) = both(&value);
        assert_eq!(ours, theirs);
    }
}
