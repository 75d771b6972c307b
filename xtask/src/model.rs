//! Which model a name on the command line means: a file, a revision of the API, or the state of a commit.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use restjson_codegen::revision::{self, History};

use crate::Failure;
use crate::place::{read_file, shown};

/// The workspace's model, from its root.
pub(crate) const SERVICE: &str = "model/service.json";

/// Where the revisions are recorded, from the workspace's root.
pub(crate) const REVISIONS: &str = "model/revisions";

/// A model, read.
#[derive(Debug)]
pub(crate) struct Model {
    /// What messages call it: a path, a date, a commit.
    pub(crate) name: String,
    /// Its text: Smithy's JSON form.
    pub(crate) text: Vec<u8>,
    /// Where it is from.
    pub(crate) origin: Origin,
}

/// Where a model is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A file.
    File(PathBuf),
    /// A recorded revision of the API.
    Revision,
    /// A commit.
    Commit,
}

/// Reads the model that a name means. `git:REV` is the workspace's model in that commit, a date the revision of that day,
/// with the documentation of the workspace's model; anything else is the path of a file.
pub(crate) fn find(name: &OsStr, root: Option<&Path>) -> Result<Model, Failure> {
    let text = name.to_str().unwrap_or_default();
    match (text.strip_prefix("git:"), root) {
        (Some(commit), Some(root)) => at_commit(commit, root),
        (None, Some(root)) if revision::is_date(text) => of_date(text, root),
        (Some(_), None) => Err(Failure::Usage(format!("`{text}` is meant for a workspace with model/codegen.toml"))),
        (None, _) => of_file(Path::new(name)),
    }
}

/// Reads the model in a file.
pub(crate) fn of_file(path: &Path) -> Result<Model, Failure> {
    Ok(Model { name: shown(path), text: read_file(path)?, origin: Origin::File(path.to_owned()) })
}

fn of_date(date: &str, root: &Path) -> Result<Model, Failure> {
    let history = history(root)?;
    let documented = read_file(&root.join(SERVICE))?;
    match history.model(date, &documented) {
        Ok(Some(text)) => Ok(Model { name: date.to_owned(), text: text.into_bytes(), origin: Origin::Revision }),
        Ok(None) => {
            let known: Vec<&str> = history.iter().map(revision::Revision::date).collect();
            let message =
                format!("there is no revision of {date}; there are {} (a file: `./{date}`)", known.join(", "));
            Err(Failure::Usage(message))
        }
        Err(problems) => Err(Failure::Input(problems.to_string())),
    }
}

/// The recorded revisions of a workspace.
pub(crate) fn history(root: &Path) -> Result<History, Failure> {
    let folder = root.join(REVISIONS);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(History::default()),
        other => other.map_err(|error| at(&folder, &error))?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| at(&folder, &error))?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push((shown(&path), read_file(&path)?));
        }
    }
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_slice()));
    History::read(files).map_err(|problems| Failure::Input(problems.to_string()))
}

fn at_commit(commit: &str, root: &Path) -> Result<Model, Failure> {
    let name = format!("git:{commit}");
    if commit.is_empty() || commit.starts_with('-') || commit.contains(':') {
        return Err(Failure::Usage(format!("`{name}`: after `git:` stands a commit, a branch or a tag")));
    }
    let mut git = Command::new("git");
    let output = git.current_dir(root).args(["show", &format!("{commit}:./{SERVICE}")]).output();
    let output = output.map_err(|error| Failure::Input(format!("error: {name}: git cannot be run: {error}")))?;
    if output.status.success() {
        return Ok(Model { name, text: output.stdout, origin: Origin::Commit });
    }
    let reason = String::from_utf8_lossy(&output.stderr);
    let reason = reason.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ").to_owned();
    Err(Failure::Input(format!("error: {name}: {reason}\n  help: name a commit that has {SERVICE}")))
}

fn at(path: &Path, error: &io::Error) -> Failure {
    Failure::Input(format!("error: {}: {error}", shown(path)))
}
