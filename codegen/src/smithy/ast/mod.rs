//! The AST: Smithy's JSON form of a model as it stands in the file, nothing resolved and no trait understood.
//!
//! The order of members is kept, because it is the order in which people will read them; the order of shapes and traits
//! is not, because it means nothing.

mod leave_out;
mod object;
mod parse;
mod shape;

use std::collections::BTreeMap;

use serde_json::Value;

use super::ShapeId;

pub use parse::parse;

/// A model as it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Ast {
    /// The version of Smithy that it is written in.
    pub version: Version,
    /// What it says about itself, by key.
    pub metadata: BTreeMap<String, Value>,
    /// The shapes, by id.
    pub shapes: BTreeMap<ShapeId, Shape>,
    /// Traits that `apply` statements add, by the id of the shape or member.
    pub applied: BTreeMap<ShapeId, Traits>,
}

/// A version of Smithy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 1.0, in which numbers and booleans have an implicit default unless boxed.
    V1,
    /// 2.0
    V2,
}

/// Traits by id, their values verbatim.
pub type Traits = BTreeMap<String, Value>;

/// Members by name, in the file's order.
pub type Members = Vec<(String, Member)>;

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it is.
    pub body: Body,
    /// Its traits.
    pub traits: Traits,
    /// The mixins that it takes members and traits from, in the file's order.
    pub mixins: Vec<ShapeId>,
}

/// What a shape is.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A value without parts.
    Simple(super::Simple),
    /// A shape with members. Those of lists are called `member`, those of maps `key` and `value`.
    Aggregate(Aggregate, Members),
    /// A service.
    Service(Service),
    /// An operation.
    Operation(Operation),
    /// A resource.
    Resource(Resource),
}

/// The kinds of shapes with members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// A list, or a 1.0 set.
    List,
    /// A map.
    Map,
    /// A structure.
    Structure,
    /// A union.
    Union,
    /// An enumeration of strings.
    Enum,
    /// An enumeration of numbers.
    IntEnum,
}

impl Aggregate {
    /// Whether the members are values of an enumeration.
    pub fn is_enumeration(self) -> bool {
        match self {
            Aggregate::Enum | Aggregate::IntEnum => true,
            Aggregate::List | Aggregate::Map | Aggregate::Structure | Aggregate::Union => false,
        }
    }
}

/// A member.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The shape of its values.
    pub target: ShapeId,
    /// Its traits.
    pub traits: Traits,
}

/// A service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// The version of its API.
    pub version: String,
    /// Its own operations.
    pub operations: Vec<ShapeId>,
    /// Its resources.
    pub resources: Vec<ShapeId>,
    /// Errors that every operation may answer.
    pub errors: Vec<ShapeId>,
    /// Names within the service for shapes whose own names clash.
    pub rename: BTreeMap<ShapeId, String>,
}

/// An operation. `None` stands for an absent input or output, which is the same as `smithy.api#Unit`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Operation {
    /// The structure that it takes.
    pub input: Option<ShapeId>,
    /// The structure that it answers.
    pub output: Option<ShapeId>,
    /// What it may answer otherwise.
    pub errors: Vec<ShapeId>,
}

/// A resource.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    /// Identifiers and the ids of their shapes.
    pub identifiers: BTreeMap<String, ShapeId>,
    /// Properties and the ids of their shapes.
    pub properties: BTreeMap<String, ShapeId>,
    /// Operations bound to its life cycle, by their part in it: create, put, read, update, delete or list.
    pub lifecycle: BTreeMap<String, ShapeId>,
    /// Operations on one resource or on the collection.
    pub operations: Vec<ShapeId>,
    /// Resources below it.
    pub resources: Vec<ShapeId>,
}
