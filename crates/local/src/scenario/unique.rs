//! What may be in a scenario once: the second would take the place of the first, and nobody would be told.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::reader::{Node, Reader};

/// What no two of a kind have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unique {
    /// An account's id.
    AccountId,
    /// A number's id.
    NumberId,
    /// A number's digits.
    NumberPhone,
    /// A person's digits.
    PersonPhone,
}

/// What was read, and where.
#[derive(Debug, Default)]
pub(super) struct Seen(BTreeMap<(Unique, String), String>);

impl Seen {
    /// Was it read?
    pub(super) fn has(&self, kind: Unique, value: &str) -> bool {
        self.0.contains_key(&(kind, value.to_owned()))
    }
}

impl<'a> Reader<'a> {
    /// Reads what may be there once.
    pub(super) fn once(
        &mut self,
        kind: Unique,
        node: &Node<'a>,
        read: impl FnOnce(&mut Self, &Node<'a>) -> Option<String>,
    ) -> Option<String> {
        let value = read(self, node)?;
        match self.seen.0.entry((kind, value.clone())) {
            Entry::Vacant(entry) => {
                entry.insert(node.path.clone());
            }
            Entry::Occupied(entry) => {
                let message = format!("is the same as {}; give each its own", entry.get());
                self.fault(node, message);
            }
        }
        Some(value)
    }
}
