//! The types crate: a file per shape, and the errors in one.

use serde::Serialize;

use super::contents::slice;
use super::docs::Docs;
use super::manifest::manifest;
use super::row::{RowView, rows, variant};
use super::{Error, Output};
use crate::ir::{Build, Enum, ErrorKind, ErrorStructure, Service, Shape, Structure, Union};
use crate::rust::ident::{ModName, TypeName, VariantName};
use crate::rust::literal;
use crate::rust::row::{Imports, NOTHING, RowTypes};

/// How a file of this crate refers to shapes.
fn here(defines: Option<&TypeName>) -> RowTypes<'_> {
    RowTypes { shapes: "crate", defines, hides: NOTHING }
}

#[derive(Serialize)]
struct CrateView {
    title: String,
    slice: Docs,
    protobuf: bool,
    shapes: Vec<ShapeLine>,
    builders: Vec<ShapeLine>,
}

/// Where a shape is, for the list of the crate's contents.
#[derive(Serialize)]
struct ShapeLine {
    module: ModName,
    name: TypeName,
}

/// A structure's declaration.
#[derive(Serialize)]
pub(super) struct StructureView {
    name: TypeName,
    builder: TypeName,
    docs: Docs,
    /// How it is built and, of an error, repeated: what stands between the names and the members.
    marks: String,
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
    name: TypeName,
    docs: Docs,
    variants: Vec<RowView>,
}

#[derive(Serialize)]
struct EnumFile {
    name: TypeName,
    docs: Docs,
    values: Vec<ValueView>,
}

#[derive(Serialize)]
struct ValueView {
    docs: Docs,
    name: VariantName,
    value: String,
}

#[derive(Serialize)]
struct ErrorsFile {
    imports: Vec<String>,
    errors: Vec<StructureView>,
    builders: Vec<TypeName>,
}

pub(super) fn render(service: &Service, output: &mut Output) -> Result<(), Error> {
    let manifest = manifest(service, &service.crate_names.types, "its data types");
    output.add("types/Cargo.toml", "types/Cargo.toml", &manifest)?;
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
    let line = |shape: &Shape, name: &TypeName| ShapeLine { module: shape.module(), name: name.clone() };
    let builder = |shape: &Shape| match shape {
        Shape::Structure(structure) => Some(line(shape, &structure.builder)),
        Shape::Union(_) | Shape::Enum(_) => None,
    };
    CrateView {
        title: service.title.clone(),
        slice: slice(service),
        protobuf: service.protobuf.is_some(),
        shapes: service.shapes.iter().map(|shape| line(shape, shape.name())).collect(),
        builders: service.shapes.iter().filter_map(builder).collect(),
    }
}

/// A structure's declaration; what it needs is added to the imports.
pub(super) fn structure(
    structure: &Structure,
    marks: &str,
    types: &RowTypes<'_>,
    imports: &mut Imports,
) -> StructureView {
    StructureView {
        name: structure.name.clone(),
        builder: structure.builder.clone(),
        docs: Docs(structure.docs.clone()),
        marks: marks.to_owned(),
        rows: rows(&structure.rows, types, imports),
    }
}

/// What the macros call a way to be built.
pub(super) fn build(build: Build) -> &'static str {
    match build {
        Build::Total => " total",
        Build::Fallible => " fallible",
    }
}

fn structure_file(shape: &Structure) -> StructureFile {
    let mut imports = Imports::default();
    let structure = structure(shape, build(shape.build), &here(Some(&shape.name)), &mut imports);
    StructureFile { imports: imports.lines("crate"), structure }
}

fn union_file(union: &Union) -> UnionFile {
    let mut imports = Imports::default();
    let types = here(Some(&union.name));
    let variants = union.variants.iter().map(|member| variant(member, &types, &mut imports)).collect();
    UnionFile { imports: imports.lines("crate"), name: union.name.clone(), docs: Docs(union.docs.clone()), variants }
}

fn enum_file(enumeration: &Enum) -> EnumFile {
    let values = enumeration.values.iter().map(|(docs, name, value)| ValueView {
        docs: Docs(docs.clone()),
        name: name.clone(),
        value: literal::string(value),
    });
    EnumFile { name: enumeration.name.clone(), docs: Docs(enumeration.docs.clone()), values: values.collect() }
}

fn errors(errors: &[ErrorStructure]) -> ErrorsFile {
    let mut imports = Imports::default();
    let view = |error: &ErrorStructure| {
        let status = error.status.map(|status| format!(" status({status})")).unwrap_or_default();
        let retryable = error.retryable.map(|kind| format!(" retryable({})", error_kind(kind)));
        let marks = format!("{}{status}{}", build(error.structure.build), retryable.unwrap_or_default());
        structure(&error.structure, &marks, &here(None), &mut imports)
    };
    let views = errors.iter().map(view).collect();
    let builders = errors.iter().map(|error| error.structure.builder.clone()).collect();
    ErrorsFile { imports: imports.lines("crate"), errors: views, builders }
}

fn error_kind(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Throttling => "ThrottlingError",
        ErrorKind::Server => "ServerError",
        ErrorKind::Client => "ClientError",
    }
}
