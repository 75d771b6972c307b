//! Laws of generated operations, for any model.
//!
//! For values that are made up from the model: decoding what was encoded gives the value back, in the form that its
//! bindings can carry (`canon`), in both directions; that form is its own; and the router finds the operation that
//! encoded a request. For requests and responses that nobody would send: decoding them does not panic, and allocates no
//! more than a small multiple of what came.
//!
//! The test of this package generates the crates of a model and a program that calls [`run`] with each operation. Streams
//! have no JSON form and are left to the protocol tests.

mod bound;
mod canon;
mod fuzz;
mod made_up;
mod operation;

pub use operation::{Laws, run};
