//! Shapes and members that came or went, as data for readers of a diff.

use serde_json::{Value, json};

use crate::smithy::Simple;
use crate::smithy::ast::{self, Aggregate, Body, Traits};

/// A shape by its type, its members or references, and its traits. Members are an array, because their order counts.
pub(super) fn shape(shape: &ast::Shape) -> Value {
    let mut described = json!({ "type": type_name(shape) });
    let texts = |ids: &[crate::smithy::ShapeId]| json!(ids.iter().map(ToString::to_string).collect::<Vec<_>>());
    let mut add = |key: &str, value: Value| {
        let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty && let Some(properties) = described.as_object_mut() {
            properties.insert(key.to_owned(), value);
        }
    };
    match &shape.body {
        Body::Simple(_) => {}
        Body::Aggregate(_, members) => add("members", members.iter().map(named_member).collect()),
        Body::Service(service) => {
            add("version", json!(service.version));
            add("operations", texts(&service.operations));
            add("resources", texts(&service.resources));
            add("errors", texts(&service.errors));
        }
        Body::Operation(operation) => {
            add("input", json!(operation.input.as_ref().map(ToString::to_string)));
            add("output", json!(operation.output.as_ref().map(ToString::to_string)));
            add("errors", texts(&operation.errors));
        }
        Body::Resource(resource) => {
            let lifecycle: Vec<_> = resource.lifecycle.values().cloned().collect();
            add("operations", texts(&[lifecycle, resource.operations.clone()].concat()));
            add("resources", texts(&resource.resources));
        }
    }
    add("traits", traits(&shape.traits));
    described
}

/// A member by its target and traits.
pub(super) fn member(member: &ast::Member) -> Value {
    let mut described = json!({ "target": member.target.to_string() });
    if let (Some(properties), traits @ Value::Object(_)) = (described.as_object_mut(), traits(&member.traits)) {
        properties.insert("traits".to_owned(), traits);
    }
    described
}

fn named_member((name, own): &(String, ast::Member)) -> Value {
    let mut described = member(own);
    if let Some(properties) = described.as_object_mut() {
        properties.insert("name".to_owned(), json!(name));
    }
    described
}

fn traits(traits: &Traits) -> Value {
    if traits.is_empty() { Value::Null } else { json!(traits) }
}

/// The type as the JSON AST writes it.
pub(super) fn type_name(shape: &ast::Shape) -> &'static str {
    match &shape.body {
        Body::Simple(simple) => simple_name(*simple),
        Body::Aggregate(Aggregate::List, _) => "list",
        Body::Aggregate(Aggregate::Map, _) => "map",
        Body::Aggregate(Aggregate::Structure, _) => "structure",
        Body::Aggregate(Aggregate::Union, _) => "union",
        Body::Aggregate(Aggregate::Enum, _) => "enum",
        Body::Aggregate(Aggregate::IntEnum, _) => "intEnum",
        Body::Service(_) => "service",
        Body::Operation(_) => "operation",
        Body::Resource(_) => "resource",
    }
}

fn simple_name(simple: Simple) -> &'static str {
    match simple {
        Simple::Blob => "blob",
        Simple::Boolean => "boolean",
        Simple::String => "string",
        Simple::Byte => "byte",
        Simple::Short => "short",
        Simple::Integer => "integer",
        Simple::Long => "long",
        Simple::Float => "float",
        Simple::Double => "double",
        Simple::BigInteger => "bigInteger",
        Simple::BigDecimal => "bigDecimal",
        Simple::Timestamp => "timestamp",
        Simple::Document => "document",
    }
}
