//! Models that are not our own: small ones (`tests/compile.rs`), those that AWS publishes (`tests/upstream.rs`), and large
//! ones (`tests/growth.rs`); and one with wrong protocol tests (`tests/harness.rs`).
