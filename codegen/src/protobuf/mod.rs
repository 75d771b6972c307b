//! What a model says in protobuf: which shapes are messages, what their members are, and which numbers these have.
//!
//! Numbers are for ever: bytes that were written are read by them. They are pinned in a file beside the settings
//! ([`Numbers`]), which every generation extends and nothing else changes. A type is what travels: of Rust nothing here knows more than that errors have a message.

mod assign;
mod history;
mod numbers;
mod read;
mod seal;
mod ty;

pub use history::HistoryProblem;
pub use numbers::{Entry, Kind, Numbers, Pin, Reserved};
pub use ty::Type;

use crate::rust::proto;
use crate::smithy::{self, Facts, ShapeId, ShapeIdx};

/// A structure or union whose members have numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Its id.
    pub id: ShapeId,
    /// What it is.
    pub kind: Kind,
    /// Its members, in the model's order.
    pub members: Vec<Member>,
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

/// All structures and unions that an operation uses, ordered by id; without those that have no form in protobuf.
pub fn describe(facts: &Facts) -> Vec<Described> {
    let in_use = |shape: &ShapeIdx| {
        let usage = facts.usage(*shape);
        usage.in_input || usage.in_output || usage.in_error
    };
    let shapes = facts.model.shapes().map(|(shape, _)| shape).filter(in_use);
    shapes.filter_map(|shape| described(facts, shape)).filter(|described| !described.members.is_empty()).collect()
}

/// What of a structure keeps it from being a message: the member, and why.
pub fn obstacle(facts: &Facts, shape: ShapeIdx) -> Option<(&ShapeId, &'static str)> {
    let streams = |member: &&smithy::MemberIdx| facts.is_streaming(facts.model[**member].target);
    let member = facts.model.members_of(shape).iter().find(streams)?;
    Some((&facts.model[*member].id, "a stream has no form in protobuf"))
}

fn described(facts: &Facts, shape: ShapeIdx) -> Option<Described> {
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
        let ty = Type::of_member(facts, member)?.map(&|target| model[*target].id.to_string());
        let required = kind == Kind::Structure && facts.is_required(member);
        members.push(Member { name: model[member].name.clone(), ty: ty.to_string(), required });
    }
    let has_message = members.iter().any(|member| proto::field(&member.name) == MESSAGE);
    if facts.error(shape).is_some() && !has_message {
        members.push(Member { name: MESSAGE.to_owned(), ty: Type::<String>::String.to_string(), required: false });
    }
    Some(Described { id: model[shape].id.clone(), kind, members })
}
