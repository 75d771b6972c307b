//! `TraitBreakingChange` and `ModifiedTrait`: what a trait's definition says of its changes.

use serde_json::Value;

use super::definition::{Definition, Rule, Strategy};
use super::{event, verb};
use crate::smithy::changes::{Change, ChangeKind, Event, Pair};

/// Traits that have rules elsewhere and that `ModifiedTrait` leaves to these.
const LEFT_OUT: [&str; 3] = ["smithy.api#box", "smithy.api#enum", "smithy.api#required"];

/// What the trait's definition says: that of the new model, else Smithy's own.
pub(super) fn changed(pair: Pair<'_>, change: &Change, name: &str) -> Vec<Event> {
    let definition = Definition::of(pair.new, name);
    let mut events: Vec<Event> =
        definition.rules.iter().flat_map(|rule| broken(rule, name, &change.was, &change.is)).collect();
    if !LEFT_OUT.contains(&name) {
        let kind = change.kind();
        let modified = definition.strategies.iter().filter(|strategy| strategy.on.contains(&kind));
        events.extend(
            modified.map(|Strategy { severity, .. }| event(format!("ModifiedTrait.{}.{name}", verb(kind)), *severity)),
        );
    }
    events
}

/// A rule looks at the trait as a whole, or at one place in its value; then only where the trait is still there.
fn broken(rule: &Rule, name: &str, was: &Option<Value>, is: &Option<Value>) -> Option<Event> {
    if is.is_none() && !rule.path.is_empty() {
        return None;
    }
    let at = |value: &Option<Value>| value.as_ref()?.pointer(&rule.path).filter(|value| !value.is_null()).cloned();
    let kind = match (at(was), at(is)) {
        (None, Some(_)) => ChangeKind::Added,
        (Some(_), None) => ChangeKind::Removed,
        (Some(was), Some(is)) if was != is => ChangeKind::Changed,
        (Some(_), Some(_)) | (None, None) => return None,
    };
    let is_meant = rule.on.contains(&kind);
    is_meant.then(|| event(format!("TraitBreakingChange.{}.{name}", verb(kind)), rule.severity))
}
