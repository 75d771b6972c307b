//! Events: records with a sequence number, in the envelope that AWS publishes.

mod record;
mod view;

pub(crate) use record::{Draft, EventRecord, key, publish};
pub use view::{Events, LocalEvent};
