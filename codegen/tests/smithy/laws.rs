//! Laws: nothing that a model can be makes the reader panic, the order of shapes means nothing, cut cycles are no cycles.

use std::collections::{BTreeMap, BTreeSet};

use quickcheck::{Arbitrary, Gen, QuickCheck};
use restjson_codegen::smithy::traits::UriPattern;
use restjson_codegen::smithy::{Facts, ShapeId, ShapeIdx, load};
use serde_json::{Map, Value, json};

use crate::models;

/// A model with some of its JSON changed.
#[derive(Clone, Debug)]
struct Mutated(Value);

impl Arbitrary for Mutated {
    fn arbitrary(g: &mut Gen) -> Self {
        let (_, text) = g.choose(&models("facts")).expect("models").clone();
        let mut model: Value = serde_json::from_slice(&text).expect("JSON");
        let ids: Vec<String> = model["shapes"].as_object().expect("shapes").keys().cloned().collect();
        for _ in 0..1 + u8::arbitrary(g) % 4 {
            mutate(&mut model, &ids, g);
        }
        Mutated(model)
    }
}

/// Walks to a random place and changes what is there.
fn mutate(value: &mut Value, ids: &[String], g: &mut Gen) {
    let deeper = u8::arbitrary(g) % 8 != 0;
    match value {
        Value::Object(properties) if deeper && !properties.is_empty() => mutate_property(properties, ids, g),
        Value::Array(entries) if deeper && !entries.is_empty() => {
            let position = usize::arbitrary(g) % entries.len();
            mutate(&mut entries[position], ids, g);
        }
        _ => *value = replacement(ids, g),
    }
}

fn mutate_property(properties: &mut Map<String, Value>, ids: &[String], g: &mut Gen) {
    let keys: Vec<String> = properties.keys().cloned().collect();
    let key = g.choose(&keys).expect("a key").clone();
    match u8::arbitrary(g) % 10 {
        0 => {
            properties.remove(&key);
        }
        1 => {
            let value = properties.remove(&key).unwrap_or_default();
            properties.insert(g.choose(&keys).expect("a key").clone(), value);
        }
        _ => mutate(&mut properties[&key], ids, g),
    }
}

fn replacement(ids: &[String], g: &mut Gen) -> Value {
    let id = g.choose(ids).expect("an id").clone();
    let kinds =
        ["structure", "union", "list", "map", "enum", "intEnum", "string", "operation", "service", "resource", "apply"];
    match u8::arbitrary(g) % 12 {
        0 => Value::Null,
        1 => json!({ "target": id }),
        2 => json!(id),
        3 => json!(kinds[usize::arbitrary(g) % kinds.len()]),
        4 => json!(i64::arbitrary(g)),
        5 => json!(f64::arbitrary(g)),
        6 => json!([id]),
        7 => json!({}),
        8 => json!(bool::arbitrary(g)),
        9 => json!("/{a}/{b+}?c"),
        10 => json!({ "type": kinds[usize::arbitrary(g) % kinds.len()], "members": {}, "mixins": [{ "target": id }] }),
        _ => json!(String::arbitrary(g)),
    }
}

/// Asks every question that facts answer.
fn ask(facts: &Facts) {
    let text = crate::describe::describe(facts);
    assert!(text.ends_with('\n'));
}

#[test]
fn mutated_models_never_panic() {
    fn law(model: Mutated) {
        if let Ok((facts, _)) = load(model.0.to_string().as_bytes(), None) {
            ask(&facts);
        }
    }
    QuickCheck::new().tests(1500).quickcheck(law as fn(Mutated));
}

#[test]
fn mutations_reach_both_good_and_bad_models() {
    let mut g = Gen::new(20);
    let results: Vec<bool> =
        (0..200).map(|_| load(Mutated::arbitrary(&mut g).0.to_string().as_bytes(), None).is_ok()).collect();
    assert!(results.contains(&true) && results.contains(&false));
}

#[test]
fn broken_text_never_panics() {
    fn law(cut: usize, flip: Vec<(usize, u8)>) {
        for (_, mut text) in models("facts") {
            text.truncate(cut % (text.len() + 1));
            for (position, byte) in &flip {
                if let Some(place) = text.get_mut(position % 4096) {
                    *place = *byte;
                }
            }
            drop(load(&text, None));
        }
    }
    QuickCheck::new().tests(60).quickcheck(law as fn(usize, Vec<(usize, u8)>));
}

#[test]
fn the_order_of_shapes_means_nothing() {
    fn law(seed: Vec<u8>) {
        for (name, text) in models("facts").into_iter().chain(models("bad")) {
            let Ok(model) = serde_json::from_slice::<Value>(&text) else { continue };
            let Some(shapes) = model.get("shapes").and_then(Value::as_object) else { continue };
            let version = &model["smithy"];
            let mut entries: Vec<(&String, &Value)> = shapes.iter().collect();
            let ordered = write(version, &entries);
            entries.sort_by_key(|(id, _)| {
                seed.iter().fold(id.len(), |sum, byte| sum * 31 % 1009 + id.len() * usize::from(*byte))
            });
            assert_eq!(outcome(&ordered), outcome(&write(version, &entries)), "{name}");
        }
    }
    QuickCheck::new().tests(20).quickcheck(law as fn(Vec<u8>));
}

