//! Crates of many models in one workspace, and their interfaces.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use restjson_codegen::settings::{Runtime, Settings};
use restjson_codegen::{Inputs, emit, generate};
use surface::docs::Sdk;
use surface::items;

/// A workspace of generated crates, three for each model.
#[derive(Debug)]
pub struct Workspace {
    folder: PathBuf,
    runtime: PathBuf,
    models: BTreeMap<String, Vec<u8>>,
}

/// The lines of a public interface.
pub type Interface = BTreeSet<String>;

impl Workspace {
    /// An empty one in a folder, with crates that find the runtime in `root`, the project's.
    ///
    /// # Errors
    /// Where the project has no runtime.
    pub fn new(folder: &Path, root: &Path) -> Result<Self, String> {
        let runtime = root.join("crates/runtime");
        let runtime = runtime.canonicalize().map_err(|error| format!("{}: {error}", runtime.display()))?;
        Ok(Self { folder: folder.to_owned(), runtime, models: BTreeMap::new() })
    }

    /// Adds a model; its crates' names begin with `name`.
    pub fn add(&mut self, name: &str, model: &[u8]) {
        self.models.insert(name.to_owned(), model.to_vec());
    }

    /// Generates all crates, documents them, and lists each model's interface.
    ///
    /// # Errors
    /// Says which model cannot be generated, which command failed or what was not understood.
    pub fn interfaces(&self, lockfile: &Path, target: &Path) -> Result<BTreeMap<String, Interface>, String> {
        let members: Vec<String> =
            self.models.keys().flat_map(|name| PARTS.map(|part| format!("{name}/{part}"))).collect();
        for (name, model) in &self.models {
            self.generate(name, model)?;
        }
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
        let written = fs::write(self.folder.join("Cargo.toml"), manifest);
        let copied = fs::copy(lockfile, self.folder.join("Cargo.lock"));
        written.and(copied.map(drop)).map_err(|error| said(&self.folder, &error))?;
        self.document(target)?;
        let interface = |name: &String| {
            let packages = PARTS.map(|part| format!("{name}-{part}"));
            let sdk = Sdk::read(target, &packages.each_ref().map(String::as_str))?;
            Ok((name.clone(), items::lines(&sdk, &BTreeSet::new())))
        };
        self.models.keys().map(interface).collect()
    }

    fn generate(&self, name: &str, model: &[u8]) -> Result<(), String> {
        let runtime = Runtime::Path { path: self.runtime.display().to_string(), version: None };
        let mut settings = Settings::defaults(runtime);
        settings.crates.prefix = Some(name.to_owned());
        let generated =
            generate(Inputs { model, settings: &settings }).map_err(|failure| format!("{name}: {failure}"))?;
        let files = emit::format(generated.files).map_err(|error| format!("{name}: {error}"))?;
        let synced = emit::sync(&files, &self.folder.join(name), emit::Mode::Write);
        synced.map(drop).map_err(|error| format!("{name}: {error}"))
    }

    /// One run for all crates, so that cargo can use every core.
    fn document(&self, target: &Path) -> Result<(), String> {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["doc", "--workspace", "--no-deps", "--lib", "--quiet", "--offline"]).current_dir(&self.folder);
        cargo.env("RUSTDOCFLAGS", "-Z unstable-options --output-format json --cap-lints allow");
        // rustdoc's JSON is unstable; the toolchain is pinned by whoever runs this.
        cargo.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", target).env_remove("RUSTFLAGS");
        let output = cargo.output().map_err(|error| format!("cargo doc: {error}"))?;
        match output.status.success() {
            true => Ok(()),
            false => Err(format!("cargo doc: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr))),
        }
    }
}

/// The crates of an SDK, the one that programs name first.
const PARTS: [&str; 3] = ["client", "operations", "types"];

fn said(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
