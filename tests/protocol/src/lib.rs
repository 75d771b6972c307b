//! What generated protocol tests call.
//!
//! `cargo xtask protocol-tests` turns the protocol tests of a model into a program on the crates made of that model. The
//! program states each case and the calls that it is about; everything that all such programs have in common is here:
//! what a case says, the exchange that stands in for the network, comparisons, and the account of what passed.

mod body;
mod case;
mod client;
pub mod endpoint;
mod exchange;
mod incoming;
mod suite;
pub mod value;

pub use aws_smithy_types::error::metadata::ProvideErrorMetadata;
pub use case::{Message, RequestCase, ResponseCase};
pub use exchange::Exchange;
pub use incoming::Incoming;
pub use suite::{Side, Suite, run};

/// Values that cases are made of.
pub mod primitives {
    pub use aws_smithy_types::byte_stream::ByteStream;
    pub use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
}

/// What the tests of servers name.
pub mod server {
    pub use restjson_runtime::operation::Operation;
    pub use restjson_runtime::server::{EncodeError, ServerOperation, not_implemented};
}

/// What is wrong, in lines.
pub type Problem = String;
