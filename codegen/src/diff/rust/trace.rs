//! From a difference in the generated API back to the changes of the model that cause it.
//!
//! An item is made from a shape, member or operation; the nearest change that can have caused the difference is sought
//! from there: at the place itself and in what its type is made of, then in what contains or uses it, step by step, and at
//! last in what it consists of.

use std::collections::{BTreeMap, BTreeSet};

use super::What;
use super::compare::Difference;
use crate::smithy::changes::{Change, Concern, Subject};
use crate::smithy::{Kind, Model, ShapeId, ShapeIdx};

/// Changes by place, and who uses what in either model.
pub(in crate::diff) struct Trace<'a> {
    changes: &'a [Change],
    by_place: BTreeMap<&'a ShapeId, Vec<usize>>,
    /// The next steps upwards: a member's container, a shape's members and operations, an operation's service.
    users: BTreeMap<ShapeId, BTreeSet<ShapeId>>,
    /// What a member's type is made of: the shapes on the way to the first that has a name in Rust, with that one last.
    parts: BTreeMap<ShapeId, BTreeSet<ShapeId>>,
    /// The shapes among these that have a name in Rust.
    named: BTreeSet<ShapeId>,
    operations: BTreeSet<ShapeId>,
}

impl<'a> Trace<'a> {
    /// Prepares for the changes between two models.
    pub(in crate::diff) fn new(old: &Model, new: &Model, changes: &'a [Change]) -> Self {
        let mut trace = Self {
            changes,
            by_place: BTreeMap::new(),
            users: BTreeMap::new(),
            parts: BTreeMap::new(),
            named: BTreeSet::new(),
            operations: BTreeSet::new(),
        };
        for (position, change) in changes.iter().enumerate() {
            if let Some(id) = change.id() {
                trace.by_place.entry(id).or_default().push(position);
            }
        }
        for model in [old, new] {
            trace.learn(model);
        }
        trace
    }

    fn learn(&mut self, model: &Model) {
        let mut used = |used: &ShapeId, by: &ShapeId| {
            self.users.entry(used.clone()).or_default().insert(by.clone());
        };
        for (_, member) in model.members() {
            used(&member.id, &model[member.container].id);
            used(&model[member.target].id, &member.id);
        }
        for (_, shape) in model.shapes() {
            if let Kind::Enum(values) = &shape.kind {
                values.iter().for_each(|value| used(&shape.id.with_member(&value.name), &shape.id));
            }
        }
        for operation in &model.operations {
            let common = &model.service.errors;
            for shape in [operation.input, operation.output].iter().chain(&operation.errors).chain(common) {
                used(&model[*shape].id, &operation.id);
            }
            self.operations.insert(operation.id.clone());
            used(&operation.id, operation.resource.as_ref().unwrap_or(&model.service.id));
        }
        for resource in &model.resources {
            used(&resource.id, &model.service.id);
            resource.resources.iter().for_each(|below| used(below, &resource.id));
        }
        model.service.errors.iter().for_each(|&error| used(&model[error].id, &model.service.id));
        for (_, member) in model.members() {
            let mut parts = BTreeSet::new();
            self.parts_of(model, member.target, &mut parts);
            self.parts.entry(member.id.clone()).or_default().extend(parts);
        }
    }

    /// Ends, because a cycle of shapes goes through a structure or union, which has a name.
    fn parts_of(&mut self, model: &Model, shape: ShapeIdx, parts: &mut BTreeSet<ShapeId>) {
        parts.insert(model[shape].id.clone());
        match &model[shape].kind {
            Kind::Simple(_) | Kind::IntEnum(_) => {}
            Kind::Enum(_) | Kind::Structure(_) | Kind::Union(_) => drop(self.named.insert(model[shape].id.clone())),
            Kind::List(_) | Kind::Map(_) => {
                for &member in model.members_of(shape) {
                    parts.insert(model[member].id.clone());
                    self.parts_of(model, model[member].target, parts);
                }
            }
        }
    }

    /// The changes, by their position, that cause a difference: the nearest ones.
    pub(in crate::diff) fn causes(&self, difference: &Difference) -> Vec<usize> {
        let what = &difference.effect.what;
        let of = |origin| self.causes_at(origin, difference.about.as_ref(), what);
        let causes: BTreeSet<usize> = difference.origins.iter().flat_map(of).collect();
        causes.into_iter().collect()
    }

    fn causes_at(&self, origin: &ShapeId, about: Option<&ShapeId>, what: &What) -> Vec<usize> {
        let mut causes = Vec::new();
        if let Some(error) = about {
            causes = self.at_or_above(origin, |_, change| change.subject == Subject::Error(error.clone()));
            if causes.is_empty() {
                causes = self.here(error, what);
            }
        }
        if causes.is_empty() {
            causes = self.here(origin, what);
        }
        let renamed = (0..self.changes.len()).filter(|&at| matches!(self.changes[at].subject, Subject::Rename(_)));
        if causes.is_empty() && changes_names(what) {
            causes = renamed.filter(|&at| self.concerns_name(at, origin)).collect();
        }
        if causes.is_empty() {
            causes = self.above(origin);
        }
        if causes.is_empty() { self.below(origin) } else { causes }
    }

    /// Whether a change of a shape's name within the service is about this place.
    fn concerns_name(&self, change: usize, origin: &ShapeId) -> bool {
        let Subject::Rename(renamed) = &self.changes[change].subject else { return false };
        let mentions = |id: &ShapeId| self.parts.get(id).is_some_and(|parts| parts.contains(renamed));
        origin.container() == *renamed || mentions(origin)
    }

