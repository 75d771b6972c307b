//! Two answers to one case, observation by observation.

use crate::cases::Case;
use crate::normal::{Observations, observations};
use serde_json::Value;

/// An observation that two peers do not share. `None` is: not observed.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The case's name.
    pub case: String,
    /// The observation's name.
    pub field: String,
    /// What the official client did.
    pub theirs: Option<Value>,
    /// What the other did.
    pub ours: Option<Value>,
}

/// How closely a case could be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Everything.
    Whole,
    /// The body's bytes, and with them the signature, follow the random order of a map; the parsed bodies were compared.
    BodyAsJson,
    /// The reference could not read the answer. Its parser's words and types are its own: kind, code, message, request id
    /// and the rest were compared.
    KindOfError,
}

/// Texts that quote the parser's own error.
const PARSER: [&str; 4] = ["chain", "context", "service_debug", "client_debug"];

/// Compares two answers.
#[must_use]
pub fn compare(case: &Case, theirs: &Value, ours: &Value) -> (Depth, Vec<Difference>) {
    let (mut theirs, mut ours) = (observations(case, theirs), observations(case, ours));
    let mut depth = Depth::Whole;
    if unordered(case, &mut theirs, &mut ours) {
        depth = Depth::BodyAsJson;
    }
    if unread(&mut theirs, &mut ours) {
        depth = Depth::KindOfError;
    }
    (depth, differences(case, &theirs, &ours))
}

fn differences(case: &Case, theirs: &Observations, ours: &Observations) -> Vec<Difference> {
    let mut names: Vec<&String> = theirs.keys().chain(ours.keys()).collect();
    names.sort();
    names.dedup();
    let differing = names.into_iter().filter(|name| theirs.get(*name) != ours.get(*name));
    let difference = |name: &String| Difference {
        case: case.id.clone(),
        field: name.clone(),
        theirs: theirs.get(name).cloned(),
        ours: ours.get(name).cloned(),
    };
    differing.map(difference).collect()
}

/// Drops bytes and signatures of requests whose bodies differ only in the order of a map's entries.
fn unordered(case: &Case, theirs: &mut Observations, ours: &mut Observations) -> bool {
    if !has_large_map(&case.body["input"]) {
        return false;
    }
    let count = theirs.get("requests/count").and_then(Value::as_u64).unwrap_or(0);
    let mut dropped = false;
    for number in 0..count {
        let [body, json, signature] = ["body", "json", "signature"].map(|name| format!("requests/{number}/{name}"));
        if theirs.get(&body) != ours.get(&body) && theirs.get(&json) == ours.get(&json) {
            for observations in [&mut *theirs, &mut *ours] {
                observations.remove(&body);
                observations.remove(&signature);
            }
            dropped = true;
        }
    }
    dropped
}

/// Whether a value below the input itself could be a map of two entries. Structures look the same here; their order is
/// fixed, so a difference in it would still have to pass as equal JSON of equal length.
fn has_large_map(input: &Value) -> bool {
    match input {
        Value::Object(members) => members
            .values()
            .any(|value| value.as_object().is_some_and(|entries| entries.len() > 1) || has_large_map(value)),
        Value::Array(items) => {
            items.iter().any(|item| item.as_object().is_some_and(|map| map.len() > 1) || has_large_map(item))
        }
        _ => false,
    }
}

/// Drops what only a parser's own error says, where the reference could not read the answer.
fn unread(theirs: &mut Observations, ours: &mut Observations) -> bool {
    let unread: Vec<String> = theirs
        .iter()
        .filter(|(name, value)| name.ends_with("/service_debug") && is_parser_error(value))
        .map(|(name, _)| name.trim_end_matches("service_debug").to_owned())
        .collect();
    for prefix in &unread {
        let own = |name: &String| {
            name.strip_prefix(prefix.as_str()).is_some_and(|name| PARSER.iter().any(|field| name.starts_with(field)))
        };
        theirs.retain(|name, _| !own(name));
        ours.retain(|name, _| !own(name));
    }
    !unread.is_empty()
}

fn is_parser_error(debug: &Value) -> bool {
    debug.as_str().is_some_and(|text| text.starts_with("Unhandled(") && text.contains("DeserializeError"))
}
