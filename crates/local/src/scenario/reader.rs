//! JSON with the places where things stand, so that every problem of a scenario is told with line, column and path.
//!
//! serde_json parses; what it calls a raw value is a piece of the text, which says where it stands.

use std::borrow::Cow;
use std::fmt;

use serde::de::Deserializer;
use serde_json::value::RawValue;

use super::keys::Members;
use super::unique::Seen;

/// A problem of a scenario.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// Where in the JSON: `accounts[0].numbers[1].phone`. Empty for the whole.
    pub path: String,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

/// A value of the scenario, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node<'a> {
    raw: &'a str,
    /// Where in the JSON.
    pub(crate) path: String,
}

impl Node<'_> {
    /// Does a text stand there?
    pub(crate) fn is_text(&self) -> bool {
        self.raw.starts_with('"')
    }
}

/// Reads values, and collects every problem.
pub(crate) struct Reader<'a> {
    source: &'a str,
    problems: Vec<Problem>,
    /// What may be there once.
    pub(super) seen: Seen,
}

impl<'a> Reader<'a> {
    /// Reads a whole text. The first problem of its syntax is the only one.
    pub(crate) fn new(source: &'a str) -> (Self, Option<Node<'a>>) {
        let mut reader = Self { source, problems: Vec::new(), seen: Seen::default() };
        match serde_json::from_str::<&RawValue>(source) {
            Ok(raw) => (reader, Some(Node { raw: raw.get(), path: String::new() })),
            Err(error) => {
                let message = error.to_string();
                // The place is told apart from the text.
                let text = message.split(" at line ").next().unwrap_or_default().to_owned();
                let (line, column) = (error.line().max(1), error.column().max(1));
                reader.problems.push(Problem { line, column, path: String::new(), message: text });
                (reader, None)
            }
        }
    }

    /// What was wrong, in order of places.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort();
        self.problems.dedup();
        self.problems
    }

    /// Notes a problem of a value.
    pub(crate) fn fault(&mut self, node: &Node<'a>, message: impl Into<String>) {
        self.fault_at(node.raw, node.path.clone(), message.into());
    }

    fn fault_at(&mut self, piece: &str, path: String, message: String) {
        let offset = (piece.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize);
        let before = self.source.get(..offset).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        self.problems.push(Problem { line, column, path, message });
    }

    /// A value of a Rust type.
    fn value<T: serde::Deserialize<'a>>(&mut self, node: &Node<'a>, expected: &str) -> Option<T> {
        let value = serde_json::from_str(node.raw).ok();
        if value.is_none() {
            self.fault(node, format!("expected {expected}"));
        }
        value
    }

    /// A text.
    pub(crate) fn text(&mut self, node: &Node<'a>) -> Option<String> {
        self.value(node, "a text")
    }

    /// A text that is one of these words; its position among them.
    pub(crate) fn word(&mut self, node: &Node<'a>, words: &[&str]) -> Option<usize> {
        let text = self.text(node)?;
        let found = words.iter().position(|word| *word == text);
        if found.is_none() {
            self.fault(node, format!("expected one of {}", words.join(", ")));
        }
        found
    }

    /// `true` or `false`.
    pub(crate) fn flag(&mut self, node: &Node<'a>) -> Option<bool> {
        self.value(node, "true or false")
    }

    /// A whole number that is not negative.
    pub(crate) fn count(&mut self, node: &Node<'a>) -> Option<u32> {
        self.value(node, "a whole number from 0")
    }

    /// A duration in seconds, with fractions.
    pub(crate) fn seconds(&mut self, node: &Node<'a>) -> Option<std::time::Duration> {
        let seconds: f64 = self.value(node, "a number of seconds")?;
        let duration = std::time::Duration::try_from_secs_f64(seconds).ok();
        if duration.is_none() {
            self.fault(node, "expected a number of seconds that is not negative");
        }
        duration
    }

    /// Any JSON, as it stands there.
    pub(crate) fn json(&mut self, node: &Node<'a>) -> Option<String> {
        Some(node.raw.to_owned())
    }

    /// Is it the word `null`?
    pub(crate) fn is_null(node: &Node<'a>) -> bool {
        node.raw == "null"
    }

    /// Does an object stand there?
    pub(crate) fn is_object(node: &Node<'a>) -> bool {
        node.raw.starts_with('{')
    }

    /// The items of a list.
    pub(crate) fn items(&mut self, node: &Node<'a>) -> Vec<Node<'a>> {
        let items: Vec<&RawValue> = self.value(node, "a list").unwrap_or_default();
        let items = items.into_iter().enumerate();
        items.map(|(index, raw)| Node { raw: raw.get(), path: format!("{}[{index}]", node.path) }).collect()
    }

    /// The members of an object, in order.
    pub(crate) fn members(&mut self, node: &Node<'a>) -> Vec<(String, Node<'a>)> {
        self.object(node).members.into_iter().map(|member| (member.key.into_owned(), member.value)).collect()
    }

    /// An object whose members are taken one by one.
    pub(crate) fn object(&mut self, node: &Node<'a>) -> Object<'a> {
        let members = Deserializer::deserialize_map(&mut serde_json::Deserializer::from_str(node.raw), Members);
        let mut object = Object { node: node.clone(), members: Vec::new(), is_one: members.is_ok() };
        match members {
            Err(_) => self.fault(node, "expected an object"),
            Ok(members) => {
                for (key, raw) in members {
                    let path = if node.path.is_empty() { key.to_string() } else { format!("{}.{key}", node.path) };
                    if object.members.iter().any(|earlier| earlier.key == key) {
                        self.fault_at(place(&key, raw), path.clone(), "is here twice".to_owned());
                        continue;
                    }
                    object.members.push(Member { value: Node { raw: raw.get(), path }, key });
                }
            }
        }
        object
    }
}

/// A key's place; of one with escapes, its value's.
fn place<'a>(key: &Cow<'a, str>, value: &'a RawValue) -> &'a str {
    match key {
        Cow::Borrowed(key) => key,
        Cow::Owned(_) => value.get(),
    }
}

/// A member of an object.
struct Member<'a> {
    key: Cow<'a, str>,
    value: Node<'a>,
}

