//! From views to disk: templates, formatting, and what happens to files that are there already.

#[path = "emit/engine.rs"]
mod engine;
#[path = "emit/file_set.rs"]
mod file_set;
#[path = "emit/format.rs"]
mod format;
#[path = "emit/sync.rs"]
mod sync;
#[path = "emit/transaction.rs"]
mod transaction;
