//! `ChangedNullability`: members that could be absent and no longer can, or the other way round.
//!
//! Nullable is meant as Smithy's client mode has it, which does not make structures and unions optional; what our types
//! do is the Rust verdict's matter. An event belongs to the trait whose change it names.

use super::{event, id};
use crate::smithy::ShapeId;
use crate::smithy::ast::{self, Aggregate, Body};
use crate::smithy::changes::{Change, ChangeKind, Event, Pair, Severity, members};

const REQUIRED: &str = "smithy.api#required";
const DEFAULT: &str = "smithy.api#default";
const CLIENT_OPTIONAL: &str = "smithy.api#clientOptional";
const INPUT: &str = "smithy.api#input";

/// What a change of a trait does to the nullability of members.
pub(super) fn changed(pair: Pair<'_>, change: &Change, name: &str) -> Vec<Event> {
    let Some(id) = id(change) else { return Vec::new() };
    match name {
        INPUT => input_changed(pair, change, id),
        REQUIRED | DEFAULT | CLIENT_OPTIONAL => member_changed(pair, id, name),
        _ => Vec::new(),
    }
}

/// A structure became an operation's input, or ceased to be one: each member that this makes nullable or not.
fn input_changed(pair: Pair<'_>, change: &Change, structure: &ShapeId) -> Vec<Event> {
    let (rule, severity) = match change.kind() {
        ChangeKind::Added => ("ChangedNullability.AddedInputTrait", Severity::Danger),
        ChangeKind::Removed => ("ChangedNullability.RemovedInputTrait", Severity::Error),
        ChangeKind::Changed => return Vec::new(),
    };
    let ids = pair.new.shape(structure).map_or(&[][..], members).iter().map(|(name, _)| structure.with_member(name));
    let affected = ids.filter(|id| Members::of(pair, id).is_some_and(|members| members.flipped()));
    affected.map(|id| Event { at: Some(id), ..event(rule, severity) }).collect()
}

fn member_changed(pair: Pair<'_>, id: &ShapeId, name: &str) -> Vec<Event> {
    let Some(members) = Members::of(pair, id).filter(Members::flipped) else { return Vec::new() };
    // Of a structure that became an input, or ceased to be one, the structure's change tells.
    if members.old.input != members.new.input {
        return Vec::new();
    }
    let mut named = members.named(pair);
    if named.is_empty() {
        named.push((members.first_changed().unwrap_or(name), "", Severity::Error));
    }
    let own = named.into_iter().filter(|(cause, ..)| *cause == name);
    own.map(|(_, suffix, severity)| event(format!("ChangedNullability{suffix}"), severity)).collect()
}

/// One side's view of a member.
struct Side<'a> {
    member: &'a ast::Member,
    input: bool,
    structure: bool,
}

impl Side<'_> {
    fn has(&self, name: &str) -> bool {
        self.member.traits.contains_key(name)
    }

    fn null_default(&self) -> Option<bool> {
        self.member.traits.get(DEFAULT).map(serde_json::Value::is_null)
    }

    fn is_nullable(&self) -> bool {
        let by_side = self.input || self.has(CLIENT_OPTIONAL);
        self.structure && (by_side || self.null_default() != Some(false) && !self.has(REQUIRED))
    }
}

struct Members<'a> {
    old: Side<'a>,
    new: Side<'a>,
}

impl<'a> Members<'a> {
    fn of(pair: Pair<'a>, id: &ShapeId) -> Option<Self> {
        let side = |model: &'a crate::smithy::changes::Flat| {
            let container = model.shape(&id.container())?;
            let structure = matches!(container.body, Body::Aggregate(Aggregate::Structure, _));
            Some(Side { member: model.member(id)?, input: container.traits.contains_key(INPUT), structure })
        };
        Some(Self { old: side(pair.old)?, new: side(pair.new)? })
    }

    fn flipped(&self) -> bool {
        self.old.is_nullable() != self.new.is_nullable()
    }

    fn added(&self, name: &str) -> bool {
        !self.old.has(name) && self.new.has(name)
    }

    fn removed(&self, name: &str) -> bool {
        self.old.has(name) && !self.new.has(name)
    }

    fn in_both(&self, name: &str) -> bool {
        self.old.has(name) && self.new.has(name)
    }

    /// The trait to blame where Smithy has no rule of its own for what happened.
    fn first_changed(&self) -> Option<&'static str> {
        let differs = |name: &&str| self.old.member.traits.get(*name) != self.new.member.traits.get(*name);
        [REQUIRED, DEFAULT, CLIENT_OPTIONAL].into_iter().find(differs)
    }

    /// The rules that have a name: the trait whose change they are about, what they append, and how bad it is.
    fn named(&self, pair: Pair<'_>) -> Vec<(&'static str, &'static str, Severity)> {
        let mut named = Vec::new();
        let loose = targets_structure(pair, &self.new.member.target);
        if !self.new.input {
            if self.added(CLIENT_OPTIONAL) && self.in_both(REQUIRED) {
                named.push((CLIENT_OPTIONAL, ".AddedClientOptionalTrait", Severity::Error));
            } else if self.removed(CLIENT_OPTIONAL) && self.in_both(REQUIRED) {
                named.push((CLIENT_OPTIONAL, ".RemovedClientOptionalTrait", Severity::Error));
            } else if self.added(REQUIRED) && !self.new.has(CLIENT_OPTIONAL) {
                named.push(match loose {
                    true => (REQUIRED, ".AddedRequiredTrait.StructureOrUnion", Severity::Warning),
                    false => (REQUIRED, ".AddedRequiredTrait", Severity::Error),
                });
            }
            if self.added(DEFAULT) && !self.removed(REQUIRED) {
                named.push((DEFAULT, ".AddedDefaultTrait", Severity::Error));
            }
            if self.removed(REQUIRED) && !self.new.has(DEFAULT) && !self.old.has(CLIENT_OPTIONAL) {
                named.push(match loose {
                    true => (REQUIRED, ".RemovedRequiredTrait.StructureOrUnion", Severity::Warning),
                    false => (REQUIRED, ".RemovedRequiredTrait", Severity::Error),
                });
            }
        }
        match (self.old.null_default(), self.new.null_default()) {
            (Some(false), Some(true)) => named.push((DEFAULT, ".AddedNullDefault", Severity::Error)),
            (Some(true), Some(false)) => named.push((DEFAULT, ".RemovedNullDefault", Severity::Error)),
            _ => {}
        }
        named
    }
}

fn targets_structure(pair: Pair<'_>, target: &ShapeId) -> bool {
    let body = pair.new.shape(target).map(|shape| &shape.body);
    matches!(body, Some(Body::Aggregate(Aggregate::Structure | Aggregate::Union, _)))
}
