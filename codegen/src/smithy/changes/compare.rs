//! The walk: two models side by side, every difference once.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Change, Pair, Subject, describe, members};
use crate::diagnostic::Place;
use crate::smithy::ShapeId;
use crate::smithy::ast::{self, Aggregate, Body, Traits};

/// All differences, not judged yet.
pub(super) fn models(pair: Pair<'_>) -> Vec<Change> {
    let mut found = Found { place: Place::File, changes: Vec::new() };
    let language = |version: ast::Version| match version {
        ast::Version::V1 => json!("1.0"),
        ast::Version::V2 => json!("2.0"),
    };
    found.values(Subject::Language, Some(language(pair.old.version)), Some(language(pair.new.version)));
    found.entries(&pair.old.metadata, &pair.new.metadata, Subject::Metadata);
    let new_only = pair.new.shapes.keys().filter(|id| !pair.old.shapes.contains_key(id));
    let mut ids: Vec<&ShapeId> = pair.old.shapes.keys().chain(new_only).collect();
    ids.sort();
    for id in ids {
        found.place = Place::Shape(id.clone());
        match (pair.old.shape(id), pair.new.shape(id)) {
            (Some(old), Some(new)) => found.shapes(id, old, new),
            (old, new) => {
                found.values(Subject::Shape, old.map(describe::shape), new.map(describe::shape));
            }
        }
    }
    found.changes
}

/// The differences of two shapes that stand in for one another, as of the new one.
pub(super) fn shapes(id: &ShapeId, old: &ast::Shape, new: &ast::Shape) -> Vec<Change> {
    let mut found = Found { place: Place::Shape(id.clone()), changes: Vec::new() };
    found.shapes(id, old, new);
    found.changes
}

struct Found {
    place: Place,
    changes: Vec<Change>,
}

impl Found {
    /// Notes what a subject was and is, if that differs.
    fn values(&mut self, subject: Subject, was: Option<Value>, is: Option<Value>) {
        if was != is {
            self.changes.push(Change { place: self.place.clone(), subject, was, is, events: Vec::new() });
        }
    }

