//! Smithy's verdict on a change: the rules of smithy-diff, each answered in one place.

mod binding;
mod default;
mod definition;
mod enumeration;
mod limits;
mod nullability;
mod shape;
mod target;
mod traits;

use super::{Change, ChangeKind, Event, Pair, Severity, Subject};
use crate::smithy::ShapeId;

/// Everything that Smithy's diff says of a change.
pub(super) fn events(pair: Pair<'_>, change: &Change) -> Vec<Event> {
    match &change.subject {
        Subject::Language | Subject::ApiVersion => Vec::new(),
        Subject::Metadata(_) => shape::metadata(change),
        Subject::Shape => shape::whole(pair, change),
        Subject::Type => one("ChangedShapeType", Severity::Error),
        Subject::Member => [shape::member(pair, change), enumeration::value(pair, change)].concat(),
        Subject::Target => target::changed(pair, change),
        Subject::Order => shape::order(pair, change),
        Subject::Trait(name) => [
            traits::changed(pair, change, name),
            limits::tightened(change, name),
            default::changed(pair, change, name),
            nullability::changed(pair, change, name),
            enumeration::retold(pair, change, name),
        ]
        .concat(),
        Subject::Operation(id) => binding::operation(pair, change, id),
        Subject::Resource(id) => binding::resource(pair, change, id),
        Subject::Error(_) => binding::error(pair, change),
        Subject::Rename(id) => binding::rename(pair, change, id),
        Subject::Input => one("ChangedOperationInput", Severity::Error),
        Subject::Output => one("ChangedOperationOutput", Severity::Error),
        Subject::Identifiers => one("ChangedResourceIdentifiers", Severity::Error),
        Subject::Properties | Subject::Lifecycle(_) => Vec::new(),
    }
}

fn event(rule: impl Into<String>, severity: Severity) -> Event {
    Event { rule: rule.into(), severity, at: None }
}

fn one(rule: impl Into<String>, severity: Severity) -> Vec<Event> {
    vec![event(rule, severity)]
}

/// The id of the shape or member that changed.
fn id(change: &Change) -> Option<&ShapeId> {
    change.id()
}

/// The last part of the ids of rules about traits.
fn verb(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "Add",
        ChangeKind::Removed => "Remove",
        ChangeKind::Changed => "Update",
    }
}
