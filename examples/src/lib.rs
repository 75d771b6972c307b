//! The programs of the README. Its other fragments of Rust are compiled here.
#![doc = include_str!("../../README.md")]
