//! Text to disk: the only module that touches it.
//!
//! A generation is a [`FileSet`], formatted by [`format()`] and brought to disk by [`sync()`],
//! which writes, checks or prints through one code path. [`transaction`] changes more than the crates, all of it or nothing.

mod diff;
mod file_set;
mod format;
mod stage;
mod sync;
pub mod transaction;

pub use file_set::{FileSet, FileSetError};
pub use format::{FormatError, format};
pub use sync::{Mode, Report, SyncError, keep, sync};
