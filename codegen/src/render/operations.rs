//! The operations crate: a file per operation, with everything that the operation is.

use serde::Serialize;

use super::docs::Docs;
use super::manifest::manifest;
use super::types::{StructureView, structure};
use super::{Error, Output};
use crate::ir::{Operation, Pages, Service};
use crate::rust::ident::{FnName, VariantName};
use crate::rust::literal;
use crate::rust::row::{Imports, RowTypes};

#[derive(Serialize)]
struct CrateView {
    title: String,
    types: String,
    modules: Vec<ModuleView>,
}

#[derive(Serialize)]
struct ModuleView {
    module: String,
    summary: String,
}

#[derive(Serialize)]
struct OperationFile {
    imports: Vec<String>,
    wire_name: String,
    name: String,
    docs: Docs,
    method: String,
    uri: String,
    uri_literal: String,
    flags: Vec<&'static str>,
    pages: Option<String>,
    input: StructureView,
    output: StructureView,
    error: String,
    errors: Vec<ErrorLine>,
}

/// A variant of an operation's error.
#[derive(Serialize)]
struct ErrorLine {
    docs: String,
    line: String,
}

pub(super) fn render(service: &Service, output: &mut Output) -> Result<(), Error> {
    let package = &service.crate_names.operations;
    output.add(
        "operations/Cargo.toml",
        "operations/Cargo.toml",
        &manifest(service, package, "its operations, sans-IO"),
    )?;
    output.add("operations/src/lib.rs", "operations/src/lib.rs", &crate_view(service))?;
    for operation in &service.operations {
        let path = format!("operations/src/operation/{}.rs", operation.module.file_stem());
        output.add(&path, "operations/src/operation/operation.rs", &file(service, operation))?;
    }
    output.add("operations/src/operation.rs", "operations/src/operation.rs", &crate_view(service))
}

fn crate_view(service: &Service) -> CrateView {
    let module =
        |operation: &Operation| ModuleView { module: operation.module.to_string(), summary: operation.summary.clone() };
    CrateView {
        title: service.title.clone(),
        types: service.crate_names.types.replace('-', "_"),
        modules: service.operations.iter().map(module).collect(),
    }
}

fn file(service: &Service, operation: &Operation) -> OperationFile {
    let shapes = service.crate_names.types.replace('-', "_");
    let types = RowTypes { shapes: &shapes, defines: "" };
    let mut imports = Imports::default();
    let input = structure(&operation.input, &types, &mut imports);
    let output = structure(&operation.output, &types, &mut imports);
    let mut lines = imports.lines(&shapes);
    let errors: Vec<String> = operation.errors.iter().map(|error| error.structure.name.to_string()).collect();
    if !errors.is_empty() {
        lines.push(format!("use {shapes}::error::{{{}}};", errors.join(", ")));
    }
    OperationFile {
        imports: lines,
        wire_name: operation.wire_name.clone(),
        name: operation.name.to_string(),
        docs: Docs(operation.docs.clone()),
        method: operation.method.clone(),
        uri: operation.uri.clone(),
        uri_literal: literal::string(&operation.uri),
        flags: flags(operation),
        pages: operation.pages.as_ref().map(pages),
        input,
        output,
        error: operation.error.to_string(),
        errors: error_lines(operation),
    }
}

fn flags(operation: &Operation) -> Vec<&'static str> {
    let all = [(operation.readonly, "readonly"), (operation.idempotent, "idempotent")];
    all.iter().filter(|(is, _)| *is).map(|(_, flag)| *flag).collect()
}

fn pages(pages: &Pages) -> String {
    let optional =
        |name: Option<&str>| name.map_or("None".to_owned(), |name| format!("Some({})", literal::string(name)));
    format!(
        "input_token: {}, output_token: {}, items: {}, page_size: {}",
        literal::string(&pages.input_token_name),
        literal::string(&pages.output_token.path),
        optional(pages.items.as_ref().map(|(token, _)| token.path.as_str())),
        optional(pages.page_size.as_ref().map(|(_, name)| name.as_str())),
    )
}

fn error_lines(operation: &Operation) -> Vec<ErrorLine> {
    let errors = operation.errors.iter().map(|error| {
        let name = &error.structure.name;
        let variant = VariantName::of_type(name);
        let retryable = if error.retryable.is_some() { ", retryable" } else { "" };
        ErrorLine {
            docs: error.structure.docs.first().cloned().unwrap_or_default(),
            line: format!(
                "{variant} ({}) = {}{retryable};",
                FnName::is_variant(&name.to_string(), None),
                literal::string(&error.code)
            ),
        }
    });
    errors.collect()
}
