//! The little of a Smithy model that calling its operations needs.

use serde_json::{Map, Value};
use std::error::Error;

/// A parsed model.
pub(crate) struct Model {
    shapes: Map<String, Value>,
}

/// An operation and the shapes that belong to it, by absolute shape id.
pub(crate) struct Operation<'a> {
    pub(crate) name: &'a str,
    pub(crate) input: &'a str,
    pub(crate) output: &'a str,
    pub(crate) errors: Vec<&'a str>,
    /// The member whose items a paginator yields, where the operation has pages.
    pub(crate) items: Option<&'a str>,
}

/// A member of a structure.
pub(crate) struct Member<'a> {
    pub(crate) name: &'a str,
    pub(crate) target: &'a str,
    pub(crate) required: bool,
}

impl Model {
    pub(crate) fn parse(text: &str) -> Result<Self, Box<dyn Error>> {
        let mut root: Map<String, Value> = serde_json::from_str(text)?;
        match root.remove("shapes") {
            Some(Value::Object(shapes)) => Ok(Self { shapes }),
            _ => Err("the model has no shapes".into()),
        }
    }

    pub(crate) fn shapes(&self) -> impl Iterator<Item = &str> {
        self.shapes.keys().map(String::as_str)
    }

    /// The kind of a shape: `structure`, `list`, … Prelude shapes are their own lower-case name.
    pub(crate) fn kind(&self, id: &str) -> String {
        match self.shapes.get(id) {
            Some(shape) => shape["type"].as_str().unwrap_or_default().to_owned(),
            None => local(id).trim_start_matches("Primitive").to_lowercase(),
        }
    }

    pub(crate) fn operations(&self) -> Vec<Operation<'_>> {
        let is_operation = |shape: &&str| self.kind(shape) == "operation";
        self.shapes().filter(is_operation).map(|id| self.operation(id)).collect()
    }

    /// The errors that the service declares for all of its operations.
    #[allow(dead_code, reason = "one of the two build scripts that share this asks for them")]
    pub(crate) fn service_errors(&self) -> impl Iterator<Item = &str> {
        let services = self.shapes.values().filter(|shape| shape["type"] == "service");
        let errors = services.filter_map(|shape| shape.get("errors")?.as_array()).flatten();
        errors.filter_map(|reference| reference["target"].as_str())
    }

    fn operation<'a>(&'a self, id: &'a str) -> Operation<'a> {
        let shape = &self.shapes[id];
        let target = |reference: &'a Value| reference["target"].as_str().unwrap_or_default();
        let errors = shape["errors"].as_array().map_or(&[][..], Vec::as_slice);
        Operation {
            name: local(id),
            input: target(&shape["input"]),
            output: target(&shape["output"]),
            errors: errors.iter().map(target).collect(),
            items: shape["traits"]["smithy.api#paginated"]["items"].as_str(),
        }
    }

    pub(crate) fn members(&self, id: &str) -> Vec<Member<'_>> {
        let Some(members) = self.shapes.get(id).and_then(|shape| shape["members"].as_object()) else {
            return Vec::new();
        };
        members
            .iter()
            .map(|(name, member)| Member {
                name,
                target: member["target"].as_str().unwrap_or_default(),
                required: member["traits"].get("smithy.api#required").is_some(),
            })
            .collect()
    }

    /// The target of a list's member, a map's key or a map's value.
    pub(crate) fn part<'a>(&'a self, id: &str, part: &str) -> &'a str {
        self.shapes[id][part]["target"].as_str().unwrap_or_default()
    }

    /// Whether a builder of this structure can fail: where a required member is neither a structure nor a union.
    pub(crate) fn build_can_fail(&self, id: &str) -> bool {
        let nests = |target: &str| matches!(self.kind(target).as_str(), "structure" | "union");
        self.members(id).iter().any(|member| member.required && !nests(member.target))
    }
}

/// A shape id without its namespace.
pub(crate) fn local(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}
