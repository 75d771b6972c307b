//! What making cases needs to know of the Smithy model: shapes, members with their bindings and limits, endpoint tests.

use serde_json::{Map, Value};
use std::path::Path;

/// The model, as its JSON AST.
#[derive(Debug)]
pub struct Model {
    shapes: Map<String, Value>,
}

/// An operation's name and shapes.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The name without namespace.
    pub name: String,
    /// The input's shape id.
    pub input: String,
    /// The output's shape id.
    pub output: String,
    /// The shape ids of the modelled errors.
    pub errors: Vec<String>,
    /// Pagination, where the operation has it: the output's member that holds the items.
    pub items: Option<String>,
}

/// A structure's member.
#[derive(Clone, Debug)]
pub struct Member {
    /// The member's name in the model.
    pub name: String,
    /// The name in a JSON body.
    pub json_name: String,
    /// The target's shape id.
    pub target: String,
    /// Whether the model requires it.
    pub required: bool,
    /// Whether it travels in the body.
    pub in_body: bool,
}

/// The smallest and the largest length or number that a shape allows.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The lower bound, 0 where there is none.
    pub min: u64,
    /// The upper bound, if any.
    pub max: Option<u64>,
}

impl Model {
    /// Reads a model's file.
    ///
    /// # Errors
    /// Says what could not be read or parsed.
    pub fn load(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut root: Map<String, Value> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        match root.remove("shapes") {
            Some(Value::Object(shapes)) => Ok(Self { shapes }),
            _ => Err(format!("{}: no shapes", path.display())),
        }
    }

    /// All operations, by name.
    #[must_use]
    pub fn operations(&self) -> Vec<Operation> {
        let operations = self.shapes.iter().filter(|(_, shape)| shape["type"] == "operation");
        let mut operations: Vec<Operation> = operations.map(|(id, shape)| operation(id, shape)).collect();
        operations.sort_by(|a, b| a.name.cmp(&b.name));
        operations
    }

    /// The shape ids of every error in the model.
    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        let errors = self.shapes.iter().filter(|(_, shape)| !shape["traits"]["smithy.api#error"].is_null());
        errors.map(|(id, _)| id.clone()).collect()
    }

    /// The HTTP status that an error's shape declares.
    #[must_use]
    pub fn status(&self, error: &str) -> u64 {
        let traits = &self.shapes[error]["traits"];
        let default = if traits["smithy.api#error"] == "server" { 500 } else { 400 };
        traits["smithy.api#httpError"].as_u64().unwrap_or(default)
    }

    /// A shape's kind; a prelude shape's is its name in lower case.
    #[must_use]
    pub fn kind(&self, id: &str) -> String {
        match self.shapes.get(id) {
            Some(shape) => shape["type"].as_str().unwrap_or_default().to_owned(),
            None => local(id).trim_start_matches("Primitive").to_lowercase(),
        }
    }

    /// A structure's members.
    #[must_use]
    pub fn members(&self, id: &str) -> Vec<Member> {
        let members = self.shapes.get(id).and_then(|shape| shape["members"].as_object());
        members.into_iter().flatten().map(|(name, member)| self::member(name, member)).collect()
    }

    /// The target of a list's member, a map's key or a map's value.
    #[must_use]
    pub fn part(&self, id: &str, part: &str) -> String {
        self.shapes[id][part]["target"].as_str().unwrap_or_default().to_owned()
    }

    /// An enum's values.
    #[must_use]
    pub fn values(&self, id: &str) -> Vec<String> {
        let members = self.shapes[id]["members"].as_object().into_iter().flatten();
        let value = |(name, member): (&String, &Value)| {
            member["traits"]["smithy.api#enumValue"].as_str().unwrap_or(name).to_owned()
        };
        members.map(value).collect()
    }

    /// A shape's limits, from `length` or `range`.
    #[must_use]
    pub fn limits(&self, id: &str) -> Limits {
        let traits = self.shapes.get(id).map(|shape| &shape["traits"]).unwrap_or(&Value::Null);
        let bound = |bound: &str| {
            ["smithy.api#length", "smithy.api#range"].iter().find_map(|name| traits[*name][bound].as_u64())
        };
        Limits { min: bound("min").unwrap_or(0), max: bound("max") }
    }

    /// The service's endpoint tests.
    #[must_use]
    pub fn endpoint_tests(&self) -> Vec<Value> {
        let tests = self.shapes.values().map(|shape| &shape["traits"]["smithy.rules#endpointTests"]["testCases"]);
        tests.filter_map(Value::as_array).flatten().cloned().collect()
    }
}

fn operation(id: &str, shape: &Value) -> Operation {
    let target = |reference: &Value| reference["target"].as_str().unwrap_or_default().to_owned();
    Operation {
        name: local(id).to_owned(),
        input: target(&shape["input"]),
        output: target(&shape["output"]),
        errors: shape["errors"].as_array().into_iter().flatten().map(target).collect(),
        items: shape["traits"]["smithy.api#paginated"]["items"].as_str().map(str::to_owned),
    }
}

fn member(name: &str, member: &Value) -> Member {
    let traits = &member["traits"];
    let bound = ["Query", "Header", "Label", "PrefixHeaders", "QueryParams", "ResponseCode"];
    Member {
        name: name.to_owned(),
        json_name: traits["smithy.api#jsonName"].as_str().unwrap_or(name).to_owned(),
        target: member["target"].as_str().unwrap_or_default().to_owned(),
        required: traits.get("smithy.api#required").is_some(),
        in_body: bound.iter().all(|binding| traits.get(format!("smithy.api#http{binding}")).is_none()),
    }
}

/// A shape id without its namespace.
#[must_use]
pub fn local(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}
