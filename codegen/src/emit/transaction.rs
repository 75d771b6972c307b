//! Changing many files as if it were one: all of them, or none.
//!
//! The new texts are written to a stage first, beside them the old ones, and a plan of what goes where; until then nothing
//! has changed. Then each file is replaced by renaming. A step that fails is undone with all before it, and a run that
//! ends in the middle leaves stage and plan behind, by which [`recover`] brings everything back to what it was. A lock
//! tells such a run from one that is still at work.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The stage, from the root.
const STAGE: &str = ".restjson-codegen-transaction";

/// The old and the new texts, in the stage.
const OLD: &str = "old";
const NEW: &str = "new";

/// A text that is being written, in the stage.
const DRAFT: &str = "draft";

/// What a run holds for as long as it works, in the stage.
const LOCK: &str = "lock";

/// The plan, in the stage. It is there once everything else in the stage is.
const PLAN: &str = "plan";

/// Files to be changed, by their paths from a root, with `/`: their new text, or nothing where they go.
pub type Changes = BTreeMap<String, Option<String>>;

/// A step of bringing changes to disk, for those who watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'p> {
    /// The new and the old text of a file are about to be staged.
    Stage(&'p str),
    /// The plan is about to be written.
    Plan,
    /// A file is about to be replaced or removed.
    Replace(&'p str),
    /// The stage is about to be removed.
    Finish,
}

/// Where and why the disk refused; or who watches did.
#[derive(Debug)]
pub struct TransactionError {
    /// Where.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

impl std::fmt::Display for TransactionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for TransactionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Makes all changes below `root`, or none of them. `watch` is told of each step before it is made and can stop there.
///
/// # Errors
///
/// The first that the disk or `watch` refuses; everything is as it was then.
pub fn commit(
    root: &Path,
    changes: &Changes,
    mut watch: impl FnMut(Step<'_>) -> io::Result<()>,
) -> Result<(), TransactionError> {
    let _held = Held::take(root)?;
    undo(root)?;
    let done = stage(root, changes, &mut watch).and_then(|()| {
        for path in changes.keys() {
            watch(Step::Replace(path)).and_then(|()| replace(root, path)).map_err(at(&root.join(path)))?;
        }
        watch(Step::Finish).and_then(|()| discard(root)).map_err(at(&root.join(STAGE)))
    });
    done.or_else(|error| undo(root).and(Err(error)))
}

/// Undoes what an interrupted [`commit`] left half-done below `root`; whether there was anything to undo.
///
/// # Errors
///
/// Where the disk refuses, or the other run is still at work. The stage stays, so that this can be tried again.
pub fn recover(root: &Path) -> Result<bool, TransactionError> {
    if !root.join(STAGE).exists() {
        return Ok(false);
    }
    let _held = Held::take(root)?;
    undo(root)
}

/// The stage, held by one run.
struct Held {
    stage: PathBuf,
    _lock: fs::File,
}

impl Held {
    /// Takes the stage.
    fn take(root: &Path) -> Result<Self, TransactionError> {
        let stage = root.join(STAGE);
        let path = stage.join(LOCK);
        let file = fs::create_dir_all(&stage).and_then(|()| fs::File::create(&path)).map_err(at(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { stage, _lock: file }),
            Err(fs::TryLockError::WouldBlock) => Err(at(&path)(io::Error::other("another run is changing files"))),
            Err(fs::TryLockError::Error(error)) => Err(at(&path)(error)),
        }
    }
}

impl Drop for Held {
    /// Leaves nothing, unless there is something to undo: a folder that is not empty stays.
    fn drop(&mut self) {
        let _ = fs::remove_file(self.stage.join(LOCK));
        let _ = fs::remove_dir(&self.stage);
    }
}

fn undo(root: &Path) -> Result<bool, TransactionError> {
    let stage = root.join(STAGE);
    // Without a plan nothing was replaced yet.
    let plan = match fs::read_to_string(stage.join(PLAN)) {
        Ok(plan) => plan,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(at(&stage.join(PLAN))(error)),
    };
    for path in plan.lines() {
        restore(root, path).map_err(at(&root.join(path)))?;
    }
    discard(root).map_err(at(&stage))?;
    Ok(!plan.is_empty())
}

fn stage(
    root: &Path,
    changes: &Changes,
    watch: &mut impl FnMut(Step<'_>) -> io::Result<()>,
) -> Result<(), TransactionError> {
    let stage = root.join(STAGE);
    for folder in [OLD, NEW].map(|folder| stage.join(folder)) {
        // Refuses what could not be removed of another run: nothing of it may be taken for a part of this one.
        fs::create_dir(&folder).map_err(at(&folder))?;
    }
    let mut plan = String::new();
    for (path, text) in changes {
        let write = || -> io::Result<()> {
            let (old, new) = (stage.join(OLD).join(path), stage.join(NEW).join(path));
            match fs::read(root.join(path)) {
                Ok(bytes) => write(&old, &bytes)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
            text.as_ref().map_or(Ok(()), |text| write(&new, text.as_bytes()))
        };
        watch(Step::Stage(path)).and_then(|()| write()).map_err(at(&root.join(path)))?;
        plan.push_str(path);
        plan.push('\n');
    }
    let draft = stage.join(DRAFT);
    let settle = || write(&draft, plan.as_bytes()).and_then(|()| fs::rename(&draft, stage.join(PLAN)));
    watch(Step::Plan).and_then(|()| settle()).map_err(at(&stage.join(PLAN)))
}

/// Writes a file so that it is there even if the machine stops.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use io::Write as _;
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn replace(root: &Path, path: &str) -> io::Result<()> {
    let (target, new) = (root.join(path), root.join(STAGE).join(NEW).join(path));
    if new.exists() {
        target.parent().map_or(Ok(()), fs::create_dir_all)?;
        return fs::rename(new, target);
    }
    remove(root, path)
}

/// Brings a file back to what it was; the old text stays staged until all are back.
fn restore(root: &Path, path: &str) -> io::Result<()> {
    let (target, old) = (root.join(path), root.join(STAGE).join(OLD).join(path));
    match fs::read(&old) {
        Ok(bytes) if fs::read(&target).is_ok_and(|found| found == bytes) => Ok(()),
        Ok(bytes) => {
            let draft = root.join(STAGE).join(DRAFT);
            write(&draft, &bytes)?;
            target.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::rename(draft, target)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => remove(root, path),
        Err(error) => Err(error),
    }
}

/// Removes a file if it is there, and the folders that it leaves empty.
fn remove(root: &Path, path: &str) -> io::Result<()> {
    let target = root.join(path);
    gone(fs::remove_file(&target))?;
    for folder in target.ancestors().skip(1).take_while(|folder| *folder != root) {
        // Fails on the first folder that is not empty, which is where to stop.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

fn discard(root: &Path) -> io::Result<()> {
    let stage = root.join(STAGE);
    // The plan goes first: without it the rest of the stage means nothing, and what stays of it is only untidy.
    gone(fs::remove_file(stage.join(PLAN)))?;
    for folder in [OLD, NEW] {
        let _ = fs::remove_dir_all(stage.join(folder));
    }
    let _ = fs::remove_file(stage.join(DRAFT));
    Ok(())
}

/// What is not there need not be removed.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

fn at(path: &Path) -> impl Fn(io::Error) -> TransactionError + '_ {
    move |error| TransactionError { path: path.to_owned(), error }
}
