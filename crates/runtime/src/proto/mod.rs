//! Messages in protobuf, and what connects them with the types.
//!
//! A generated module `proto` lists the messages of its crate for [`messages!`](crate::messages): per member its field
//! number, name and type. Each message is a type of its own that implements [`prost::Message`] and has all of its fields
//! public and optional, as protobuf wants them; `From` makes it of the shape, `TryFrom` gives the shape back. Nothing here
//! knows a model.
//!
//! # What stands for what
//!
//! | in Rust | in protobuf | why |
//! |---|---|---|
//! | `bool`, `i32`, `i64`, `f32`, `f64`, `String`, [`Blob`] | `bool`, `int32`, `int64`, `float`, `double`, `string`, `bytes` | |
//! | `i8`, `i16` | `int32` | there is nothing smaller; a number out of range is an error when read |
//! | an enum | `string` | a number says nothing to a reader who does not know it; a text does, and is kept |
//! | [`DateTime`](crate::primitives::DateTime) | `google.protobuf.Timestamp` | seconds and nanoseconds; also beyond the years that Google's own helpers take |
//! | [`Document`](crate::primitives::Document) | [`Document`] | `google.protobuf.Value` has no 64-bit numbers |
//! | list, map | a message with one field: [`List`], [`Map`] | a bare `repeated` field cannot tell empty from absent |
//! | an entry of a sparse list or map | [`Sparse`] | protobuf has no null |
//! | structure | a message, every field `optional` | absent is told from empty and from zero |
//! | union | a message with a `oneof` | none of it set is a member that the reader does not know |
//!
//! What is not a member (an output's request id, an error's metadata) is no part of a message. A stream has no form here;
//! the generator makes no messages of structures with one, and says so. Readers refuse what is nested deeper than 100
//! levels, as all of protobuf does; a list is a level of its own, and a map two. Writers do not look: a value that may be so
//! deep, such as a [`Document`], has to be read once before its bytes are all that is left of it.
//!
//! A member that some revisions require and others do not may be missing in bytes. Where its type has no room for that, the
//! value read has what a client supplies for it (an empty text, zero, an empty list), and writes it again as if it had been
//! there.

mod collection;
mod document;
mod field;
mod macros;
mod timestamp;
mod value;

pub use collection::{List, Map, Sparse};
pub use document::Document;
pub use field::Field;
pub use prost;
pub use timestamp::Timestamp;
pub use value::{Form, Proto};
#[doc(hidden)]
pub use value::{demand, give, read, take};

#[cfg(doc)]
use crate::primitives::Blob;
