//! `ChangedDefault`: values that stand for absent ones.

use serde_json::Value;

use super::{id, one};
use crate::smithy::Simple;
use crate::smithy::ast::Body;
use crate::smithy::changes::{Change, Event, Flat, Pair, Severity};

const DEFAULT: &str = "smithy.api#default";

/// What a change of a `default` does to programs generated before.
pub(super) fn changed(pair: Pair<'_>, change: &Change, name: &str) -> Vec<Event> {
    let Some(id) = id(change).filter(|_| name == DEFAULT) else { return Vec::new() };
    let member = pair.new.member(id);
    let target = member.and_then(|member| target_of(pair.new, &member.target));
    let severity = match (&change.was, &change.is, member) {
        (Some(Value::Null), None, Some(_)) if target.as_ref().is_none_or(|target| target.default.is_none()) => None,
        (Some(_), None, _) => Some(Severity::Error),
        (None, Some(Value::Null), Some(_)) => None,
        (None, Some(_), Some(member)) if member.traits.contains_key("smithy.api#addedDefault") => None,
        (None, Some(_), _) => Some(Severity::Error),
        (Some(was), Some(is), Some(_)) => {
            let is_zero = |value| target.as_ref().is_some_and(|target| target.is_zero(value));
            Some(if is_zero(was) == is_zero(is) { Severity::Danger } else { Severity::Error })
        }
        (Some(_), Some(_), None) => Some(Severity::Error),
        (None, None, _) => None,
    };
    severity.map_or(Vec::new(), |severity| one("ChangedDefault", severity))
}

struct Target<'a> {
    kind: Option<Simple>,
    default: Option<&'a Value>,
}

/// A prelude shape has no entry of its own; its name says what it is.
fn target_of<'a>(model: &'a Flat, id: &crate::smithy::ShapeId) -> Option<Target<'a>> {
    let simple = |body: &Body| match body {
        Body::Simple(simple) => Some(*simple),
        Body::Aggregate(..) | Body::Service(_) | Body::Operation(_) | Body::Resource(_) => None,
    };
    match model.shape(id) {
        Some(shape) => Some(Target {
            kind: simple(&shape.body),
            default: shape.traits.get(DEFAULT).filter(|value| !value.is_null()),
        }),
        None => {
            let shape = crate::smithy::prelude::shapes().remove(id)?;
            Some(Target { kind: simple(&shape.body), default: None })
        }
    }
}

impl Target<'_> {
    /// Whether a value is the one that Smithy 1.0 gave every absent value of the kind.
    fn is_zero(&self, value: &Value) -> bool {
        match self.kind {
            Some(Simple::Boolean) => *value == Value::Bool(false),
            Some(kind) if kind.is_number() => value.as_f64() == Some(0.0),
            Some(_) | None => false,
        }
    }
}
