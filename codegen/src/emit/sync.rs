//! Brings a generation to disk, or says how the disk differs from it.
//!
//! The generated folders hold nothing by hand. A file in them that is not in the set is removed if it carries the
//! generator's mark; otherwise it is somebody's work, and the run ends with an error before anything is changed. All new
//! text is on the disk before the first file is replaced, and each is replaced by renaming, so that a full disk or a
//! missing permission leaves no half-written file.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::diff::Diff;
use super::file_set::{FileSet, is_generated};
use super::stage::Scratch;

/// What to do about the difference between the files and the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Make the disk equal to the files.
    Write,
    /// Only say what differs.
    Check,
    /// Only list all files with what would happen to each.
    Print,
}

/// What was done, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that were not there, sorted.
    pub created: Vec<String>,
    /// Files with another text, sorted.
    pub changed: Vec<String>,
    /// Files that are as they should be, sorted.
    pub unchanged: Vec<String>,
    /// Generated files that no longer belong, sorted.
    pub removed: Vec<String>,
    /// For `Check` the differences as a unified diff, for `Print` a list of files; otherwise empty.
    pub text: String,
}

impl Report {
    /// How many files were, or would be, written.
    pub fn written(&self) -> usize {
        self.created.len() + self.changed.len()
    }

    /// Whether the disk was equal to the files before.
    pub fn is_fresh(&self) -> bool {
        self.written() == 0 && self.removed.is_empty()
    }
}

/// Why the disk could not be brought up to date. No file is half-written.
#[derive(Debug)]
pub enum SyncError {
    /// Files in the generated folders that the generator did not make.
    Foreign(Vec<String>),
    /// The disk refused.
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl fmt::Display for SyncError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SyncError::Foreign(paths) => {
                writeln!(f, "the generated folders hold files that are not the generator's:")?;
                paths.iter().try_for_each(|path| writeln!(f, "  {path}"))?;
                f.write_str("  help: move them elsewhere; these folders are generated whole")
            }
            SyncError::Io { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for SyncError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            SyncError::Foreign(_) => None,
            SyncError::Io { error, .. } => Some(error),
        }
    }
}

/// Compares a set of files with the folder `out` and acts as the mode says. `out` need not exist.
pub fn sync(files: &FileSet, out: &Path, mode: Mode) -> Result<Report, SyncError> {
    let disk = read_disk(files, out)?;
    let mut report = compare(files, &disk)?;
    match mode {
        Mode::Write => write(files, out, &report)?,
        Mode::Check => report.text = diff(files, &disk, &report),
        Mode::Print => report.text = list(&report),
    }
    Ok(report)
}

/// Compares the text of one file that the generator keeps, outside of its folders, with the disk. Writes it if that is the
/// mode, and says whether the disk had it; what differs is the report's text.
///
/// # Errors
///
/// Where the disk refuses.
pub fn keep(path: &Path, name: &str, text: &str, mode: Mode) -> Result<Report, SyncError> {
    let old = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        other => Some(other.map_err(at(path))?),
    };
    let mut report = Report::default();
    match &old {
        None => report.created.push(name.to_owned()),
        Some(old) if old == text => report.unchanged.push(name.to_owned()),
        Some(_) => report.changed.push(name.to_owned()),
    }
    match (mode, report.is_fresh(), path.parent().zip(path.file_name().and_then(|name| name.to_str()))) {
        (Mode::Write, false, Some((folder, file))) => {
            let stage = Scratch::beside(folder).map_err(at(folder))?;
            stage.write([(file, text)].into_iter()).map_err(at(path))?;
            fs::rename(stage.path().join(file), path).map_err(at(path))?;
        }
        (Mode::Check, false, _) => {
            let mut diff = Diff::default();
            diff.change(name, old.as_deref().unwrap_or_default(), text);
            report.text = diff.finish();
        }
        (Mode::Print, _, _) => report.text = list(&report),
        (Mode::Write | Mode::Check, _, _) => {}
    }
    Ok(report)
}

/// A file that is there. What is not UTF-8 text cannot be the generator's.
type Disk = BTreeMap<String, Option<String>>;

