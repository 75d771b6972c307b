//! The operations crate: a file per operation, with everything that the operation is.

use std::collections::BTreeSet;

use serde::Serialize;

use super::contents::{ModuleView, crates, modules, slice};
use super::docs::Docs;
use super::layout;
use super::manifest::manifest;
use super::types::{StructureView, structure};
use super::{Error, Output};
use crate::ir::{ErrorVariant, Operation, OperationFlag, Pages, Service, Structure, Use, ViolationForm};
use crate::rust::ident::{Identifier, ModName, TypeName};
use crate::rust::literal;
use crate::rust::row::{Imports, RowTypes};

#[derive(Serialize)]
struct CrateView {
    title: String,
    slice: Docs,
    types: ModName,
    modules: Vec<ModuleView>,
    server: bool,
    protobuf: bool,
}

#[derive(Serialize)]
struct ServerView {
    title: String,
    violations: String,
    operations: Vec<HandlerView>,
}

/// An operation, as the service's handlers list it.
#[derive(Serialize)]
struct HandlerView {
    summary: String,
    /// The row of the service's declaration.
    line: String,
}

#[derive(Serialize)]
struct OperationFile {
    imports: Vec<String>,
    wire_name: String,
    name: TypeName,
    docs: Docs,
    method: String,
    uri: String,
    uri_literal: String,
    flags: Vec<String>,
    pages: Option<PagesView>,
    input: StructureView,
    output: StructureView,
    error: TypeName,
    errors: Vec<ErrorLine>,
}

/// How an operation pages, by names in the model.
#[derive(Serialize)]
struct PagesView {
    input_token: String,
    output_token: String,
    items: String,
    page_size: String,
}

/// A variant of an operation's error.
#[derive(Serialize)]
struct ErrorLine {
    summary: String,
    line: String,
}

pub(super) fn render(service: &Service, output: &mut Output) -> Result<(), Error> {
    let manifest = manifest(service, &service.crate_names.operations, "its operations, sans-IO");
    let manifest = manifest.with_features("http", service.uses.iter().filter_map(|&used| runtime_feature(used)));
    let manifest = match &service.violations {
        Some(_) => manifest.with_server_features(service.uses.iter().filter_map(|&used| server_feature(used))),
        None => manifest,
    };
    output.add("operations/Cargo.toml", "operations/Cargo.toml", &manifest)?;
    let all = CrateView {
        title: service.title.clone(),
        slice: slice(service),
        types: crates(service).types,
        modules: modules(service),
        server: service.violations.is_some(),
        protobuf: service.protobuf.is_some(),
    };
    for file in ["lib.rs", "operation.rs"] {
        output.add(&format!("operations/src/{file}"), &format!("operations/src/{file}"), &all)?;
    }
    if let Some(violations) = &service.violations {
        output.add("operations/src/server.rs", "operations/src/server.rs", &server(service, violations))?;
    }
    for operation in &service.operations {
        let path = format!("operations/src/operation/{}.rs", operation.module.file_stem());
        output.add(&path, "operations/src/operation/operation.rs", &file(&all.types, operation))?;
    }
    Ok(())
}

fn server(service: &Service, violations: &ViolationForm) -> ServerView {
    let handler = |operation: &Operation| HandlerView {
        summary: operation.summary.clone(),
        line: layout::handler(vec![
            format!("{}:", operation.function),
            format!("operation::{}::{}", operation.module, operation.name),
        ]),
    };
    ServerView {
        title: service.title.clone(),
        violations: match violations {
            ViolationForm::Fields => "fields".into(),
            ViolationForm::Message { member, status } => {
                format!("message({}), status({status})", literal::string(member))
            }
        },
        operations: service.operations.iter().map(handler).collect(),
    }
}

