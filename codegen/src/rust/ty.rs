//! Rust types as values: what a member's type is, how it is written, and what can be derived for it.
//!
//! A `Named` type carries what its owner knows of it, so that the questions need no table beside the type.

use std::fmt;

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
    /// A moment in time.
    DateTime,
    /// JSON-like data without a shape.
    Document,
    /// Bytes that arrive or leave over time.
    ByteStream,
    /// `Vec<T>`
    Vec(Box<RustType>),
    /// `HashMap<String, T>`; a model's maps have string keys only.
    Map(Box<RustType>),
    /// `Option<T>`
    Option(Box<RustType>),
    /// `Box<T>`
    Box(Box<RustType>),
    /// A generated type.
    Named(Named),
}

/// A generated type as its users see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Full path, as it stands in the source: `crate::types::Tag`.
    pub path: String,
    /// Which traits the type has.
    pub traits: Traits,
}

/// Traits of a generated type beside `Clone`, `Debug` and `PartialEq`; each includes the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Traits {
    /// No more than these.
    Basic,
    /// `Eq`
    Eq,
    /// `Eq`, `Ord` and `Hash`, as enums have them.
    EqOrdHash,
}

/// How names of the standard library are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// `Option<String>`
    Short,
    /// `::std::option::Option<::std::string::String>`, for files that define types which hide the short names.
    Absolute,
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

    /// The type inside an `Option`, otherwise the type itself.
    pub fn without_option(&self) -> &RustType {
        match self {
            RustType::Option(inner) => inner,
            other => other,
        }
    }

    /// The type inside a `Box`, otherwise the type itself.
    pub fn without_box(&self) -> &RustType {
        match self {
            RustType::Box(inner) => inner,
            other => other,
        }
    }

    /// Whether an accessor returns a copy. `DateTime` could, but the official crates lend it, and signatures agree.
    pub fn is_copy(&self) -> bool {
        use RustType::*;
        match self {
            Bool | I8 | I16 | I32 | I64 | F32 | F64 => true,
            Option(inner) => inner.is_copy(),
            BigInteger | BigDecimal | String | Blob | DateTime | Document | ByteStream => false,
            Vec(_) | Map(_) | Box(_) | Named(_) => false,
        }
    }

    /// Whether the type is `Eq`.
    pub fn is_eq(&self) -> bool {
        use RustType::*;
        match self {
            Bool | I8 | I16 | I32 | I64 | BigInteger | BigDecimal | String | Blob | DateTime => true,
            F32 | F64 | Document | ByteStream => false,
            Vec(inner) | Map(inner) | Option(inner) | Box(inner) => inner.is_eq(),
            Named(named) => named.traits >= Traits::Eq,
        }
    }

    /// Whether the type is `Hash`.
    pub fn is_hash(&self) -> bool {
        use RustType::*;
        match self {
            Bool | I8 | I16 | I32 | I64 | BigInteger | BigDecimal | String | Blob | DateTime => true,
            F32 | F64 | Document | ByteStream | Map(_) => false,
            Vec(inner) | Option(inner) | Box(inner) => inner.is_hash(),
            Named(named) => named.traits >= Traits::EqOrdHash,
        }
    }

    /// The type as it stands in source.
    pub fn spelled(&self, spelling: Spelling) -> String {
        let std = |path: &str, name: &str| match spelling {
            Spelling::Short => name.to_owned(),
            Spelling::Absolute => format!("::std::{path}::{name}"),
        };
        let of = |outer: String, inner: &RustType| format!("{outer}<{}>", inner.spelled(spelling));
        match self {
            RustType::Bool => "bool".into(),
            RustType::I8 => "i8".into(),
            RustType::I16 => "i16".into(),
            RustType::I32 => "i32".into(),
            RustType::I64 => "i64".into(),
            RustType::F32 => "f32".into(),
            RustType::F64 => "f64".into(),
            RustType::BigInteger => "::aws_smithy_types::BigInteger".into(),
            RustType::BigDecimal => "::aws_smithy_types::BigDecimal".into(),
            RustType::String => std("string", "String"),
            RustType::Blob => "::aws_smithy_types::Blob".into(),
            RustType::DateTime => "::aws_smithy_types::DateTime".into(),
            RustType::Document => "::aws_smithy_types::Document".into(),
            RustType::ByteStream => "::aws_smithy_types::byte_stream::ByteStream".into(),
            RustType::Vec(inner) => of(std("vec", "Vec"), inner),
            RustType::Map(inner) => {
                let key = std("string", "String");
                format!("::std::collections::HashMap<{key}, {}>", inner.spelled(spelling))
            }
            RustType::Option(inner) => of(std("option", "Option"), inner),
            RustType::Box(inner) => of(std("boxed", "Box"), inner),
            RustType::Named(named) => named.path.clone(),
        }
    }
}

impl fmt::Display for RustType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelled(Spelling::Short))
    }
}
