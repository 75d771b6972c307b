//! rustfmt: lays generated Rust out, and is the first to refuse what is no Rust.
//!
//! Starting rustfmt costs more than formatting a file, so each process gets many, in a temporary folder. They are files
//! that declare no modules: rustfmt follows those, and takes a time that grows with the square of what it follows. A file
//! that does declare modules is read by a rustfmt of its own, as a text without a place. The style is given in full, so
//! that neither the folder nor the user's own configuration changes the output.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::file_set::FileSet;
use super::stage::Scratch;

/// How many files a process is given at most: systems limit the length of its arguments.
const BATCH: usize = 500;

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
    let rust: BTreeSet<&str> = files.iter().map(|(path, _)| path).filter(|path| path.ends_with(".rs")).collect();
    let (parents, leaves): (Vec<&str>, Vec<&str>) = rust.iter().partition(|path| has_modules(path, &rust));
    let scratch = Scratch::in_temp_dir().map_err(FormatError::Io)?;
    scratch.write([("rustfmt.toml", STYLE)].into_iter()).map_err(FormatError::Io)?;
    scratch.write(leaves.iter().filter_map(|path| Some((*path, files.get(path)?)))).map_err(FormatError::Io)?;

    let workers = thread::available_parallelism().map_or(1, usize::from);
    let batch = leaves.len().div_ceil(workers).clamp(1, BATCH);
    let parents = parents.iter().filter_map(|path| Some(Job::Text(path, files.get(path)?)));
    let jobs: Vec<Job<'_>> = leaves.chunks(batch).map(Job::Files).chain(parents).collect();
    let mut texts = format_all(&jobs, &files, &scratch, workers)?;
    texts.extend(scratch.read(leaves.into_iter()).map_err(FormatError::Io)?);
    for (path, text) in texts {
        files.replace(&path, text);
    }
    Ok(files)
}

/// Whether a file may declare modules that are files: a crate's root, or one with a folder of its name.
fn has_modules(path: &str, all: &BTreeSet<&str>) -> bool {
    let is_root = path.ends_with("src/lib.rs") || path.ends_with("src/main.rs") || !path.contains("/src/");
    let folder = format!("{}/", path.trim_end_matches(".rs"));
    is_root || all.range(folder.as_str()..).next().is_some_and(|next| next.starts_with(&folder))
}

/// What one process formats.
#[derive(Clone, Copy)]
enum Job<'f> {
    /// Files of the folder, where they are.
    Files(&'f [&'f str]),
    /// The text of this file, from standard input to standard output.
    Text(&'f str, &'f str),
}

/// Does all jobs, as many at a time as there are workers; the texts that came out of those that were given texts.
fn format_all(
    jobs: &[Job<'_>],
    files: &FileSet,
    scratch: &Scratch,
    workers: usize,
) -> Result<BTreeMap<String, String>, FormatError> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers.min(jobs.len()) {
            let (sender, next) = (sender.clone(), &next);
            let take = move || {
                let position = next.fetch_add(1, Ordering::Relaxed);
                Some((position, *jobs.get(position)?))
            };
            scope.spawn(move || {
                while let Some((position, job)) = take() {
                    // The receiver is there until all have ended.
                    let _ = sender.send((position, run(job, scratch.path())));
                }
            });
        }
    });
    drop(sender);
    let mut texts = BTreeMap::new();
    // In the order of the jobs, so that of several refusals always the same is reported.
    for (position, output) in receiver.into_iter().collect::<BTreeMap<_, _>>() {
        let (job, output) = (jobs[position], output?);
        if !output.status.success() {
            return Err(refusal(files, scratch.path(), job, &String::from_utf8_lossy(&output.stderr)));
        }
        if let Job::Text(path, _) = job {
            texts.insert(path.to_owned(), String::from_utf8_lossy(&output.stdout).into_owned());
        }
    }
    Ok(texts)
}

fn run(job: Job<'_>, folder: &Path) -> Result<Output, FormatError> {
    let mut command = Command::new("rustfmt");
    command.args(["--color", "never", "--config-path"]).arg(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let text = match job {
        Job::Files(paths) => {
            command.args(paths.iter().map(|path| folder.join(path)));
            ""
        }
        Job::Text(_, text) => text,
    };
    let mut child = command.spawn().map_err(FormatError::Missing)?;
    // It reads to the end before it writes.
    let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().map_err(FormatError::Io)?;
    // One that ends early has something to say.
    if output.status.success() {
        written.map_err(FormatError::Io)?;
    }
    Ok(output)
}

/// Reads the first complaint: its message, then `  --> file:line:column`.
fn refusal(files: &FileSet, folder: &Path, job: Job<'_>, said: &str) -> FormatError {
    let named = |path: &str| match job {
        Job::Files(_) => relative(folder, path),
        Job::Text(path, _) => Some(path.to_owned()),
    };
    let place = said.lines().find_map(|line| {
        let (path, line) = line.trim().strip_prefix("--> ")?.rsplit_once(':')?.0.rsplit_once(':')?;
        Some((named(path)?, line.parse().ok()?))
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
