//! HTTP bindings: where a member travels, written and read as values, with no input or output of their own.

mod checksum;
mod decode;
mod error;
mod host;
mod input;
mod json;
mod lone_message;
mod member;
mod operation;
mod output;
mod parts;
mod payload;
mod request;
mod response;
mod stream;
mod tree;
mod uri;

pub use host::{host_prefix, is_host_label};
pub use parts::{Need, Parts, QueryValues};
pub use payload::{Payload, RawBytes, RawText, read_payload};
pub use request::{Attributes, Bind, encode_request};
pub use response::{decode_modeled, decode_response, decode_stream};
pub use stream::into_request;
#[cfg(feature = "server")]
pub(crate) use {request::write_body, response::read_members};
#[cfg(feature = "client")]
pub(crate) use {
    tree::Tree,
    uri::{RESERVED, RESERVED_IN_GREEDY},
};

/// A request without host and signature.
pub type Request = ::http::Request<aws_smithy_types::body::SdkBody>;
