//! What the store keeps of the service itself.

use crate::store::Record;

/// How the state began. Its key is empty.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct OriginRecord {
    /// Where ids come from. It stays, whatever later runs say.
    #[prost(uint64, tag = "1")]
    pub(crate) seed: u64,
    /// SHA-256 of the scenario that it began with.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) scenario: Vec<u8>,
    /// The text of that scenario: its settings hold, and a reset goes back to it, where a later run names none.
    #[prost(string, tag = "3")]
    pub(crate) source: String,
}

/// What a manual clock showed at the last change. Its key is empty.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ClockRecord {
    /// A [`Moment`](crate::moment::Moment).
    #[prost(uint64, tag = "1")]
    pub(crate) at: u64,
}

impl Record for OriginRecord {
    const TABLE: &'static str = "origin";
}

impl Record for ClockRecord {
    const TABLE: &'static str = "clock";
}
