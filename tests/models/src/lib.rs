//! Crates generated from models that are not our own: see `tests/compile.rs`.
