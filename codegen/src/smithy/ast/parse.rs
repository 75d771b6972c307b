//! Text to AST.

use std::collections::BTreeMap;

use super::object::Object;
use super::shape::{Entry, shape};
use super::{Ast, Version};
use crate::diagnostic::{Diagnostics, Place};
use crate::json::Json;

/// Reads the JSON form of a model. `None` where nothing could be made of it; what is wrong with single shapes is
/// reported, and the shapes left out.
pub fn parse(text: &[u8], diagnostics: &mut Diagnostics) -> Option<Ast> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    if text.trim_ascii().is_empty() {
        diagnostics.error(
            Place::File,
            "the file is empty",
            "give it a Smithy model in its JSON form, which `smithy ast` prints for models in the Smithy language",
        );
        return None;
    }
    match serde_json::from_slice::<Json>(text) {
        Ok(json) => model(json, diagnostics),
        Err(error) => {
            broken(text, &error, diagnostics);
            None
        }
    }
}

fn broken(text: &[u8], error: &serde_json::Error, diagnostics: &mut Diagnostics) {
    let place = Place::Position { line: error.line(), column: error.column() };
    let full = error.to_string();
    let reason = full.split(" at line ").next().unwrap_or(&full);
    let help = match text.trim_ascii_start().first() {
        Some(b'{' | b'[') => "mend the JSON at this position",
        _ => "only the JSON form of a model is read; `smithy ast` prints it for models in the Smithy language",
    };
    diagnostics.error(place, format!("this is not JSON: {reason}"), help);
}

fn model(json: Json, diagnostics: &mut Diagnostics) -> Option<Ast> {
    let mut object = Object::open(json, &Place::File, "", diagnostics)?;
    let version = version(&mut object);
    let metadata = object.values("metadata");
    let shapes = object.take("shapes");
    if shapes.is_none() {
        object.problem("it has no `shapes`".to_owned(), "give it the model's shapes, as Smithy's JSON AST says");
    }
    object.close();
    let shapes = Object::open(shapes?, &Place::File, "shapes", diagnostics)?;
    let mut ast = Ast { version: version?, metadata, shapes: BTreeMap::new(), applied: BTreeMap::new() };
    let mut entries = shapes.entries();
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (key, json) in entries {
        match shape(&key, json, diagnostics) {
            Some(Entry::Shape(id, shape)) => {
                ast.shapes.entry(id).or_insert(shape);
            }
            Some(Entry::Apply(id, traits)) => ast.applied.entry(id).or_default().extend(traits),
            None => {}
        }
    }
    Some(ast)
}

fn version(object: &mut Object<'_>) -> Option<Version> {
    let text = object.text("smithy");
    match text.as_deref() {
        Some("2" | "2.0") => Some(Version::V2),
        Some("1" | "1.0") => Some(Version::V1),
        Some(other) => {
            object.problem(format!("the model is written in Smithy {other}"), "convert it to Smithy 2.0");
            None
        }
        None => {
            object.problem("it does not say its version of Smithy".to_owned(), "add `\"smithy\": \"2.0\"`");
            None
        }
    }
}
