//! One entry of `shapes`: a shape or an `apply` statement.

use super::object::Object;
use super::{Aggregate, Body, Members, Operation, Resource, Service, Shape, Traits};
use crate::diagnostic::{Diagnostics, Place};
use crate::json::Json;
use crate::smithy::{ShapeId, Simple};

/// What an entry of `shapes` is.
pub(super) enum Entry {
    Shape(ShapeId, Shape),
    Apply(ShapeId, Traits),
}

/// Reads an entry; what is wrong with it is reported.
pub(super) fn shape(key: &str, json: Json, out: &mut Diagnostics) -> Option<Entry> {
    let id: ShapeId = match key.parse() {
        Ok(id) => id,
        Err(invalid) => {
            out.error(Place::File, format!("a key of `shapes` is no shape id: {invalid}"), "rename the shape");
            return None;
        }
    };
    let mut object = Object::open(json, &Place::from(&id), "", out)?;
    let traits = object.traits();
    let Some(kind) = object.text("type") else {
        object.problem("the shape has no `type`".to_owned(), "say what it is, such as `\"type\": \"structure\"`");
        return None;
    };
    let entry = match kind.as_str() {
        "apply" => Some(Entry::Apply(id, traits)),
        _ if id.member().is_some() => {
            object.problem(
                format!("a {kind} cannot have the id of a member"),
                "remove `$` and what follows from its key",
            );
            None
        }
        _ => {
            let mixins = object.references("mixins");
            body(&kind, &id, &mut object).map(|body| Entry::Shape(id, Shape { body, traits, mixins }))
        }
    };
    if entry.is_some() {
        object.close();
    }
    entry
}

fn body(kind: &str, id: &ShapeId, object: &mut Object<'_>) -> Option<Body> {
    if let Some(simple) = simple(kind) {
        return Some(Body::Simple(simple));
    }
    Some(match kind {
        "list" | "set" => Body::Aggregate(Aggregate::List, own_members(id, &["member"], object)),
        "map" => Body::Aggregate(Aggregate::Map, own_members(id, &["key", "value"], object)),
        "structure" => Body::Aggregate(Aggregate::Structure, object.members(id)),
        "union" => Body::Aggregate(Aggregate::Union, object.members(id)),
        "enum" => Body::Aggregate(Aggregate::Enum, object.members(id)),
        "intEnum" => Body::Aggregate(Aggregate::IntEnum, object.members(id)),
        "service" => Body::Service(service(object)),
        "operation" => Body::Operation(operation(object)),
        "resource" => Body::Resource(resource(object)),
        _ => {
            object.problem(format!("Smithy has no shapes of type `{kind}`"), "look for a misspelling in `type`");
            return None;
        }
    })
}

fn simple(kind: &str) -> Option<Simple> {
    Some(match kind {
        "blob" => Simple::Blob,
        "boolean" => Simple::Boolean,
        "string" => Simple::String,
        "byte" => Simple::Byte,
        "short" => Simple::Short,
        "integer" => Simple::Integer,
        "long" => Simple::Long,
        "float" => Simple::Float,
        "double" => Simple::Double,
        "bigInteger" => Simple::BigInteger,
        "bigDecimal" => Simple::BigDecimal,
        "timestamp" => Simple::Timestamp,
        "document" => Simple::Document,
        _ => return None,
    })
}

fn own_members(id: &ShapeId, keys: &[&str], object: &mut Object<'_>) -> Members {
    keys.iter().filter_map(|key| object.own_member(id, key)).collect()
}

fn service(object: &mut Object<'_>) -> Service {
    let renames = object.texts("rename");
    Service {
        version: object.text("version").unwrap_or_default(),
        operations: object.references("operations"),
        resources: object.references("resources"),
        errors: object.references("errors"),
        rename: renames.into_iter().filter_map(|(id, name)| Some((object.id(&id)?, name))).collect(),
    }
}

fn operation(object: &mut Object<'_>) -> Operation {
    let is_structure = |id: &ShapeId| *id != ShapeId::new("smithy.api", "Unit");
    Operation {
        input: object.reference("input").filter(is_structure),
        output: object.reference("output").filter(is_structure),
        errors: object.references("errors"),
    }
}

fn resource(object: &mut Object<'_>) -> Resource {
    let lifecycle = ["create", "put", "read", "update", "delete", "list"];
    let mut operations = object.references("operations");
    operations.extend(object.references("collectionOperations"));
    Resource {
        identifiers: object.named_references("identifiers").into_iter().collect(),
        properties: object.named_references("properties").into_iter().collect(),
        lifecycle: lifecycle.iter().filter_map(|key| Some(((*key).to_owned(), object.reference(key)?))).collect(),
        operations,
        resources: object.references("resources"),
    }
}
