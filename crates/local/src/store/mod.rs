//! Where all state lives: redb, in memory or in one file of a data folder. One writer at a time.
//!
//! What was committed survives a kill at any moment; an answer is sent after its commit. Records are protobuf messages
//! ([`Record`]), so that a folder opens at a later revision.

mod error;
mod open;
#[cfg(test)]
mod tests;
mod tx;

pub(crate) use error::StoreError;
pub(crate) use open::Store;
pub(crate) use tx::Tx;

/// What can be stored: a protobuf message in a table of its own.
///
/// Tags are never used for something else, once released: a folder may have been written by any earlier version.
pub(crate) trait Record: prost::Message + Default {
    /// The table's name, never changed once released.
    const TABLE: &'static str;
}