/// An object whose members are taken one by one.
pub(crate) struct Object<'a> {
    node: Node<'a>,
    members: Vec<Member<'a>>,
    /// Where it is none, nothing is missing in it.
    is_one: bool,
}

impl<'a> Object<'a> {
    /// Takes a member that may be missing; `null` is as good as missing.
    pub(crate) fn take(&mut self, key: &str) -> Option<Node<'a>> {
        let at = self.members.iter().position(|member| member.key == key)?;
        Some(self.members.swap_remove(at).value).filter(|node| !Reader::is_null(node))
    }

    /// Takes a member that may be missing, and reads it.
    pub(crate) fn optional<T>(
        &mut self,
        reader: &mut Reader<'a>,
        key: &str,
        read: impl FnOnce(&mut Reader<'a>, &Node<'a>) -> Option<T>,
    ) -> Option<T> {
        read(reader, &self.take(key)?)
    }

    /// Takes a member that has to be there, and reads it.
    pub(crate) fn required<T>(
        &mut self,
        reader: &mut Reader<'a>,
        key: &str,
        read: impl FnOnce(&mut Reader<'a>, &Node<'a>) -> Option<T>,
    ) -> Option<T> {
        match self.take(key) {
            Some(node) => read(reader, &node),
            None if !self.is_one => None,
            None => {
                reader.fault(&self.node, format!("`{key}` is missing"));
                None
            }
        }
    }

    /// Takes a list that may be missing, and reads its items.
    pub(crate) fn list<T>(
        &mut self,
        reader: &mut Reader<'a>,
        key: &str,
        mut read: impl FnMut(&mut Reader<'a>, &Node<'a>) -> Option<T>,
    ) -> Vec<T> {
        let items = self.take(key).map(|node| reader.items(&node)).unwrap_or_default();
        items.iter().filter_map(|item| read(reader, item)).collect()
    }

    /// Notes members that nobody took.
    pub(crate) fn end(self, reader: &mut Reader<'a>, known: &[&str]) {
        for member in self.members {
            let message = format!("`{}` is not known here; known are {}", member.key, known.join(", "));
            let piece = match member.key {
                Cow::Borrowed(key) => key,
                Cow::Owned(_) => member.value.raw,
            };
            reader.fault_at(piece, member.value.path, message);
        }
    }
}
