//! What a change of a public interface really asks of a version number: crates generated from many models, documented in
//! one run, and their interfaces compared line by line.

pub mod build;
pub mod truth;
