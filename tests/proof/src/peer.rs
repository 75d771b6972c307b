//! The peer programs: building them, each with the lockfile of its own package, and running cases through them.

use crate::cases::Case;
use crate::revision;
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An SDK that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// The client generated in this workspace.
    Ours,
    /// The client generated from a revision.
    OursOf(Revision),
    /// The official client of a revision.
    OfficialOf(Revision),
    /// The newest official client, whose behaviour independent of the service is the reference.
    Official81,
}

/// A revision of the API, of which there is an official client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revision {
    /// Of 2024-10-10: the first, 13 operations. Official release 1.0.0.
    First,
    /// Of 2026-01-20: with message templates, 21 operations. Official release 1.48.0.
    Templates,
    /// Of 2026-05-13: with templates by name and language. Official release 1.55.0.
    ByName,
    /// Of 2026-06-03: with flows, 31 operations. Official release 1.59.0.
    Flows,
}

impl Revision {
    /// All but the newest, oldest first.
    pub const EARLIER: [Self; 3] = [Self::First, Self::Templates, Self::ByName];

    /// Its name in `model/revisions`.
    #[must_use]
    pub fn date(self) -> &'static str {
        match self {
            Self::First => "2024-10-10",
            Self::Templates => "2026-01-20",
            Self::ByName => "2026-05-13",
            Self::Flows => "2026-06-03",
        }
    }
}

/// A peer that is built.
#[derive(Clone, Debug)]
pub struct Program {
    /// Which SDK it runs.
    pub peer: Peer,
    path: PathBuf,
}

/// Where peers come from and go to.
#[derive(Clone, Debug)]
pub struct Places {
    /// The folder of the packages `peer-NAME`.
    pub tests: PathBuf,
    /// The target folder that all share.
    pub target: PathBuf,
}

impl Places {
    /// From this package's folder, and from the one where cargo lets its tests leave files.
    ///
    /// # Errors
    /// Where one of them is a root.
    pub fn of(package: &Path, scratch: &Path) -> Result<Self, String> {
        let parent =
            |path: &Path| path.parent().map(Path::to_owned).ok_or_else(|| format!("{} is a root", path.display()));
        Ok(Self { tests: parent(package)?, target: parent(scratch)?.join("peers") })
    }
}

impl Peer {
    /// The peer's name: its package is `tests/peer-NAME`, unless it is made from a recorded revision.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::OursOf(Revision::First) => "ours-2024-10-10",
            Self::OursOf(Revision::Templates) => "ours-2026-01-20",
            Self::OursOf(Revision::ByName) => "ours-2026-05-13",
            Self::OursOf(Revision::Flows) => "ours-2026-06-03",
            Self::OfficialOf(Revision::First) => "official-1.0",
            Self::OfficialOf(Revision::Templates) => "official-1.48",
            Self::OfficialOf(Revision::ByName) => "official-1.55",
            Self::OfficialOf(Revision::Flows) => "official-1.59",
            Self::Official81 => "official-1.81",
        }
    }

    /// Finds an official peer that knows every operation, by its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::OfficialOf(Revision::Flows), Self::Official81].into_iter().find(|peer| peer.name() == name)
    }

    /// Builds the peer; an official one exactly as its lockfile says.
    ///
    /// # Errors
    /// Says that cargo failed; its own words are on the standard error.
    pub fn build(self, places: &Places) -> Result<Program, String> {
        let (package, model) = match self {
            Self::Ours | Self::Official81 | Self::OfficialOf(Revision::Flows) => {
                (self.package(places), revision::current(places)?.1)
            }
            Self::OfficialOf(revision) => (self.package(places), revision::model(revision, places)?),
            Self::OursOf(revision) => (revision::package(self, revision, places)?, revision::model(revision, places)?),
        };
        // Our own dependencies may change with every generation; those of the official clients may not.
        let locked = match self {
            Self::Ours | Self::OursOf(_) => None,
            Self::OfficialOf(_) | Self::Official81 => Some("--locked"),
        };
        let mut cargo = cargo();
        cargo.args(["build", "--quiet", "--manifest-path"]).arg(package.join("Cargo.toml")).args(locked);
        cargo.env("CARGO_TARGET_DIR", &places.target).env("PEER_MODEL", model);
        succeed(&mut cargo)?;
        let binary = format!("peer-{}{}", self.name().replace('.', "-"), std::env::consts::EXE_SUFFIX);
        Ok(Program { peer: self, path: places.target.join("debug").join(binary) })
    }

    fn package(self, places: &Places) -> PathBuf {
        places.tests.join(format!("peer-{}", self.name()))
    }
}

/// The cargo that runs this, without the flags that it may have been given for this.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.env_remove("RUSTFLAGS");
    cargo
}

/// Runs a command that has to succeed, and returns what it prints.
pub(crate) fn succeed(command: &mut Command) -> Result<Vec<u8>, String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() { Ok(output.stdout) } else { Err(format!("{command:?}: {}", output.status)) }
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
