//! A copy of what the commands work on: model, crates and the workspace's own mentions of the crates' version.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A workspace of its own, removed when dropped.
pub(crate) struct Workspace(PathBuf);

impl Workspace {
    /// A new copy.
    pub(crate) fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("xtask-workspace-{}-{test}", std::process::id()));
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        copy(&root.join("model"), &path.join("model"));
        for folder in ["types", "operations", "client", "proto"] {
            copy(&root.join("crates").join(folder), &path.join("crates").join(folder));
        }
        for file in ["Cargo.toml", "Cargo.lock", "README.md"] {
            fs::copy(root.join(file), path.join(file)).unwrap();
        }
        Self(path.canonicalize().unwrap())
    }

    /// A new copy, recorded as released.
    pub(crate) fn released(test: &str) -> Self {
        let workspace = Self::new(test);
        assert_eq!(workspace.xtask(&["changelog", "--released"]).0, 0);
        workspace
    }

    /// Where a file of it is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    /// Runs a program in it; exit code, standard output, standard error.
    pub(crate) fn run(&self, program: &str, args: &[&str]) -> (i32, String, String) {
        let output = Command::new(program).current_dir(&self.0).args(args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// Runs a command in it.
    pub(crate) fn xtask(&self, args: &[&str]) -> (i32, String, String) {
        self.run(env!("CARGO_BIN_EXE_xtask"), args)
    }

    /// The date of the newest revision.
    pub(crate) fn newest(&self) -> String {
        let names = fs::read_dir(self.path("model/revisions")).unwrap().map(|entry| entry.unwrap().file_name());
        let dates = names.filter_map(|name| Some(name.to_str()?.strip_suffix(".json")?.to_owned()));
        dates.max().unwrap()
    }

    /// All files, by path.
    pub(crate) fn files(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        collect(&self.0, &self.0, &mut found);
        found
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

/// The crates' version.
pub(crate) fn numbers(files: &BTreeMap<String, String>) -> [u64; 3] {
    let settings = &files["model/codegen.toml"];
    let text = settings.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"')).unwrap();
    let numbers: Vec<u64> = text.split('.').map(|number| number.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

/// A version as it is written.
pub(crate) fn text(version: [u64; 3]) -> String {
    version.map(|number| number.to_string()).join(".")
}
