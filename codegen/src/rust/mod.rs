//! How Rust spells things: identifiers, types, literals, documentation. Knows no Smithy.
//!
//! Names of model elements arrive as plain text and leave as typed identifiers; nothing outside this module makes an
//! identifier, escapes a literal or lays out a documentation comment.

pub mod docs;
pub mod ident;
pub mod keyword;
pub mod literal;
pub mod names;
pub mod pattern;
pub mod proto;
pub mod row;
pub mod ty;
pub mod words;
