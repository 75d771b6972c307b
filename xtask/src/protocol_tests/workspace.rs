//! The cargo workspace in which generated tests are built: below the target folder, one per service, all with one folder
//! of build results, so that a second run compiles only what changed.

use std::path::PathBuf;
use std::{env, fs, io};

use crate::{Failure, place};

/// Where tests are generated and built.
pub(crate) struct Workspace {
    /// What the names of its packages begin with. Services share a folder of build results, in which packages of one name
    /// would be taken for each other.
    pub(crate) prefix: String,
    /// This project.
    pub(crate) root: PathBuf,
    /// The workspace of the generated crates.
    pub(crate) folder: PathBuf,
    /// Its build results.
    pub(crate) target: PathBuf,
}

const MANIFEST: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"types\", \"operations\", \"client\", \"tests\"]\n";

impl Workspace {
    /// Finds the place for a service's tests. Fails outside of this project, whose runtime they need.
    pub(crate) fn find(service: &str) -> Result<Self, Failure> {
        let Some(root) = place::workspace_root()? else {
            return Err(Failure::Usage("there is no model/codegen.toml here or in a folder above".into()));
        };
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |target| root.join(target));
        let place = target.join("protocol-tests");
        let name: String = service.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let prefix = format!("tested-{}", name.to_ascii_lowercase());
        Ok(Self { prefix, folder: place.join(name), target: place.join("target"), root })
    }

    /// Makes it a workspace with the dependencies of this project.
    pub(crate) fn prepare(&self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        fs::write(self.folder.join("Cargo.toml"), MANIFEST)?;
        fs::copy(self.root.join("Cargo.lock"), self.folder.join("Cargo.lock"))?;
        Ok(())
    }
}
