//! What a model says in protobuf: which shapes are messages, what their members are, and which numbers these have.
//!
//! Numbers are for ever: bytes that were written are read by them. They are pinned in a file beside the settings
//! ([`Numbers`]), which every generation extends and nothing else changes. A type is what travels: of Rust nothing here
//! knows more than how a field is spelled, which tells whether an error has its message.

mod assign;
mod follow;
mod history;
mod numbers;
mod read;
mod seal;
mod ty;

pub use history::HistoryProblem;
pub use numbers::{Entry, Kind, Numbers, Pin, Reserved};
pub use ty::Type;

use std::collections::BTreeSet;

use crate::rust::proto;
use crate::smithy::{self, Facts, Model, ShapeId, ShapeIdx};

/// A message: a structure or union whose members have numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Its name, in a namespace.
    pub name: String,
    /// Of an operation's input or output, what its name does not say.
    pub part: Option<Part>,
    /// The id of the shape that it is made from.
    pub id: ShapeId,
    /// What it is.
    pub kind: Kind,
    /// Its members, in the model's order.
    pub members: Vec<Member>,
}

/// The message of an operation's input or output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is called where a type has its name.
    pub own: String,
    /// Whether a type has its name.
    pub gives_way: bool,
}

/// An operation's input or output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What is sent.
    Input,
    /// What is answered.
    Output,
}

/// A member, as far as it matters to those who read bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name in the model.
    pub name: String,
    /// What travels, as text.
    pub ty: String,
    /// Whether the model requires it.
    pub required: bool,
}

/// The member that every error has, in the model or not.
pub const MESSAGE: &str = "message";

impl Described {
    /// What its numbers are pinned by, if they never were by another name.
    pub fn key(&self) -> &str {
        self.part.as_ref().filter(|part| part.gives_way).map_or(&self.name, |part| &part.own)
    }

    /// Its name without the namespace.
    pub fn short(&self) -> &str {
        follow::name(self.key())
    }
}

impl Side {
    /// The name of an operation's message, and what it is called where a type has that name.
    fn names(self, operation: &ShapeId) -> [String; 2] {
        match self {
            Side::Input => [format!("{operation}Input"), format!("{operation}$input")],
            Side::Output => [format!("{operation}Output"), format!("{operation}$output")],
        }
    }
}

/// The name of a type's or error's message.
fn name(model: &Model, shape: ShapeIdx) -> String {
    format!("{}#{}", model[shape].id.namespace(), model.name(shape))
}

/// A message's type without the namespace, which does not travel.
pub fn short(ty: &str) -> String {
    let start = ty.rfind('<').map_or(0, |at| at + 1);
    let (wrappers, inner) = ty.split_at(start);
    format!("{wrappers}{}", follow::name(inner))
}

/// The messages of all that an operation uses: of types and errors by their names, of inputs and outputs by their
/// operations. Without those that have no form in protobuf.
pub fn describe(facts: &Facts) -> Vec<Described> {
    let is_type = |shape: &ShapeIdx| {
        let usage = facts.usage(*shape);
        !usage.is_only_operation_io() && (usage.in_input || usage.in_output || usage.in_error)
    };
    let types = facts.model.shapes().map(|(shape, _)| shape).filter(is_type);
    let mut all: Vec<Described> =
        types.filter_map(|shape| described(facts, shape, name(&facts.model, shape), None)).collect();
    let taken: BTreeSet<String> = all.iter().map(|message| message.short().to_owned()).collect();
    for operation in &facts.operations {
        for (shape, side) in [(operation.input, Side::Input), (operation.output, Side::Output)] {
            let [name, own] = side.names(&operation.id);
            let gives_way = taken.contains(follow::name(&name));
            all.extend(described(facts, shape, name, Some(Part { own, gives_way })));
        }
    }
    all.retain(|message| !message.members.is_empty());
    all
}

/// What of a structure keeps it from being a message: the member, and why.
pub fn obstacle(facts: &Facts, shape: ShapeIdx) -> Option<(&ShapeId, &'static str)> {
    let streams = |member: &&smithy::MemberIdx| facts.is_streaming(facts.model[**member].target);
    let member = facts.model.members_of(shape).iter().find(streams)?;
    Some((&facts.model[*member].id, "a stream has no form in protobuf"))
}

fn described(facts: &Facts, shape: ShapeIdx, name: String, part: Option<Part>) -> Option<Described> {
    let model = &facts.model;
    let kind = match &model[shape].kind {
        smithy::Kind::Structure(_) => Kind::Structure,
        smithy::Kind::Union(_) => Kind::Union,
        smithy::Kind::Simple(_) | smithy::Kind::Enum(_) | smithy::Kind::IntEnum(_) => return None,
        smithy::Kind::List(_) | smithy::Kind::Map(_) => return None,
    };
    if obstacle(facts, shape).is_some() {
        return None;
    }
    let mut members = Vec::new();
    for &member in model.members_of(shape) {
        let ty = Type::of_member(facts, member)?.map(&|target| self::name(model, *target));
        let required = kind == Kind::Structure && facts.is_required(member);
        members.push(Member { name: model[member].name.clone(), ty: ty.to_string(), required });
    }
    let has_message = members.iter().any(|member| proto::field(&member.name) == MESSAGE);
    if facts.error(shape).is_some() && !has_message {
        members.push(Member { name: MESSAGE.to_owned(), ty: Type::<String>::String.to_string(), required: false });
    }
    Some(Described { name, part, id: model[shape].id.clone(), kind, members })
}
