//! What the macros' implementations share.

use std::fmt::{self, Formatter};

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::error::ErrorMetadata;

use crate::codec::{Context, Member, Structure};
use crate::error::{DecodeError, Unhandled};
use crate::shape::Headers;

/// An output that remembers the id which the service gave its call.
pub trait WithRequestId {
    /// Sets or clears the request id.
    fn set_request_id(&mut self, request_id: Option<String>);
}

/// A modelled error.
pub trait ModeledError: Structure {
    /// Adds what the response said beside the error's own members; the message, if they lack it, is taken from there.
    fn complete(builder: &mut Self::Builder, meta: ErrorMetadata);

    /// What makes it of a message and the rest, if it has no member but an optional `message` in the body, as most have.
    /// These are read by one reader.
    const OF_MESSAGE: Option<OfMessage<Self>> = None;
}

/// See [`ModeledError::OF_MESSAGE`].
pub type OfMessage<T> = fn(Option<String>, ErrorMetadata) -> T;

/// Where a member of a message's top level travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the JSON body.
    Body,
    /// In the path.
    Label,
    /// A query parameter, or the items of one that repeats.
    Query(&'static str),
    /// All query parameters.
    Params,
    /// A header, its name in lower case.
    Header(&'static str),
    /// All headers with this prefix, in lower case.
    Prefix(&'static str),
    /// The status of a response.
    Status,
    /// The whole body, of this media type.
    Payload(&'static str),
    /// The whole body as a stream, of this media type.
    Stream(&'static str),
}

/// A message that is read. A response has neither labels nor a query, a request has no status.
#[derive(Clone, Copy)]
pub struct Received<'a> {
    /// HTTP status code.
    pub status: u16,
    /// Headers.
    pub headers: &'a dyn Headers,
    /// The whole body.
    pub body: &'a [u8],
    /// The labels of the path by name, percent-encoded.
    pub labels: &'a [(&'static str, &'a str)],
    /// The query, percent-encoded, without its question mark.
    pub query: &'a str,
}

/// Reads the members of a message's top level that do not travel in its JSON body. The macros implement it.
pub trait ReadBound: Structure {
    /// Whether any member travels in the body.
    const HAS_BODY: bool = any_in_body(Self::MEMBERS);
    /// Where each member travels, in the order of the member table.
    const PLACES: &'static [Place];

    /// Reads them; the context takes the problems with single values.
    ///
    /// # Errors
    ///
    /// Where a member that is the whole body cannot be read.
    fn read_bound(builder: &mut Self::Builder, from: &Received<'_>, cx: &mut Context) -> Result<(), DecodeError>;

    /// Takes the body as a stream; a structure without such a member drops it.
    fn set_stream(&mut self, stream: ByteStream);
}

/// Whether any member travels in a body.
pub const fn any_in_body(members: &[Member]) -> bool {
    let mut at = 0;
    while at < members.len() {
        if members[at].in_body {
            return true;
        }
        at += 1;
    }
    false
}

/// The message of an error structure, whether the model requires it or not.
pub trait Message {
    /// The text, if there is one.
    fn text(&self) -> Option<&str>;
}

impl Message for String {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Message for Option<String> {
    fn text(&self) -> Option<&str> {
        self.as_deref()
    }
}

/// `ValidationException: the message`.
pub fn display_error(f: &mut Formatter<'_>, name: &str, message: &impl Message) -> fmt::Result {
    f.write_str(name)?;
    match message.text() {
        Some(text) => write!(f, ": {text}"),
        None => Ok(()),
    }
}

/// `unhandled error (TheCode)`.
pub fn display_unhandled(f: &mut Formatter<'_>, error: &Unhandled) -> fmt::Result {
    match error.meta().code() {
        Some(code) => write!(f, "unhandled error ({code})"),
        None => f.write_str("unhandled error"),
    }
}
