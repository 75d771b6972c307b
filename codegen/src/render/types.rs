//! The types crate: a file per shape, and the errors in one.

use serde::Serialize;

use super::docs::Docs;
use super::manifest::manifest;
use super::row::{RowView, rows, variant};
use super::{Error, Output};
use crate::ir::{Build, Enum, ErrorKind, ErrorStructure, Service, Shape, Structure, Union};
use crate::rust::literal;
use crate::rust::row::{Imports, RowTypes};

/// How a file of this crate refers to shapes.
fn here(defines: &str) -> RowTypes<'_> {
    RowTypes { shapes: "crate", defines }
}

#[derive(Serialize)]
struct CrateView {
    title: String,
    shapes: Vec<ShapeLine>,
    builders: Vec<ShapeLine>,
}

/// Where a shape is, for the list of the crate's contents.
#[derive(Serialize)]
struct ShapeLine {
    module: String,
    name: String,
}

/// A structure's declaration.
#[derive(Serialize)]
pub(super) struct StructureView {
    name: String,
    builder: String,
    docs: Docs,
    build: &'static str,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct StructureFile {
    imports: Vec<String>,
    structure: StructureView,
}

#[derive(Serialize)]
struct UnionFile {
    imports: Vec<String>,
    name: String,
    docs: Docs,
    variants: Vec<RowView>,
}

#[derive(Serialize)]
struct EnumFile {
    name: String,
    docs: Docs,
    values: Vec<ValueView>,
}

#[derive(Serialize)]
struct ValueView {
    docs: Docs,
    name: String,
    value: String,
}

#[derive(Serialize)]
struct ErrorsFile {
    imports: Vec<String>,
    errors: Vec<ErrorView>,
    builders: Vec<String>,
}

#[derive(Serialize)]
struct ErrorView {
    structure: StructureView,
    retryable: Option<&'static str>,
}

pub(super) fn render(service: &Service, output: &mut Output) -> Result<(), Error> {
    output.add(
        "types/Cargo.toml",
        "types/Cargo.toml",
        &manifest(service, &service.crate_names.types, "its data types"),
    )?;
    output.add("types/src/lib.rs", "types/src/lib.rs", &crate_view(service))?;
    output.add("types/src/error.rs", "types/src/error.rs", &errors(&service.errors))?;
    for shape in &service.shapes {
        let path = format!("types/src/{}.rs", shape.module().file_stem());
        match shape {
            Shape::Structure(structure) => output.add(&path, "types/src/structure.rs", &structure_file(structure))?,
            Shape::Union(union) => output.add(&path, "types/src/union.rs", &union_file(union))?,
            Shape::Enum(enumeration) => output.add(&path, "types/src/enumeration.rs", &enum_file(enumeration))?,
        }
    }
    Ok(())
}

fn crate_view(service: &Service) -> CrateView {
    let line = |shape: &Shape, name: String| ShapeLine { module: shape.module().to_string(), name };
    let builder = |shape: &Shape| match shape {
        Shape::Structure(structure) => Some(line(shape, structure.builder.to_string())),
        Shape::Union(_) | Shape::Enum(_) => None,
    };
    CrateView {
        title: service.title.clone(),
        shapes: service.shapes.iter().map(|shape| line(shape, shape.name().to_string())).collect(),
        builders: service.shapes.iter().filter_map(builder).collect(),
    }
}

/// A structure's declaration; what it needs is added to the imports.
pub(super) fn structure(structure: &Structure, types: &RowTypes<'_>, imports: &mut Imports) -> StructureView {
    let view = StructureView {
        name: structure.name.to_string(),
        builder: structure.builder.to_string(),
        docs: Docs(structure.docs.clone()),
        build: match structure.build {
            Build::Total => "total",
            Build::Fallible => "fallible",
        },
        rows: rows(&structure.rows, types, imports),
    };
    imports.without(&structure.name);
    view
}

fn structure_file(shape: &Structure) -> StructureFile {
    let mut imports = Imports::default();
    let name = shape.name.to_string();
    let structure = structure(shape, &here(&name), &mut imports);
    StructureFile { imports: imports.lines("crate"), structure }
}

fn union_file(union: &Union) -> UnionFile {
    let mut imports = Imports::default();
    let name = union.name.to_string();
    let variants = union.variants.iter().map(|member| variant(member, &here(&name), &mut imports)).collect();
    imports.without(&union.name);
    UnionFile { imports: imports.lines("crate"), name, docs: Docs(union.docs.clone()), variants }
}

fn enum_file(enumeration: &Enum) -> EnumFile {
    let values = enumeration.values.iter().map(|(docs, name, value)| ValueView {
        docs: Docs(docs.clone()),
        name: name.to_string(),
        value: literal::string(value),
    });
    EnumFile { name: enumeration.name.to_string(), docs: Docs(enumeration.docs.clone()), values: values.collect() }
}

fn errors(errors: &[ErrorStructure]) -> ErrorsFile {
    let mut imports = Imports::default();
    let views = errors
        .iter()
        .map(|error| ErrorView {
            structure: structure(&error.structure, &here(""), &mut imports),
            retryable: error.retryable.map(error_kind),
        })
        .collect();
    let builders = errors.iter().map(|error| error.structure.builder.to_string()).collect();
    ErrorsFile { imports: imports.lines("crate"), errors: views, builders }
}

fn error_kind(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Throttling => "ThrottlingError",
        ErrorKind::Server => "ServerError",
        ErrorKind::Client => "ClientError",
    }
}
