//! What traits say about data: shapes, their members, the values of enumerations.

use serde_json::Value;

/// Documentation in the model's own form (HTML or CommonMark) and what else is only there to be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs {
    /// The text of `documentation`.
    pub text: Option<String>,
    /// Titles and addresses of `externalDocumentation`, ordered by title.
    pub links: Vec<(String, String)>,
    /// `deprecated`.
    pub deprecated: Option<Deprecated>,
    /// `since`: the version in which it appeared.
    pub since: Option<String>,
    /// `tags`.
    pub tags: Vec<String>,
    /// `unstable`: may still change.
    pub unstable: bool,
    /// `internal`: not for customers.
    pub internal: bool,
}

/// Why and since when something should no longer be used.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Deprecated {
    /// What to use in its place.
    pub message: Option<String>,
    /// The version that deprecated it.
    pub since: Option<String>,
}

/// Limits on values, of a shape or of a member; see [`Facts::constraints`](crate::smithy::Facts::constraints) for both
/// together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Constraints {
    /// `length`: of a string in characters, a blob in bytes, a list or map in entries.
    pub length: Option<Length>,
    /// `range` of a number.
    pub range: Option<Range>,
    /// `pattern` of a string: an ECMA-262 expression, not anchored.
    pub pattern: Option<String>,
    /// `uniqueItems` of a list.
    pub unique_items: bool,
}

/// Bounds of a length, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Length {
    /// The smallest length.
    pub min: Option<u64>,
    /// The largest length.
    pub max: Option<u64>,
}

/// Bounds of a number, both inclusive.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
pub struct Range {
    /// The smallest number.
    pub min: Option<Number>,
    /// The largest number.
    pub max: Option<Number>,
}

/// A number as a model writes it.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(untagged)]
pub enum Number {
    /// Without a fraction.
    Integer(i64),
    /// With a fraction or an exponent, or beyond 64 bits.
    Float(f64),
}

/// How an instant is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimestampFormat {
    /// Seconds since 1970 as a number.
    EpochSeconds,
    /// RFC 3339 in UTC.
    DateTime,
    /// RFC 7231 IMF-fixdate.
    HttpDate,
}

/// Who is to blame for an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fault {
    /// The caller.
    Client,
    /// The service.
    Server,
}

/// That an error may go away when the request is repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Retryable {
    /// Whether it means that requests come too fast.
    pub throttling: bool,
}

/// The JSON of protocol tests, read by [`protocol_test`](crate::smithy::protocol_test) where somebody asks for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProtocolTestTraits {
    /// `httpRequestTests`.
    pub(in crate::smithy) requests: Option<Value>,
    /// `httpResponseTests`.
    pub(in crate::smithy) responses: Option<Value>,
    /// `httpMalformedRequestTests`.
    pub(in crate::smithy) malformed: Option<Value>,
}

/// Traits of data shapes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShapeTraits {
    /// For readers.
    pub docs: Docs,
    /// Limits on values.
    pub constraints: Constraints,
    /// `sensitive`: never printed.
    pub sensitive: bool,
    /// `sparse`: entries of the list or map may be null.
    pub sparse: bool,
    /// `mediaType` of a string or blob.
    pub media_type: Option<String>,
    /// `timestampFormat`.
    pub timestamp_format: Option<TimestampFormat>,
    /// `streaming`: of a blob, its bytes come as a stream; of a union, it is an event stream.
    pub streaming: bool,
    /// `requiresLength`: the stream must know its length before it is sent.
    pub requires_length: bool,
    /// `error`, which makes a structure an error.
    pub error: Option<Fault>,
    /// `httpError`: the error's status.
    pub http_error: Option<u16>,
    /// `retryable`.
    pub retryable: Option<Retryable>,
    /// `input`: the structure is nothing but one operation's input, and its members may become optional.
    pub input: bool,
    /// `output`: the structure is nothing but one operation's output.
    pub output: bool,
    /// Protocol tests of an error.
    pub(in crate::smithy) tests: ProtocolTestTraits,
}

/// Where HTTP carries a member, as its trait says; see [`Facts::location`](crate::smithy::Facts::location) for what
/// that means in a given message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding {
    /// `httpLabel`.
    Label,
    /// `httpQuery`, with the parameter's name.
    Query(String),
    /// `httpQueryParams`.
    QueryParams,
    /// `httpHeader`, with the header's name as written.
    Header(String),
    /// `httpPrefixHeaders`, with the prefix, which may be empty.
    PrefixHeaders(String),
    /// `httpPayload`.
    Payload,
    /// `httpResponseCode`.
    ResponseCode,
}

/// Traits of members of lists, maps, structures and unions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemberTraits {
    /// For readers.
    pub docs: Docs,
    /// `required`.
    pub required: bool,
    /// `default`, as the model writes it; null takes a default away. See
    /// [`Facts::default_value`](crate::smithy::Facts::default_value) for its meaning.
    pub default: Option<Value>,
    /// `clientOptional`: optional for clients whatever else is said.
    pub client_optional: bool,
    /// The HTTP binding trait.
    pub binding: Option<Binding>,
    /// `jsonName`.
    pub json_name: Option<String>,
    /// `timestampFormat`.
    pub timestamp_format: Option<TimestampFormat>,
    /// Limits on values.
    pub constraints: Constraints,
    /// `sensitive`.
    pub sensitive: bool,
    /// `idempotencyToken`: filled in with a random id where the caller gives none.
    pub idempotency_token: bool,
    /// `hostLabel`: part of the host name.
    pub host_label: bool,
    /// `smithy.rules#contextParam`: the endpoint parameter that it gives.
    pub context_param: Option<String>,
    /// `eventHeader` or `eventPayload`, which only mean something in an event stream.
    pub event: bool,
}

/// Traits of the values of enumerations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnumTraits {
    /// For readers.
    pub docs: Docs,
}
