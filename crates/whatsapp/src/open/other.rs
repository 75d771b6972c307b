//! What an object holds beyond its typed members.

use serde_json::{Map, Value};

/// Members as they came: unknown ones, and known ones with a value of another type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Other {
    members: Map<String, Value>,
    whole: Option<Box<Value>>,
}

impl Other {
    /// The value of a member, if it is in here.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.members.get(name)
    }

    pub(crate) fn holds(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    /// Every member in here.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.members.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Is there nothing beyond the typed members?
    pub fn is_empty(&self) -> bool {
        self.members.is_empty() && self.whole.is_none()
    }

    /// What stood in the place of the object, if it was none: then the typed members are empty, and this is written.
    pub fn whole(&self) -> Option<&Value> {
        self.whole.as_deref()
    }

    /// Adds a member that this crate does not know. A typed member of that name, once set, is written instead.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.members.insert(name.into(), value.into());
    }

    /// Takes a member away.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        if self.members.is_empty() { None } else { self.members.remove(name) }
    }

    pub(crate) fn instead(raw: Value) -> Self {
        Self { members: Map::new(), whole: Some(Box::new(raw)) }
    }
}
