//! What traits say about the service and its resources.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Docs, Paginated};
use crate::smithy::ShapeId;
use crate::smithy::ast::Traits;

/// Traits of the service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceTraits {
    /// For readers.
    pub docs: Docs,
    /// `title`: the product's name.
    pub title: Option<String>,
    /// `aws.api#service`.
    pub aws: Option<AwsService>,
    /// `aws.auth#sigv4`.
    pub sigv4: Option<SigV4>,
    /// Every protocol that the service speaks, in the order of their trait ids.
    pub protocols: Vec<Protocol>,
    /// The authentication schemes that the service declares, in the order of their trait ids.
    pub auth_schemes: Vec<AuthScheme>,
    /// `httpApiKeyAuth`: where API keys go.
    pub api_key: Option<ApiKey>,
    /// `auth`: the schemes to use, best first; empty for none.
    pub auth: Option<Vec<AuthScheme>>,
    /// `paginated`: what operations need not repeat.
    pub paginated: Option<Paginated>,
    /// `smithy.rules#clientContextParams`: endpoint parameters that are settings of the client, by name.
    pub client_context: BTreeMap<String, ClientContextParam>,
    /// The JSON of `smithy.rules#endpointRuleSet`, read by [`endpoint`](crate::smithy::endpoint).
    pub(in crate::smithy) endpoint_rules: Option<Value>,
    /// The JSON of `smithy.rules#endpointTests`, read by [`endpoint`](crate::smithy::endpoint).
    pub(in crate::smithy) endpoint_tests: Option<Value>,
    /// The JSON of `smithy.rules#endpointBdd`, read by [`endpoint`](crate::smithy::endpoint) where there is no rule set.
    pub(in crate::smithy) endpoint_bdd: Option<Value>,
}

/// The `aws.api#service` trait.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwsService {
    /// The name that SDKs and their configuration know the service by.
    pub sdk_id: String,
    /// The service's part of ARNs.
    pub arn_namespace: Option<String>,
    /// The first part of host names.
    pub endpoint_prefix: Option<String>,
    /// The CloudFormation name.
    pub cloud_formation_name: Option<String>,
    /// The source in CloudTrail's events.
    pub cloud_trail_event_source: Option<String>,
    /// The id of the documentation.
    pub doc_id: Option<String>,
}

/// The `aws.auth#sigv4` trait.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct SigV4 {
    /// The service name in the signature's scope.
    pub name: String,
}

/// A protocol that a service speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// `aws.protocols#restJson1`, the one that we generate.
    RestJson1(RestJson1),
    /// Another one, by the id of its trait.
    Other(String),
}

/// The properties of `aws.protocols#restJson1`: protocol names of ALPN, best first; empty where not said.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct RestJson1 {
    /// For requests.
    pub http: Vec<String>,
    /// For event streams.
    pub event_stream_http: Vec<String>,
}

/// A way to say who calls.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuthScheme {
    /// `aws.auth#sigv4`
    SigV4,
    /// `smithy.api#noAuth`, and what `optionalAuth` allows.
    NoAuth,
    /// `smithy.api#httpBearerAuth`
    HttpBearer,
    /// `smithy.api#httpBasicAuth`
    HttpBasic,
    /// `smithy.api#httpApiKeyAuth`; the service says where the key goes.
    HttpApiKey,
    /// Any other, by the id of its trait; not generated.
    Other(String),
}

/// The `httpApiKeyAuth` trait.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct ApiKey {
    /// The name of the header or query parameter.
    pub name: String,
    /// Which of the two it is.
    #[serde(rename = "in")]
    pub place: ApiKeyPlace,
    /// What stands before the key in the header.
    #[serde(default)]
    pub scheme: Option<String>,
}

/// Where a request carries its API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ApiKeyPlace {
    /// In a header.
    Header,
    /// In the query.
    Query,
}

/// An endpoint parameter that is a setting of the client.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct ClientContextParam {
    /// The kind of its values.
    #[serde(rename = "type")]
    pub kind: ContextKind,
    /// For readers.
    #[serde(default)]
    pub documentation: Option<String>,
}

/// The kinds of endpoint parameters that settings can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ContextKind {
    /// A text.
    String,
    /// A flag.
    Boolean,
    /// A list of texts.
    StringArray,
}

