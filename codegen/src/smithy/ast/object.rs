//! Reading JSON objects property by property, reporting what is missing, repeated, misshapen or unknown.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Member, Members, Traits};
use crate::diagnostic::{Diagnostics, Place};
use crate::json::Json;
use crate::smithy::ShapeId;

/// The properties of one object that have not been taken yet.
pub(super) struct Object<'a> {
    place: Place,
    path: String,
    properties: Vec<(String, Json)>,
    out: &'a mut Diagnostics,
}

impl<'a> Object<'a> {
    /// Opens an object; `path` says where in the place it stands and may be empty.
    pub(super) fn open(json: Json, place: &Place, path: &str, out: &'a mut Diagnostics) -> Option<Self> {
        let Json::Object(properties) = json else {
            let subject = if path.is_empty() { "it".to_owned() } else { format!("`{path}`") };
            out.error(
                place.clone(),
                format!("{subject} must be an object, but is {}", json.kind()),
                "see Smithy's JSON AST for what belongs here",
            );
            return None;
        };
        let mut object = Self { place: place.clone(), path: path.to_owned(), properties, out };
        object.report_repeated();
        Some(object)
    }

    /// Reports keys that stand more than once, and keeps the first of each.
    fn report_repeated(&mut self) {
        let mut seen = BTreeSet::new();
        let mut repeated = BTreeSet::new();
        self.properties.retain(|(key, _)| {
            let is_new = seen.insert(key.clone());
            if !is_new {
                repeated.insert(key.clone());
            }
            is_new
        });
        for key in repeated {
            let subject = if self.path.is_empty() { String::new() } else { format!(" in `{}`", self.path) };
            self.out.error(
                self.place.clone(),
                format!(
                    "the key `{key}` stands{subject} more than once, and JSON readers would silently use one of them"
                ),
                "keep one of them and remove the others",
            );
        }
    }

    pub(super) fn take(&mut self, key: &str) -> Option<Json> {
        let position = self.properties.iter().position(|(name, _)| name == key)?;
        Some(self.properties.remove(position).1)
    }

    /// What is left, for objects whose keys are names.
    pub(super) fn entries(self) -> Vec<(String, Json)> {
        self.properties
    }

    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Json::String(text) => Some(text),
            other => self.misshapen(key, "a string", &other),
        }
    }

    /// An array of references, empty where the property is absent.
    pub(super) fn references(&mut self, key: &str) -> Vec<ShapeId> {
        match self.take(key) {
            None => Vec::new(),
            Some(Json::Array(entries)) => entries.into_iter().filter_map(|entry| self.target(key, entry)).collect(),
            Some(other) => self.misshapen::<()>(key, "an array", &other).map_or(Vec::new(), |()| Vec::new()),
        }
    }

    pub(super) fn reference(&mut self, key: &str) -> Option<ShapeId> {
        let json = self.take(key)?;
        self.target(key, json)
    }

    /// An object of references by name.
    pub(super) fn named_references(&mut self, key: &str) -> Vec<(String, ShapeId)> {
        let entries = self.child(key).map_or(Vec::new(), Object::entries);
        entries.into_iter().filter_map(|(name, json)| Some((name, self.target(key, json)?))).collect()
    }

    /// An object of texts by name.
    pub(super) fn texts(&mut self, key: &str) -> Vec<(String, String)> {
        let entries = self.child(key).map_or(Vec::new(), Object::entries);
        let text = |(name, json): (String, Json)| match json {
            Json::String(text) => Some((name, text)),
            other => self.misshapen(key, "an object of strings", &other),
        };
        entries.into_iter().filter_map(text).collect()
    }

    pub(super) fn members(&mut self, shape: &ShapeId) -> Members {
        let entries = self.child("members").map_or(Vec::new(), Object::entries);
        entries.into_iter().filter_map(|(name, json)| Some((name.clone(), self.member(shape, &name, json)?))).collect()
    }

    /// The member that stands under a key of its own, as a list's and a map's do.
    pub(super) fn own_member(&mut self, shape: &ShapeId, key: &str) -> Option<(String, Member)> {
        let json = self.take(key)?;
        Some((key.to_owned(), self.member(shape, key, json)?))
    }

    fn member(&mut self, shape: &ShapeId, name: &str, json: Json) -> Option<Member> {
        let place = Place::Member(shape.with_member(name));
        let mut object = Object::open(json, &place, "", self.out)?;
        let traits = object.traits();
        let target = object.reference_here();
        object.close();
        Some(Member { target: target?, traits })
    }

    pub(super) fn traits(&mut self) -> Traits {
        self.values("traits")
    }

    /// An object of any values by name.
    pub(super) fn values(&mut self, key: &str) -> BTreeMap<String, Value> {
        let entries = self.child(key).map_or(Vec::new(), Object::entries);
        entries.into_iter().map(|(id, json)| (id, json.into())).collect()
    }

    fn target(&mut self, key: &str, json: Json) -> Option<ShapeId> {
        let path = self.join(key);
        let mut object = Object::open(json, &self.place, &path, self.out)?;
        let target = object.reference_here();
        object.close();
        target
    }

    /// The id under `target`.
    fn reference_here(&mut self) -> Option<ShapeId> {
        match self.text("target") {
            Some(text) => self.id(&text),
            None => {
                let subject = self.subject();
                self.problem(format!("{subject} has no `target`"), "add `\"target\": \"namespace#Shape\"`");
                None
            }
        }
    }

    pub(super) fn id(&mut self, text: &str) -> Option<ShapeId> {
        match text.parse() {
            Ok(id) => Some(id),
            Err(invalid) => {
                self.problem(format!("{invalid}"), "write the id with its namespace");
                None
            }
        }
    }

    fn child(&mut self, key: &str) -> Option<Object<'_>> {
        let json = self.take(key)?;
        let path = self.join(key);
        Object::open(json, &self.place, &path, self.out)
    }

    /// Reports an error in this object.
    pub(super) fn problem(&mut self, message: String, help: &str) {
        self.out.error(self.place.clone(), message, help);
    }

    /// Warns of the properties that nobody took.
    pub(super) fn close(self) {
        for (key, _) in &self.properties {
            let subject = if self.path.is_empty() { "the shape".to_owned() } else { format!("`{}`", self.path) };
            self.out.warning(
                self.place.clone(),
                format!("{subject} has a property `{key}`, which Smithy's JSON AST does not have here"),
                "remove it, or look for a misspelling",
            );
        }
    }

    fn misshapen<T>(&mut self, key: &str, expected: &str, found: &Json) -> Option<T> {
        let message = format!("`{}` must be {expected}, but is {}", self.join(key), found.kind());
        self.problem(message, "see Smithy's JSON AST for what belongs here");
        None
    }

    fn subject(&self) -> String {
        if self.path.is_empty() { "it".to_owned() } else { format!("an entry of `{}`", self.path) }
    }

    fn join(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}
