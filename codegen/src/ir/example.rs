//! Values written out, as examples and tests have them.

use super::Build;
use crate::rust::ident::{FnName, ModName, TypeName, VariantName};

/// A value as a program would write it.
#[derive(Debug, Clone, PartialEq)]
pub enum Example {
    /// `true`
    Bool(bool),
    /// `3`
    Integer(i64),
    /// `1.5`
    Float(f64),
    /// A number of any size, by its digits: an integer, or else a decimal.
    Big {
        /// The digits.
        digits: String,
        /// Whether it is an integer.
        integer: bool,
    },
    /// A text.
    Text(String),
    /// A value of an enum, by its text.
    Enum(TypeName, String),
    /// Bytes.
    Blob(Vec<u8>),
    /// Bytes that come as a stream.
    Stream(Vec<u8>),
    /// Seconds since 1970 in decimal digits.
    Timestamp(String),
    /// JSON without a shape, as text.
    Document(String),
    /// A list.
    List(Vec<Example>),
    /// A map: keys, each with its type where that is an enum, and values.
    Map(Vec<(Example, Example)>),
    /// A structure.
    Structure(ExampleStructure),
    /// A union.
    Union(TypeName, VariantName, Box<Example>),
    /// `Box::new(…)`
    Boxed(Box<Example>),
    /// `Some(…)`
    Some(Box<Example>),
    /// `None`
    None,
}

/// A structure, made with its builder.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleStructure {
    /// Its type.
    pub ty: ExampleType,
    /// Whether its builder can fail.
    pub build: Build,
    /// The members that are set.
    pub members: Vec<(FnName, Example)>,
}

/// Where a structure's type stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExampleType {
    /// Among the types.
    Shape(TypeName),
    /// Among the errors.
    Error(TypeName),
    /// In an operation's module: its input or output.
    Operation(ModName, TypeName),
}
