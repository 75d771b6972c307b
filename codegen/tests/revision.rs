//! The recorded revisions: they can be put together, they say what they should, and a broken one says where.

#[path = "revision/adopt.rs"]
mod adopt;
#[path = "revision/broken.rs"]
mod broken;
#[path = "revision/history.rs"]
mod history;
#[path = "revision/laws.rs"]
mod laws;
