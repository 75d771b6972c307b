//! Types as the runtime's declaring macros take them: one token tree each, so that a macro can tell them apart.

use std::collections::BTreeSet;

use super::ident::{Identifier, TypeName};
use super::ty::RustType;

/// Names that any generated file may use for something else, so that a shape of that name is written with its path.
const TAKEN: &[&str] = &[
    "Base64Text",
    "Blob",
    "Box",
    "ByteStream",
    "DateTime",
    "DateTimeText",
    "Document",
    "EpochSeconds",
    "HttpDate",
    "List",
    "Map",
    "Option",
    "Plain",
    "RawBytes",
    "RawText",
    "Sparse",
    "String",
    "Vec",
];

/// How a file refers to shapes, and which names it must import for that.
#[derive(Debug, Clone, Copy)]
pub struct RowTypes<'a> {
    /// The path to the crate of the shapes: `crate`, or the types crate.
    pub shapes: &'a str,
    /// The shape that the file itself defines, if it is one: its name means nothing else there.
    pub defines: Option<&'a TypeName>,
    /// Names that the file gives to something else, so that a shape of that name is written with its path.
    pub hides: &'a BTreeSet<&'a str>,
}

/// What a file hides that gives its names to nothing but the shape that it defines.
pub const NOTHING: &BTreeSet<&str> = &BTreeSet::new();

impl RowTypes<'_> {
    /// The token tree of a type: `String`, `[Tag]`, `{String => Tag}`, `(Box<Tag>)`.
    pub fn token(&self, ty: &RustType) -> String {
        match ty {
            RustType::Bool => "bool".into(),
            RustType::I8 => "i8".into(),
            RustType::I16 => "i16".into(),
            RustType::I32 => "i32".into(),
            RustType::I64 => "i64".into(),
            RustType::F32 => "f32".into(),
            RustType::F64 => "f64".into(),
            RustType::String => "String".into(),
            RustType::Blob => self.primitive("Blob"),
            RustType::ByteStream => self.primitive("ByteStream"),
            RustType::DateTime => self.primitive("DateTime"),
            RustType::Document => self.primitive("Document"),
            RustType::Vec(inner) => format!("[{}]", self.element(inner)),
            RustType::Map(key, inner) => format!("{{{} => {}}}", self.element(key), self.element(inner)),
            RustType::Box(inner) => format!("(Box<{}>)", self.plain(inner)),
            RustType::Named(name) if self.needs_path(name) => format!("({})", self.plain(ty)),
            RustType::Named(name) => name.to_string(),
            RustType::BigInteger | RustType::BigDecimal | RustType::Option(_) | RustType::Error(_) => {
                format!("({})", self.plain(ty))
            }
        }
    }

    /// An element's type. The macros know `String`, whatever the file defines.
    fn element(&self, ty: &RustType) -> String {
        if *ty == RustType::String { "String".into() } else { self.plain(ty) }
    }

    /// A primitive by its imported name, or by its path where the file defines a shape of that name.
    fn primitive(&self, name: &str) -> String {
        if self.does_define(name) { format!("(::restjson_runtime::primitives::{name})") } else { name.into() }
    }

    /// A name of the standard library, or its path where the file defines a shape of that name.
    fn std(&self, module: &str, name: &str) -> String {
        if self.does_define(name) { format!("::std::{module}::{name}") } else { name.into() }
    }

    fn needs_path(&self, name: &TypeName) -> bool {
        TAKEN.contains(&name.as_str()) || self.hides.contains(name.as_str())
    }

    fn does_define(&self, name: &str) -> bool {
        self.defines.is_some_and(|defined| defined.as_str() == name) || self.hides.contains(name)
    }

    /// The type as Rust spells it, with the file's imports.
    pub fn plain(&self, ty: &RustType) -> String {
        match ty {
            RustType::Bool
            | RustType::I8
            | RustType::I16
            | RustType::I32
            | RustType::I64
            | RustType::F32
            | RustType::F64
            | RustType::Blob
            | RustType::ByteStream
            | RustType::DateTime
            | RustType::Document => self.token(ty),
            RustType::String => self.std("string", "String"),
            RustType::BigInteger => "::restjson_runtime::primitives::BigInteger".into(),
            RustType::BigDecimal => "::restjson_runtime::primitives::BigDecimal".into(),
            RustType::Vec(inner) => format!("{}<{}>", self.std("vec", "Vec"), self.plain(inner)),
            RustType::Map(key, inner) => {
                format!("::std::collections::HashMap<{}, {}>", self.plain(key), self.plain(inner))
            }
            RustType::Option(inner) => format!("{}<{}>", self.std("option", "Option"), self.plain(inner)),
            RustType::Box(inner) => format!("{}<{}>", self.std("boxed", "Box"), self.plain(inner)),
            RustType::Named(name) if self.needs_path(name) => format!("{}::{name}", self.shapes),
            RustType::Named(name) => name.to_string(),
            RustType::Error(name) => format!("{}::error::{name}", self.shapes),
        }
    }

    /// Adds what a file must import to write the type: shapes by name, and primitives of the runtime.
    pub fn imports(&self, ty: &RustType, imports: &mut Imports) {
        match ty {
            RustType::Blob => self.import("Blob", imports),
            RustType::ByteStream => self.import("ByteStream", imports),
            RustType::DateTime => self.import("DateTime", imports),
            RustType::Document => self.import("Document", imports),
            RustType::Vec(inner) | RustType::Option(inner) | RustType::Box(inner) => self.imports(inner, imports),
            RustType::Map(key, inner) => {
                self.imports(key, imports);
                self.imports(inner, imports);
            }
            RustType::Named(name) if self.needs_path(name) || self.defines == Some(name) => {}
            RustType::Named(name) => {
                imports.shapes.insert(name.clone());
            }
            RustType::Bool | RustType::I8 | RustType::I16 | RustType::I32 | RustType::I64 | RustType::F32 => {}
            RustType::F64 | RustType::String | RustType::BigInteger | RustType::BigDecimal | RustType::Error(_) => {}
        }
    }

    fn import(&self, primitive: &'static str, imports: &mut Imports) {
        if !self.does_define(primitive) {
            imports.primitives.insert(primitive);
        }
    }
}

/// What a file imports, each group sorted and without repetition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imports {
    /// Shapes, from the types crate.
    pub shapes: BTreeSet<TypeName>,
    /// Primitives, from the runtime.
    pub primitives: BTreeSet<&'static str>,
    /// Forms, from the runtime's `codec`.
    pub codecs: BTreeSet<&'static str>,
    /// Payload forms, from the runtime's `http`.
    pub payloads: BTreeSet<&'static str>,
}

impl Imports {
    /// The import lines; `shapes` is the path to the crate of the shapes.
    pub fn lines(&self, shapes: &str) -> Vec<String> {
        let own = self.shapes.iter().map(TypeName::as_str).collect::<Vec<_>>();
        let groups = [
            ("restjson_runtime::codec", self.codecs.iter().copied().collect::<Vec<_>>()),
            ("restjson_runtime::http", self.payloads.iter().copied().collect()),
            ("restjson_runtime::primitives", self.primitives.iter().copied().collect()),
            (shapes, own),
        ];
        let used = groups.iter().filter(|(_, names)| !names.is_empty());
        used.map(|(path, names)| format!("use {path}::{{{}}};", names.join(", "))).collect()
    }
}
