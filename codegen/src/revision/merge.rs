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
    let (base, ours, theirs) = (sides.base.get(key), sides.ours.get(key), sides.theirs.get(key));
    if base == ours {
        return theirs.cloned();
    }
    if base == theirs || ours == theirs {
        return ours.cloned();
    }
    let kind = sides.ours.kind.child(key);
    let absent = kind.map(Group::empty);
    let inner = |node: Option<&Node>, or_absent: bool| match node {
        Some(Node::Group(group)) => Some(group.clone()),
        Some(Node::Value(_)) => None,
        None => absent.clone().filter(|_| or_absent),
    };
    // What both added is merged like what both have; what one side removed is not merged with what the other made of it.
    let may_be_absent = kind.is_some_and(super::tree::Kind::may_be_absent);
    let (base_group, ours_group, theirs_group) =
        (inner(base, true), inner(ours, may_be_absent), inner(theirs, may_be_absent));
    if let (Some(base), Some(ours), Some(theirs)) = (&base_group, &ours_group, &theirs_group) {
        let merged = Node::Group(group(&Sides { base, ours, theirs }, path, conflicts));
        return (!merged.says_nothing()).then_some(merged);
    }
    conflicts.push(conflict(path, [base, ours, theirs]));
    ours.cloned()
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

/// Brings members into the order of the side that changed it; upstream's, where neither did. Members that only the other
/// side has stand after the one that they follow there, and those at its end at the end.
fn order(sides: &Sides<'_>, merged: &mut Group, path: &Path, conflicts: &mut Vec<Conflict>) {
    let base: Vec<&String> = sides.base.keys().collect();
    let shared = |side: &Group, other: &Group| -> Vec<String> {
        side.keys().filter(|key| base.contains(key) && other.get(key).is_some()).cloned().collect()
    };
    let was = |side: &Group, other: &Group| -> Vec<String> {
        base.iter()
            .filter(|key| side.get(key).is_some() && other.get(key).is_some())
            .map(|key| (*key).clone())
            .collect()
    };
    let was = was(sides.ours, sides.theirs);
    let (we, they) = (shared(sides.ours, sides.theirs), shared(sides.theirs, sides.ours));
    let (lead, other) = if we == was || we == they { (sides.theirs, sides.ours) } else { (sides.ours, sides.theirs) };
    if we != was && they != was && we != they {
        let [base, ours, theirs] = [was, we, they].map(|keys| keys.join(", "));
        conflicts.push(Conflict { place: path.join("order"), base, ours, theirs });
    }
    let mut keys: Vec<&String> = lead.keys().filter(|key| merged.get(key).is_some()).collect();
    let trailing = other.keys().collect::<Vec<_>>().into_iter().rev().take_while(|key| lead.get(key).is_none()).count();
    let length = other.entries.len();
    for (position, key) in other.keys().enumerate().filter(|(_, key)| lead.get(key).is_none()) {
        if merged.get(key).is_none() {
            continue;
        }
        let before = other.keys().take(position).last();
        let follows = before.and_then(|before| keys.iter().position(|key| *key == before)).map_or(0, |at| at + 1);
        let at = if position + trailing >= length { keys.len() } else { follows };
        keys.insert(at, key);
    }
    let mut entries = std::mem::take(&mut merged.entries);
    for key in keys {
        if let Some(at) = entries.iter().position(|(found, _)| found == key) {
            merged.entries.push(entries.remove(at));
        }
    }
    merged.entries.extend(entries);
}
