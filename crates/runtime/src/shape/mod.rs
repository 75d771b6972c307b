//! The macros that declare shapes.
//!
//! A generated file states a shape once, member by member, as a table; the macro gives it what the official SDK's types
//! have: public fields, accessors, a builder, `Debug` without sensitive values, and the codec and serde implementations.
//!
//! | macro | declares |
//! |---|---|
//! | [`structure!`](crate::structure) | a structure |
//! | [`input!`](crate::input) | an operation's input: a structure whose members are bound to a request |
//! | [`output!`](crate::output) | an operation's output: a structure with a request id |
//! | [`error_structure!`](crate::error_structure) | a modelled error: a structure with code, message and request id |
//! | [`union!`](crate::union) | exactly one of several members |
//! | [`open_enum!`](crate::open_enum) | a string of a known set, open to later values |
//! | [`operation_error!`](crate::operation_error) | what one operation can fail with |
//!
//! # A member's row
//!
//! ```text
//! key (set_key, get_key): required String = "key" in query("k") as HttpDate, sensitive where (length(1..)) => default;
//! ```
//!
//! From left to right: the field and its two other builder methods; its presence; its type; its name in JSON; where it
//! travels in HTTP, if not in the body; its form, if not [`Plain`](crate::codec::Plain); flags; what a server demands of its
//! values; its default.
//!
//! | presence | in Rust | when built | when read strictly |
//! |---|---|---|---|
//! | `required` | `T` | must be set | must be there |
//! | `expected` | `Option<T>`: an input's member, or a structure, which nothing can stand in for | may be missing | must be there |
//! | `optional` | `Option<T>` | may be missing | may be missing |
//! | `default` | `T` | default if missing | default if missing |
//!
//! A server puts the default of an `optional` or `expected` member in its place too; nobody else does.
//!
//! Types are one token tree: `String`, `i32`, `Tag`, `[Tag]` for a list, `{String => Tag}` for a map, and any other type
//! in parentheses: `(Box<Tag>)`.

mod accessor;
mod bound;
mod debug;
mod enumeration;
mod error;
mod header;
mod member;
mod rules;
mod structure;
mod support;
mod union;
mod wire;

#[doc(hidden)]
pub use debug::fields;
pub use header::Headers;
#[cfg(feature = "server")]
pub(crate) use header::joined;
#[doc(hidden)]
pub use header::{read_header, read_prefix_headers};
pub use support::{ModeledError, OfMessage, Place, ReadBound, Received, WithRequestId};
#[doc(hidden)]
pub use support::{any_in_body, display_error, display_unhandled};
