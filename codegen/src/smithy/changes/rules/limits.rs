//! `ChangedLengthTrait` and `ChangedRangeTrait`: limits that a valid value of yesterday may violate today.

use serde_json::Value;

use super::one;
use crate::smithy::changes::{Change, Event, Severity};

/// A limit that both models have and that the new one draws tighter.
pub(super) fn tightened(change: &Change, name: &str) -> Vec<Event> {
    let rule = match name {
        "smithy.api#length" => "ChangedLengthTrait",
        "smithy.api#range" => "ChangedRangeTrait",
        _ => return Vec::new(),
    };
    let (Some(was), Some(is)) = (&change.was, &change.is) else { return Vec::new() };
    let bound = |value: &Value, key| value.get(key).and_then(Value::as_f64);
    let min = |value| bound(value, "min").unwrap_or(0.0);
    let raised = min(is) > min(was);
    let lowered = bound(is, "max").is_some_and(|is| bound(was, "max").is_none_or(|was| was > is));
    if raised || lowered { one(rule, Severity::Error) } else { Vec::new() }
}
