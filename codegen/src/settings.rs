//! `codegen.toml`: what a model cannot say about the crates made from it.
//!
//! Package names and their metadata, where the runtime is found, which operations are wanted, names that the conventions
//! get wrong, operations to leave out. Each exception carries its reason. Reading reports every problem with its place, not only the first.

mod problem;
mod reader;

use std::collections::BTreeMap;

pub use problem::{Problem, Problems};
use reader::Reader;

use crate::protobuf::Numbers;
use crate::rust::names::Renames;

/// What to generate beside what the model says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The service's absolute shape id; needed where a model has several.
    pub service: Option<String>,
    /// The operations that are wanted, by name or absolute shape id; all where there is no list.
    pub operations: Option<Vec<String>>,
    /// Whether the operations package gets what a server needs: decoding, checks, routes.
    pub server: bool,
    /// Whether the types and operations packages get messages in protobuf, and how.
    pub protobuf: Option<Protobuf>,
    /// The three packages.
    pub crates: Crates,
    /// How they find the runtime.
    pub runtime: Runtime,
    /// Names in Rust for elements of the model, by absolute shape id, with `$member` for members.
    pub rename: BTreeMap<String, Rename>,
    /// Members that get a new number in protobuf because their type changed, by absolute shape id.
    pub renumber: BTreeMap<String, Renumber>,
    /// Operations that are not generated, by absolute shape id, with the reason.
    pub leave_out: BTreeMap<String, String>,
    /// Whether operations with event streams, which cannot be generated, are left out too.
    pub leave_out_event_streams: bool,
}

/// The generated packages and what their manifests say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crates {
    /// What the three names begin with; the generator's choice where absent.
    pub prefix: Option<String>,
    /// Name of the types package, where it is not `<prefix>-types`.
    pub types: Option<String>,
    /// Name of the operations package, where it is not `<prefix>-operations`.
    pub operations: Option<String>,
    /// Name of the client package, where it is not `<prefix>-client`.
    pub client: Option<String>,
    /// Version of all three.
    pub version: String,
    /// What the service is called in the packages' descriptions.
    pub description: Option<String>,
    /// SPDX expression.
    pub license: Option<String>,
    /// Address of the source.
    pub repository: Option<String>,
    /// Whether the packages may be published.
    pub publish: bool,
}

/// Names of the three packages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrateNames {
    /// The types package.
    pub types: String,
    /// The operations package.
    pub operations: String,
    /// The client package.
    pub client: String,
}

/// Where generated crates find `restjson-runtime`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Runtime {
    /// In a registry.
    Version(String),
    /// In a repository, at a revision.
    Git {
        /// Address of the repository.
        url: String,
        /// The commit.
        rev: String,
    },
    /// Beside them.
    Path {
        /// From the folder of each generated crate.
        path: String,
        /// The version that stands in for the path when a crate is published.
        version: Option<String>,
    },
}

/// Messages in protobuf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protobuf {
    /// The folder of the `.proto` files, beside the packages.
    pub folder: String,
    /// The package that they declare; the service's name as one word where there is none.
    pub package: Option<String>,
    /// The numbers that are pinned. No setting: they stand in a file of their own, [`NUMBERS`], beside the settings.
    pub numbers: Numbers,
}

/// The name of the file with the pinned numbers.
pub const NUMBERS: &str = "field-numbers.json";

impl Default for Protobuf {
    fn default() -> Self {
        Self { folder: "proto".to_owned(), package: None, numbers: Numbers::default() }
    }
}

/// A member's new number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumber {
    /// The type that it has in protobuf from now on.
    pub to: String,
    /// Why what was written of it is given up.
    pub reason: String,
}

/// A chosen name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The name in Rust.
    pub to: String,
    /// Why the conventional one does not do.
    pub reason: String,
}

impl Settings {
    /// Settings for a model that has none: the only service, names after it, and the runtime where the caller knows it.
    pub fn defaults(runtime: Runtime) -> Self {
        let crates = Crates {
            prefix: None,
            types: None,
            operations: None,
            client: None,
            version: "0.1.0".into(),
            description: None,
            license: None,
            repository: None,
            publish: false,
        };
        Self {
            service: None,
            operations: None,
            server: false,
            protobuf: None,
            crates,
            runtime,
            rename: BTreeMap::new(),
            renumber: BTreeMap::new(),
            leave_out: BTreeMap::new(),
            leave_out_event_streams: false,
        }
    }

