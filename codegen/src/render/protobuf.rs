//! Messages in protobuf, as Rust modules of the types and operations crates.

use std::collections::BTreeMap;

use serde::Serialize;

use super::contents::crates;
use super::docs::Docs;
use super::proto_files;
use super::{Error, Output, layout};
use crate::ir::{Home, Message, MessageField, MessageKind, Protobuf, Service};
use crate::rust::docs;
use crate::rust::ident::{Identifier, ModName, TypeName};
use crate::rust::literal;
use crate::rust::row::{Imports, RowTypes};

/// A module with the messages of one module of shapes.
#[derive(Serialize)]
struct TypesFile {
    folder: String,
    imports: Vec<String>,
    #[serde(flatten)]
    group: Group,
}

/// A module with those of all operations.
#[derive(Serialize)]
struct OperationsFile {
    refused: Docs,
    imports: Vec<String>,
    groups: Vec<Group>,
}

/// The messages of one module of shapes.
#[derive(Serialize)]
struct Group {
    module: String,
    messages: Vec<MessageView>,
    enums: Vec<TypeName>,
}

#[derive(Serialize)]
struct MessageView {
    head: String,
    rows: Vec<String>,
}

pub(super) fn render(service: &Service, output: &mut Output) -> Result<(), Error> {
    let Some(protobuf) = &service.protobuf else { return Ok(()) };
    let types = |home: Home| types_file(protobuf, &home);
    output.add("types/src/proto.rs", "types/src/proto.rs", &types(Home::Types))?;
    output.add("types/src/proto/error.rs", "types/src/proto/error.rs", &types(Home::Errors))?;
    output.add("operations/src/proto.rs", "operations/src/proto.rs", &operations_file(service, protobuf))?;
    proto_files::render(service, protobuf, output)
}

fn types_file(protobuf: &Protobuf, home: &Home) -> TypesFile {
    let messages: Vec<&Message> = protobuf.messages.iter().filter(|message| message.home == *home).collect();
    let own = messages.iter().map(|message| message.ty.as_str()).collect();
    // The messages have the names of the shapes, which therefore are written with their path.
    let types = RowTypes { shapes: "crate", defines: None, hides: &own };
    let mut imports = Imports::default();
    let module = if *home == Home::Errors { "crate::error" } else { "crate" };
    let group = group(module, &messages, &types, &mut imports);
    TypesFile { folder: protobuf.folder.clone(), imports: imports.lines("crate"), group }
}

fn operations_file(service: &Service, protobuf: &Protobuf) -> OperationsFile {
    let shapes = crates(service).types;
    let mut by_module: BTreeMap<&ModName, Vec<&Message>> = BTreeMap::new();
    for message in &protobuf.messages {
        if let Home::Operation(module) = &message.home {
            by_module.entry(module).or_default().push(message);
        }
    }
    let own = by_module.values().flatten().map(|message| message.ty.as_str()).collect();
    let types = RowTypes { shapes: shapes.as_str(), defines: None, hides: &own };
    let mut imports = Imports::default();
    let groups = service.operations.iter().filter_map(|operation| {
        let messages = by_module.get(&operation.module)?;
        Some(group(&format!("crate::operation::{}", operation.module), messages, &types, &mut imports))
    });
    let groups = groups.collect();
    OperationsFile { refused: refused(protobuf), imports: imports.lines(shapes.as_str()), groups }
}

/// A paragraph on structures that have no message.
pub(super) fn refused(protobuf: &Protobuf) -> Docs {
    let told = protobuf.refused.iter().map(|refused| format!("`{}` ({}: {})", refused.ty, refused.member, refused.why));
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return Docs(Vec::new());
    }
    let lines = docs::lines(&format!("Without a message: {}.", told.join(", "))).into_iter();
    Docs([String::new()].into_iter().chain(lines).collect())
}

fn group(module: &str, messages: &[&Message], types: &RowTypes<'_>, imports: &mut Imports) -> Group {
    let mut group = Group { module: module.to_owned(), messages: Vec::new(), enums: Vec::new() };
    for message in messages {
        let mut rows = |fields: &[MessageField], presence: bool| -> Vec<String> {
            fields.iter().map(|field| row(field, presence, types, imports)).collect()
        };
        let (kind, rows) = match &message.kind {
            MessageKind::Structure(fields) => ("structure", rows(fields, true)),
            MessageKind::Union(_, fields) => ("union", rows(fields, false)),
            MessageKind::Enum(_) => {
                group.enums.push(message.ty.clone());
                continue;
            }
        };
        group.messages.push(MessageView { head: format!("{kind} {}", message.ty), rows });
    }
    group
}

fn row(field: &MessageField, has_presence: bool, types: &RowTypes<'_>, imports: &mut Imports) -> String {
    types.imports(&field.ty, imports);
    let presence = match (has_presence, field.required) {
        (true, true) => "required ",
        (true, false) => "optional ",
        (false, _) => "",
    };
    let sensitive = if field.sensitive { ", sensitive" } else { "" };
    layout::member(vec![
        format!("{} {}:", field.number, field.rust),
        format!("{presence}{} = {}{sensitive}", types.token(&field.ty), literal::string(&field.json)),
    ])
}
