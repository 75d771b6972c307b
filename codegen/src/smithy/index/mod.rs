//! Facts: what the model means, each rule of Smithy answered in one function.
//!
//! [`index`] looks at the resolved model once and answers the questions of everyone to its right. Operations become
//! [`Operation`]s, in which every name is resolved to a member; an operation of which that cannot be said (no `http`
//! trait, a label without member) is reported and left out, so nothing here is optional that a valid model must have.
//! Questions about one member or shape are methods of [`Facts`], in the file of their subject.

mod auth;
mod binding;
mod constraint;
mod cycle;
mod default;
mod docs;
mod error;
mod operation;
mod pagination;
mod presence;
mod sensitivity;
mod service;
mod usage;
mod value;

use std::collections::{BTreeMap, BTreeSet};

pub use binding::{Body, Direction, Location, PayloadKind, TimestampPlace};
pub(super) use cycle::{endless_collections, infinite_shapes};
pub use default::DefaultValue;
pub(super) use default::default_value;
pub use error::ErrorFacts;
pub use operation::{HostSegment, Operation, Segment};
pub use pagination::Pagination;
pub use presence::Presence;
pub use service::ServiceNames;
pub use usage::Usage;

use super::endpoint::{EndpointTest, RuleSet};
use super::model::{MemberIdx, Model, ShapeIdx};
use super::{ShapeId, endpoint};
use crate::diagnostic::Diagnostics;

/// A model and what follows from it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The model.
    pub model: Model,
    /// The operations, ordered by id.
    pub operations: Vec<Operation>,
    /// The rules that choose an endpoint, where the service has them.
    pub endpoint_rules: Option<RuleSet>,
    /// The service's own tests of these rules; empty where it has none.
    pub endpoint_tests: Vec<EndpointTest>,
    boxed: BTreeSet<MemberIdx>,
    constrained: BTreeSet<ShapeIdx>,
    usage: BTreeMap<ShapeIdx, Usage>,
}

/// Derives all facts. What contradicts Smithy's rules so much that a fact cannot be stated is reported; everything else
/// is left to [`validate`](super::validate).
pub fn index(model: Model, diagnostics: &mut Diagnostics) -> Facts {
    let operations = operation::operations(&model, diagnostics);
    let (endpoint_rules, endpoint_tests) = endpoint::read(&model, diagnostics);
    let boxed = cycle::boxed_members(&model);
    let constrained = constraint::constrained_shapes(&model);
    let usage = usage::usage(&model, &operations);
    Facts { model, operations, endpoint_rules, endpoint_tests, boxed, constrained, usage }
}

impl Facts {
    /// The operation of this id.
    pub fn operation(&self, id: &ShapeId) -> Option<&Operation> {
        self.operations
            .binary_search_by(|operation| operation.id.cmp(id))
            .ok()
            .map(|position| &self.operations[position])
    }

    /// Whether the member needs a `Box`, because its structure or union would otherwise contain itself. Lists and maps
    /// on the way break a cycle by themselves. Of each cycle that is left, the member with the earliest id is boxed.
    pub fn is_boxed(&self, member: MemberIdx) -> bool {
        self.boxed.contains(&member)
    }

    /// The operations whose input or output has an event stream.
    pub fn operations_with_event_streams(&self) -> impl Iterator<Item = ShapeId> {
        let streams = |&shape: &ShapeIdx| {
            self.model.members_of(shape).iter().any(|&member| self.is_event_stream(self.model[member].target))
        };
        let found =
            self.operations.iter().filter(move |operation| [operation.input, operation.output].iter().any(streams));
        found.map(|operation| operation.id.clone())
    }

    /// Who uses the shape and how.
    pub fn usage(&self, shape: ShapeIdx) -> &Usage {
        static NEVER: Usage = Usage::NEVER;
        self.usage.get(&shape).unwrap_or(&NEVER)
    }
}
