//! Two lists of API items side by side.

use std::collections::BTreeSet;

use super::surface::{Item, Surface};
use super::{Effect, What};
use crate::smithy::ShapeId;

/// A difference between two APIs, with what the item is made from.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::diff) struct Difference {
    pub(in crate::diff) origins: Vec<ShapeId>,
    pub(in crate::diff) about: Option<ShapeId>,
    pub(in crate::diff) effect: Effect,
}

/// All differences, ordered by path.
pub(in crate::diff) fn surfaces(old: &Surface, new: &Surface) -> Vec<Difference> {
    let mut paths: Vec<&String> = old.keys().chain(new.keys()).collect();
    paths.sort();
    paths.dedup();
    let mut differences = Vec::new();
    for path in paths {
        let mut add = |item: &Item, origins: Vec<ShapeId>, what| {
            let effect = Effect { path: path.clone(), what };
            differences.push(Difference { origins, about: item.about.clone(), effect });
        };
        match (old.get(path), new.get(path)) {
            (None, Some(item)) => add(item, vec![item.origin.clone()], What::Added(item.api.clone())),
            (Some(item), None) => add(item, vec![item.origin.clone()], What::Removed(item.api.clone())),
            (Some(old), Some(new)) => {
                changed(old, new).into_iter().for_each(|what| add(new, origins(old, new), what));
            }
            (None, None) => {}
        }
    }
    differences
}

/// What the difference of an item is made from: of a builder, the members that it began or ceased to demand. An error's
/// message may have a member behind it in one of the models alone.
fn origins(old: &Item, new: &Item) -> Vec<ShapeId> {
    let demanded: BTreeSet<ShapeId> = old.demands.symmetric_difference(&new.demands).cloned().collect();
    let own = [&old.origin, &new.origin].into_iter().chain(&old.members).chain(&new.members);
    Vec::from_iter(if demanded.is_empty() { own.cloned().collect() } else { demanded })
}

fn changed(old: &Item, new: &Item) -> Vec<What> {
    let mut found = Vec::new();
    if old.api != new.api {
        found.push(What::Retyped(old.api.clone(), new.api.clone()));
    } else if old.behaviour != new.behaviour {
        found.push(What::Behaviour);
    }
    if in_both(&old.order, &new.order) != in_both(&new.order, &old.order) {
        found.push(What::Order);
    }
    if old.docs != new.docs {
        found.push(What::Documentation);
    }
    found
}

/// Those of the first that are in the second too.
fn in_both<'a>(names: &'a [String], other: &[String]) -> Vec<&'a String> {
    names.iter().filter(|name| other.contains(name)).collect()
}
