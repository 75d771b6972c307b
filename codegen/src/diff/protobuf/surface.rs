//! What travels as a list: every message and field, by its path, with its type.

use std::collections::BTreeSet;

use crate::diff::rust::surface::{Item, Surface};
use crate::protobuf::{Kind, describe, short};
use crate::smithy::{Facts, ShapeId};

const REQUIRED: &str = "required";

/// Lists the messages of a model.
pub(super) fn of(facts: &Facts) -> Surface {
    let mut items = Surface::new();
    for shape in describe(facts) {
        let kind = match shape.kind {
            Kind::Structure => "a structure",
            Kind::Union => "a union",
        };
        let Some(found) = facts.model.find(&shape.id) else { continue };
        // Not the shape's: an operation's input is the same message when its shape is another.
        let name = shape.short();
        items.insert(name.to_owned(), item(&shape.id, kind, false));
        for member in &shape.members {
            let known = facts.model.member_named(found, &member.name);
            // The message that every error has need not be a member.
            let origin = known.map_or(shape.id.clone(), |member| facts.model[member].id.clone());
            items.insert(format!("{name}.{}", member.name), item(&origin, &short(&member.ty), member.required));
        }
    }
    items
}

/// Whether readers demand the field.
pub(super) fn is_required(item: &Item) -> bool {
    item.behaviour == REQUIRED
}

fn item(origin: &ShapeId, ty: &str, required: bool) -> Item {
    Item {
        origin: origin.clone(),
        about: None,
        api: ty.to_owned(),
        behaviour: if required { REQUIRED.to_owned() } else { String::new() },
        docs: Vec::new(),
        order: Vec::new(),
        demands: BTreeSet::new(),
        members: BTreeSet::new(),
    }
}
