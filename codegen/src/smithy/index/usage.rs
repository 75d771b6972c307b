//! Usage: which operations reach a shape, and in which role.

use std::collections::{BTreeMap, BTreeSet};

use super::{Facts, Operation};
use crate::smithy::model::{Model, ShapeIdx};

/// Who uses a shape and how. Operations are positions in [`Facts::operations`](super::Facts::operations).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Reachable from an operation's input, that structure included.
    pub in_input: bool,
    /// Reachable from an operation's output, that structure included.
    pub in_output: bool,
    /// Reachable from an error, that structure included.
    pub in_error: bool,
    /// Target of a member: it needs a type of its own even where it is an operation's input or output as well.
    pub nested: bool,
    /// The operations whose input it is.
    pub input_of: BTreeSet<usize>,
    /// The operations whose output it is.
    pub output_of: BTreeSet<usize>,
    /// The operations whose error it is.
    pub error_of: BTreeSet<usize>,
}

impl Usage {
    pub(super) const NEVER: Usage = Usage {
        in_input: false,
        in_output: false,
        in_error: false,
        nested: false,
        input_of: BTreeSet::new(),
        output_of: BTreeSet::new(),
        error_of: BTreeSet::new(),
    };

    /// Whether the shape is an operation's input or output and nothing else: no member targets it, it is no error.
    pub fn is_only_operation_io(&self) -> bool {
        let is_io = !self.input_of.is_empty() || !self.output_of.is_empty();
        is_io && !self.nested && self.error_of.is_empty()
    }
}

/// The part of an operation that leads to a shape.
#[derive(Clone, Copy)]
enum Role {
    Input,
    Output,
    Error,
}

impl Role {
    fn roots(self, operation: &Operation) -> &[ShapeIdx] {
        match self {
            Role::Input => std::slice::from_ref(&operation.input),
            Role::Output => std::slice::from_ref(&operation.output),
            Role::Error => &operation.errors,
        }
    }
}

impl Usage {
    fn reached(&mut self, role: Role) -> &mut bool {
        match role {
            Role::Input => &mut self.in_input,
            Role::Output => &mut self.in_output,
            Role::Error => &mut self.in_error,
        }
    }

    fn root_of(&mut self, role: Role) -> &mut BTreeSet<usize> {
        match role {
            Role::Input => &mut self.input_of,
            Role::Output => &mut self.output_of,
            Role::Error => &mut self.error_of,
        }
    }
}

/// Each role looks at a shape once, however many operations share it.
pub(super) fn usage(model: &Model, operations: &[Operation]) -> BTreeMap<ShapeIdx, Usage> {
    let mut usage: BTreeMap<ShapeIdx, Usage> = BTreeMap::new();
    for role in [Role::Input, Role::Output, Role::Error] {
        let mut open = Vec::new();
        for (position, operation) in operations.iter().enumerate() {
            for &root in role.roots(operation) {
                usage.entry(root).or_default().root_of(role).insert(position);
                open.push(root);
            }
        }
        while let Some(shape) = open.pop() {
            if std::mem::replace(usage.entry(shape).or_default().reached(role), true) {
                continue;
            }
            for &member in model.members_of(shape) {
                let target = model[member].target;
                usage.entry(target).or_default().nested = true;
                open.push(target);
            }
        }
    }
    usage
}

impl Facts {
    /// All operations that reach a shape, by whatever way. For messages: it looks at the whole model.
    pub fn users(&self, shape: ShapeIdx) -> BTreeSet<usize> {
        let mut holders: BTreeMap<ShapeIdx, Vec<ShapeIdx>> = BTreeMap::new();
        for (_, member) in self.model.members() {
            holders.entry(member.target).or_default().push(member.container);
        }
        let (mut users, mut open) = (BTreeSet::new(), vec![shape]);
        let mut seen = BTreeSet::new();
        while let Some(shape) = open.pop() {
            if seen.insert(shape) {
                let usage = self.usage(shape);
                users.extend(usage.input_of.iter().chain(&usage.output_of).chain(&usage.error_of));
                open.extend(holders.get(&shape).into_iter().flatten());
            }
        }
        users
    }
}
