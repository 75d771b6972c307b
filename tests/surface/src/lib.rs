//! The public interface of an SDK as a sorted list of lines, made from rustdoc's JSON, and what one list lacks of another.
//!
//! A line names an item by the path a program would write, relative to the SDK's root, whatever crate and private module
//! it is defined in ([`names`]), and says everything a caller can rely on ([`render`], [`items`]): a function's signature,
//! a field's type, a variant, an implemented trait, an external type behind a re-export, a feature.

pub mod docs;
pub mod expected;
pub mod items;
pub mod names;
pub mod render;
