//! JSON text, read and written by code of our own.
//!
//! serde_json does more than bodies ask for, and a program pays for it: an exact reader of floats beside the one of the
//! standard library, numbers of any precision, errors with texts that may show values. What is accepted, refused and
//! written here is what serde_json accepts, refuses and writes; the tests hold each against it.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use read::{Error, Reader};
pub(super) use write::write;
