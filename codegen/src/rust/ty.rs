//! Rust types as values: what a member's type is. How a file writes it is the matter of [`row`](super::row).

use super::ident::TypeName;

/// A type in the generated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RustType {
    /// `bool`
    Bool,
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// An integer of any size, kept as its digits.
    BigInteger,
    /// A decimal number of any size and precision, kept as its digits.
    BigDecimal,
    /// `String`
    String,
    /// Bytes in memory.
    Blob,
    /// Bytes that come and go as a stream.
    ByteStream,
    /// A moment in time.
    DateTime,
    /// JSON-like data without a shape.
    Document,
    /// `Vec<T>`
    Vec(Box<RustType>),
    /// `HashMap<String, T>`; a model's maps have string keys only.
    Map(Box<RustType>),
    /// `Option<T>`
    Option(Box<RustType>),
    /// `Box<T>`
    Box(Box<RustType>),
    /// A generated type.
    Named(TypeName),
}

impl RustType {
    /// `Vec<self>`
    pub fn list(self) -> Self {
        RustType::Vec(Box::new(self))
    }

    /// `HashMap<String, self>`
    pub fn map(self) -> Self {
        RustType::Map(Box::new(self))
    }

    /// `Option<self>`; an option stays as it is.
    pub fn optional(self) -> Self {
        match self {
            RustType::Option(_) => self,
            other => RustType::Option(Box::new(other)),
        }
    }

    /// `Box<self>`; a box stays as it is.
    pub fn boxed(self) -> Self {
        match self {
            RustType::Box(_) => self,
            other => RustType::Box(Box::new(other)),
        }
    }
}