    /// Changes at a place and in what its type is made of. What came or went as a whole needs no other cause.
    fn here(&self, origin: &ShapeId, what: &What) -> Vec<usize> {
        let own: Vec<usize> = self.changes_at(origin).filter(|&at| can_cause(&self.changes[at], what)).collect();
        let is_whole = |at: usize| matches!(self.changes[at].subject, Subject::Member | Subject::Shape);
        let container = origin.container();
        let mut of_wholes = own.iter().copied().chain(self.changes_at(&container)).filter(|&at| is_whole(at));
        if *what == What::Documentation || of_wholes.next().is_some() {
            return own;
        }
        let parts = self.parts.get(origin).into_iter().flatten();
        let of_parts = parts.flat_map(|part| {
            let is_named = self.named.contains(part);
            self.changes_at(part).filter(move |&at| {
                let change = &self.changes[at];
                can_cause(change, what) && (!is_named || shows_outside(change, what))
            })
        });
        let causes: BTreeSet<usize> = own.into_iter().chain(of_parts).collect();
        causes.into_iter().collect()
    }

    fn changes_at(&self, place: &ShapeId) -> impl Iterator<Item = usize> {
        self.by_place.get(place).into_iter().flatten().copied()
    }

    /// The nearest changes in what contains or uses a place that can have brought it, taken it away or altered it.
    fn above(&self, origin: &ShapeId) -> Vec<usize> {
        self.at_or_above(origin, |place, change| {
            let is_meant = change.concern() == Concern::Meaning && change.subject != Subject::Order;
            is_meant && self.reaches(place, origin, change)
        })
    }

    /// The nearest changes in what a place consists of: that a request streams is told of its operation.
    fn below(&self, origin: &ShapeId) -> Vec<usize> {
        let used_by = |place: &ShapeId| {
            let place = place.clone();
            self.users.iter().filter(move |(_, users)| users.contains(&place)).map(|(used, _)| used.clone())
        };
        self.nearest(origin, |_, change| change.concern() == Concern::Meaning, used_by)
    }

    fn at_or_above(&self, origin: &ShapeId, meant: impl Fn(&ShapeId, &Change) -> bool) -> Vec<usize> {
        self.nearest(origin, meant, |place| self.users.get(place).into_iter().flatten().cloned())
    }

    /// The changes that are meant, on the first level of steps from a place that has any.
    fn nearest<S: Iterator<Item = ShapeId>>(
        &self,
        origin: &ShapeId,
        meant: impl Fn(&ShapeId, &Change) -> bool,
        step: impl Fn(&ShapeId) -> S,
    ) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let mut level = BTreeSet::from([origin.clone()]);
        while !level.is_empty() {
            let found = level.iter().flat_map(|place| {
                let meant = &meant;
                self.changes_at(place).filter(move |&at| meant(place, &self.changes[at]))
            });
            let found: Vec<usize> = found.collect();
            if !found.is_empty() {
                return found;
            }
            let next: BTreeSet<ShapeId> = level.iter().flat_map(&step).filter(|place| !seen.contains(place)).collect();
            seen.extend(std::mem::replace(&mut level, next));
        }
        Vec::new()
    }

    /// Whether a change that names something has it, not something beside it, on the way to the origin.
    fn reaches(&self, place: &ShapeId, origin: &ShapeId, change: &Change) -> bool {
        match &change.subject {
            Subject::Operation(below) | Subject::Resource(below) => self.is_above(below, origin),
            Subject::Error(error) => place == origin || self.is_above(error, origin),
            Subject::Lifecycle(_) => {
                let bound = [&change.was, &change.is].into_iter().flatten();
                let mut bound = bound.filter_map(|operation| operation.as_str()?.parse().ok());
                bound.any(|operation| self.is_above(&operation, origin))
            }
            Subject::ApiVersion => place == origin,
            // Of a structure for its members, of the service for its operations; what only uses a shape alters nothing.
            Subject::Trait(_) => *place == origin.container() || self.operations.contains(origin),
            Subject::Language
            | Subject::Metadata(_)
            | Subject::Shape
            | Subject::Type
            | Subject::Member
            | Subject::Target
            | Subject::Order
            | Subject::Rename(_)
            | Subject::Input
            | Subject::Output
            | Subject::Identifiers
            | Subject::Properties => true,
        }
    }

    fn is_above(&self, above: &ShapeId, origin: &ShapeId) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![origin];
        while let Some(place) = open.pop() {
            if place == above {
                return true;
            }
            if seen.insert(place) {
                open.extend(self.users.get(place).into_iter().flatten());
            }
        }
        false
    }
}

/// Whether a change of a type with a name is seen in members of that type: its kind is, and what its traits say of all
/// its values, such as that they are sensitive.
fn shows_outside(change: &Change, what: &What) -> bool {
    change.subject == Subject::Type || *what == What::Behaviour && matches!(change.subject, Subject::Trait(_))
}

fn changes_names(what: &What) -> bool {
    match what {
        What::Added(_) | What::Removed(_) | What::Retyped(..) => true,
        What::Behaviour | What::Order | What::Documentation => false,
    }
}

fn can_cause(change: &Change, what: &What) -> bool {
    match what {
        What::Order => change.subject == Subject::Order,
        What::Documentation => change.concern() == Concern::Documentation || change.concern() == Concern::Meaning,
        What::Added(_) | What::Removed(_) | What::Retyped(..) | What::Behaviour => {
            change.concern() == Concern::Meaning && change.subject != Subject::Order
        }
    }
}
