//! What traits say about operations.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{AuthScheme, Docs, HostPattern, ProtocolTestTraits, UriPattern};
use crate::smithy::ShapeId;
use crate::smithy::ast::Traits;

/// Traits of operations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationTraits {
    /// For readers.
    pub docs: Docs,
    /// `http`.
    pub http: Option<Http>,
    /// Whether there is an `http` trait that could not be read, which was reported.
    pub http_unreadable: bool,
    /// `readonly`: changes nothing.
    pub readonly: bool,
    /// `idempotent`: repeating it changes nothing more.
    pub idempotent: bool,
    /// `paginated`, without what the service adds.
    pub paginated: Option<Paginated>,
    /// `endpoint`: what the host name starts with.
    pub host_prefix: Option<HostPattern>,
    /// `auth`: the schemes, best first, that replace the service's; empty for none.
    pub auth: Option<Vec<AuthScheme>>,
    /// `optionalAuth`: may be called without authentication.
    pub optional_auth: bool,
    /// `aws.auth#unsignedPayload`.
    pub unsigned_payload: bool,
    /// `httpChecksumRequired`: the request carries Content-MD5.
    pub checksum_required: bool,
    /// `aws.protocols#httpChecksum`.
    pub checksum: Option<Checksum>,
    /// The encodings of `requestCompression`.
    pub request_compression: Vec<String>,
    /// `smithy.rules#staticContextParams`: endpoint parameters with their values.
    pub static_context: BTreeMap<String, Value>,
    /// Protocol tests.
    pub(in crate::smithy) tests: ProtocolTestTraits,
}

/// The `http` trait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Http {
    /// The method.
    pub method: Method,
    /// Path and constant query.
    pub uri: UriPattern,
    /// The status of success, 200 where the model does not say.
    pub code: u16,
}

/// An HTTP method.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// GET
    Get,
    /// POST
    Post,
    /// PUT
    Put,
    /// PATCH
    Patch,
    /// DELETE
    Delete,
    /// HEAD
    Head,
    /// OPTIONS
    Options,
    /// Any other token, as written.
    Other(String),
}

impl Method {
    /// The method as it travels.
    pub fn as_str(&self) -> &str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
            Method::Head => "HEAD",
            Method::Options => "OPTIONS",
            Method::Other(name) => name,
        }
    }
}

impl From<&str> for Method {
    fn from(name: &str) -> Self {
        match name {
            "GET" => Method::Get,
            "POST" => Method::Post,
            "PUT" => Method::Put,
            "PATCH" => Method::Patch,
            "DELETE" => Method::Delete,
            "HEAD" => Method::Head,
            "OPTIONS" => Method::Options,
            other => Method::Other(other.to_owned()),
        }
    }
}

/// The `paginated` trait of an operation or, as defaults, of the service. Paths have dots between member names.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Paginated {
    /// The input member that takes the token.
    pub input_token: Option<String>,
    /// The path of the next token in the output.
    pub output_token: Option<String>,
    /// The path of the list or map of items in the output.
    pub items: Option<String>,
    /// The input member that limits the size of a page.
    pub page_size: Option<String>,
}

/// The `aws.protocols#httpChecksum` trait.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Checksum {
    /// Whether every request must carry a checksum.
    pub request_checksum_required: bool,
    /// The input member that chooses the request's algorithm.
    pub request_algorithm_member: Option<String>,
    /// The input member that asks for the response's checksum to be verified.
    pub request_validation_mode_member: Option<String>,
    /// The algorithms that responses may carry.
    pub response_algorithms: Vec<String>,
}

impl super::TraitReader<'_> {
    /// Traits of an operation.
    pub(crate) fn operation(&mut self, id: &ShapeId, traits: &Traits) -> OperationTraits {
        let mut read = OperationTraits::default();
        for (name, value) in traits {
            if self.docs(&mut read.docs, id, name, value) {
                continue;
            }
            match name.as_str() {
                "smithy.api#http" => {
                    read.http = self.http(id, name, value);
                    read.http_unreadable = read.http.is_none();
                }
                "smithy.api#readonly" => read.readonly = true,
                "smithy.api#idempotent" => read.idempotent = true,
                "smithy.api#paginated" => read.paginated = self.value(id, name, value),
                "smithy.api#endpoint" => read.host_prefix = self.host_prefix(id, name, value),
                "smithy.api#auth" => read.auth = self.auth(id, name, value),
                "smithy.api#optionalAuth" => read.optional_auth = true,
                "aws.auth#unsignedPayload" => read.unsigned_payload = true,
                "smithy.api#httpChecksumRequired" => read.checksum_required = true,
                "aws.protocols#httpChecksum" => read.checksum = self.value(id, name, value),
                "smithy.api#requestCompression" => {
                    read.request_compression =
                        self.value::<RequestCompression>(id, name, value).map_or(Vec::new(), |c| c.encodings);
                }
                "smithy.rules#staticContextParams" => read.static_context = self.static_context(id, name, value),
                "smithy.test#httpRequestTests" => read.tests.requests = Some(value.clone()),
                "smithy.test#httpResponseTests" => read.tests.responses = Some(value.clone()),
                "smithy.test#httpMalformedRequestTests" => read.tests.malformed = Some(value.clone()),
                _ => self.other(id, name),
            }
        }
        read
    }

    fn http(&mut self, id: &ShapeId, name: &str, value: &Value) -> Option<Http> {
        let raw: RawHttp = self.value(id, name, value)?;
        let uri = UriPattern::parse(&raw.uri).map_err(|problem| {
            let help = "write the URI as a path of literals and {labels}, with constant parameters after `?`";
            self.out.error(id, problem, help);
        });
        let code = self.checked_status(id, name, raw.code);
        let is_method = !raw.method.is_empty() && raw.method.bytes().all(|byte| byte.is_ascii_uppercase());
        if !is_method {
            let message = format!("the trait `{name}` has the method `{}`, which is none", raw.method);
            self.out.error(id, message, "use a method in capital letters");
        }
        Some(Http { method: Method::from(raw.method.as_str()), uri: uri.ok()?, code: code? })
    }

    fn host_prefix(&mut self, id: &ShapeId, name: &str, value: &Value) -> Option<HostPattern> {
        let text = self.text_in(id, name, value, "hostPrefix")?;
        HostPattern::parse(&text).map_err(|problem| self.out.error(id, problem, "write it as `literal.{label}.`")).ok()
    }

    fn static_context(&mut self, id: &ShapeId, name: &str, value: &Value) -> BTreeMap<String, Value> {
        let params: BTreeMap<String, StaticContext> = self.value(id, name, value).unwrap_or_default();
        params.into_iter().map(|(name, param)| (name, param.value)).collect()
    }

    pub(super) fn auth(&mut self, id: &ShapeId, name: &str, value: &Value) -> Option<Vec<AuthScheme>> {
        let ids: Vec<String> = self.value(id, name, value)?;
        Some(ids.iter().map(|id| AuthScheme::from(id.as_str())).collect())
    }
}

#[derive(serde::Deserialize)]
struct RawHttp {
    method: String,
    uri: String,
    #[serde(default = "success")]
    code: u16,
}

fn success() -> u16 {
    200
}

#[derive(serde::Deserialize)]
struct RequestCompression {
    encodings: Vec<String>,
}

#[derive(serde::Deserialize)]
struct StaticContext {
    value: Value,
}