/// Traits of resources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResourceTraits {
    /// For readers.
    pub docs: Docs,
    /// `aws.api#arn`.
    pub arn: Option<Arn>,
}

/// The `aws.api#arn` trait.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Arn {
    /// The part after the account, with identifiers in braces; the whole ARN where `absolute`.
    pub template: String,
    /// Whether the template is the whole ARN.
    #[serde(default)]
    pub absolute: bool,
    /// Whether the ARN has no account.
    #[serde(default)]
    pub no_account: bool,
    /// Whether the ARN has no region.
    #[serde(default)]
    pub no_region: bool,
}

impl From<&str> for AuthScheme {
    fn from(id: &str) -> Self {
        match id {
            "aws.auth#sigv4" => AuthScheme::SigV4,
            "smithy.api#noAuth" => AuthScheme::NoAuth,
            "smithy.api#httpBearerAuth" => AuthScheme::HttpBearer,
            "smithy.api#httpBasicAuth" => AuthScheme::HttpBasic,
            "smithy.api#httpApiKeyAuth" => AuthScheme::HttpApiKey,
            other => AuthScheme::Other(other.to_owned()),
        }
    }
}

impl super::TraitReader<'_> {
    /// Traits of the service.
    pub(crate) fn service(&mut self, id: &ShapeId, traits: &Traits) -> ServiceTraits {
        let mut read = ServiceTraits::default();
        for (name, value) in traits {
            if self.docs(&mut read.docs, id, name, value) || self.endpoint(&mut read, id, name, value) {
                continue;
            }
            match name.as_str() {
                "smithy.api#title" => read.title = self.value(id, name, value),
                "aws.api#service" => read.aws = self.value(id, name, value),
                "smithy.api#paginated" => read.paginated = self.value(id, name, value),
                "smithy.api#auth" => read.auth = self.auth(id, name, value),
                "aws.auth#sigv4" => {
                    read.sigv4 = self.value(id, name, value);
                    read.auth_schemes.push(AuthScheme::SigV4);
                }
                "aws.protocols#restJson1" => {
                    read.protocols.push(Protocol::RestJson1(self.value(id, name, value).unwrap_or_default()));
                }
                "smithy.api#httpApiKeyAuth" => {
                    read.api_key = self.value(id, name, value);
                    read.auth_schemes.push(AuthScheme::HttpApiKey);
                }
                _ if AUTH_SCHEMES.contains(&name.as_str()) => read.auth_schemes.push(AuthScheme::from(name.as_str())),
                _ if is_protocol(name) => read.protocols.push(Protocol::Other(name.clone())),
                _ => self.other(id, name),
            }
        }
        read
    }

    fn endpoint(&mut self, read: &mut ServiceTraits, id: &ShapeId, name: &str, value: &Value) -> bool {
        match name {
            "smithy.rules#clientContextParams" => read.client_context = self.value(id, name, value).unwrap_or_default(),
            "smithy.rules#endpointRuleSet" => read.endpoint_rules = Some(value.clone()),
            "smithy.rules#endpointTests" => read.endpoint_tests = Some(value.clone()),
            "smithy.rules#endpointBdd" => read.endpoint_bdd = Some(value.clone()),
            _ => return false,
        }
        true
    }

    /// Traits of a resource.
    pub(crate) fn resource(&mut self, id: &ShapeId, traits: &Traits) -> ResourceTraits {
        let mut read = ResourceTraits::default();
        for (name, value) in traits {
            if self.docs(&mut read.docs, id, name, value) {
                continue;
            }
            match name.as_str() {
                "aws.api#arn" => read.arn = self.value(id, name, value),
                "smithy.api#title" => {}
                _ => self.other(id, name),
            }
        }
        read
    }
}

/// The authentication schemes that have no properties of their own.
const AUTH_SCHEMES: &[&str] =
    &["aws.auth#sigv4a", "smithy.api#httpBasicAuth", "smithy.api#httpBearerAuth", "smithy.api#httpDigestAuth"];

fn is_protocol(id: &str) -> bool {
    const OTHERS: &[&str] = &[
        "alloy#simpleRestJson",
        "aws.protocols#awsJson1_0",
        "aws.protocols#awsJson1_1",
        "aws.protocols#awsQuery",
        "aws.protocols#ec2Query",
        "aws.protocols#restXml",
    ];
    OTHERS.contains(&id) || id.starts_with("smithy.protocols#")
}
