//! What turns one model into another, as data: what a file of `model/revisions` holds.
//!
//! A change names the parts of a group that were added, removed and changed, and the order of members where it is not the
//! old one with the added ones behind it; of a shape or a member, whose properties have fixed names, it only names the
//! changed ones. Applying is exact: what is added must not be there, what is removed or changed
//! must be there, and a changed value must be the one that the change says it was.

use super::tree::{Group, Kind, Node, Path};
use crate::json::Json;

/// The change of a group. Empty if nothing changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Change {
    pub(super) added: Vec<(String, Node)>,
    pub(super) removed: Vec<String>,
    pub(super) changed: Vec<(String, Edit)>,
    /// The members' new order, where it does not follow from the rest.
    pub(super) order: Option<Vec<String>>,
}

/// The change of a part.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Edit {
    /// Another value. A property may also come or go.
    Value { from: Option<Node>, to: Option<Node> },
    /// Parts of it.
    Group(Change),
}

/// Why a change does not fit what it is applied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// The part.
    pub(super) place: Path,
    /// What is wrong with it.
    pub(super) reason: &'static str,
}

impl Change {
    /// The change from one group to another of the same kind.
    pub(super) fn between(old: &Group, new: &Group) -> Self {
        let mut change = Self::default();
        for key in old.keys().chain(new.keys().filter(|key| old.get(key).is_none())) {
            match (old.get(key), new.get(key)) {
                (Some(before), Some(after)) if before == after => {}
                (None, Some(added)) if !new.kind.is_record() => change.added.push((key.clone(), added.clone())),
                (Some(_), None) if !new.kind.is_record() => change.removed.push(key.clone()),
                (before, after) => {
                    let edit = Edit::between(before, after, new.kind.child(key));
                    change.changed.push((key.clone(), edit));
                }
            }
        }
        if new.kind.is_ordered() && !change.order_of(old).eq(new.keys()) {
            change.order = Some(new.keys().cloned().collect());
        }
        change
    }

    /// The order of keys that follows from the change where it states none.
    fn order_of<'a>(&'a self, old: &'a Group) -> impl Iterator<Item = &'a String> {
        let kept = old.keys().filter(|key| !self.removed.contains(key));
        kept.chain(self.added.iter().map(|(key, _)| key))
    }

    /// The group with the change applied, or every part that does not fit.
    pub(super) fn apply(&self, old: &Group) -> Result<Group, Vec<Misfit>> {
        let mut misfits = Vec::new();
        let mut new = old.clone();
        self.edit(&mut new, &Path::default(), &mut misfits);
        if misfits.is_empty() { Ok(new) } else { Err(misfits) }
    }

    fn edit(&self, group: &mut Group, path: &Path, misfits: &mut Vec<Misfit>) {
        let mut misfit = |key: &str, reason| misfits.push(Misfit { place: path.join(key), reason });
        for key in &self.removed {
            if group.remove(key).is_none() {
                misfit(key, "it is to be removed, but is not there");
            }
        }
        for (key, node) in &self.added {
            match group.get(key) {
                None => group.put(key, node.clone()),
                Some(_) => misfit(key, "it is to be added, but is there already"),
            }
        }
        for (key, edit) in &self.changed {
            match edit.apply(group.get(key).cloned(), group.kind.child(key), &path.join(key), misfits) {
                Some(node) => group.put(key, node),
                None => drop(group.remove(key)),
            }
        }
        if let Some(order) = &self.order {
            reorder(group, order, path, misfits);
        }
    }
}

impl Edit {
    fn between(old: Option<&Node>, new: Option<&Node>, kind: Option<Kind>) -> Self {
        let group = |node: Option<&Node>| match (node, kind) {
            (Some(Node::Group(group)), _) => Some(group.clone()),
            (None, Some(kind)) if kind.may_be_absent() => Some(Group::empty(kind)),
            (None | Some(Node::Value(_)), _) => None,
        };
        match (group(old), group(new)) {
            (Some(old), Some(new)) => Edit::Group(Change::between(&old, &new)),
            _ => Edit::Value { from: old.cloned(), to: new.cloned() },
        }
    }

    /// The changed part. Nothing is the same as a group of nothing.
    fn apply(&self, old: Option<Node>, kind: Option<Kind>, path: &Path, misfits: &mut Vec<Misfit>) -> Option<Node> {
        let mut misfit = |reason| misfits.push(Misfit { place: path.clone(), reason });
        match (self, old, kind) {
            (Edit::Value { from, to }, old, _) if *from == old => return to.clone(),
            (Edit::Value { .. }, None, _) => misfit("it is to be changed, but is not there"),
            (Edit::Value { .. }, Some(_), _) => misfit("its value is not the one that is to be changed"),
            (Edit::Group(_), Some(Node::Value(_)), _) => misfit("it has no parts that could be changed"),
            (Edit::Group(_), None, kind) if !kind.is_some_and(Kind::may_be_absent) => {
                misfit("it is to be changed, but is not there");
            }
            (Edit::Group(change), old, kind) => {
                let mut group = match (old, kind) {
                    (Some(Node::Group(group)), _) => group,
                    (_, kind) => Group::empty(kind.unwrap_or(Kind::Values)),
                };
                change.edit(&mut group, path, misfits);
                let is_absent = group.is_empty() && group.kind.may_be_absent();
                return (!is_absent).then_some(Node::Group(group));
            }
        }
        None
    }
}

fn reorder(group: &mut Group, order: &[String], path: &Path, misfits: &mut Vec<Misfit>) {
    let mut entries = std::mem::take(&mut group.entries);
    for key in order {
        match entries.iter().position(|(found, _)| found == key) {
            Some(position) => group.entries.push(entries.remove(position)),
            None => misfits.push(Misfit { place: path.join(key), reason: "`order` names it, but it is not there" }),
        }
    }
    for (key, _) in entries {
        misfits.push(Misfit { place: path.join(&key), reason: "`order` does not name it" });
    }
}

impl Change {
    /// The change as it stands in a file.
    pub(super) fn json(&self, kind: Kind) -> Json {
        let changed = self.changed.iter().map(|(key, edit)| (key.clone(), edit.json(kind.child(key))));
        let changed = Json::Object(changed.collect());
        if kind.is_record() {
            return changed;
        }
        let keys = |keys: &[String]| Json::Array(keys.iter().cloned().map(Json::String).collect());
        let added = match kind {
            Kind::Targets => Json::Array(self.added.iter().map(|(key, _)| Json::String(key.clone())).collect()),
            _ => Json::Object(self.added.iter().map(|(key, node)| (key.clone(), node.json())).collect()),
        };
        let mut entries = vec![("removed", keys(&self.removed)), ("changed", changed), ("added", added)];
        entries.retain(|(_, json)| !json.is_empty());
        entries.extend(self.order.as_ref().map(|order| ("order", keys(order))));
        Json::Object(entries.into_iter().map(|(key, json)| (key.to_owned(), json)).collect())
    }
}

impl Edit {
    fn json(&self, kind: Option<Kind>) -> Json {
        match self {
            Edit::Group(change) => change.json(kind.unwrap_or(Kind::Values)),
            Edit::Value { from, to } => {
                let entries = [("from", from), ("to", to)].into_iter();
                Json::Object(entries.filter_map(|(key, node)| Some((key.to_owned(), node.as_ref()?.json()))).collect())
            }
        }
    }
}
