//! Rules about values: constraints, defaults, enumerations, keys.

use std::collections::BTreeMap;

use super::pattern;
use crate::diagnostic::Diagnostics;
use crate::smithy::index::default_value;
use crate::smithy::model::{EnumValue, Kind, Shape, Simple};
use crate::smithy::traits::{Constraints, Number};
use crate::smithy::{Facts, ShapeId};

pub(super) fn check(facts: &Facts, out: &mut Diagnostics) {
    for (_, shape) in facts.model.shapes() {
        constraints(&shape.id, &shape.traits.constraints, shape, out);
        match &shape.kind {
            Kind::Enum(values) => enumeration(&shape.id, values, out),
            Kind::IntEnum(values) => enumeration(&shape.id, values, out),
            Kind::Map([key, _]) => map_key(facts.model.target(*key), &facts.model[*key].id, out),
            Kind::Simple(_) | Kind::List(_) | Kind::Structure(_) | Kind::Union(_) => {}
        }
        placed(shape, out);
    }
    for (index, member) in facts.model.members() {
        let target = &facts.model[member.target];
        constraints(&member.id, &member.traits.constraints, target, out);
        if let Err(problem) = default_value(&facts.model, index) {
            out.error(
                &member.id,
                problem,
                "use a value of the target's type; lists and maps can only be empty by default",
            );
        }
        if member.traits.timestamp_format.is_some() && !matches!(target.kind, Kind::Simple(Simple::Timestamp)) {
            out.error(&member.id, "the trait timestampFormat is on a member that is no timestamp", "remove it");
        }
        if member.traits.idempotency_token && !matches!(target.kind, Kind::Simple(Simple::String)) {
            out.error(
                &member.id,
                "the trait idempotencyToken is on a member that is no string",
                "let it target a string",
            );
        }
    }
}

/// Traits that only some kinds of shapes can have.
fn placed(shape: &Shape, out: &mut Diagnostics) {
    let is = |kinds: fn(&Kind) -> bool| kinds(&shape.kind);
    let traits = &shape.traits;
    let rules = [
        ("sparse", traits.sparse, is(|kind| matches!(kind, Kind::List(_) | Kind::Map(_)))),
        ("streaming", traits.streaming, is(|kind| matches!(kind, Kind::Simple(Simple::Blob) | Kind::Union(_)))),
        (
            "timestampFormat",
            traits.timestamp_format.is_some(),
            is(|kind| matches!(kind, Kind::Simple(Simple::Timestamp))),
        ),
        ("httpError", traits.http_error.is_some(), traits.error.is_some()),
        ("retryable", traits.retryable.is_some(), traits.error.is_some()),
        ("requiresLength", traits.requires_length, traits.streaming),
        ("error", traits.error.is_some(), is(|kind| matches!(kind, Kind::Structure(_)))),
        (
            "mediaType",
            traits.media_type.is_some(),
            is(|kind| matches!(kind, Kind::Simple(Simple::Blob | Simple::String))),
        ),
    ];
    for (name, present, allowed) in rules {
        if present && !allowed {
            out.error(&shape.id, format!("the trait {name} does not apply to this kind of shape"), "remove it");
        }
    }
}

fn constraints(id: &ShapeId, constraints: &Constraints, target: &Shape, out: &mut Diagnostics) {
    let kind = &target.kind;
    let has_length =
        matches!(kind, Kind::Simple(Simple::String | Simple::Blob) | Kind::Enum(_) | Kind::List(_) | Kind::Map(_));
    let is_number = matches!(kind, Kind::IntEnum(_)) || matches!(kind, Kind::Simple(simple) if simple.is_number());
    let is_text = matches!(kind, Kind::Simple(Simple::String) | Kind::Enum(_));
    let rules = [
        ("length", constraints.length.is_some(), has_length, "a string, blob, list or map"),
        ("range", constraints.range.is_some(), is_number, "a number"),
        ("pattern", constraints.pattern.is_some(), is_text, "a string"),
        ("uniqueItems", constraints.unique_items, matches!(kind, Kind::List(_)), "a list"),
    ];
    for (name, present, allowed, expected) in rules {
        if present && !allowed {
            out.error(id, format!("the trait {name} is on something that is not {expected}"), "remove it");
        }
    }
    bounds(id, constraints, out);
    if let Some(Err(problem)) = constraints.pattern.as_deref().map(pattern::check) {
        out.error(
            id,
            format!("the pattern is not a regular expression: {problem}"),
            "correct the pattern (ECMA-262 syntax)",
        );
    }
}

fn bounds(id: &ShapeId, constraints: &Constraints, out: &mut Diagnostics) {
    if let Some(length) = constraints.length {
        report_bounds(id, "length", length.min.map(|n| n as f64), length.max.map(|n| n as f64), out);
    }
    if let Some(range) = &constraints.range {
        report_bounds(id, "range", range.min.as_ref().map(number), range.max.as_ref().map(number), out);
    }
}

fn number(number: &Number) -> f64 {
    match number {
        Number::Integer(number) => *number as f64,
        Number::Float(number) => *number,
    }
}

fn report_bounds(id: &ShapeId, name: &str, min: Option<f64>, max: Option<f64>, out: &mut Diagnostics) {
    match (min, max) {
        (None, None) => out.error(id, format!("the trait {name} has neither min nor max"), "give it one of them"),
        (Some(min), Some(max)) if min > max => {
            out.error(
                id,
                format!("the trait {name} allows nothing: min {min} is more than max {max}"),
                "correct the bounds",
            );
        }
        _ => {}
    }
}

fn enumeration<T: Ord + std::fmt::Display>(id: &ShapeId, values: &[EnumValue<T>], out: &mut Diagnostics) {
    if values.is_empty() {
        out.error(id, "the enumeration has no values", "add its values, or target a plain string or integer");
    }
    let mut seen = BTreeMap::new();
    for value in values {
        if let Some(first) = seen.insert(&value.value, &value.name) {
            let message = format!("the value `{}` is already that of `{first}`", value.value);
            out.error(&id.with_member(&value.name), message, "remove one of the two");
        }
    }
}

fn map_key(key: &Shape, id: &ShapeId, out: &mut Diagnostics) {
    if !matches!(key.kind, Kind::Simple(Simple::String) | Kind::Enum(_)) {
        let message = format!("the keys of a map are strings, but {} is not", key.id);
        out.error(id, message, "let the key target a string or an enumeration of strings");
    }
}
