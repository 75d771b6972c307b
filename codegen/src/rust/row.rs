//! Types as the runtime's declaring macros take them: one token tree each, so that a macro can tell them apart.

use super::ident::TypeName;
use super::ty::RustType;

/// Names that a generated file uses for something else, so that a shape of that name is written with its path.
const TAKEN: &[&str] = &[
    "Base64Text",
    "Blob",
    "Box",
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
    /// The shape that the file itself defines: its name means nothing else there.
    pub defines: &'a str,
}

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
            RustType::DateTime => self.primitive("DateTime"),
            RustType::Document => self.primitive("Document"),
            RustType::Vec(inner) => format!("[{}]", self.element(inner)),
            RustType::Map(inner) => format!("{{String => {}}}", self.element(inner)),
            RustType::Box(inner) => format!("(Box<{}>)", self.plain(inner)),
            RustType::Named(named) if TAKEN.contains(&named.path.as_str()) => format!("({})", self.plain(ty)),
            RustType::Named(named) => named.path.clone(),
            RustType::BigInteger | RustType::BigDecimal | RustType::ByteStream | RustType::Option(_) => {
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
        if self.defines == name { format!("(::restjson_runtime::primitives::{name})") } else { name.into() }
    }

    /// A name of the standard library, or its path where the file defines a shape of that name.
    fn std(&self, module: &str, name: &str) -> String {
        if self.defines == name { format!("::std::{module}::{name}") } else { name.into() }
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
            | RustType::DateTime
            | RustType::Document => self.token(ty),
            RustType::String => self.std("string", "String"),
            RustType::BigInteger => "::restjson_runtime::primitives::BigInteger".into(),
            RustType::BigDecimal => "::restjson_runtime::primitives::BigDecimal".into(),
            RustType::ByteStream => "::restjson_runtime::primitives::ByteStream".into(),
            RustType::Vec(inner) => format!("{}<{}>", self.std("vec", "Vec"), self.plain(inner)),
            RustType::Map(inner) => {
                format!("::std::collections::HashMap<{}, {}>", self.std("string", "String"), self.plain(inner))
            }
            RustType::Option(inner) => format!("{}<{}>", self.std("option", "Option"), self.plain(inner)),
            RustType::Box(inner) => format!("{}<{}>", self.std("boxed", "Box"), self.plain(inner)),
            RustType::Named(named) if TAKEN.contains(&named.path.as_str()) => {
                format!("{}::{}", self.shapes, named.path)
            }
            RustType::Named(named) => named.path.clone(),
        }
    }

    /// Adds what a file must import to write the type: shapes by name, and primitives of the runtime.
    pub fn imports(&self, ty: &RustType, imports: &mut Imports) {
        match ty {
            RustType::Blob => imports.primitive("Blob", self.defines),
            RustType::DateTime => imports.primitive("DateTime", self.defines),
            RustType::Document => imports.primitive("Document", self.defines),
            RustType::Vec(inner) | RustType::Map(inner) | RustType::Option(inner) | RustType::Box(inner) => {
                self.imports(inner, imports);
            }
            RustType::Named(named) if TAKEN.contains(&named.path.as_str()) => {}
            RustType::Named(named) => imports.shape(&named.path),
            RustType::Bool | RustType::I8 | RustType::I16 | RustType::I32 | RustType::I64 | RustType::F32 => {}
            RustType::F64 | RustType::String | RustType::BigInteger | RustType::BigDecimal | RustType::ByteStream => {}
        }
    }
}

/// What a file imports, each group sorted and without repetition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imports {
    /// Shapes, from the types crate.
    pub shapes: std::collections::BTreeSet<String>,
    /// Primitives, from the runtime.
    pub primitives: std::collections::BTreeSet<&'static str>,
    /// Forms, from the runtime's `codec`.
    pub codecs: std::collections::BTreeSet<&'static str>,
    /// Payload forms, from the runtime's `http`.
    pub payloads: std::collections::BTreeSet<&'static str>,
}

impl Imports {
    fn primitive(&mut self, name: &'static str, defined: &str) {
        if name != defined {
            self.primitives.insert(name);
        }
    }

    fn shape(&mut self, name: &str) {
        self.shapes.insert(name.to_owned());
    }

    /// The file defines this type itself.
    pub fn without(&mut self, name: &TypeName) {
        self.shapes.remove(&name.to_string());
    }

    /// The import lines; `shapes` is the path to the crate of the shapes.
    pub fn lines(&self, shapes: &str) -> Vec<String> {
        let own = self.shapes.iter().map(String::as_str).collect::<Vec<_>>();
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
