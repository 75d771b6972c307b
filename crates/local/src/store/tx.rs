//! A transaction: records by key, in order.

use std::cell::Cell;
use std::ops::Bound;

use redb::{ReadTransaction, ReadableTable, TableDefinition, TableError, TableHandle, WriteTransaction};

use super::{Record, StoreError};

enum Mode {
    Read(ReadTransaction),
    Write(Box<WriteTransaction>),
}

/// A transaction. Dropped without [`finish`](Self::finish), it leaves nothing.
pub(crate) struct Tx {
    mode: Mode,
    written: Cell<bool>,
}

fn table<R: Record>() -> TableDefinition<'static, &'static str, &'static [u8]> {
    TableDefinition::new(R::TABLE)
}

fn decode<R: Record>(bytes: &[u8]) -> Result<R, StoreError> {
    R::decode(bytes).map_err(|_| StoreError::Damaged { table: R::TABLE })
}

/// Keys and records of a table that begin with `prefix` and come after `after`, at most `most`.
fn collect<R: Record>(
    table: &impl ReadableTable<&'static str, &'static [u8]>,
    prefix: &str,
    after: Option<&str>,
    most: usize,
) -> Result<Vec<(String, R)>, StoreError> {
    let from = match after {
        Some(after) if after >= prefix => Bound::Excluded(after),
        _ => Bound::Included(prefix),
    };
    let mut found = Vec::new();
    for row in table.range::<&str>((from, Bound::Unbounded))?.take(most) {
        let (key, value) = row?;
        if !key.value().starts_with(prefix) {
            break;
        }
        found.push((key.value().to_owned(), decode(value.value())?));
    }
    Ok(found)
}

impl Tx {
    pub(super) fn reading(tx: ReadTransaction) -> Self {
        Self { mode: Mode::Read(tx), written: Cell::new(false) }
    }

    pub(super) fn writing(tx: WriteTransaction) -> Self {
        Self { mode: Mode::Write(Box::new(tx)), written: Cell::new(false) }
    }

    /// Commits what was written.
    pub(super) fn finish(self) -> Result<(), StoreError> {
        match self.mode {
            Mode::Write(tx) if self.written.get() => Ok(tx.commit()?),
            Mode::Write(tx) => Ok(tx.abort()?),
            Mode::Read(_) => Ok(()),
        }
    }

    /// Was anything written?
    pub(crate) fn is_written(&self) -> bool {
        self.written.get()
    }

    /// Removes every table but this one.
    pub(crate) fn clear(&self, but: &str) -> Result<(), StoreError> {
        let Mode::Write(tx) = &self.mode else { return Err(StoreError::ReadOnly) };
        self.written.set(true);
        for table in tx.list_tables()?.filter(|table| table.name() != but) {
            tx.delete_table(table)?;
        }
        Ok(())
    }

    /// The record of a key.
    pub(crate) fn get<R: Record>(&self, key: &str) -> Result<Option<R>, StoreError> {
        let found = match &self.mode {
            Mode::Read(tx) => match tx.open_table(table::<R>()) {
                Ok(table) => table.get(key)?.map(|bytes| decode(bytes.value())),
                Err(TableError::TableDoesNotExist(_)) => None,
                Err(error) => return Err(error.into()),
            },
            Mode::Write(tx) => tx.open_table(table::<R>())?.get(key)?.map(|bytes| decode(bytes.value())),
        };
        found.transpose()
    }

    /// Puts a record in the place of one that may be there.
    pub(crate) fn put<R: Record>(&self, key: &str, record: &R) -> Result<(), StoreError> {
        let Mode::Write(tx) = &self.mode else { return Err(StoreError::ReadOnly) };
        self.written.set(true);
        tx.open_table(table::<R>())?.insert(key, record.encode_to_vec().as_slice())?;
        Ok(())
    }

    /// Removes a record. Was it there?
    pub(crate) fn remove<R: Record>(&self, key: &str) -> Result<bool, StoreError> {
        let Mode::Write(tx) = &self.mode else { return Err(StoreError::ReadOnly) };
        self.written.set(true);
        Ok(tx.open_table(table::<R>())?.remove(key)?.is_some())
    }

    /// Keys and records in order of keys: those that begin with `prefix` and come after `after`, at most `most`.
    pub(crate) fn scan<R: Record>(
        &self,
        prefix: &str,
        after: Option<&str>,
        most: usize,
    ) -> Result<Vec<(String, R)>, StoreError> {
        match &self.mode {
            Mode::Read(tx) => match tx.open_table(table::<R>()) {
                Ok(table) => collect(&table, prefix, after, most),
                Err(TableError::TableDoesNotExist(_)) => Ok(Vec::new()),
                Err(error) => Err(error.into()),
            },
            Mode::Write(tx) => collect(&tx.open_table(table::<R>())?, prefix, after, most),
        }
    }
}
