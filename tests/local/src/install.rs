//! Fetches the clients of other languages, in the versions that `clients/` pins, into a folder below the target folder.

use crate::process::succeed;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the clients are.
#[derive(Debug, Clone)]
pub struct Clients {
    sources: PathBuf,
    folder: PathBuf,
}

impl Clients {
    /// Below a folder for scratch files, such as cargo gives to tests.
    #[must_use]
    pub fn below(scratch: &Path) -> Self {
        Self { sources: Path::new(env!("CARGO_MANIFEST_DIR")).join("clients"), folder: scratch.join("clients") }
    }

    /// A program of the Python environment, which has boto3 and the AWS CLI.
    ///
    /// # Errors
    /// Says what could not be installed.
    pub fn python(&self, program: &str) -> Result<PathBuf, String> {
        let (folder, wanted) = (self.folder.join("python"), self.sources.join("python/requirements.txt"));
        let bin = folder.join("bin");
        once(&folder, &wanted, || {
            succeed(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
            succeed(
                Command::new(bin.join("pip")).args(["install", "--quiet", "--no-deps", "--requirement"]).arg(&wanted),
            )
        })?;
        Ok(bin.join(program))
    }

    /// The folder with the JS SDK.
    ///
    /// # Errors
    /// Says what could not be installed.
    pub fn node(&self) -> Result<PathBuf, String> {
        let (folder, wanted) = (self.folder.join("node"), self.sources.join("node/package-lock.json"));
        once(&folder, &wanted, || {
            fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
            for name in ["package.json", "package-lock.json"] {
                let from = self.sources.join("node").join(name);
                fs::copy(&from, folder.join(name)).map_err(|error| format!("{}: {error}", from.display()))?;
            }
            succeed(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))
        })?;
        Ok(folder)
    }

    /// A driver's source.
    #[must_use]
    pub fn source(&self, path: &str) -> PathBuf {
        self.sources.join(path)
    }
}

/// Installs, unless the folder has what is wanted. Two tests that want the same wait for each other.
fn once(folder: &Path, wanted: &Path, install: impl FnOnce() -> Result<String, String>) -> Result<(), String> {
    let text = fs::read_to_string(wanted).map_err(|error| format!("{}: {error}", wanted.display()))?;
    let place = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder.parent().unwrap_or(folder)).map_err(place)?;
    let lock = fs::File::create(folder.with_extension("lock")).map_err(place)?;
    lock.lock().map_err(place)?;
    let note = folder.with_extension("installed");
    if fs::read_to_string(&note).is_ok_and(|there| there == text) {
        return Ok(());
    }
    install()?;
    fs::write(&note, text).map_err(place)
}
