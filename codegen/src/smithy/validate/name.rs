//! Names: identifiers, and names that differ in case only.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::smithy::model::{Kind, Shape};
use crate::smithy::{Facts, ShapeId, is_identifier};

pub(super) fn check(facts: &Facts, out: &mut Diagnostics) {
    for (index, shape) in facts.model.shapes() {
        let names: Vec<&str> = match &shape.kind {
            Kind::Enum(values) => values.iter().map(|value| value.name.as_str()).collect(),
            Kind::IntEnum(values) => values.iter().map(|value| value.name.as_str()).collect(),
            Kind::Simple(_) | Kind::List(_) | Kind::Map(_) | Kind::Structure(_) | Kind::Union(_) => {
                facts.model.members_of(index).iter().map(|&member| facts.model[member].name.as_str()).collect()
            }
        };
        members(&shape.id, &names, out);
    }
    shapes(facts, out);
}

fn members(id: &ShapeId, names: &[&str], out: &mut Diagnostics) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for name in names {
        if !is_identifier(name) {
            out.error(
                &id.with_member(name),
                "the member's name is not an identifier",
                "use letters, digits and underscores, a letter first; jsonName or enumValue can say what travels",
            );
        }
        if let Some(first) = seen.insert(name.to_ascii_lowercase(), name)
            && first != *name
        {
            let message = format!("the member's name differs from that of `{first}` in case only");
            out.error(&id.with_member(name), message, "rename one of them; jsonName can keep what travels");
        }
    }
}

/// Within a service, names must be unique without regard to case. Simple shapes and lists are not counted: they have no
/// type of their own.
fn shapes(facts: &Facts, out: &mut Diagnostics) {
    let model = &facts.model;
    let mut seen: BTreeMap<String, &ShapeId> = BTreeMap::new();
    let own = |shape: &Shape| !shape.id.is_prelude() && !shape.id.namespace().ends_with(".synthetic");
    let data = model.shapes().filter(|(_, shape)| has_type(&shape.kind) && own(shape));
    let data = data.map(|(index, shape)| (model.name(index), &shape.id));
    for (name, id) in model.operations.iter().map(|operation| (operation.id.name(), &operation.id)).chain(data) {
        if let Some(first) = seen.insert(name.to_ascii_lowercase(), id) {
            out.error(
                id,
                format!("the name `{name}` is already that of {first} within the service"),
                "rename one of them, or give it another name with the service's `rename`",
            );
        }
    }
}

fn has_type(kind: &Kind) -> bool {
    match kind {
        Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_) => true,
        Kind::Simple(_) | Kind::List(_) | Kind::Map(_) => false,
    }
}
