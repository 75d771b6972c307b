//! Laws: a model does not differ from itself, the way back says the opposite, and no change goes unnoticed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use quickcheck::{Arbitrary, Gen, QuickCheck};
use restjson_codegen::diagnostic::Diagnostics;
use restjson_codegen::diff::{Diff, Level, What};
use restjson_codegen::smithy::changes::{self, Change, ChangeKind, Flat};
use restjson_codegen::smithy::load;
use serde_json::{Value, json};

use crate::{compared, recorded};

fn fixtures() -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generate");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|it| it == "json")).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn flat(model: &[u8]) -> Flat {
    changes::flatten(model, &mut Diagnostics::new()).unwrap()
}

#[test]
fn a_model_does_not_differ_from_itself() {
    for model in fixtures().into_iter().chain([recorded("2024-10-10"), recorded("2026-06-03")]) {
        let diff = compared(&model, &model);
        assert_eq!(diff.changes, []);
        assert_eq!(diff.summary, Default::default());
        let overall = diff.rust.unwrap();
        assert_eq!((overall.level, overall.untraced), (Level::None, Vec::new()));
    }
}

#[test]
fn the_way_back_says_the_opposite() {
    let dates = ["2024-10-10", "2026-01-20", "2026-05-13", "2026-06-03"].map(recorded);
    for (old, new) in [(0, 1), (1, 2), (2, 3), (0, 3)] {
        check_reversal(&compared(&dates[old], &dates[new]), &compared(&dates[new], &dates[old]));
    }
    let fixtures = fixtures();
    for (old, new) in fixtures.iter().zip(&fixtures[1..]) {
        check_reversal(&compared(old, new), &compared(new, old));
    }
}

fn check_reversal(there: &Diff, back: &Diff) {
    let place = |change: &Change| format!("{} {:?}", change.place, change.subject);
    let mut forward: Vec<_> = there.changes.iter().map(|c| (place(&c.model), &c.model.was, &c.model.is)).collect();
    let mut backward: Vec<_> = back.changes.iter().map(|c| (place(&c.model), &c.model.is, &c.model.was)).collect();
    forward.sort_by_key(|(place, ..)| place.clone());
    backward.sort_by_key(|(place, ..)| place.clone());
    assert!(forward == backward);
    let (new, removed) = (&there.summary.new, &back.summary.removed);
    assert_eq!(new, removed);
    assert_eq!(&there.summary.removed, &back.summary.new);
    for (there, back) in there.summary.updated.iter().zip(&back.summary.updated) {
        assert_eq!((&there.request_added, &there.response_removed), (&back.request_removed, &back.response_added));
        assert_eq!((&there.errors_added, &there.errors_removed), (&back.errors_removed, &back.errors_added));
    }
    let (forward, backward) = (effects(there), effects(back));
    let opposite = |what: &What| match what {
        What::Added(api) => What::Removed(api.clone()),
        What::Removed(api) => What::Added(api.clone()),
        What::Retyped(was, is) => What::Retyped(is.clone(), was.clone()),
        same @ (What::Behaviour | What::Order | What::Documentation) => same.clone(),
    };
    let reversed: BTreeMap<_, _> = backward.iter().map(|(path, what)| (path.clone(), opposite(what))).collect();
    assert_eq!(forward, reversed);
}

/// What happens to each item of the generated API, whatever causes it. Documentation may differ beside something else.
fn effects(diff: &Diff) -> BTreeMap<String, What> {
    let effects = diff.changes.iter().filter_map(|change| change.rust.as_ref()).flat_map(|verdict| &verdict.effects);
    let effects = effects.filter(|effect| effect.what != What::Documentation);
    effects.map(|effect| (effect.path.clone(), effect.what.clone())).collect()
}

/// A model, and the same with one thing in its JSON changed.
#[derive(Clone, Debug)]
struct Mutated {
    old: String,
    new: String,
}

