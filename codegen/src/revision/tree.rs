//! A model's JSON as a tree of parts that can be added, removed and changed one by one.
//!
//! Two models are compared shape by shape, member by member, trait by trait. [`Kind`] says which objects of Smithy's JSON
//! form are such parts and in which of them order means something; whatever it does not name is a value, compared whole.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::json::Json;

/// What an object of a model holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Shapes by id.
    Shapes,
    /// The properties of a shape.
    Shape,
    /// Members by name. Their order is part of the model.
    Members,
    /// The target and the traits of a member.
    Member,
    /// Traits by id, or names of something: entries whose values are not looked into.
    Values,
    /// An array of references in the file, of which each stands once and the order means nothing.
    Targets,
}

impl Kind {
    /// What stands under a key, if that is more than a value.
    pub(super) fn child(self, key: &str) -> Option<Kind> {
        match (self, key) {
            (Kind::Shapes, _) => Some(Kind::Shape),
            (Kind::Members, _) | (Kind::Shape, "member" | "key" | "value") => Some(Kind::Member),
            (Kind::Shape, "members") => Some(Kind::Members),
            (Kind::Shape, "operations" | "resources" | "errors" | "collectionOperations") => Some(Kind::Targets),
            (Kind::Shape, "traits" | "identifiers" | "properties" | "rename") => Some(Kind::Values),
            (Kind::Member, "traits") => Some(Kind::Values),
            (Kind::Shape | Kind::Member | Kind::Values | Kind::Targets, _) => None,
        }
    }

    /// Whether its keys are properties with fixed names.
    pub(super) fn is_record(self) -> bool {
        matches!(self, Kind::Shape | Kind::Member)
    }

    /// Whether a group of this kind with nothing in it says the same as none. (A structure says that it has no members.)
    pub(super) fn may_be_absent(self) -> bool {
        matches!(self, Kind::Values | Kind::Targets)
    }

    /// Whether the order of entries means something.
    pub(super) fn is_ordered(self) -> bool {
        self == Kind::Members
    }
}

/// A part of a model.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// A value, compared whole.
    Value(Json),
    /// Parts by key.
    Group(Group),
}

/// Parts by key.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) kind: Kind,
    pub(super) entries: Vec<(String, Node)>,
}

impl Node {
    /// Reads what stands under a key of a group. What is not shaped as Smithy says is kept as a value.
    pub(super) fn read(parent: Kind, key: &str, json: Json) -> Self {
        match (parent.child(key), json) {
            (Some(Kind::Targets), Json::Array(references)) => targets(references),
            (Some(Kind::Targets) | None, json) => Node::Value(json),
            (Some(kind), Json::Object(entries)) => Node::Group(Group::read(kind, entries)),
            (Some(_), json) => Node::Value(json),
        }
    }

    /// Whether leaving it out would say the same.
    pub(super) fn says_nothing(&self) -> bool {
        matches!(self, Node::Group(group) if group.is_empty() && group.kind.may_be_absent())
    }

    /// The JSON that the part is read from.
    pub(super) fn json(&self) -> Json {
        match self {
            Node::Value(json) => json.clone(),
            Node::Group(group) => group.json(),
        }
    }
}

impl PartialEq for Node {
    /// Whether both say the same: the order of keys counts only where Smithy gives it a meaning.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Node::Group(one), Node::Group(other)) => one == other,
            (Node::Value(one), Node::Value(other)) => Value::from(one.clone()) == Value::from(other.clone()),
            (Node::Group(_), Node::Value(_)) | (Node::Value(_), Node::Group(_)) => false,
        }
    }
}

impl PartialEq for Group {
    fn eq(&self, other: &Self) -> bool {
        let by_key = |group: &Self| -> BTreeMap<String, Node> { group.entries.iter().cloned().collect() };
        let is_in_order = !self.kind.is_ordered() || self.keys().eq(other.keys());
        self.kind == other.kind && is_in_order && by_key(self) == by_key(other)
    }
}

impl Group {
    /// A group without parts.
    pub(super) fn empty(kind: Kind) -> Self {
        Self { kind, entries: Vec::new() }
    }

    /// Reads an object.
    pub(super) fn read(kind: Kind, entries: Vec<(String, Json)>) -> Self {
        let entries = entries.into_iter().map(|(key, json)| (key.clone(), Node::read(kind, &key, json)));
        Self { kind, entries: entries.filter(|(_, node)| !node.says_nothing()).collect() }
    }

