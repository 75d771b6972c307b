//! An operation as a type: what it takes, what it answers, and its HTTP form as a client sees it.
//!
//! Everything here is sans-IO. A generated marker such as `SendWhatsAppMessage` implements [`Operation`]; the client's
//! orchestration, the tests and anyone with a transport of their own are generic over it.

use std::fmt::Debug;

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::error::operation::BuildError;
use aws_smithy_types::retry::ProvideErrorKind;

use crate::error::BoxError;
use crate::shape::Headers;

/// One API operation.
pub trait Operation: Debug + Clone + Default + Send + Sync + 'static {
    /// What the caller provides.
    type Input: Debug + Send + Sync + 'static;
    /// Collects the input member by member.
    type InputBuilder: Debug + Default + Send + Sync + 'static;
    /// What a successful call answers.
    type Output: Debug + Send + Sync + 'static;
    /// What a failed call answers.
    type Error: OperationError;

    /// What the model says about the operation as a whole.
    const FACTS: Facts;

    /// Builds the input.
    ///
    /// # Errors
    ///
    /// Where the builder lacks a member that the input's type cannot do without.
    fn build_input(builder: Self::InputBuilder) -> Result<Self::Input, BuildError>;

    /// Writes the request: method, path and query, headers, body. Host and signature come later.
    ///
    /// # Errors
    ///
    /// Where a label or a required query parameter is not set or empty, or a value cannot travel where it is bound.
    fn encode_request(input: &Self::Input) -> Result<http::Request<SdkBody>, BuildError>;

    /// The same of an input that is given away, so that its body may be a stream.
    ///
    /// # Errors
    ///
    /// See [`encode_request`](Self::encode_request); and where the model requires the length of a stream, and it is not
    /// known.
    fn into_request(input: Self::Input) -> Result<http::Request<SdkBody>, BuildError> {
        Self::encode_request(&input)
    }

    /// Reads a response, be it a success or an error.
    ///
    /// # Errors
    ///
    /// What the service answered with any status but 2xx, and an unhandled error where a response does not fit the model.
    fn decode_response(response: Response<'_>) -> Result<Self::Output, Self::Error>;

    /// Reads a response whose body is a stream, which the output takes over. The body of `response` is empty then.
    ///
    /// # Errors
    ///
    /// See [`decode_response`](Self::decode_response).
    fn decode_stream(response: Response<'_>, _: ByteStream) -> Result<Self::Output, Self::Error> {
        Self::decode_response(response)
    }

    /// The input member that gets a random id where the caller gives none, if the model has one.
    fn idempotency_token(_: &mut Self::Input) -> Option<&mut Option<String>> {
        None
    }

    /// What stands before the endpoint's host name, if the model says.
    ///
    /// # Errors
    ///
    /// Where an input member that is part of it is not set, or cannot be part of a host name.
    fn host_prefix(_: &Self::Input) -> Result<Option<String>, BuildError> {
        Ok(None)
    }

    /// The input member of that name in the model, if it is a string, set and not sensitive: for tracing.
    fn input_attribute<'a>(input: &'a Self::Input, member: &str) -> Option<&'a str>;
}

/// What an operation fails with, as decoding makes it. `operation_error!` implements it.
pub trait OperationError: std::error::Error + ProvideErrorMetadata + ProvideErrorKind + Send + Sync + 'static {
    /// An error that is none of the modelled ones, or one that could not be read.
    fn unhandled(source: BoxError, meta: ErrorMetadata) -> Self;

    /// Reads the error that the response names by its code.
    fn decode(code: &str, response: Response<'_>, meta: ErrorMetadata) -> Self;
}

/// Facts of an operation that do not depend on its input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The operation's name in the model.
    pub name: &'static str,
    /// HTTP method.
    pub method: &'static str,
    /// URI template, relative to the endpoint.
    pub uri: &'static str,
    /// Whether the model promises no side effect.
    pub readonly: bool,
    /// Whether the model promises that a repetition changes nothing more.
    pub idempotent: bool,
    /// Whether the output's body is a stream.
    pub streaming_output: bool,
    /// Whether the length of a request's stream must be known.
    pub requires_length: bool,
    /// Whether the signature leaves out the body.
    pub unsigned_payload: bool,
    /// Whether requests carry Content-MD5.
    pub checksum_required: bool,
    /// Whether the service takes requests in gzip.
    pub gzip: bool,
    /// What stands before the endpoint's host name, with labels in braces.
    pub host_prefix: Option<&'static str>,
    /// Names of the members that page through results.
    pub pagination: Option<Pagination>,
    /// The status of success, where the output does not carry one.
    pub code: u16,
    /// Whether the model has no input structure, so that a request has no body at all.
    pub no_input: bool,
    /// Whether the model has no output structure, so that a response has no body at all.
    pub no_output: bool,
}

impl Facts {
    /// An operation that is neither readonly nor idempotent, does not page, and answers 200.
    pub const fn new(name: &'static str, method: &'static str, uri: &'static str) -> Self {
        Self {
            name,
            method,
            uri,
            readonly: false,
            idempotent: false,
            streaming_output: false,
            requires_length: false,
            unsigned_payload: false,
            checksum_required: false,
            gzip: false,
            host_prefix: None,
            pagination: None,
            code: 200,
            no_input: false,
            no_output: false,
        }
    }
}

/// Members by which an operation pages, by their names in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pagination {
    /// Input member that carries the token.
    pub input_token: &'static str,
    /// Path in the output to the next token.
    pub output_token: &'static str,
    /// Path in the output to the page's items.
    pub items: Option<&'static str>,
    /// Input member that limits a page.
    pub page_size: Option<&'static str>,
}

/// A response as the decoder needs it.
#[derive(Clone, Copy)]
pub struct Response<'a> {
    /// HTTP status code.
    pub status: u16,
    /// Headers.
    pub headers: &'a dyn Headers,
    /// The whole body.
    pub body: &'a [u8],
}

impl Headers for http::HeaderMap {
    fn get(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok())
    }
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a str)) {
        for (name, value) in self {
            if let Ok(value) = std::str::from_utf8(value.as_bytes()) {
                visit(name.as_str(), value);
            }
        }
    }
}

/// Sends an operation. The generated client implements it, so that an input builder can be sent with any client.
pub trait Invoke<O: Operation> {
    /// What a failed call answers.
    type Error;
    /// Builds the input and sends it.
    ///
    /// # Errors
    ///
    /// Where the input cannot be built or sent, and what the service fails with.
    fn invoke(&self, input: O::InputBuilder) -> impl Future<Output = Result<O::Output, Self::Error>> + Send;
}