fn file(types: &ModName, operation: &Operation) -> OperationFile {
    let errors: Vec<&TypeName> = operation.errors.iter().map(|error| &error.ty).collect();
    let hidden = hidden(operation, &errors);
    let rows = RowTypes { shapes: types.as_str(), defines: None, hides: &hidden };
    let mut imports = Imports::default();
    let (of_input, of_output) = (streaming(&operation.input), streaming(&operation.output));
    let input = structure(&operation.input, of_input, &rows, &mut imports);
    let of_output = format!("{}{of_output}", super::types::build(operation.output.build));
    let output = structure(&operation.output, &of_output, &rows, &mut imports);
    let mut imports = imports.lines(types.as_str());
    if !errors.is_empty() {
        let names: Vec<&str> = errors.iter().map(|name| name.as_str()).collect();
        imports.push(format!("use {types}::error::{{{}}};", names.join(", ")));
    }
    OperationFile {
        imports,
        wire_name: operation.wire_name.clone(),
        name: operation.name.clone(),
        docs: Docs(operation.docs.clone()),
        method: operation.method.clone(),
        uri: operation.uri.clone(),
        uri_literal: literal::string(&operation.uri),
        flags: flags(operation),
        pages: operation.pages.as_ref().map(pages),
        input,
        output,
        error: operation.error.clone(),
        errors: operation.errors.iter().map(error_line).collect(),
    }
}

/// The runtime's feature without which an operation cannot do what it uses.
fn runtime_feature(used: Use) -> Option<&'static str> {
    match used {
        Use::ContentMd5 => Some("content-md5"),
        Use::IdempotencyTokens | Use::RequestCompression | Use::Streams => None,
        Use::BearerAuth | Use::BasicAuth | Use::ApiKeyAuth => None,
    }
}

/// The same of a server.
fn server_feature(used: Use) -> Option<&'static str> {
    match used {
        Use::RequestCompression => Some("gunzip"),
        Use::ContentMd5 | Use::IdempotencyTokens | Use::Streams => None,
        Use::BearerAuth | Use::BasicAuth | Use::ApiKeyAuth => None,
    }
}

/// The mark of a structure with a stream in it.
fn streaming(structure: &Structure) -> &'static str {
    if structure.streaming { " streaming" } else { "" }
}

/// What the names mean in the operation's file, whatever shapes are called.
fn hidden<'a>(operation: &'a Operation, errors: &[&'a TypeName]) -> BTreeSet<&'a str> {
    let Operation { name, input, output, error, .. } = operation;
    let own = [name, &input.name, &input.builder, &output.name, &output.builder, error];
    own.into_iter().chain(errors.iter().copied()).map(TypeName::as_str).collect()
}

fn flags(operation: &Operation) -> Vec<String> {
    let flag = |flag: &OperationFlag| match flag {
        OperationFlag::Readonly => "readonly".into(),
        OperationFlag::Idempotent => "idempotent".into(),
        OperationFlag::StreamingOutput => "streaming_output".into(),
        OperationFlag::RequiresLength => "requires_length".into(),
        OperationFlag::UnsignedPayload => "unsigned_payload".into(),
        OperationFlag::ChecksumRequired => "checksum_required".into(),
        OperationFlag::Gzip => "gzip".into(),
        OperationFlag::HostPrefix(prefix) => format!("host_prefix({})", literal::string(prefix)),
        OperationFlag::NoInput => "no_input".into(),
        OperationFlag::NoOutput => "no_output".into(),
        OperationFlag::Code(code) => format!("code({code})"),
    };
    operation.flags.iter().map(flag).collect()
}

fn pages(pages: &Pages) -> PagesView {
    let optional =
        |name: Option<&str>| name.map_or("None".to_owned(), |name| format!("Some({})", literal::string(name)));
    PagesView {
        input_token: literal::string(&pages.input_token_name),
        output_token: literal::string(&pages.output_token.path),
        items: optional(pages.items.as_ref().map(|(token, _)| token.path.as_str())),
        page_size: optional(pages.page_size.as_ref().map(|(_, name)| name.as_str())),
    }
}

fn error_line(error: &ErrorVariant) -> ErrorLine {
    let retryable = if error.retryable { ", retryable" } else { "" };
    ErrorLine {
        summary: error.summary.clone(),
        line: format!("{} ({}) = {}{retryable};", error.name, error.is, literal::string(&error.code)),
    }
}
