//! Usage: which operations reach a shape, and in which role.

use std::collections::{BTreeMap, BTreeSet};

use super::Operation;
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
    /// All operations that reach it, by whatever way.
    pub operations: BTreeSet<usize>,
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
        operations: BTreeSet::new(),
    };

    /// Whether the shape is an operation's input or output and nothing else: no member targets it, it is no error.
    pub fn is_only_operation_io(&self) -> bool {
        let is_io = !self.input_of.is_empty() || !self.output_of.is_empty();
        is_io && !self.nested && self.error_of.is_empty()
    }
}

#[derive(Clone, Copy)]
enum Role {
    Input,
    Output,
    Error,
}

pub(super) fn usage(model: &Model, operations: &[Operation]) -> BTreeMap<ShapeIdx, Usage> {
    let mut usage = BTreeMap::new();
    for (position, operation) in operations.iter().enumerate() {
        mark(model, &mut usage, position, Role::Input, operation.input);
        mark(model, &mut usage, position, Role::Output, operation.output);
        operation.errors.iter().for_each(|&error| mark(model, &mut usage, position, Role::Error, error));
    }
    usage
}

fn mark(model: &Model, usage: &mut BTreeMap<ShapeIdx, Usage>, operation: usize, role: Role, root: ShapeIdx) {
    let entry: &mut Usage = usage.entry(root).or_default();
    match role {
        Role::Input => entry.input_of.insert(operation),
        Role::Output => entry.output_of.insert(operation),
        Role::Error => entry.error_of.insert(operation),
    };
    for (shape, nested) in closure(model, root) {
        let entry = usage.entry(shape).or_default();
        match role {
            Role::Input => entry.in_input = true,
            Role::Output => entry.in_output = true,
            Role::Error => entry.in_error = true,
        }
        entry.nested |= nested;
        entry.operations.insert(operation);
    }
}

/// The shapes that a shape reaches, itself included, with whether a member on the way targets them.
fn closure(model: &Model, root: ShapeIdx) -> BTreeMap<ShapeIdx, bool> {
    let mut found = BTreeMap::from([(root, false)]);
    let mut open = vec![root];
    while let Some(shape) = open.pop() {
        for &member in model.members_of(shape) {
            let target = model[member].target;
            if found.insert(target, true).is_none() {
                open.push(target);
            }
        }
    }
    found
}
