//! Meta's library of ready-made templates: a few entries of our own, and those of a scenario.

mod adopt;
mod entry;
mod search;

pub(crate) use adopt::adopt;
pub(crate) use entry::{plant, read_entry};
pub(crate) use search::list;