fn write(version: &Value, entries: &[(&String, &Value)]) -> String {
    let shapes = entries.iter().map(|(id, shape)| format!("{}:{shape}", json!(id))).collect::<Vec<_>>().join(",");
    format!("{{\"shapes\":{{{shapes}}},\"smithy\":{version}}}")
}

fn outcome(text: &str) -> String {
    load(text.as_bytes(), None)
        .map_or_else(|errors| errors.to_string(), |(facts, warnings)| format!("{facts:?}{warnings}"))
}

#[test]
fn boxes_cut_every_cycle_and_are_on_cycles() {
    fn law(edges: Vec<(u8, u8)>) {
        let facts = graph(&edges);
        let all = edges_of(&facts, false);
        assert!(all.keys().all(|&shape| !reaches(&edges_of(&facts, true), shape, shape)), "a cycle is left: {edges:?}");
        for (index, member) in facts.model.members().filter(|(index, _)| facts.is_boxed(*index)) {
            assert!(
                reaches(&all, member.target, member.container) || member.target == member.container,
                "{index:?} {edges:?}"
            );
        }
    }
    QuickCheck::new().tests(300).quickcheck(law as fn(Vec<(u8, u8)>));
}

/// A model with a structure per number and a member per edge.
fn graph(edges: &[(u8, u8)]) -> Facts {
    let mut shapes = Map::new();
    let http = json!({ "smithy.api#http": { "method": "POST", "uri": "/" } });
    shapes.insert("a#Op".into(), json!({ "type": "operation", "input": { "target": "a#In" }, "traits": http }));
    let traits = json!({ "aws.protocols#restJson1": {} });
    shapes.insert(
        "a#S".into(),
        json!({ "type": "service", "version": "1", "operations": [{ "target": "a#Op" }], "traits": traits }),
    );
    let name = |number: u8| format!("a#N{}", number % 8);
    for number in 0..8 {
        let targets: BTreeSet<u8> = edges.iter().filter(|(from, _)| from % 8 == number).map(|(_, to)| to % 8).collect();
        let members: Map<String, Value> =
            targets.iter().map(|&to| (format!("m{to}"), json!({ "target": name(to) }))).collect();
        shapes.insert(name(number), json!({ "type": "structure", "members": members }));
    }
    let all: Map<String, Value> =
        (0..8).map(|number| (format!("n{number}"), json!({ "target": name(number) }))).collect();
    shapes.insert("a#In".into(), json!({ "type": "structure", "members": all }));
    let text = json!({ "smithy": "2.0", "shapes": shapes }).to_string();
    load(text.as_bytes(), None).unwrap_or_else(|errors| panic!("{errors}")).0
}

type Edges = BTreeMap<ShapeIdx, BTreeSet<ShapeIdx>>;

fn edges_of(facts: &Facts, without_boxes: bool) -> Edges {
    let mut edges = Edges::new();
    for (index, member) in facts.model.members() {
        let targets = edges.entry(member.container).or_default();
        if !(without_boxes && facts.is_boxed(index)) {
            targets.insert(member.target);
        }
    }
    edges
}

/// Whether there is a way of at least one edge.
fn reaches(edges: &Edges, from: ShapeIdx, to: ShapeIdx) -> bool {
    let mut seen = BTreeSet::new();
    let mut open: Vec<ShapeIdx> = edges.get(&from).into_iter().flatten().copied().collect();
    while let Some(shape) = open.pop() {
        if shape == to {
            return true;
        }
        if seen.insert(shape) {
            open.extend(edges.get(&shape).into_iter().flatten());
        }
    }
    false
}

#[test]
fn ids_and_patterns_print_as_they_were_read() {
    fn law(text: String) {
        if let Ok(id) = text.parse::<ShapeId>() {
            assert_eq!(id.to_string(), text);
        }
        if let Ok(uri) = UriPattern::parse(&text) {
            assert_eq!(UriPattern::parse(&uri.to_string()), Ok(uri));
        }
    }
    #[derive(Clone, Debug)]
    struct Near(String);
    impl Arbitrary for Near {
        fn arbitrary(g: &mut Gen) -> Self {
            Near(
                (0..usize::arbitrary(g) % 12)
                    .map(|_| {
                        *g.choose(&['a', '#', '$', '.', '/', '{', '}', '+', '?', '=', '&', '_', '1']).expect("one")
                    })
                    .collect(),
            )
        }
    }
    QuickCheck::new().tests(5000).quickcheck((|near: Near| law(near.0)) as fn(Near));
}
