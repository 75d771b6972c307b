//! Old spellings, brought to their Smithy 2.0 form: the `enum` trait becomes an enumeration, and in a model written in
//! 1.0 the implicit defaults of numbers and booleans become explicit.

use serde_json::Value;

use super::Shapes;
use crate::diagnostic::Diagnostics;
use crate::smithy::ast::{Aggregate, Body, Member, Members, Traits, Version};
use crate::smithy::{ShapeId, Simple, is_identifier, prelude};

/// Converts in place.
pub(super) fn convert(shapes: &mut Shapes, version: Version, out: &mut Diagnostics) {
    for (id, shape) in shapes.iter_mut() {
        let Body::Simple(Simple::String) = shape.body else { continue };
        let Some(definitions) = shape.traits.remove("smithy.api#enum") else { continue };
        shape.body = Body::Aggregate(Aggregate::Enum, enum_members(id, &definitions, out));
    }
    if version == Version::V1 {
        make_defaults_explicit(shapes);
    }
}

fn enum_members(id: &ShapeId, definitions: &Value, out: &mut Diagnostics) -> Members {
    let mut members = Members::new();
    for definition in definitions.as_array().into_iter().flatten() {
        match enum_member(definition) {
            Some(member) => members.push(member),
            None => out.error(
                id,
                format!(
                    "the trait `smithy.api#enum` has an entry without a value, or without a usable name: {definition}"
                ),
                "give each entry a `value` and, where the value is not an identifier, a `name`",
            ),
        }
    }
    if definitions.as_array().is_none_or(Vec::is_empty) {
        out.error(id, "the trait `smithy.api#enum` has no entries", "list the values, or remove the trait");
    }
    members
}

/// One entry as a member. Without a name of its own it takes its value's, other characters replaced by underscores.
fn enum_member(definition: &Value) -> Option<(String, Member)> {
    let value = definition.get("value")?.as_str()?;
    let name = match definition.get("name") {
        Some(name) => name.as_str()?.to_owned(),
        None => value.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect(),
    };
    if !is_identifier(&name) {
        return None;
    }
    let mut traits = Traits::from([("smithy.api#enumValue".to_owned(), Value::from(value))]);
    if let Some(text) = definition.get("documentation") {
        traits.insert("smithy.api#documentation".to_owned(), text.clone());
    }
    if definition.get("deprecated") == Some(&Value::Bool(true)) {
        traits.insert("smithy.api#deprecated".to_owned(), Value::Object(Default::default()));
    }
    if let Some(tags) = definition.get("tags") {
        // The tag was the way to say so before there was a trait.
        if tags.as_array().is_some_and(|tags| tags.iter().any(|tag| tag == "internal")) {
            traits.insert("smithy.api#internal".to_owned(), Value::Object(Default::default()));
        }
        traits.insert("smithy.api#tags".to_owned(), tags.clone());
    }
    Some((name, Member { target: ShapeId::new("smithy.api", "Unit"), traits }))
}

/// In 1.0 a structure's number or boolean is zero when absent, unless it or its target is boxed. The prelude's own
/// shapes are boxed, those called `Primitive…` excepted.
fn make_defaults_explicit(shapes: &mut Shapes) {
    let has_zero = |(id, shape): (&ShapeId, &crate::smithy::ast::Shape)| match shape.body {
        Body::Simple(kind) if kind == Simple::Boolean || is_primitive_number(kind) => {
            let boxed =
                shape.traits.contains_key("smithy.api#box") || id.is_prelude() && !id.name().starts_with("Primitive");
            (!boxed).then(|| (id.clone(), kind))
        }
        _ => None,
    };
    let zeros: std::collections::BTreeMap<ShapeId, Simple> = shapes.iter().filter_map(has_zero).collect();
    for shape in shapes.values_mut() {
        let Body::Aggregate(Aggregate::Structure, members) = &mut shape.body else { continue };
        for (_, member) in members {
            let own = ["smithy.api#box", "smithy.api#default", "smithy.api#required"];
            if let Some(&kind) = zeros.get(&member.target)
                && !own.iter().any(|name| member.traits.contains_key(*name))
            {
                member.traits.extend(prelude::zero(kind));
            }
        }
    }
}

fn is_primitive_number(kind: Simple) -> bool {
    kind.is_number() && !matches!(kind, Simple::BigInteger | Simple::BigDecimal)
}
