//! rustdoc's JSON of the crates that make up an SDK.

use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

/// The JSON format this reads; rustdoc changes it from one release to the next.
const FORMATS: std::ops::RangeInclusive<u64> = 45..=57;

/// The documentation of one crate.
#[derive(Debug)]
pub struct Docs {
    /// The crate's name, as paths begin with it.
    pub name: String,
    json: Value,
    by_path: HashMap<String, String>,
}

/// All crates of an SDK, the one that programs name first.
#[derive(Debug)]
pub struct Sdk {
    /// The crates.
    pub crates: Vec<Docs>,
    /// The features of the first crate.
    pub features: Vec<String>,
}

/// An item: the crate it stands in and its id there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Item<'a> {
    /// The crate.
    pub docs: &'a Docs,
    /// The id in the crate's index.
    pub id: &'a str,
}

impl PartialEq for Docs {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Docs {}

impl std::hash::Hash for Docs {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl Sdk {
    /// Documents the packages of an SDK, as the lockfile of a peer program has them.
    ///
    /// # Errors
    /// Says which command failed or what was not understood.
    pub fn document(peer: &Path, target: &Path, packages: &[&str]) -> Result<Self, String> {
        // What a crate hides may stand in the signatures of another: hidden items are read of all but the first.
        let document = |(number, package): (usize, &&str)| Docs::document(peer, target, package, number > 0);
        let crates = packages.iter().enumerate().map(document).collect::<Result<_, _>>()?;
        Ok(Self { crates, features: features(peer, packages[0])? })
    }

    /// Reads the documentation that a target folder already has of the packages of an SDK. Of features it says nothing.
    ///
    /// # Errors
    /// Says what is missing or was not understood.
    pub fn read(target: &Path, packages: &[&str]) -> Result<Self, String> {
        let crates = packages.iter().map(|package| Docs::read(target, package)).collect::<Result<_, _>>()?;
        Ok(Self { crates, features: Vec::new() })
    }

    /// Finds an item by the path it is defined at.
    #[must_use]
    pub fn item(&self, path: &str) -> Option<Item<'_>> {
        self.crates.iter().find_map(|docs| Some(Item { docs, id: docs.by_path.get(path)? }))
    }
}

impl Docs {
    fn document(peer: &Path, target: &Path, package: &str, hidden: bool) -> Result<Self, String> {
        let status = cargo(peer, target, &["rustdoc", "--quiet", "--lib", "--package", package])
            .args(["--", "-Z", "unstable-options", "--output-format", "json", "--cap-lints", "allow"])
            .args(hidden.then_some("--document-hidden-items"))
            .status()
            .map_err(|error| format!("cargo rustdoc: {error}"))?;
        if !status.success() {
            return Err(format!("{package} cannot be documented: {status}"));
        }
        Self::read(target, package)
    }

    fn read(target: &Path, package: &str) -> Result<Self, String> {
        let name = package.replace('-', "_");
        let path = target.join("doc").join(format!("{name}.json"));
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Self::parse(name, &text)
    }

    fn parse(name: String, text: &str) -> Result<Self, String> {
        let json: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let format = json["format_version"].as_u64().unwrap_or(0);
        if !FORMATS.contains(&format) {
            return Err(format!("rustdoc writes its JSON in format {format}; this tool reads {FORMATS:?}"));
        }
        let mut docs = Self { name, json, by_path: HashMap::new() };
        let own = docs.json["paths"].as_object().into_iter().flatten().filter(|(_, path)| path["crate_id"] == 0);
        docs.by_path = own.map(|(id, path)| (joined(&path["path"]), id.clone())).collect();
        Ok(docs)
    }

    /// The id of the crate's root module.
    #[must_use]
    pub fn root(&self) -> String {
        id(&self.json["root"])
    }

    /// An item of this crate.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.json["index"].get(id)
    }

    /// An item of this crate, with the id as this holds it.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<(&str, &Value)> {
        self.json["index"].as_object()?.get_key_value(id).map(|(id, item)| (id.as_str(), item))
    }

    /// All items, with their ids.
    pub fn all(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.json["index"].as_object().into_iter().flatten()
    }

    /// The path at which an item, of this crate or another, is defined.
    #[must_use]
    pub fn path(&self, id: &str) -> Option<String> {
        Some(joined(&self.json["paths"].get(id)?["path"]))
    }
}

/// An id, a number in the JSON and a key in its index.
#[must_use]
pub fn id(value: &Value) -> String {
    value.as_u64().map(|id| id.to_string()).unwrap_or_default()
}

fn joined(path: &Value) -> String {
    path.as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join("::")
}

fn features(peer: &Path, package: &str) -> Result<Vec<String>, String> {
    let output = cargo(peer, Path::new("target"), &["metadata", "--format-version", "1"]).output();
    let output = output.map_err(|error| format!("cargo metadata: {error}"))?;
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let found = packages.into_iter().find(|found| found["name"] == package);
    let features = found.and_then(|found| found["features"].as_object());
    Ok(features.into_iter().flatten().map(|(name, _)| name.clone()).collect())
}

fn cargo(peer: &Path, target: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // rustdoc's JSON is unstable; the toolchain is pinned by whoever runs this.
    command.args(arguments).arg("--manifest-path").arg(peer.join("Cargo.toml")).env("RUSTC_BOOTSTRAP", "1");
    command.env("CARGO_TARGET_DIR", target).env_remove("RUSTFLAGS");
    command
}
