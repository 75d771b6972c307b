//! Shapes: what the runtime's declaring macros take.

use super::Rule;
use crate::rust::ident::{FieldName, FnName, ModName, TypeName, VariantName};
use crate::rust::ty::RustType;

/// A shape with a file of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Named members.
    Structure(Structure),
    /// Exactly one of the named members.
    Union(Union),
    /// A string from a list that may grow.
    Enum(Enum),
}

impl Shape {
    /// The type's name.
    pub fn name(&self) -> &TypeName {
        match self {
            Shape::Structure(structure) => &structure.name,
            Shape::Union(union) => &union.name,
            Shape::Enum(enumeration) => &enumeration.name,
        }
    }

    /// The module that defines it.
    pub fn module(&self) -> ModName {
        ModName::defining(self.name())
    }
}

/// A structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// Its type.
    pub name: TypeName,
    /// The type that collects its members.
    pub builder: TypeName,
    /// What it is for.
    pub docs: Vec<String>,
    /// Whether its builder can fail.
    pub build: Build,
    /// Whether a member is a stream, so that the structure can neither be cloned nor compared.
    pub streaming: bool,
    /// Its members, in the model's order.
    pub rows: Vec<Row>,
}

/// What `build()` returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// The structure.
    Total,
    /// A `Result`, because a member that has no other value must be set.
    Fallible,
}

/// A member of a structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is for.
    pub docs: Vec<String>,
    /// The field, its accessor and the builder's function that sets it.
    pub field: FieldName,
    /// The builder's function that sets or clears it.
    pub setter: FnName,
    /// The builder's function that shows it.
    pub getter: FnName,
    /// Whether it can be absent.
    pub presence: Presence,
    /// Its type, without `Option` for absence.
    pub ty: RustType,
    /// Its name in JSON.
    pub json: String,
    /// Where it travels, if not in a JSON body.
    pub location: Option<Location>,
    /// The form of its value there.
    pub codec: Codec,
    /// What else the macros must know.
    pub flags: Vec<Flag>,
    /// What a server demands of its values.
    pub rules: Vec<Rule>,
    /// What a server puts in the place of an absent one, where a client's types leave it absent.
    pub server_default: Option<Value>,
}

/// Whether a member can be absent.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// Never.
    Required,
    /// In Rust, though not in the model: nothing could stand in for it.
    Expected,
    /// Yes.
    Optional,
    /// Never for the reader: this value stands for an absent one.
    Default(Value),
}

/// A default value, as Rust writes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `true`
    Bool(bool),
    /// `3`
    Integer(i64),
    /// `1.5`
    Float(f64),
    /// A text, converted into its type.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// Seconds since 1970.
    EpochSeconds(f64),
    /// The default of the type: an empty collection.
    Empty,
    /// Any JSON value that can be a default.
    Document(DocumentValue),
}

/// The default of a document. Lists and objects can only be empty.
#[derive(Debug, Clone, PartialEq)]
pub enum DocumentValue {
    /// A flag.
    Bool(bool),
    /// A whole number that is not negative.
    Unsigned(u64),
    /// A negative whole number.
    Negative(i64),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// A text.
    Text(String),
    /// `[]`
    EmptyList,
    /// `{}`
    EmptyObject,
    /// `null`
    Null,
}

/// Where a member of an input, output or error travels outside of a JSON body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A part of the path.
    Label(String),
    /// A query parameter.
    Query(String),
    /// A map of query parameters.
    QueryParams,
    /// A header, its name in lower case.
    Header(String),
    /// A map of headers with this prefix, in lower case.
    PrefixHeaders(String),
    /// The whole body, of this media type.
    Payload(String),
    /// The whole body as a stream, of this media type.
    Stream(String),
    /// The response's status.
    StatusCode,
}

/// The wire form of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Codec {
    /// What restJson1 gives the type.
    Plain,
    /// A timestamp in epoch seconds.
    EpochSeconds,
    /// A timestamp as RFC 3339 has it.
    DateTime,
    /// A timestamp as HTTP has it.
    HttpDate,
    /// A text in base64.
    Base64Text,
    /// Bytes as they are.
    RawBytes,
    /// Text as it is.
    RawText,
    /// A list of values of a form.
    List(Box<Codec>),
    /// A map of values of a form.
    Map(Box<Codec>),
    /// A value that may be null.
    Sparse(Box<Codec>),
}

/// A mark on a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// Never printed.
    Sensitive,
    /// A random id where the caller gives none.
    IdempotencyToken,
    /// Part of the host name.
    HostLabel,
}

/// A union.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// Its type.
    pub name: TypeName,
    /// What it is for.
    pub docs: Vec<String>,
    /// Its members, ordered by variant.
    pub variants: Vec<Variant>,
}

/// A member of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// What it is for.
    pub docs: Vec<String>,
    /// The variant.
    pub name: VariantName,
    /// `is_…`
    pub is: FnName,
    /// `as_…`
    pub r#as: FnName,
    /// The type of its value.
    pub ty: RustType,
    /// Its name in JSON.
    pub json: String,
    /// The form of its value.
    pub codec: Codec,
    /// What else the macros must know.
    pub flags: Vec<Flag>,
    /// What a server demands of its values.
    pub rules: Vec<Rule>,
}

/// An enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enum {
    /// Its type.
    pub name: TypeName,
    /// What it is for.
    pub docs: Vec<String>,
    /// Its values, ordered by what travels: documentation, variant, what travels.
    pub values: Vec<(Vec<String>, VariantName, String)>,
}

/// A modelled error.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorStructure {
    /// Its members and names.
    pub structure: Structure,
    /// What it means, in a sentence.
    pub summary: String,
    /// As what the model calls it retryable.
    pub retryable: Option<ErrorKind>,
    /// The HTTP status with which a server answers it, where one is generated.
    pub status: Option<u16>,
}

/// Kinds of retryable errors, as retry strategies know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// Requests come too fast.
    Throttling,
    /// The service's fault.
    Server,
    /// The caller's fault.
    Client,
}
