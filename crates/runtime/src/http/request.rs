//! Requests: a client's way from an input to method, URI, headers and body.

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::error::operation::BuildError;
use http::HeaderValue;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use serde::Serialize;

use super::checksum::set_content_md5;
use super::parts::Parts;
use super::payload::to_json;
use super::uri::assemble;
use crate::codec::{Scope, Structure, write_object};
use crate::operation::Facts;
use crate::shape::any_in_body;

/// What a message's top level binds outside the JSON body. The macros implement it.
pub trait Bind: Structure {
    /// The keys of the query that members of their own write. A map for the query leaves them alone, set or not.
    const QUERY_KEYS: &'static [Option<&'static str>] = &[];

    /// Writes the bound members, in the model's order.
    ///
    /// # Errors
    ///
    /// Where a member that the request cannot do without is not set, or a value cannot travel where it is bound.
    fn bind(&self, parts: &mut Parts) -> Result<(), BuildError>;

    /// Takes out the member that is the body as a stream, if the model has one. An empty stream stays in its place.
    fn take_stream(&mut self) -> Option<ByteStream>;

    /// The member that gets a random id where the caller gives none, if the model has one.
    fn idempotency_token(&mut self) -> Option<&mut Option<String>> {
        None
    }

    /// The text of a member that is part of the host name, by its name in JSON.
    fn host_label(&self, _: &str) -> Option<&str> {
        None
    }
}

/// Text members of an input that tracing may show. `input!` implements it.
pub trait Attributes {
    /// The member of that name in the model, if it is a string, set and not sensitive.
    fn attribute<'a>(&'a self, member: &str) -> Option<&'a str>;
}

/// The body-bound members of a message's top level.
struct Body<'a, T>(&'a T);

impl<T: Structure> Serialize for Body<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_object(self.0, Scope::Body, serializer)
    }
}

/// Writes the body-bound members of a message's top level.
pub(crate) fn write_body<T: Structure>(value: &T) -> Result<SdkBody, BuildError> {
    to_json(&Body(value), value.size_hint())
}

/// Encodes an input as the request that the model binds it to.
///
/// # Errors
///
/// Where a label or a required query parameter is not set, or a value cannot travel where the model binds it.
#[inline]
pub fn encode_request<T: Bind>(facts: &Facts, input: &T) -> Result<http::Request<SdkBody>, BuildError> {
    let json: &dyn Fn() -> _ = &|| write_body(input);
    compose(facts, &|parts| input.bind(parts), const { any_in_body(T::MEMBERS) }.then_some(json))
}

/// Puts a request together: what binds members outside the body, and what writes the body. Compiled once, not for each
/// input.
fn compose(
    facts: &Facts,
    bind: &dyn Fn(&mut Parts) -> Result<(), BuildError>,
    json: Option<&dyn Fn() -> Result<SdkBody, BuildError>>,
) -> Result<http::Request<SdkBody>, BuildError> {
    let mut parts = Parts::default();
    bind(&mut parts)?;
    let body = match (parts.payload.take(), json) {
        (Some(payload), _) => Some(payload),
        (None, Some(json)) => {
            parts.headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
            Some(json()?)
        }
        (None, None) => None,
    };
    if let Some(length) = body.as_ref().and_then(SdkBody::content_length) {
        parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    let mut request = http::Request::new(body.unwrap_or_else(|| SdkBody::from("")));
    *request.method_mut() = http::Method::from_bytes(facts.method.as_bytes()).map_err(BuildError::other)?;
    *request.uri_mut() = assemble(facts.uri, &parts.labels, &parts.query).parse().map_err(BuildError::other)?;
    *request.headers_mut() = parts.headers;
    if facts.checksum_required {
        set_content_md5(&mut request)?;
    }
    Ok(request)
}
