//! One scenario, as data, that every client takes against the local service: each operation with success, each error that
//! an operation declares, and what the messages became. The same steps, seed and clock make the same transcript, to the
//! letter, whichever client took them.

pub mod client;
pub mod coverage;
pub mod faults;
pub mod http;
pub mod install;
pub mod judge;
pub mod model;
pub mod process;
pub mod server;
pub mod step;
pub mod transcript;