impl Arbitrary for Mutated {
    fn arbitrary(g: &mut Gen) -> Self {
        static MODELS: LazyLock<Vec<Value>> = LazyLock::new(|| {
            let models = fixtures().into_iter().chain([recorded("2024-10-10")]);
            models.map(|model| serde_json::from_slice(&model).unwrap()).collect()
        });
        let old = g.choose(&MODELS).unwrap();
        let mut new = old.clone();
        let ids: Vec<String> = old["shapes"].as_object().unwrap().keys().cloned().collect();
        mutate(&mut new["shapes"], &ids, g);
        Mutated { old: old.to_string(), new: new.to_string() }
    }
}

/// Walks to a random place and changes what is there.
fn mutate(value: &mut Value, ids: &[String], g: &mut Gen) {
    match value {
        Value::Object(properties) if !properties.is_empty() && u8::arbitrary(g) % 6 != 0 => {
            let keys: Vec<String> = properties.keys().cloned().collect();
            let key = g.choose(&keys).unwrap();
            if u8::arbitrary(g) % 5 == 0 {
                properties.remove(key);
            } else {
                mutate(&mut properties[key], ids, g);
            }
        }
        Value::Array(entries) if !entries.is_empty() && u8::arbitrary(g) % 4 != 0 => {
            let position = usize::arbitrary(g) % entries.len();
            mutate(&mut entries[position], ids, g);
        }
        Value::Array(entries) => drop(entries.pop()),
        Value::Object(properties) => {
            let added = [("smithy.api#required", json!({})), ("smithy.api#sensitive", json!({})), ("x", json!(1))];
            let (key, added) = g.choose(&added).unwrap().clone();
            properties.insert(key.into(), added);
        }
        Value::String(text) if text.contains('#') => *text = g.choose(ids).unwrap().clone(),
        Value::String(text) => text.push('x'),
        Value::Number(number) => *value = json!(number.as_i64().unwrap_or_default() + 1),
        Value::Bool(flag) => *flag = !*flag,
        Value::Null => *value = json!(0),
    }
}

/// Whether two texts are the same model: what Smithy's reader makes of them, unknown properties and lists of references
/// in any order apart.
fn is_same(old: &str, new: &str) -> bool {
    flat(old.as_bytes()) == flat(new.as_bytes())
}

#[test]
fn no_single_change_goes_unnoticed() {
    fn law(Mutated { old, new }: Mutated) -> bool {
        load(new.as_bytes(), None).is_err()
            || is_same(&old, &new)
            || !changes::between(&flat(old.as_bytes()), &flat(new.as_bytes())).is_empty()
    }
    QuickCheck::new().tests(1000).quickcheck(law as fn(Mutated) -> bool);
}

#[test]
fn mutations_reach_models_that_load_and_differ() {
    let mut g = Gen::from_size_and_seed(20, 1);
    let mutated: Vec<Mutated> = (0..200).map(|_| Mutated::arbitrary(&mut g)).collect();
    let loads = mutated.iter().filter(|m| load(m.new.as_bytes(), None).is_ok() && !is_same(&m.old, &m.new)).count();
    assert!(loads > 10, "{loads} of 200");
}

#[test]
fn a_single_change_never_panics_and_is_always_traced() {
    fn law(Mutated { old, new }: Mutated) {
        if load(new.as_bytes(), None).is_ok() {
            let diff = compared(old.as_bytes(), new.as_bytes());
            let effects: Vec<_> = diff.rust.iter().flat_map(|overall| &overall.untraced).collect();
            assert!(effects.is_empty(), "{effects:?} {:?}", diff.changes);
            assert!(
                diff.changes
                    .iter()
                    .all(|change| change.model.kind() != ChangeKind::Changed || change.model.was != change.model.is)
            );
        }
    }
    QuickCheck::new().tests(400).quickcheck(law as fn(Mutated));
}
