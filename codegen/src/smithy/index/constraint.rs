//! Constraints: the limits on a member's values, its own and those of its target together.

use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use crate::smithy::model::{EnumValue, Kind, MemberIdx, Model, ShapeIdx};
use crate::smithy::traits::Constraints;

/// Shapes of which a value can break a constraint, by itself or by one of its parts. That a part must be there is none.
pub(super) fn constrained_shapes(model: &Model) -> BTreeSet<ShapeIdx> {
    let mut users: BTreeMap<ShapeIdx, Vec<ShapeIdx>> = BTreeMap::new();
    let mut open = Vec::new();
    for (shape, definition) in model.shapes() {
        let members = model.members_of(shape);
        for &member in members {
            users.entry(model[member].target).or_default().push(shape);
        }
        let is_enumeration = matches!(definition.kind, Kind::Enum(_) | Kind::IntEnum(_));
        let is_limited = |limits: &Constraints| *limits != Constraints::default();
        let by_members = members.iter().any(|&member| is_limited(&model[member].traits.constraints));
        if is_enumeration || is_limited(&definition.traits.constraints) || by_members {
            open.push(shape);
        }
    }
    let mut found = BTreeSet::new();
    while let Some(shape) = open.pop() {
        if found.insert(shape) {
            open.extend(users.remove(&shape).unwrap_or_default());
        }
    }
    found
}

impl<T> EnumValue<T> {
    /// Whether the value is not for customers: it is accepted, and not mentioned.
    pub fn is_internal(&self) -> bool {
        self.traits.docs.internal
    }
}

impl Facts {
    /// Whether a value of the shape can break a constraint, by itself or by one of its parts.
    pub fn is_constrained(&self, shape: ShapeIdx) -> bool {
        self.constrained.contains(&shape)
    }

    /// The limits on the member's values. Where the member has a trait, it replaces its target's trait of the same name.
    /// That a value must be one of an enumeration's is said by its target's kind, that it must be there by presence.
    pub fn constraints(&self, member: MemberIdx) -> Constraints {
        let own = &self.model[member].traits.constraints;
        let target = &self.model.target(member).traits.constraints;
        Constraints {
            length: own.length.or(target.length),
            range: own.range.clone().or_else(|| target.range.clone()),
            pattern: own.pattern.clone().or_else(|| target.pattern.clone()),
            unique_items: own.unique_items || target.unique_items,
        }
    }
}
