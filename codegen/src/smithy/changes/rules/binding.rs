//! What services, resources and operations are bound to: operations, resources, errors, names.

use super::{id, one};
use crate::smithy::ast::Body;
use crate::smithy::changes::{Change, ChangeKind, Event, Flat, Pair, Severity};
use crate::smithy::{ShapeId, resolve};

/// `AddedOperationBinding`, `RemovedOperationBinding`. An operation that only moved into a resource is not gone.
pub(super) fn operation(pair: Pair<'_>, change: &Change, operation: &ShapeId) -> Vec<Event> {
    let moved = change.kind() == ChangeKind::Removed && is_in_a_resource(pair.new, operation);
    bound("Operation", pair, change, operation, if moved { Severity::Note } else { Severity::Error })
}

/// `AddedResourceBinding`, `RemovedResourceBinding`.
pub(super) fn resource(pair: Pair<'_>, change: &Change, resource: &ShapeId) -> Vec<Event> {
    bound("Resource", pair, change, resource, Severity::Error)
}

fn bound(what: &str, pair: Pair<'_>, change: &Change, bound: &ShapeId, removed: Severity) -> Vec<Event> {
    let shape = id(change).and_then(|id| pair.new.shape(id));
    let entity = match shape.map(|shape| &shape.body) {
        Some(Body::Resource(_)) => "Resource",
        _ => "Service",
    };
    match change.kind() {
        ChangeKind::Added | ChangeKind::Changed => {
            one(format!("Added{what}Binding.To{entity}.{}", bound.name()), Severity::Note)
        }
        ChangeKind::Removed => one(format!("Removed{what}Binding.From{entity}.{}", bound.name()), removed),
    }
}

fn is_in_a_resource(model: &Flat, operation: &ShapeId) -> bool {
    model.shapes.values().any(|shape| match &shape.body {
        Body::Resource(resource) => {
            resource.operations.contains(operation) || resource.lifecycle.values().any(|bound| bound == operation)
        }
        Body::Simple(_) | Body::Aggregate(..) | Body::Service(_) | Body::Operation(_) => false,
    })
}

/// `AddedOperationError`, `RemovedOperationError`, and the same of the service.
pub(super) fn error(pair: Pair<'_>, change: &Change) -> Vec<Event> {
    let verb = if change.kind() == ChangeKind::Removed { "Removed" } else { "Added" };
    let shape = id(change).and_then(|id| pair.new.shape(id));
    match shape.map(|shape| &shape.body) {
        Some(Body::Service(_)) => one(format!("{verb}ServiceError"), Severity::Warning),
        _ => {
            let name = change.is.as_ref().or(change.was.as_ref()).and_then(|error| error.as_str()?.split('#').nth(1));
            one(format!("{verb}OperationError.{}", name.unwrap_or_default()), Severity::Warning)
        }
    }
}

/// `ServiceRename`: a name that programs may already use. A shape that is new to the service can have any.
pub(super) fn rename(pair: Pair<'_>, change: &Change, renamed: &ShapeId) -> Vec<Event> {
    let Some(service) = id(change) else { return Vec::new() };
    let is_new =
        change.kind() == ChangeKind::Added && !resolve::reached(&with_prelude(pair.old), service).contains(renamed);
    if is_new { Vec::new() } else { one("ServiceRename", Severity::Error) }
}

fn with_prelude(model: &Flat) -> resolve::Shapes {
    let mut shapes = crate::smithy::prelude::shapes();
    shapes.extend(model.shapes.clone());
    shapes
}
