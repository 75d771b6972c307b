//! Messages in protobuf.

use crate::protobuf::Type;
use crate::rust::ident::{ModName, TypeName};
use crate::rust::ty::RustType;
use crate::smithy::ShapeId;

/// All messages of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Protobuf {
    /// The folder of the `.proto` files.
    pub folder: String,
    /// The package that they declare.
    pub package: String,
    /// The messages: of types, of errors, of inputs and outputs.
    pub messages: Vec<Message>,
    /// Structures that have none.
    pub refused: Vec<Refused>,
}

/// The message of a shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The shape's id.
    pub id: ShapeId,
    /// Where the shape is, and the message beside it.
    pub home: Home,
    /// The shape's type in Rust, whose name the message has there.
    pub ty: TypeName,
    /// Its name in `.proto` files.
    pub name: String,
    /// What the shape is for.
    pub docs: Vec<String>,
    /// What it is.
    pub kind: MessageKind,
    /// Numbers, and names, that nobody may use again.
    pub reserved: Vec<(u32, String)>,
}

/// Where a shape is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// Among the types.
    Types,
    /// Among the errors.
    Errors,
    /// In the module of an operation.
    Operation(ModName),
}

/// What a message is.
#[derive(Debug, Clone, PartialEq)]
pub enum MessageKind {
    /// Fields that may all be there.
    Structure(Vec<MessageField>),
    /// Fields of which one is there; the name that they have together.
    Union(String, Vec<MessageField>),
    /// A text: what it can be, each with its documentation.
    Enum(Vec<(Vec<String>, String)>),
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageField {
    /// Its number.
    pub number: u32,
    /// Its name in `.proto` files.
    pub name: String,
    /// Its field or variant in Rust.
    pub rust: String,
    /// The member's name in JSON.
    pub json: String,
    /// What it is for.
    pub docs: Vec<String>,
    /// The member's type in Rust.
    pub ty: RustType,
    /// What travels, with the names of messages.
    pub form: Type<String>,
    /// Whether every revision requires it.
    pub required: bool,
    /// Whether it is never printed.
    pub sensitive: bool,
}

/// A structure that has no message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The member or shape that is in the way, by its id.
    pub member: ShapeId,
    /// The structure's type.
    pub ty: TypeName,
    /// Why.
    pub why: &'static str,
}

impl Message {
    /// Its fields; those of an enum are not listed.
    pub fn fields(&self) -> &[MessageField] {
        match &self.kind {
            MessageKind::Structure(fields) | MessageKind::Union(_, fields) => fields,
            MessageKind::Enum(_) => &[],
        }
    }
}
