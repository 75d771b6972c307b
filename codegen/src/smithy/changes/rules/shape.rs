//! Whole shapes and members, their order, and the model's metadata.

use super::{event, id, one};
use crate::smithy::ast::{self, Aggregate, Body};
use crate::smithy::changes::{Change, ChangeKind, Event, Pair, Severity};

const TRAIT: &str = "smithy.api#trait";

/// `AddedMetadata`, `ChangedMetadata`, `RemovedMetadata`.
pub(super) fn metadata(change: &Change) -> Vec<Event> {
    match change.kind() {
        ChangeKind::Added => one("AddedMetadata", Severity::Note),
        ChangeKind::Changed => one("ChangedMetadata", Severity::Warning),
        ChangeKind::Removed => one("RemovedMetadata", Severity::Danger),
    }
}

/// `AddedShape`, `RemovedShape`, and the same of trait definitions. Nobody outside of a private shape's namespace can
/// miss it.
pub(super) fn whole(pair: Pair<'_>, change: &Change) -> Vec<Event> {
    let Some(id) = id(change) else { return Vec::new() };
    let mut events = Vec::new();
    if let (None, Some(_)) = (pair.old.shape(id), pair.new.shape(id)) {
        events.push(event("AddedShape", Severity::Note));
        if pair.new.has_trait(id, TRAIT) {
            events.push(event("AddedTraitDefinition", Severity::Note));
        }
    }
    if let (Some(shape), None) = (pair.old.shape(id), pair.new.shape(id)) {
        if !shape.traits.contains_key("smithy.api#private") {
            events.push(removed(shape));
        }
        if shape.traits.contains_key(TRAIT) {
            events.push(event("RemovedTraitDefinition", Severity::Error));
        }
    }
    events
}

fn removed(shape: &ast::Shape) -> Event {
    match &shape.body {
        Body::Simple(crate::smithy::Simple::Document) => event("RemovedShape", Severity::Error),
        Body::Simple(_) => event("RemovedShape.ScalarShape", Severity::Warning),
        Body::Aggregate(..) | Body::Service(_) | Body::Operation(_) | Body::Resource(_) => {
            event("RemovedShape", Severity::Error)
        }
    }
}

/// `AddedShape`, `RemovedShape` and `AddedRequiredMember` of members: Smithy counts them as shapes.
pub(super) fn member(pair: Pair<'_>, change: &Change) -> Vec<Event> {
    if change.kind() == ChangeKind::Removed {
        return one("RemovedShape", Severity::Error);
    }
    let mut events = one("AddedShape", Severity::Note);
    let Some(member) = id(change).and_then(|id| pair.new.member(id)) else { return events };
    let has = |name: &str| member.traits.contains_key(name);
    if has("smithy.api#required") && !has("smithy.api#default") && !has("smithy.api#clientOptional") {
        events.push(event("AddedRequiredMember", Severity::Error));
    }
    events
}

/// `ChangedMemberOrder`. Values of enumerations have a rule of their own.
pub(super) fn order(pair: Pair<'_>, change: &Change) -> Vec<Event> {
    match id(change).and_then(|id| pair.new.shape(id)).map(|shape| &shape.body) {
        Some(Body::Aggregate(Aggregate::Structure | Aggregate::Union, _)) => {
            one("ChangedMemberOrder", Severity::Danger)
        }
        _ => Vec::new(),
    }
}
