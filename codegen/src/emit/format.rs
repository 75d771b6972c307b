//! rustfmt: lays generated Rust out, and is the first to refuse what is no Rust.
//!
//! Starting rustfmt costs more than formatting a file, so the files are laid out in a temporary folder and a process for
//! each crate formats its tree from the root module. A file that no module declares is found by what rustfmt says that
//! it visited, and formatted too. The style is given in full, so that neither the folder nor the user's own
//! configuration changes the output.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use super::file_set::FileSet;
use super::stage::Scratch;

/// The style of all generated code, as a configuration file: that of this workspace.
const STYLE: &str = r#"edition = "2024"
style_edition = "2024"
max_width = 120
use_small_heuristics = "Max"
"#;

/// Why formatting failed.
#[derive(Debug)]
pub enum FormatError {
    /// rustfmt could not be started.
    Missing(io::Error),
    /// The files could not be laid out or read back.
    Io(io::Error),
    /// A generated file is no Rust: a bug of the generator.
    Refused {
        /// The file, as in the set.
        path: String,
        /// Line, from 1; 0 where rustfmt names none.
        line: usize,
        /// What rustfmt said.
        message: String,
        /// The text around the line, with line numbers.
        excerpt: String,
    },
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FormatError::Missing(error) => {
                write!(f, "rustfmt cannot be started: {error}\n  help: rustup component add rustfmt")
            }
            FormatError::Io(error) => write!(f, "formatting failed: {error}"),
            FormatError::Refused { path, line, message, excerpt } => {
                write!(f, "bug in the generator: rustfmt refuses {path}:{line} (made by the template of that path): ")?;
                write!(f, "{message}\n{excerpt}")
            }
        }
    }
}

impl std::error::Error for FormatError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            FormatError::Missing(error) | FormatError::Io(error) => Some(error),
            FormatError::Refused { .. } => None,
        }
    }
}

/// Formats the Rust files of a set.
pub fn format(mut files: FileSet) -> Result<FileSet, FormatError> {
    let rust: BTreeSet<String> =
        files.iter().map(|(path, _)| path.to_owned()).filter(|path| path.ends_with(".rs")).collect();
    if rust.is_empty() {
        return Ok(files);
    }
    let scratch = Scratch::in_temp_dir().map_err(FormatError::Io)?;
    scratch.write([("rustfmt.toml", STYLE)].into_iter()).map_err(FormatError::Io)?;
    scratch.write(files.iter().filter(|(path, _)| rust.contains(*path))).map_err(FormatError::Io)?;

    let (roots, inner): (Vec<_>, Vec<_>) = rust.iter().partition(|path| is_root(path));
    let mut visited = run(&files, scratch.path(), &roots)?;
    let left: Vec<&String> = inner.into_iter().filter(|path| !visited.contains(*path)).collect();
    visited.extend(run(&files, scratch.path(), &left)?);

    let texts = scratch.read(rust.iter().map(String::as_str)).map_err(FormatError::Io)?;
    for (path, text) in texts {
        files.replace(&path, text);
    }
    Ok(files)
}

/// Whether rustfmt reaches other files from here: a crate's root, or a file outside of its `src`.
fn is_root(path: &str) -> bool {
    path.ends_with("src/lib.rs") || path.ends_with("src/main.rs") || !path.contains("/src/")
}

/// Runs a rustfmt for each crate, side by side, and tells which files they visited.
fn run(files: &FileSet, folder: &Path, paths: &[&String]) -> Result<BTreeSet<String>, FormatError> {
    let mut crates: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in paths {
        crates.entry(path.split('/').next().unwrap_or_default()).or_default().push(path);
    }
    let children: Vec<Child> =
        crates.values().map(|paths| start(folder, paths)).collect::<Result<_, _>>().map_err(FormatError::Missing)?;
    let outputs: Vec<io::Result<Output>> = children.into_iter().map(Child::wait_with_output).collect();
    let mut visited = BTreeSet::new();
    for output in outputs {
        let output = output.map_err(FormatError::Io)?;
        if !output.status.success() {
            return Err(refusal(files, folder, &String::from_utf8_lossy(&output.stderr)));
        }
        let said = String::from_utf8_lossy(&output.stdout);
        visited.extend(said.lines().filter_map(|line| relative(folder, line.strip_prefix("Formatting ")?)));
    }
    Ok(visited)
}

fn start(folder: &Path, paths: &[&str]) -> io::Result<Child> {
    let mut command = Command::new("rustfmt");
    command.args(["--color", "never", "--verbose", "--config-path"]).arg(folder);
    command.args(paths.iter().map(|path| folder.join(path)));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// Reads the first complaint: its message, then `  --> file:line:column`.
fn refusal(files: &FileSet, folder: &Path, said: &str) -> FormatError {
    let place = said.lines().find_map(|line| {
        let (path, line) = line.trim().strip_prefix("--> ")?.rsplit_once(':')?.0.rsplit_once(':')?;
        Some((relative(folder, path)?, line.parse().ok()?))
    });
    let (path, line) = place.unwrap_or_default();
    let message = said.lines().next().unwrap_or("no message").trim_start_matches("error: ").to_owned();
    let excerpt = files.get(&path).map_or_else(|| said.to_owned(), |text| around(text, line));
    FormatError::Refused { path, line, message, excerpt }
}

fn relative(folder: &Path, path: &str) -> Option<String> {
    let path = PathBuf::from(path.trim());
    let path = path.strip_prefix(folder).ok()?;
    Some(path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
}

fn around(text: &str, line: usize) -> String {
    let from = line.saturating_sub(4);
    let lines = text.lines().enumerate().skip(from).take(7);
    lines
        .map(|(index, text)| {
            let mark = if index + 1 == line { '>' } else { ' ' };
            format!("{mark}{:5} | {text}", index + 1)
        })
        .collect::<Vec<_>>()
        .join("\n")
}
