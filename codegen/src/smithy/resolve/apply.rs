//! `apply` statements: traits that are written apart from the shape or member that they belong to.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Shapes;
use crate::diagnostic::Diagnostics;
use crate::smithy::ShapeId;
use crate::smithy::ast::{Body, Shape, Traits};

/// Traits of members that are not (or not yet) there, by the member's id.
pub(super) type Inherited = BTreeMap<ShapeId, Traits>;

/// Applies to shapes and to their own members; gives back what is for members that mixins have yet to bring.
pub(super) fn to_own(shapes: &mut Shapes, applied: BTreeMap<ShapeId, Traits>, out: &mut Diagnostics) -> Inherited {
    let mut inherited = Inherited::new();
    for (id, traits) in applied {
        match shapes.get_mut(&id.container()).map(|shape| place(shape, &id)) {
            None => missing(&id, out),
            Some(Some(existing)) => add(existing, &id, traits, out),
            Some(None) => {
                inherited.insert(id, traits);
            }
        }
    }
    inherited
}

/// Applies to members that mixins brought; these traits replace the mixin's.
pub(super) fn to_inherited(shapes: &mut Shapes, inherited: Inherited, out: &mut Diagnostics) {
    for (id, traits) in inherited {
        match shapes.get_mut(&id.container()).and_then(|shape| place(shape, &id)) {
            None => missing(&id, out),
            Some(existing) => existing.extend(traits),
        }
    }
}

fn place<'a>(shape: &'a mut Shape, id: &ShapeId) -> Option<&'a mut Traits> {
    let Some(name) = id.member() else { return Some(&mut shape.traits) };
    match &mut shape.body {
        Body::Aggregate(_, members) => {
            members.iter_mut().find(|(own, _)| own == name).map(|(_, member)| &mut member.traits)
        }
        Body::Simple(_) | Body::Service(_) | Body::Operation(_) | Body::Resource(_) => None,
    }
}

fn add(existing: &mut Traits, id: &ShapeId, traits: Traits, out: &mut Diagnostics) {
    for (name, value) in traits {
        match (existing.get_mut(&name), value) {
            (None, value) => {
                existing.insert(name, value);
            }
            (Some(Value::Array(entries)), Value::Array(more)) => entries.extend(more),
            (Some(present), value) if *present == value => {}
            (Some(_), _) => out.error(
                id,
                format!("an `apply` statement gives the trait `{name}` a value that differs from the shape's own"),
                "keep one of the two",
            ),
        }
    }
}

fn missing(id: &ShapeId, out: &mut Diagnostics) {
    out.error(
        id,
        "an `apply` statement is for a shape or member that does not exist",
        "correct its id, or remove the statement",
    );
}
