//! What a handler gets: the transaction, the time, and what there is to know of the service.

use std::cell::Cell;

use crate::failure::Failure;
use crate::ids;
use crate::moment::Moment;
use crate::settings::Settings;
use crate::store::{Record, Tx};
use crate::world::World;

/// One operation's work, or one due job's, in one transaction.
///
/// Everything that it writes is there after it succeeded, or nothing. It must take the time from here and ids from here;
/// then the same seed and calls give the same bytes.
pub(crate) struct Call<'a> {
    /// The state.
    pub(crate) tx: &'a Tx,
    /// The time: of the call, or when the job was due.
    pub(crate) now: Moment,
    /// What does not change while the service runs.
    pub(crate) world: &'a World,
    published: Cell<bool>,
}

impl<'a> Call<'a> {
    pub(crate) fn new(tx: &'a Tx, now: Moment, world: &'a World) -> Self {
        Self { tx, now, world, published: Cell::new(false) }
    }

    /// Switches and delays.
    pub(crate) fn settings(&self) -> &'a Settings {
        &self.world.settings
    }

    /// The record of a key.
    pub(crate) fn get<R: Record>(&self, key: &str) -> Result<Option<R>, Failure> {
        Ok(self.tx.get(key)?)
    }

    /// Puts a record in the place of one that may be there.
    pub(crate) fn put<R: Record>(&self, key: &str, record: &R) -> Result<(), Failure> {
        Ok(self.tx.put(key, record)?)
    }

    /// Removes a record. Was it there?
    pub(crate) fn remove<R: Record>(&self, key: &str) -> Result<bool, Failure> {
        Ok(self.tx.remove::<R>(key)?)
    }

    /// All keys and records whose key begins with `prefix`, in order of keys. For tables that stay small.
    pub(crate) fn all<R: Record>(&self, prefix: &str) -> Result<Vec<(String, R)>, Failure> {
        Ok(self.tx.scan(prefix, None, usize::MAX)?)
    }

    /// A new id of 32 hexadecimal digits, as AWS gives them.
    pub(crate) fn hex_id(&self, kind: &'static str) -> Result<String, Failure> {
        Ok(hex::encode(ids::next(self.tx, self.world.seed, kind)?))
    }

    /// A new UUID.
    pub(crate) fn uuid(&self, kind: &'static str) -> Result<String, Failure> {
        Ok(ids::uuid(ids::next(self.tx, self.world.seed, kind)?))
    }

    /// A new id of 15 digits, as Meta gives them.
    pub(crate) fn digits(&self, kind: &'static str) -> Result<String, Failure> {
        Ok(ids::digits(ids::next(self.tx, self.world.seed, kind)?))
    }

    /// A new id of a WhatsApp message (`wamid.…`), sent to or by a person with these digits.
    pub(crate) fn wamid(&self, person: &str) -> Result<String, Failure> {
        Ok(ids::wamid(ids::next(self.tx, self.world.seed, "wamid")?, person))
    }

    /// Notes that there is an event, so that whoever waits for one is woken after the commit.
    pub(crate) fn note_event(&self) {
        self.published.set(true);
    }

    pub(crate) fn has_event(&self) -> bool {
        self.published.get()
    }
}
