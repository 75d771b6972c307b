//! Rust's spelling: identifiers, who gets which, types, literals and documentation.

#[path = "names/docs.rs"]
mod docs;
#[path = "names/ident.rs"]
mod ident;
#[path = "names/scope.rs"]
mod scope;
#[path = "names/spelling.rs"]
mod spelling;
