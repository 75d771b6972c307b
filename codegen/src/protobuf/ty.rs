//! What travels for a member. One decision, from which field types in `.proto` files and the pinned ones are spelled.

use std::fmt;

use crate::smithy::{Facts, Kind, MemberIdx, ShapeIdx, Simple};

/// A type in protobuf, with messages as `N`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type<N> {
    /// `bool`
    Bool,
    /// `int32`, of which a reader takes no more than eight bits.
    Int8,
    /// `int32`, of which a reader takes no more than sixteen bits.
    Int16,
    /// `int32`
    Int32,
    /// `int64`
    Int64,
    /// `float`
    Float,
    /// `double`
    Double,
    /// `string`: also of an enum, whose numbers would say nothing to those who do not know them.
    String,
    /// `bytes`
    Bytes,
    /// `google.protobuf.Timestamp`
    Timestamp,
    /// `restjson.Document`
    Document,
    /// A structure or union.
    Message(N),
    /// A message with the items.
    List(Box<Type<N>>),
    /// A message with the entries. Keys are strings.
    Map(Box<Type<N>>),
    /// An item or entry that may be null.
    Sparse(Box<Type<N>>),
}

impl Type<ShapeIdx> {
    /// What travels for a member, if anything can.
    pub fn of_member(facts: &Facts, member: MemberIdx) -> Option<Self> {
        Self::of_shape(facts, facts.model[member].target)
    }

    fn of_shape(facts: &Facts, shape: ShapeIdx) -> Option<Self> {
        let entry = |member: MemberIdx| {
            let inner = Self::of_member(facts, member)?;
            Some(Box::new(if facts.is_sparse(shape) { Type::Sparse(Box::new(inner)) } else { inner }))
        };
        match &facts.model[shape].kind {
            Kind::Simple(Simple::Blob) if facts.is_streaming(shape) => None,
            Kind::Simple(simple) => Self::of_simple(*simple),
            Kind::Enum(_) => Some(Type::String),
            Kind::IntEnum(_) => Some(Type::Int32),
            Kind::List(item) => entry(*item).map(Type::List),
            Kind::Map([_, value]) => entry(*value).map(Type::Map),
            Kind::Structure(_) | Kind::Union(_) => Some(Type::Message(shape)),
        }
    }

    fn of_simple(simple: Simple) -> Option<Self> {
        match simple {
            Simple::Blob => Some(Type::Bytes),
            Simple::Boolean => Some(Type::Bool),
            Simple::String => Some(Type::String),
            Simple::Byte => Some(Type::Int8),
            Simple::Short => Some(Type::Int16),
            Simple::Integer => Some(Type::Int32),
            Simple::Long => Some(Type::Int64),
            Simple::Float => Some(Type::Float),
            Simple::Double => Some(Type::Double),
            Simple::Timestamp => Some(Type::Timestamp),
            Simple::Document => Some(Type::Document),
            // Not generated at all.
            Simple::BigInteger | Simple::BigDecimal => None,
        }
    }
}

impl<N> Type<N> {
    /// The same with other messages.
    pub fn map<M>(&self, name: &impl Fn(&N) -> M) -> Type<M> {
        match self {
            Type::Bool => Type::Bool,
            Type::Int8 => Type::Int8,
            Type::Int16 => Type::Int16,
            Type::Int32 => Type::Int32,
            Type::Int64 => Type::Int64,
            Type::Float => Type::Float,
            Type::Double => Type::Double,
            Type::String => Type::String,
            Type::Bytes => Type::Bytes,
            Type::Timestamp => Type::Timestamp,
            Type::Document => Type::Document,
            Type::Message(message) => Type::Message(name(message)),
            Type::List(inner) => Type::List(Box::new(inner.map(name))),
            Type::Map(inner) => Type::Map(Box::new(inner.map(name))),
            Type::Sparse(inner) => Type::Sparse(Box::new(inner.map(name))),
        }
    }
}

impl<N: fmt::Display> fmt::Display for Type<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Bool => f.write_str("bool"),
            Type::Int8 => f.write_str("int8"),
            Type::Int16 => f.write_str("int16"),
            Type::Int32 => f.write_str("int32"),
            Type::Int64 => f.write_str("int64"),
            Type::Float => f.write_str("float"),
            Type::Double => f.write_str("double"),
            Type::String => f.write_str("string"),
            Type::Bytes => f.write_str("bytes"),
            Type::Timestamp => f.write_str("timestamp"),
            Type::Document => f.write_str("document"),
            Type::Message(name) => name.fmt(f),
            Type::List(inner) => write!(f, "list<{inner}>"),
            Type::Map(inner) => write!(f, "map<{inner}>"),
            Type::Sparse(inner) => write!(f, "sparse<{inner}>"),
        }
    }
}
