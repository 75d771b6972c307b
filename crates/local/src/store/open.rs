//! Opening the store, and its transactions.

use std::path::Path;

use redb::backends::InMemoryBackend;
use redb::{Database, DatabaseError, ReadableDatabase};

use super::{Record, StoreError, Tx};

/// The file in a data folder.
const FILE: &str = "state.redb";
/// The newest format of records that this version writes. Raised when an earlier version could no longer read them.
const FORMAT: u32 = 1;

/// What the store says of itself.
#[derive(Clone, PartialEq, prost::Message)]
struct Format {
    /// The format of all records.
    #[prost(uint32, tag = "1")]
    version: u32,
    /// How often the store was opened.
    #[prost(uint64, tag = "2")]
    openings: u64,
}

impl Record for Format {
    const TABLE: &'static str = "format";
}

/// The store.
#[derive(Debug)]
pub(crate) struct Store {
    database: Database,
    openings: u64,
}

impl Store {
    /// A store that lives as long as the program.
    pub(crate) fn memory() -> Result<Self, StoreError> {
        Self::prepare(Database::builder().create_with_backend(InMemoryBackend::new())?)
    }

    /// The store of a data folder, which is made if it is not there.
    pub(crate) fn folder(folder: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).map_err(|error| StoreError::Folder(folder.to_owned(), error))?;
        match Database::create(folder.join(FILE)) {
            Ok(database) => Self::prepare(database),
            Err(DatabaseError::DatabaseAlreadyOpen) => Err(StoreError::InUse(folder.to_owned())),
            Err(error) => Err(error.into()),
        }
    }

    fn prepare(database: Database) -> Result<Self, StoreError> {
        let mut store = Self { database, openings: 0 };
        store.openings = store.write(|tx| {
            let found: Format = tx.get("")?.unwrap_or(Format { version: FORMAT, openings: 0 });
            if found.version > FORMAT {
                return Err(StoreError::Newer { found: found.version, known: FORMAT });
            }
            tx.put("", &Format { version: FORMAT, openings: found.openings + 1 })?;
            Ok(found.openings)
        })?;
        Ok(store)
    }

    /// How often the store had been opened before. With it, ids that are not stored repeat none of an earlier run.
    pub(crate) fn openings(&self) -> u64 {
        self.openings
    }

    /// Removes every record from a transaction's view, but what the store says of itself.
    pub(crate) fn clear(tx: &Tx) -> Result<(), StoreError> {
        tx.clear(Format::TABLE)
    }

    /// Runs `work` in a transaction, which waits for the writer before it, and commits if it succeeds and has written.
    pub(crate) fn write<T, E: From<StoreError>>(&self, work: impl FnOnce(&Tx) -> Result<T, E>) -> Result<T, E> {
        let tx = Tx::writing(self.database.begin_write().map_err(StoreError::from)?);
        let result = work(&tx)?;
        tx.finish()?;
        Ok(result)
    }

    /// Runs `work` on the state as it is now. It waits for nobody, and cannot write.
    pub(crate) fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(&Tx) -> Result<T, E>) -> Result<T, E> {
        work(&Tx::reading(self.database.begin_read().map_err(StoreError::from)?))
    }
}
