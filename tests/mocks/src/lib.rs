//! See `tests/mocks.rs`.
