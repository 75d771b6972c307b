//! The prelude: the shapes of `smithy.api` that every model has without writing them down.

use std::collections::BTreeMap;

use serde_json::json;

use super::ast::{Aggregate, Body, Shape, Traits};
use super::{ShapeId, Simple};

/// The prelude's data shapes.
pub(super) fn shapes() -> BTreeMap<ShapeId, Shape> {
    let named = |name: &str, shape: Shape| (ShapeId::new("smithy.api", name), shape);
    let simple = SIMPLE.iter().map(|&(name, kind)| named(name, shape(Body::Simple(kind), Traits::new())));
    let primitive = PRIMITIVE.iter().map(|&(name, kind)| named(name, shape(Body::Simple(kind), zero(kind))));
    let unit = named("Unit", shape(Body::Aggregate(Aggregate::Structure, Vec::new()), Traits::new()));
    simple.chain(primitive).chain([unit]).collect()
}

fn shape(body: Body, traits: Traits) -> Shape {
    Shape { body, traits, mixins: Vec::new() }
}

/// The implicit default of a primitive, as a trait.
pub(super) fn zero(kind: Simple) -> Traits {
    let value = if kind == Simple::Boolean { json!(false) } else { json!(0) };
    Traits::from([("smithy.api#default".to_owned(), value)])
}

const SIMPLE: [(&str, Simple); 13] = [
    ("BigDecimal", Simple::BigDecimal),
    ("BigInteger", Simple::BigInteger),
    ("Blob", Simple::Blob),
    ("Boolean", Simple::Boolean),
    ("Byte", Simple::Byte),
    ("Document", Simple::Document),
    ("Double", Simple::Double),
    ("Float", Simple::Float),
    ("Integer", Simple::Integer),
    ("Long", Simple::Long),
    ("Short", Simple::Short),
    ("String", Simple::String),
    ("Timestamp", Simple::Timestamp),
];

const PRIMITIVE: [(&str, Simple); 7] = [
    ("PrimitiveBoolean", Simple::Boolean),
    ("PrimitiveByte", Simple::Byte),
    ("PrimitiveDouble", Simple::Double),
    ("PrimitiveFloat", Simple::Float),
    ("PrimitiveInteger", Simple::Integer),
    ("PrimitiveLong", Simple::Long),
    ("PrimitiveShort", Simple::Short),
];