    /// The JSON that the group is read from.
    pub(super) fn json(&self) -> Json {
        match self.kind {
            Kind::Targets => {
                let reference = |id: &String| Json::Object(vec![("target".to_owned(), Json::String(id.clone()))]);
                Json::Array(self.keys().map(reference).collect())
            }
            Kind::Shapes | Kind::Shape | Kind::Members | Kind::Member | Kind::Values => {
                Json::Object(self.entries.iter().map(|(key, node)| (key.clone(), node.json())).collect())
            }
        }
    }

    /// The keys, in the file's order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &String> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The part under a key.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|(found, _)| found == key).map(|(_, node)| node)
    }

    /// Puts a part in: over the one that has its key, or where it belongs among the others.
    pub(super) fn put(&mut self, key: &str, node: Node) {
        if let Some((_, old)) = self.entries.iter_mut().find(|(found, _)| found == key) {
            *old = node;
            return;
        }
        let position = match self.kind {
            Kind::Members => None,
            Kind::Shapes => {
                self.entries.iter().position(|(other, found)| place_of(key, &node) < place_of(other, found))
            }
            Kind::Shape | Kind::Member => self.keys().position(|other| rank(key) < rank(other)),
            Kind::Values | Kind::Targets => self.keys().position(|other| key < other.as_str()),
        };
        let position = position.unwrap_or(self.entries.len());
        self.entries.insert(position, (key.to_owned(), node));
    }

    /// Takes a part out.
    pub(super) fn remove(&mut self, key: &str) -> Option<Node> {
        let position = self.keys().position(|found| found == key)?;
        Some(self.entries.remove(position).1)
    }

    /// Whether it is a shape of this type.
    pub(super) fn is_service(&self) -> bool {
        matches!(self.get("type"), Some(Node::Value(Json::String(kind))) if kind == "service")
    }

    /// Whether there are no parts.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

fn targets(references: Vec<Json>) -> Node {
    let id = |reference: &Json| match reference {
        Json::Object(entries) => match entries.as_slice() {
            [(key, Json::String(id))] if key == "target" => Some(id.clone()),
            _ => None,
        },
        _ => None,
    };
    match references.iter().map(id).collect::<Option<Vec<String>>>() {
        Some(ids) => {
            let entries = ids.into_iter().map(|id| (id, Node::Value(Json::Null))).collect();
            Node::Group(Group { kind: Kind::Targets, entries })
        }
        None => Node::Value(Json::Array(references)),
    }
}

/// Where a shape stands in a file: the service, resources, operations, structures, everything else, each by name.
fn place_of<'k>(id: &'k str, shape: &Node) -> (usize, &'k str) {
    let kind = match shape {
        Node::Group(shape) => shape.get("type").map(Node::json),
        Node::Value(_) => None,
    };
    let order = ["service", "resource", "operation", "structure"];
    let rank = order.iter().position(|name| kind == Some(Json::String((*name).to_owned())));
    (rank.unwrap_or(order.len()), id)
}

/// Where a property stands in a shape: what it is first, its traits last.
fn rank(property: &str) -> usize {
    let order = ["type", "version", "mixins", "target", "input", "output", "operations", "resources", "errors"];
    let last = if property == "traits" { order.len() + 1 } else { order.len() };
    order.iter().position(|name| *name == property).unwrap_or(last)
}

/// Where a part stands, for people: the shape or member, and what of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Path(Vec<String>);

impl Path {
    /// The place below this one.
    pub(super) fn join(&self, key: &str) -> Self {
        Self(self.0.iter().cloned().chain([key.to_owned()]).collect())
    }
}

impl fmt::Display for Path {
    /// `ns#Shape$member: trait ns#id` as far as it goes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.as_slice();
        if let [shape, tail @ ..] = rest {
            f.write_str(shape)?;
            rest = tail;
        }
        match rest {
            [members, member, tail @ ..] if members == "members" => {
                write!(f, "${member}")?;
                rest = tail;
            }
            [member, tail @ ..] if ["member", "key", "value"].contains(&member.as_str()) => {
                write!(f, "${member}")?;
                rest = tail;
            }
            _ => {}
        }
        match rest {
            [] => Ok(()),
            [traits, id, ..] if traits == "traits" => write!(f, ": trait {id}"),
            [what, key, ..] => write!(f, ": {what}, {key}"),
            [what] => write!(f, ": {what}"),
        }
    }
}
