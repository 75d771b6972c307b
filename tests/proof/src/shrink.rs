//! Smaller cases that still differ: a call with fewer members, an answer with a shorter body.

use crate::cases::Case;
use crate::compare::compare;
use crate::encoding::{base64, from_base64};
use crate::peer::Program;
use serde_json::Value;
use std::path::Path;

/// How often a case is made smaller.
const ROUNDS: usize = 12;

/// The smallest case found that differs like the given one.
///
/// # Errors
/// Says why a peer did not answer.
pub fn smallest(case: &Case, peers: [&Program; 2], scratch: &Path) -> Result<Case, String> {
    let mut case = case.clone();
    for _ in 0..ROUNDS {
        let smaller = candidates(&case);
        let [theirs, ours] = [peers[0].run(&smaller, scratch)?, peers[1].run(&smaller, scratch)?];
        let answers = theirs.iter().zip(&ours);
        let differs = |(case, (theirs, ours)): &(Case, (&Value, &Value))| !compare(case, theirs, ours).1.is_empty();
        match smaller.into_iter().zip(answers).find(differs) {
            Some((smaller, _)) => case = smaller,
            None => break,
        }
    }
    Ok(case)
}

fn candidates(case: &Case) -> Vec<Case> {
    let with = |pointer: &str, value: Value| {
        let mut smaller = case.clone();
        *smaller.body.pointer_mut(pointer)? = value;
        Some(smaller)
    };
    let mut smaller: Vec<Case> =
        reduced(&case.body["input"]).into_iter().filter_map(|input| with("/input", input)).collect();
    let body = case.body.pointer("/script/0/body").and_then(Value::as_str).and_then(from_base64);
    if let Some(body) = body.and_then(|body| serde_json::from_slice::<Value>(&body).ok()) {
        let bodies = reduced(&body).into_iter().map(|body| base64(body.to_string().as_bytes()).into());
        smaller.extend(bodies.filter_map(|body| with("/script/0/body", body)));
    }
    smaller
}

/// A value with one part less, for each of its parts.
fn reduced(value: &Value) -> Vec<Value> {
    let mut smaller = Vec::new();
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let mut less = members.clone();
                less.remove(name);
                smaller.push(less.into());
                for reduced in reduced(member) {
                    let mut less = members.clone();
                    less.insert(name.clone(), reduced);
                    smaller.push(less.into());
                }
            }
        }
        Value::Array(items) if !items.is_empty() => {
            smaller.push(items[1..].to_vec().into());
            smaller.extend(reduced(&items[0]).into_iter().map(|first| Value::from([&[first], &items[1..]].concat())));
        }
        Value::String(text) if text.chars().count() > 1 => {
            let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
            smaller.extend([text[..middle].into(), text[middle..].into()]);
        }
        _ => {}
    }
    smaller
}
