//! What can go wrong with the store.

use std::fmt;
use std::path::PathBuf;

/// Why the store cannot be opened, read or written.
#[derive(Debug)]
pub(crate) enum StoreError {
    /// Another process has the folder open.
    InUse(PathBuf),
    /// The folder cannot be made or used.
    Folder(PathBuf, std::io::Error),
    /// It was written by a later version of this program.
    Newer {
        /// The format it has.
        found: u32,
        /// The newest format that this program knows.
        known: u32,
    },
    /// A record of this table cannot be read. Its key is not told: some are access tokens.
    Damaged {
        /// The table.
        table: &'static str,
    },
    /// Something was to be written in a transaction that only reads.
    ReadOnly,
    /// The database itself failed.
    Database(Box<redb::Error>),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse(path) => write!(
                f,
                "{} is in use by another process; stop it, or give this one a data folder of its own",
                path.display()
            ),
            Self::Folder(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Newer { found, known } => write!(
                f,
                "the data folder has format {found}, and this version knows formats up to {known}; use a later version"
            ),
            Self::Damaged { table } => write!(f, "a record of table {table} cannot be read"),
            Self::ReadOnly => f.write_str("a transaction that only reads was to write"),
            Self::Database(error) => write!(f, "the store failed: {error}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl<E: Into<redb::Error>> From<E> for StoreError {
    fn from(error: E) -> Self {
        Self::Database(Box::new(error.into()))
    }
}
