//! What the model says about operations and their errors, read without our generator.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The operations and errors of the model.
#[derive(Debug, Clone)]
pub struct Model {
    /// Operations by name, each with the names of the errors that it or the service declares.
    pub operations: BTreeMap<String, BTreeSet<String>>,
    /// The HTTP status of each error.
    pub statuses: BTreeMap<String, u64>,
}

/// The folder of the whole project.
#[must_use]
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

impl Model {
    /// Reads the project's model.
    ///
    /// # Errors
    /// Names the file that cannot be read.
    pub fn load() -> Result<Self, String> {
        let path = project().join("model/service.json");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let model: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let shapes: Vec<(&str, &Value)> =
            model["shapes"].as_object().into_iter().flatten().map(|(id, shape)| (local(id), shape)).collect();
        let common: BTreeSet<String> = of_type(&shapes, "service").flat_map(|(_, shape)| errors(shape)).collect();
        let operations = of_type(&shapes, "operation")
            .map(|(name, shape)| (name.to_owned(), errors(shape).chain(common.iter().cloned()).collect()))
            .collect();
        let statuses = of_type(&shapes, "structure")
            .filter_map(|(name, shape)| Some((name.to_owned(), shape["traits"]["smithy.api#httpError"].as_u64()?)))
            .collect();
        Ok(Self { operations, statuses })
    }
}

fn of_type<'a>(shapes: &'a [(&'a str, &'a Value)], kind: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    shapes.iter().copied().filter(move |(_, shape)| shape["type"] == kind)
}

fn errors(shape: &Value) -> impl Iterator<Item = String> + '_ {
    shape["errors"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|error| error["target"].as_str().map(local).map(str::to_owned))
}

fn local(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}
