//! Single cases: parameters on one side, a message on the other.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::Side;

/// An input, and the request that a client makes of it and a server takes it from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestTest {
    /// The case's name.
    pub id: String,
    /// The id of its protocol's trait.
    pub protocol: String,
    /// The side that it is for; both where it does not say.
    #[serde(default)]
    pub applies_to: Option<Side>,
    /// The method.
    pub method: String,
    /// The path, encoded, without query.
    pub uri: String,
    /// The client's endpoint: a host, possibly with a path.
    #[serde(default)]
    pub host: Option<String>,
    /// The host that the request goes to.
    #[serde(default)]
    pub resolved_host: Option<String>,
    /// The id of the authentication scheme to assume.
    #[serde(default)]
    pub auth_scheme: Option<String>,
    /// Query parameters that must be there, as `key=value`, encoded.
    #[serde(default)]
    pub query_params: Vec<String>,
    /// Keys that must not be in the query.
    #[serde(default)]
    pub forbid_query_params: Vec<String>,
    /// Keys that must be in the query.
    #[serde(default)]
    pub require_query_params: Vec<String>,
    /// Headers that must be there, with their values.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Headers that must not be there.
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    /// Headers that must be there.
    #[serde(default)]
    pub require_headers: Vec<String>,
    /// The body; nothing is said about it where absent.
    #[serde(default)]
    pub body: Option<String>,
    /// What the body is, which says how two are compared.
    #[serde(default)]
    pub body_media_type: Option<String>,
    /// The input.
    #[serde(default)]
    pub params: Value,
    /// Settings that one vendor's clients know.
    #[serde(default)]
    pub vendor_params: Option<Value>,
    /// The id of the shape of these settings.
    #[serde(default)]
    pub vendor_params_shape: Option<String>,
    /// What it shows.
    #[serde(default)]
    pub documentation: Option<String>,
    /// Words to choose cases by.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// A response, and the output or error that a client takes from it and a server makes it of.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ResponseTest {
    /// The case's name.
    pub id: String,
    /// The id of its protocol's trait.
    pub protocol: String,
    /// The side that it is for; both where it does not say.
    #[serde(default)]
    pub applies_to: Option<Side>,
    /// The status.
    pub code: u16,
    /// The id of the authentication scheme to assume.
    #[serde(default)]
    pub auth_scheme: Option<String>,
    /// Headers that are, or must be, there.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Headers that must not be there.
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    /// Headers that must be there.
    #[serde(default)]
    pub require_headers: Vec<String>,
    /// The body; nothing is said about it where absent.
    #[serde(default)]
    pub body: Option<String>,
    /// What the body is, which says how two are compared.
    #[serde(default)]
    pub body_media_type: Option<String>,
    /// The output or error.
    #[serde(default)]
    pub params: Value,
    /// Settings that one vendor's clients know.
    #[serde(default)]
    pub vendor_params: Option<Value>,
    /// The id of the shape of these settings.
    #[serde(default)]
    pub vendor_params_shape: Option<String>,
    /// What it shows.
    #[serde(default)]
    pub documentation: Option<String>,
    /// Words to choose cases by.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// A request that a server must refuse, and how.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MalformedTest {
    /// The case's name.
    pub id: String,
    /// The id of its protocol's trait.
    pub protocol: String,
    /// What is sent.
    pub request: MalformedRequest,
    /// What must come back.
    pub response: Rejection,
    /// What it shows.
    #[serde(default)]
    pub documentation: Option<String>,
    /// Words to choose cases by.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// A request with something wrong in it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MalformedRequest {
    /// The method.
    pub method: String,
    /// The path, encoded, without query.
    pub uri: String,
    /// The host that it comes to.
    #[serde(default)]
    pub host: Option<String>,
    /// Query parameters, as `key=value`, encoded.
    #[serde(default)]
    pub query_params: Vec<String>,
    /// Headers.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The body.
    #[serde(default)]
    pub body: Option<String>,
    /// What the body is.
    #[serde(default)]
    pub body_media_type: Option<String>,
}

/// How a server must refuse.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rejection {
    /// The status.
    pub code: u16,
    /// Headers that must be there.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The body; nothing is said about it where absent.
    #[serde(default)]
    pub body: Option<RejectionBody>,
}

/// The body of a [`Rejection`].
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RejectionBody {
    /// What it is, which says how two are compared.
    pub media_type: String,
    /// What it must be.
    pub assertion: ExpectedBody,
}

/// What the body of a [`Rejection`] must be.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum ExpectedBody {
    /// Equal to this, as far as the media type tells bodies apart.
    Contents(String),
    /// One whose message this expression matches.
    MessageRegex(String),
}
