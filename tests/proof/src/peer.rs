//! The peer programs: building them, each with the lockfile of its own package, and running cases through them.

use crate::cases::Case;
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An SDK that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// The client generated in this workspace.
    Ours,
    /// The official client of the same revision: 31 operations.
    Official59,
    /// The newest official client, whose behaviour independent of the service is the reference.
    Official81,
}

/// A peer that is built.
#[derive(Clone, Debug)]
pub struct Program {
    /// Which SDK it runs.
    pub peer: Peer,
    path: PathBuf,
}

impl Peer {
    /// The peer's name: its package is `tests/peer-NAME`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Official59 => "official-1.59",
            Self::Official81 => "official-1.81",
        }
    }

    /// Finds a peer by its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Ours, Self::Official59, Self::Official81].into_iter().find(|peer| peer.name() == name)
    }

    /// Builds the peer; an official one exactly as its lockfile says.
    ///
    /// # Errors
    /// Says that cargo failed; its own words are on the standard error.
    pub fn build(self, tests: &Path, target: &Path) -> Result<Program, String> {
        let manifest = tests.join(format!("peer-{}", self.name())).join("Cargo.toml");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .args(["build", "--quiet", "--manifest-path"])
            .arg(&manifest)
            // Our own dependencies may change with every generation; those of the official clients may not.
            .args((self != Self::Ours).then_some("--locked"))
            .env("CARGO_TARGET_DIR", target)
            .env_remove("RUSTFLAGS")
            .status()
            .map_err(|error| format!("cargo: {error}"))?;
        if !status.success() {
            return Err(format!("{} does not build: {status}", manifest.display()));
        }
        let binary = format!("peer-{}{}", self.name().replace('.', "-"), std::env::consts::EXE_SUFFIX);
        Ok(Program { peer: self, path: target.join("debug").join(binary) })
    }
}

impl Program {
    /// Runs cases, one process for all of them, and returns an answer for each.
    ///
    /// # Errors
    /// Says why there are not as many answers as cases.
    pub fn run(&self, cases: &[Case], scratch: &Path) -> Result<Vec<Value>, String> {
        // The file stays: a peer can be run on it by hand.
        let path = scratch.join(format!("cases-{}.jsonl", self.peer.name()));
        write(&path, cases).map_err(|error| format!("{}: {error}", path.display()))?;
        let output = Command::new(&self.path).arg(&path).output().map_err(|error| error.to_string())?;
        let answers: Result<Vec<Value>, _> = output
            .stdout
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .map(serde_json::from_slice)
            .collect();
        let answers = answers.map_err(|error| format!("{}: {error}", self.peer.name()))?;
        if answers.len() == cases.len() {
            return Ok(answers);
        }
        let last = cases.get(answers.len()).map_or("-", |case| &case.id);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(format!("{} ended with {} near {last}: {words}", self.peer.name(), output.status))
    }
}

fn write(path: &Path, cases: &[Case]) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    for case in cases {
        serde_json::to_writer(&mut file, &case.body)?;
        file.write_all(b"\n")?;
    }
    file.flush()
}
