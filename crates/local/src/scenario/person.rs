//! People of a scenario.

use super::account::phone;
use super::reader::{Node, Reader};
use super::unique::Unique;
use crate::record::Outcome;

/// A person.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Person {
    pub(crate) digits: String,
    pub(crate) name: String,
    pub(crate) user_id: Option<String>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) reads: Option<bool>,
    pub(crate) no_marketing: bool,
    /// Numbers that the person has just written to: digits.
    pub(crate) wrote_to: Vec<String>,
}

const KNOWN: &[&str] = &["phone", "name", "userId", "outcome", "reads", "noMarketing", "wroteTo"];

pub(super) fn read<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Person> {
    let mut object = reader.object(node);
    let digits = object.required(reader, "phone", |reader, node| reader.once(Unique::PersonPhone, node, phone));
    let person = Person {
        digits: digits.unwrap_or_default(),
        name: object.optional(reader, "name", Reader::text).unwrap_or_default(),
        user_id: object.optional(reader, "userId", Reader::text),
        outcome: object.optional(reader, "outcome", outcome),
        reads: object.optional(reader, "reads", Reader::flag),
        no_marketing: object.optional(reader, "noMarketing", Reader::flag).unwrap_or(false),
        wrote_to: object.list(reader, "wroteTo", number),
    };
    object.end(reader, KNOWN);
    Some(person)
}

/// A number of an account. All accounts were read before.
fn number<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<String> {
    let digits = phone(reader, node)?;
    if !reader.seen.has(Unique::NumberPhone, &digits) {
        reader.fault(node, "no account of this scenario has this number");
    }
    Some(digits)
}

/// `"dropped"`, `"away"`, or a code.
fn outcome<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Outcome> {
    if node.is_text() {
        return match reader.word(node, &["dropped", "away"])? {
            0 => Some(Outcome::Dropped(true)),
            _ => Some(Outcome::Away(true)),
        };
    }
    reader.count(node).map(|code| Outcome::Code(i64::from(code)))
}