    /// Reads the text of a `codegen.toml`. Fails with everything that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        let mut reader = Reader::new(text);
        let settings = read(&mut reader);
        let problems = reader.finish();
        if problems.is_empty() { Ok(settings) } else { Err(problems) }
    }

    /// The chosen names alone, as naming takes them.
    pub fn renames(&self) -> Renames {
        self.rename.iter().map(|(origin, rename)| (origin.clone(), rename.to.clone())).collect()
    }
}

impl Crates {
    /// The names of the three packages; `prefix` is used where the settings have none.
    pub fn names(&self, prefix: &str) -> CrateNames {
        let prefix = self.prefix.as_deref().unwrap_or(prefix);
        let name = |chosen: &Option<String>, role| chosen.clone().unwrap_or_else(|| format!("{prefix}-{role}"));
        CrateNames {
            types: name(&self.types, "types"),
            operations: name(&self.operations, "operations"),
            client: name(&self.client, "client"),
        }
    }
}

fn read(reader: &mut Reader<'_>) -> Settings {
    let service = reader.shape_id("service", reader::IdForm::Shape);
    let operations = reader.texts("operations");
    let server = reader.flag("server").unwrap_or(false);
    let leave_out_event_streams = reader.flag("leave-out-event-streams").unwrap_or(false);
    let protobuf = reader.optional_table("protobuf", read_protobuf);
    let crates = reader.table("crates", read_crates);
    let runtime = reader.table("runtime", read_runtime);
    let rename = reader.entries("rename", reader::IdForm::ShapeOrMember, |entry| Rename {
        to: entry.required_text("to"),
        reason: entry.required_text("reason"),
    });
    let renumber = reader.entries("renumber", reader::IdForm::ShapeOrMember, |entry| Renumber {
        to: entry.required_text("to"),
        reason: entry.required_text("reason"),
    });
    let leave_out = reader.entries("leave-out", reader::IdForm::Shape, |entry| entry.required_text("reason"));
    Settings {
        service,
        operations,
        server,
        protobuf,
        crates,
        runtime,
        rename,
        renumber,
        leave_out,
        leave_out_event_streams,
    }
}

fn read_protobuf(reader: &mut Reader<'_>) -> Protobuf {
    let folder = reader.text("folder").unwrap_or_else(|| Protobuf::default().folder);
    if ["types", "operations", "client"].contains(&folder.as_str()) || !is_word(&folder, "-_") {
        reader.problem("`folder` must be the name of a folder beside the packages", "letters, digits, `-` and `_`");
    }
    let package = reader.text("package");
    if package.as_deref().is_some_and(|package| !package.split('.').all(|part| is_word(part, "_"))) {
        let help = "words of letters, digits and `_`, with dots between";
        reader.problem("`package` must be the name of a package in protobuf", help);
    }
    Protobuf { folder, package, numbers: Numbers::default() }
}

fn is_word(text: &str, besides: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || besides.contains(c))
}

fn read_crates(reader: &mut Reader<'_>) -> Crates {
    Crates {
        prefix: reader.package_name("prefix"),
        types: reader.package_name("types"),
        operations: reader.package_name("operations"),
        client: reader.package_name("client"),
        version: reader.required_text("version"),
        description: reader.text("description"),
        license: reader.text("license"),
        repository: reader.text("repository"),
        publish: reader.flag("publish").unwrap_or(false),
    }
}

fn read_runtime(reader: &mut Reader<'_>) -> Runtime {
    let (version, path) = (reader.text("version"), reader.text("path"));
    let (git, rev) = (reader.text("git"), reader.text("rev"));
    match (version, path, git, rev) {
        (version, Some(path), None, None) => Runtime::Path { path, version },
        (Some(version), None, None, None) => Runtime::Version(version),
        (None, None, Some(url), Some(rev)) => Runtime::Git { url, rev },
        (None, None, Some(_), None) => {
            reader.problem("`git` stands without `rev`", "name the commit, so that every build uses the same runtime");
            Runtime::Version(String::new())
        }
        _ => {
            let help =
                "write `version`, or `git` and `rev`, or `path` (with `version` if the crates are to be published)";
            reader.problem("the runtime must be found in exactly one way", help);
            Runtime::Version(String::new())
        }
    }
}
