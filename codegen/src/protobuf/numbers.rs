//! The pinned numbers, and the text of their file.

use std::collections::BTreeMap;

use serde_json::Number;

use super::{Side, seal};
use crate::json::{Json, Style, print};
use crate::smithy::{Model, ShapeId, ShapeIdx};

/// The numbers of all members that there ever were, by the names of their messages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    pub(super) messages: BTreeMap<String, Entry>,
}

/// What is pinned of a shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// The numbers of its members, by their names in the model.
    pub members: BTreeMap<String, Pin>,
    /// The numbers of members that it had.
    pub reserved: Vec<Reserved>,
}

/// What a shape is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Fields that may all be there.
    Structure,
    /// Fields of which one is there.
    Union,
}

/// What is pinned of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// Its number.
    pub number: u32,
    /// What travels.
    pub ty: String,
    /// Whether every revision so far required it.
    pub required: bool,
}

/// A number that is no longer given out, but to the member that had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserved {
    /// The number.
    pub number: u32,
    /// Whose it was.
    pub name: String,
    /// What travelled.
    pub ty: String,
}

/// What readers of the file are told.
const ABOUT: &str =
    "Field numbers in protobuf. Kept by `cargo xtask generate`, never by hand: bytes are read by them for ever.";

impl Kind {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Kind::Structure => "structure",
            Kind::Union => "union",
        }
    }
}

impl Numbers {
    /// What is pinned of a message, by its name in a namespace.
    pub fn of(&self, message: &str) -> Option<&Entry> {
        self.messages.get(message)
    }

    /// What is pinned of a type or error.
    pub fn of_type(&self, model: &Model, shape: ShapeIdx) -> Option<&Entry> {
        self.of(&super::name(model, shape))
    }

    /// What is pinned of an operation's input or output.
    pub fn of_operation(&self, operation: &ShapeId, side: Side) -> Option<&Entry> {
        let [name, own] = side.names(operation);
        self.of(&own).or_else(|| self.of(&name))
    }

    /// The messages, ordered by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.messages.iter().map(|(id, entry)| (id.as_str(), entry))
    }

    /// The text of the file.
    pub fn print(&self) -> String {
        let messages = self.messages.iter().map(|(id, entry)| {
            let sealed = [entry.json(), vec![("seal".to_owned(), text(&seal::of_message(id, entry)))]].concat();
            (id.clone(), Json::Object(sealed))
        });
        let file = vec![
            ("about".to_owned(), text(ABOUT)),
            ("messages".to_owned(), Json::Object(messages.collect())),
            ("seal".to_owned(), text(&seal::of_file(self))),
        ];
        print(&Json::Object(file), Style::Compact)
    }
}

impl Entry {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, members: BTreeMap::new(), reserved: Vec::new() }
    }

    /// The entry's keys but its seal. Members stand by number.
    pub(super) fn json(&self) -> Vec<(String, Json)> {
        let mut pins: Vec<(&String, &Pin)> = self.members.iter().collect();
        pins.sort_by_key(|(_, pin)| pin.number);
        let pins = pins.into_iter().map(|(name, pin)| {
            let mut keys = vec![number(pin.number), ("type".to_owned(), text(&pin.ty))];
            keys.extend(pin.required.then(|| ("required".to_owned(), Json::Bool(true))));
            (name.clone(), Json::Object(keys))
        });
        let reserved = self.reserved.iter().map(|gone| {
            let name = ("name".to_owned(), text(&gone.name));
            Json::Object(vec![number(gone.number), name, ("type".to_owned(), text(&gone.ty))])
        });
        vec![
            ("kind".to_owned(), text(self.kind.as_str())),
            ("members".to_owned(), Json::Object(pins.collect())),
            ("reserved".to_owned(), Json::Array(reserved.collect())),
        ]
    }
}

fn number(number: u32) -> (String, Json) {
    ("number".to_owned(), Json::Number(Number::from(number)))
}

fn text(text: &str) -> Json {
    Json::String(text.to_owned())
}