    fn entries(&mut self, old: &BTreeMap<String, Value>, new: &BTreeMap<String, Value>, to: fn(String) -> Subject) {
        let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            self.values(to(key.clone()), old.get(key).cloned(), new.get(key).cloned());
        }
    }

    fn traits(&mut self, old: &Traits, new: &Traits) {
        self.entries(old, new, Subject::Trait);
    }

    fn shapes(&mut self, id: &ShapeId, old: &ast::Shape, new: &ast::Shape) {
        let ty = |shape| Some(json!(describe::type_name(shape)));
        self.values(Subject::Type, ty(old), ty(new));
        self.traits(&old.traits, &new.traits);
        match (&old.body, &new.body) {
            (Body::Service(old), Body::Service(new)) => self.services(old, new),
            (Body::Operation(old), Body::Operation(new)) => self.operations(old, new),
            (Body::Resource(old), Body::Resource(new)) => self.resources(old, new),
            _ => {
                if ty(old) == ty(new) {
                    self.values(Subject::Order, order(old, new), order(new, old));
                }
                self.members(id, members(old), members(new));
            }
        }
    }

    fn members(&mut self, id: &ShapeId, old: &[(String, ast::Member)], new: &[(String, ast::Member)]) {
        let in_old = |name: &str| old.iter().find(|(own, _)| own == name).map(|(_, member)| member);
        for (name, member) in old.iter().filter(|(name, _)| !new.iter().any(|(own, _)| own == name)) {
            self.place = Place::Member(id.with_member(name));
            self.values(Subject::Member, Some(describe::member(member)), None);
        }
        for (name, member) in new {
            self.place = Place::Member(id.with_member(name));
            match in_old(name) {
                None => self.values(Subject::Member, None, Some(describe::member(member))),
                Some(old) => {
                    self.values(Subject::Target, Some(id_value(&old.target)), Some(id_value(&member.target)));
                    self.traits(&old.traits, &member.traits);
                }
            }
        }
    }

    /// Ids that came and went; their order means nothing.
    fn ids(&mut self, old: &[ShapeId], new: &[ShapeId], to: fn(ShapeId) -> Subject) {
        for id in old.iter().filter(|id| !new.contains(id)) {
            self.values(to(id.clone()), Some(id_value(id)), None);
        }
        for id in new.iter().filter(|id| !old.contains(id)) {
            self.values(to(id.clone()), None, Some(id_value(id)));
        }
    }

    fn services(&mut self, old: &ast::Service, new: &ast::Service) {
        self.values(Subject::ApiVersion, Some(json!(old.version)), Some(json!(new.version)));
        self.ids(&old.operations, &new.operations, Subject::Operation);
        self.ids(&old.resources, &new.resources, Subject::Resource);
        self.ids(&old.errors, &new.errors, Subject::Error);
        let mut renamed: Vec<&ShapeId> = old.rename.keys().chain(new.rename.keys()).collect();
        renamed.sort();
        renamed.dedup();
        for id in renamed {
            let name = |service: &ast::Service| service.rename.get(id).map(|name| json!(name));
            self.values(Subject::Rename(id.clone()), name(old), name(new));
        }
    }

    fn operations(&mut self, old: &ast::Operation, new: &ast::Operation) {
        let structure = |id: &Option<ShapeId>| Some(id.as_ref().map_or(json!("smithy.api#Unit"), id_value));
        self.values(Subject::Input, structure(&old.input), structure(&new.input));
        self.values(Subject::Output, structure(&old.output), structure(&new.output));
        self.ids(&old.errors, &new.errors, Subject::Error);
    }

    fn resources(&mut self, old: &ast::Resource, new: &ast::Resource) {
        let map = |ids: &BTreeMap<String, ShapeId>| {
            let entries: BTreeMap<&String, String> = ids.iter().map(|(name, id)| (name, id.to_string())).collect();
            Some(json!(entries)).filter(|_| !ids.is_empty())
        };
        self.values(Subject::Identifiers, map(&old.identifiers), map(&new.identifiers));
        self.values(Subject::Properties, map(&old.properties), map(&new.properties));
        let mut parts: Vec<&String> = old.lifecycle.keys().chain(new.lifecycle.keys()).collect();
        parts.sort();
        parts.dedup();
        for part in parts {
            let operation = |resource: &ast::Resource| resource.lifecycle.get(part).map(id_value);
            self.values(Subject::Lifecycle(part.clone()), operation(old), operation(new));
        }
        self.ids(&old.operations, &new.operations, Subject::Operation);
        self.ids(&old.resources, &new.resources, Subject::Resource);
    }
}

fn id_value(id: &ShapeId) -> Value {
    json!(id.to_string())
}

/// The order of a shape's members as it is compared with another's. A structure or union counts as reordered, by
/// Smithy's rule, where a place that both have is taken by another member; an enumeration where the values that both
/// have stand in another order.
fn order(shape: &ast::Shape, other: &ast::Shape) -> Option<Value> {
    let names = |shape| members(shape).iter().map(|(name, _)| name).collect::<Vec<_>>();
    let (own, theirs) = (names(shape), names(other));
    match &shape.body {
        Body::Aggregate(Aggregate::Structure | Aggregate::Union, _) => {
            let moved = own.iter().zip(&theirs).any(|(own, their)| own != their);
            Some(if moved { json!(own) } else { Value::Null })
        }
        Body::Aggregate(Aggregate::Enum | Aggregate::IntEnum, _) => {
            Some(json!(own.into_iter().filter(|name| theirs.contains(name)).collect::<Vec<_>>()))
        }
        Body::Aggregate(Aggregate::List | Aggregate::Map, _) | Body::Simple(_) => None,
        Body::Service(_) | Body::Operation(_) | Body::Resource(_) => None,
    }
}
