//! Laws of the whole generator, on our own model.

use std::fmt::{self, Write as _};

use quickcheck::{Arbitrary, Gen, QuickCheck};
use restjson_codegen::settings::{Runtime, Settings};
use restjson_codegen::{Inputs, generate};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/service.json");

/// JSON whose objects keep their order, and can lose it.
#[derive(Clone)]
enum Json {
    Object(Vec<(String, Json)>),
    Array(Vec<Json>),
    Scalar(Value),
}

impl Json {
    /// Puts the keys of every object into a random order, but for those of `members`: their order is part of a model's
    /// meaning (Smithy's own diff reports a change of it), and it is the order of fields in Rust.
    fn shuffle(&mut self, random: &mut Gen, keep: bool) {
        match self {
            Json::Object(entries) => {
                for (key, value) in entries.iter_mut() {
                    value.shuffle(random, key == "members");
                }
                if !keep {
                    (1..entries.len()).rev().for_each(|last| entries.swap(last, usize::arbitrary(random) % (last + 1)));
                }
            }
            Json::Array(items) => items.iter_mut().for_each(|item| item.shuffle(random, false)),
            Json::Scalar(_) => {}
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Object(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
            Json::Array(items) => serializer.collect_seq(items),
            Json::Scalar(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Json::Object(entries))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }
    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Scalar(value.into()))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Scalar(value.into()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Scalar(value.into()))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Scalar(value.into()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Scalar(value.into()))
    }
    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Scalar(Value::Null))
    }
}

/// All files of a model, in one text.
fn generated(model: &[u8]) -> String {
    let settings = Settings::defaults(Runtime::Version("0.1.0".into()));
    let generated = generate(Inputs { model, settings: &settings }).unwrap_or_else(|failure| panic!("{failure}"));
    let mut text = String::new();
    for (path, content) in generated.files.iter() {
        let _ = write!(text, "=== {path}\n{content}");
    }
    text
}

#[test]
fn two_generations_are_equal() {
    let model = std::fs::read(MODEL).unwrap();
    assert_eq!(generated(&model), generated(&model));
}

#[test]
fn prop_output_ignores_the_order_of_keys() {
    fn law(seed: u64) -> bool {
        let text = std::fs::read(MODEL).unwrap();
        let mut model: Json = serde_json::from_slice(&text).unwrap();
        model.shuffle(&mut Gen::from_size_and_seed(1000, seed), false);
        let shuffled = serde_json::to_vec(&model).unwrap();
        shuffled != serde_json::to_vec(&serde_json::from_slice::<Json>(&text).unwrap()).unwrap()
            && generated(&shuffled) == generated(&text)
    }
    QuickCheck::new().tests(5).quickcheck(law as fn(u64) -> bool);
}
