//! Documentation apart from facts.
//!
//! Recorded revisions hold facts alone; the prose of a model is the one that `model/service.json` has, in our words. So
//! models are compared and merged without it, and what results gets it back where the same element is in both.

use super::tree::{Group, Kind, Node};
use crate::json::Json;

/// Traits that are prose and nothing else.
const PROSE: [&str; 2] = ["smithy.api#documentation", "smithy.api#externalDocumentation"];

/// The group without prose.
pub(super) fn without(group: &Group) -> Group {
    let entries = group.entries.iter().filter(|(key, _)| !is_prose(group.kind, key));
    let entries = entries.map(|(key, node)| (key.clone(), node_without(node)));
    Group { kind: group.kind, entries: entries.filter(|(_, node)| !node.says_nothing()).collect() }
}

fn node_without(node: &Node) -> Node {
    match node {
        Node::Value(json) => Node::Value(value_without(json)),
        Node::Group(group) => Node::Group(without(group)),
    }
}

/// A trait's value without the texts that explain its parts, as those of endpoint rules and their tests do.
fn value_without(json: &Json) -> Json {
    match json {
        Json::Object(entries) => {
            let facts =
                entries.iter().filter(|(key, value)| key != "documentation" || !matches!(value, Json::String(_)));
            Json::Object(facts.map(|(key, value)| (key.clone(), value_without(value))).collect())
        }
        Json::Array(entries) => Json::Array(entries.iter().map(value_without).collect()),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => json.clone(),
    }
}

fn is_prose(kind: Kind, key: &str) -> bool {
    kind == Kind::Values && PROSE.contains(&key)
}

/// Facts with the prose that `from` has for them. Where the facts have prose already, it stays.
pub(super) fn with(facts: &Group, from: &Group) -> Group {
    let mut group = facts.clone();
    for (key, node) in &mut group.entries {
        match (node, from.get(key)) {
            (Node::Group(inner), Some(Node::Group(theirs))) => *inner = with(inner, theirs),
            (Node::Value(fact), Some(Node::Value(theirs))) if *fact == value_without(theirs) => *fact = theirs.clone(),
            _ => {}
        }
    }
    for (key, prose) in from.entries.iter().filter(|(key, _)| is_prose(from.kind, key)) {
        if group.get(key).is_none() {
            group.put(key, prose.clone());
        }
    }
    let traits = from.get("traits").filter(|_| group.kind.is_record());
    if let (None, Some(Node::Group(traits))) = (group.get("traits"), traits) {
        let prose = with(&Group::empty(traits.kind), traits);
        if !prose.is_empty() {
            group.put("traits", Node::Group(prose));
        }
    }
    group
}

/// Whether a shape or member is described.
pub(super) fn is_documented(part: &Group) -> bool {
    match part.get("traits") {
        Some(Node::Group(traits)) => traits.keys().any(|key| is_prose(traits.kind, key)),
        Some(Node::Value(_)) | None => false,
    }
}
