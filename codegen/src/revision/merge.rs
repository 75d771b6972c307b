//! Merging three ways: what upstream said last, what we say, what upstream says now.
//!
//! Shape by shape, member by member, trait by trait: what only one side changed is taken, what both changed alike is
//! taken once, and what both changed differently is a conflict. The parts that we added stay.

use std::fmt;

use super::tree::{Group, Node, Path};
use crate::json;

/// How much of a value a message shows, in characters.
const SHOWN: usize = 160;

/// A part that both sides changed, each in its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    place: Path,
    base: String,
    ours: String,
    theirs: String,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, base, ours, theirs } = self;
        write!(
            f,
            "{place}: both sides changed it\n  upstream was {base}\n  ours is      {ours}\n  upstream is  {theirs}"
        )
    }
}

/// The merged group. Where there are conflicts, ours stands in it.
pub(super) fn merge(base: &Group, ours: &Group, theirs: &Group, conflicts: &mut Vec<Conflict>) -> Group {
    group(&Sides { base, ours, theirs }, &Path::default(), conflicts)
}

/// One group on all three sides.
struct Sides<'g> {
    base: &'g Group,
    ours: &'g Group,
    theirs: &'g Group,
}

fn group(sides: &Sides<'_>, path: &Path, conflicts: &mut Vec<Conflict>) -> Group {
    let mut merged = sides.ours.clone();
    let new = sides.theirs.keys().filter(|key| sides.ours.get(key).is_none());
    for key in sides.ours.keys().chain(new) {
        match part(sides, key, &path.join(key), conflicts) {
            Some(node) => merged.put(key, node),
            None => drop(merged.remove(key)),
        }
    }
    if sides.ours.kind.is_ordered() {
        order(sides, &mut merged, path, conflicts);
    }
    merged
}

/// What the part under a key becomes; nothing, if it goes.
fn part(sides: &Sides<'_>, key: &str, path: &Path, conflicts: &mut Vec<Conflict>) -> Option<Node> {
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(|side| side.get(key));
    if base == theirs || ours == theirs {
        return ours.cloned();
    }
    let kind = sides.ours.kind.child(key);
    let inner = |node: Option<&Node>, or_empty: bool| match node {
        Some(Node::Group(group)) => Some(group.clone()),
        Some(Node::Value(_)) => None,
        None => kind.filter(|_| or_empty).map(Group::empty),
    };
    // What only upstream or what both added is merged like what both have, so that everything stands where it belongs. What
    // one side removed is not merged with what the other made of it.
    let may_be_absent = kind.is_some_and(super::tree::Kind::may_be_absent);
    let groups = (inner(base, true), inner(ours, may_be_absent || base.is_none()), inner(theirs, may_be_absent));
    if let (Some(base), Some(ours), Some(theirs)) = &groups {
        let merged = Node::Group(group(&Sides { base, ours, theirs }, path, conflicts));
        return (!merged.says_nothing()).then_some(merged);
    }
    if base != ours {
        conflicts.push(conflict(path, [base, ours, theirs]));
        return ours.cloned();
    }
    theirs.cloned()
}

fn conflict(place: &Path, sides: [Option<&Node>; 3]) -> Conflict {
    let [base, ours, theirs] =
        sides.map(|node| node.map_or("absent".to_owned(), |node| short(&json::line(&node.json()))));
    Conflict { place: place.clone(), base, ours, theirs }
}

/// The beginning of a long value.
fn short(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Brings members into the order of the side that changed it; upstream's, where neither did.
fn order(sides: &Sides<'_>, merged: &mut Group, path: &Path, conflicts: &mut Vec<Conflict>) {
    let Sides { base, ours, theirs } = sides;
    let is_everywhere = |key: &&String| [base, ours, theirs].iter().all(|side| side.get(key).is_some());
    let [was, we, they] = [base, ours, theirs].map(|side| side.keys().filter(is_everywhere).collect::<Vec<_>>());
    if we != was && they != was && we != they {
        let [base, ours, theirs] = [&was, &we, &they].map(|keys| line(keys));
        conflicts.push(Conflict { place: path.join("order"), base, ours, theirs });
    }
    let (lead, other) = if we == was || we == they { (theirs, ours) } else { (ours, theirs) };
    let keys = woven(lead, other);
    let place = |key: &String| keys.iter().position(|found| *found == key);
    merged.entries.sort_by_key(|(key, _)| place(key));
}

fn line(keys: &[&String]) -> String {
    keys.iter().map(|key| key.as_str()).collect::<Vec<_>>().join(", ")
}

/// All members of both in the order of the first. Those that only the other has stand after the one that they follow
/// there, and those at its end at the end.
fn woven<'g>(lead: &'g Group, other: &'g Group) -> Vec<&'g String> {
    let mut keys: Vec<&String> = lead.keys().collect();
    let others: Vec<&String> = other.keys().collect();
    let is_new = |key: &&String| lead.get(key).is_none();
    let end = others.len() - others.iter().rev().take_while(|key| is_new(key)).count();
    for (position, key) in others.iter().enumerate().filter(|(_, key)| is_new(key)) {
        let before = position.checked_sub(1).and_then(|before| keys.iter().position(|found| *found == others[before]));
        let at = if position >= end { keys.len() } else { before.map_or(0, |at| at + 1) };
        keys.insert(at, key);
    }
    keys
}
