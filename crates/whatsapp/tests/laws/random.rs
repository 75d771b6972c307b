//! Random JSON, near to the examples and far from them.

use quickcheck::{Arbitrary, Gen};
use serde_json::{Map, Value, json};

/// Every example of a file.
fn examples(json: &str) -> Vec<Value> {
    let examples: Map<String, Value> = serde_json::from_str(json).unwrap();
    examples.into_iter().map(|(_, example)| example).collect()
}

/// Every example of every file.
fn all() -> Vec<Value> {
    let files = [
        include_str!("../examples/messages.json"),
        include_str!("../examples/entries.json"),
        include_str!("../examples/templates.json"),
        include_str!("../examples/flows.json"),
    ];
    let mut all: Vec<Value> = files.into_iter().flat_map(examples).collect();
    all.push(serde_json::from_str(include_str!("../examples/event/sns-text.json")).unwrap());
    all
}

/// Any JSON.
#[derive(Clone, Debug)]
pub(crate) struct Anything(pub(crate) Value);

impl Arbitrary for Anything {
    fn arbitrary(g: &mut Gen) -> Self {
        Self(anything(g, 4))
    }
}

fn anything(g: &mut Gen, depth: usize) -> Value {
    let kinds = if depth == 0 { 6 } else { 8 };
    match usize::arbitrary(g) % kinds {
        0 => Value::Null,
        1 => bool::arbitrary(g).into(),
        2 => i64::arbitrary(g).into(),
        3 => u64::arbitrary(g).into(),
        4 => json!(f64::arbitrary(g)),
        5 => String::arbitrary(g).into(),
        6 => (0..usize::arbitrary(g) % 4).map(|_| anything(g, depth - 1)).collect(),
        _ => Value::Object((0..usize::arbitrary(g) % 4).map(|_| (name(g), anything(g, depth - 1))).collect()),
    }
}

/// A name that some type knows, or another one.
fn name(g: &mut Gen) -> String {
    let known =
        ["type", "text", "body", "value", "field", "changes", "messages", "id", "components", "screens", "header"];
    if bool::arbitrary(g) { (*g.choose(&known).unwrap()).to_owned() } else { String::arbitrary(g) }
}

/// An example with some parts exchanged, taken away, or added.
#[derive(Clone, Debug)]
pub(crate) struct Changed(pub(crate) Value);

impl Arbitrary for Changed {
    fn arbitrary(g: &mut Gen) -> Self {
        let all = all();
        let mut example = g.choose(&all).unwrap().clone();
        for _ in 0..usize::arbitrary(g) % 4 {
            change(&mut example, g);
        }
        Self(example)
    }
}

/// Goes down somewhere and changes what is there.
fn change(value: &mut Value, g: &mut Gen) {
    let stop = u8::arbitrary(g).is_multiple_of(4);
    match value {
        Value::Object(members) if !members.is_empty() && !stop => {
            let index = usize::arbitrary(g) % members.len();
            change(members.values_mut().nth(index).unwrap(), g);
        }
        Value::Array(items) if !items.is_empty() && !stop => {
            let index = usize::arbitrary(g) % items.len();
            change(&mut items[index], g);
        }
        Value::Object(members) if bool::arbitrary(g) => {
            members.insert(name(g), anything(g, 2));
        }
        Value::Object(members) if !members.is_empty() && bool::arbitrary(g) => {
            let index = usize::arbitrary(g) % members.len();
            let name = members.keys().nth(index).unwrap().clone();
            members.remove(&name);
        }
        other => *other = anything(g, 2),
    }
}