fn read_disk(files: &FileSet, out: &Path) -> Result<Disk, SyncError> {
    let mut disk = Disk::new();
    for folder in files.folders() {
        read_folder(&out.join(folder), folder, &mut disk)?;
    }
    Ok(disk)
}

fn read_folder(folder: &Path, name: &str, disk: &mut Disk) -> Result<(), SyncError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(at(folder))?,
    };
    for entry in entries {
        let entry = entry.map_err(at(folder))?;
        let path = entry.path();
        let relative = format!("{name}/{}", entry.file_name().to_string_lossy());
        if is_cargos(&relative) {
            continue;
        }
        if entry.file_type().map_err(at(&path))?.is_dir() {
            read_folder(&path, &relative, disk)?;
        } else {
            let bytes = fs::read(&path).map_err(at(&path))?;
            disk.insert(relative, String::from_utf8(bytes).ok());
        }
    }
    Ok(())
}

/// What cargo leaves in a crate that belongs to no workspace.
fn is_cargos(path: &str) -> bool {
    matches!(path.split_once('/'), Some((_, "target" | "Cargo.lock")))
}

fn compare(files: &FileSet, disk: &Disk) -> Result<Report, SyncError> {
    let mut report = Report::default();
    let mut foreign = Vec::new();
    for (path, text) in files.iter() {
        match disk.get(path) {
            None => report.created.push(path.to_owned()),
            Some(Some(old)) if old == text => report.unchanged.push(path.to_owned()),
            Some(_) => report.changed.push(path.to_owned()),
        }
    }
    for (path, text) in disk.iter().filter(|(path, _)| files.get(path).is_none()) {
        if text.as_deref().is_some_and(is_generated) {
            report.removed.push(path.clone());
        } else {
            foreign.push(path.clone());
        }
    }
    if foreign.is_empty() { Ok(report) } else { Err(SyncError::Foreign(foreign)) }
}

fn write(files: &FileSet, out: &Path, report: &Report) -> Result<(), SyncError> {
    if report.is_fresh() {
        return Ok(());
    }
    let fresh: Vec<(&str, &str)> = report
        .created
        .iter()
        .chain(&report.changed)
        .filter_map(|path| Some((path.as_str(), files.get(path)?)))
        .collect();
    let stage = Scratch::beside(out).map_err(at(out))?;
    stage.write(fresh.iter().copied()).map_err(at(stage.path()))?;
    for (path, _) in &fresh {
        let target = out.join(path);
        target.parent().map_or(Ok(()), fs::create_dir_all).map_err(at(&target))?;
        fs::rename(stage.path().join(path), &target).map_err(at(&target))?;
    }
    for path in &report.removed {
        let path = out.join(path);
        fs::remove_file(&path).map_err(at(&path))?;
        remove_empty_parents(&path, out);
    }
    Ok(())
}

/// Removes the folders that a removed file leaves empty.
fn remove_empty_parents(path: &Path, out: &Path) {
    for folder in path.ancestors().skip(1).take_while(|folder| *folder != out) {
        // Fails on the first folder that is not empty, which is where to stop.
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}

fn diff(files: &FileSet, disk: &Disk, report: &Report) -> String {
    let mut diff = Diff::default();
    for path in &report.removed {
        diff.note(&format!("only on disk: {path}"));
    }
    for path in &report.created {
        diff.note(&format!("not on disk: {path}"));
    }
    for path in &report.changed {
        let old = disk.get(path).and_then(Option::as_deref).unwrap_or_default();
        diff.change(path, old, files.get(path).unwrap_or_default());
    }
    diff.finish()
}

fn list(report: &Report) -> String {
    let groups = [
        ("create", &report.created),
        ("change", &report.changed),
        ("keep", &report.unchanged),
        ("remove", &report.removed),
    ];
    let mut lines: Vec<(&str, &str)> =
        groups.into_iter().flat_map(|(what, paths)| paths.iter().map(move |path| (path.as_str(), what))).collect();
    lines.sort_unstable();
    lines.into_iter().map(|(path, what)| format!("{what:6} {path}\n")).collect()
}

fn at(path: &Path) -> impl Fn(io::Error) -> SyncError + '_ {
    move |error| SyncError::Io { path: path.to_owned(), error }
}
