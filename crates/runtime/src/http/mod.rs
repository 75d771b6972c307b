//! HTTP bindings: where a member travels, written and read as values, with no input or output of their own.

mod decode;
mod error;
mod macros;
mod payload;
mod request;
mod response;
mod stream;
mod uri;

pub use payload::{Payload, RawBytes, RawText};
pub use request::{Attributes, Bind, Need, Parts, QueryValues, encode_request};
pub use response::{decode_modeled, decode_response, decode_stream};
pub use stream::into_request;
#[cfg(feature = "server")]
pub(crate) use {request::write_body, response::read_members};

/// A request without host and signature.
pub type Request = ::http::Request<aws_smithy_types::body::SdkBody>;
