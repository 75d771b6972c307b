//! Facts about operations: what their traits say, with every name resolved to a member.

use std::collections::BTreeMap;

use super::{Facts, Pagination, auth, pagination};
use crate::diagnostic::Diagnostics;
use crate::smithy::ShapeId;
use crate::smithy::endpoint::ParameterValue;
use crate::smithy::model::{self, MemberIdx, Model, ShapeIdx};
use crate::smithy::traits::{AuthScheme, Checksum, Docs, HostPart, HostPattern, Http, Method, PathPart};

/// An operation and everything that its HTTP form, its client and its documentation need to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Its id.
    pub id: ShapeId,
    /// The input structure, empty and synthesised where the model has none.
    pub input: ShapeIdx,
    /// The output structure, empty and synthesised where the model has none.
    pub output: ShapeIdx,
    /// Whether the model has an input structure.
    pub has_input: bool,
    /// Whether the model has an output structure.
    pub has_output: bool,
    /// What it may answer, the service's errors included, ordered by id.
    pub errors: Vec<ShapeIdx>,
    /// The HTTP method.
    pub method: Method,
    /// The path's segments; empty for `/`.
    pub path: Vec<Segment>,
    /// Constant query parameters, in the pattern's order.
    pub query: Vec<(String, String)>,
    /// The status of success. An output member bound to the response code replaces it.
    pub code: u16,
    /// Whether it changes nothing.
    pub readonly: bool,
    /// Whether repeating it changes nothing more. Read-only operations are idempotent too.
    pub idempotent: bool,
    /// How its results come in pages.
    pub pagination: Option<Pagination>,
    /// How the caller may say who it is, best first.
    pub auth: Vec<AuthScheme>,
    /// What the host name starts with; empty for nothing.
    pub host_prefix: Vec<HostSegment>,
    /// Whether the signature leaves out the payload.
    pub unsigned_payload: bool,
    /// Whether the request carries Content-MD5.
    pub checksum_required: bool,
    /// Checksums that requests and responses may carry.
    pub checksum: Option<Checksum>,
    /// Encodings that the service accepts for large requests.
    pub request_compression: Vec<String>,
    /// The input member that gets a random id where the caller gives none.
    pub idempotency_token: Option<MemberIdx>,
    /// Endpoint parameters with a value of the operation's own: text, flag or list of texts.
    pub static_context: BTreeMap<String, ParameterValue>,
    /// Endpoint parameters that input members give, by the parameter's name.
    pub context_params: BTreeMap<String, MemberIdx>,
    /// The resource that it belongs to.
    pub resource: Option<ShapeId>,
    /// For readers.
    pub docs: Docs,
}

/// A segment of a request's path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text that stands for itself.
    Literal(String),
    /// The value of an input member; `greedy` keeps the slashes in it.
    Label {
        /// The input member.
        member: MemberIdx,
        /// Whether the label spans segments.
        greedy: bool,
    },
}

/// A piece of a host prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostSegment {
    /// Text that stands for itself.
    Literal(String),
    /// The value of an input member.
    Label(MemberIdx),
}

impl Facts {
    /// The URI template of an operation in Smithy's own notation.
    pub fn uri(&self, operation: &Operation) -> String {
        let mut uri = String::new();
        for segment in &operation.path {
            uri.push('/');
            match segment {
                Segment::Literal(text) => uri.push_str(text),
                Segment::Label { member, greedy } => {
                    let plus = if *greedy { "+" } else { "" };
                    uri.push_str(&format!("{{{}{plus}}}", self.model[*member].name));
                }
            }
        }
        if uri.is_empty() {
            uri.push('/');
        }
        for (position, (key, value)) in operation.query.iter().enumerate() {
            uri.push(if position == 0 { '?' } else { '&' });
            uri.push_str(key);
            if !value.is_empty() {
                uri.push('=');
                uri.push_str(value);
            }
        }
        uri
    }

    /// Method and URI template of an operation.
    pub fn route(&self, operation: &Operation) -> String {
        format!("{} {}", operation.method.as_str(), self.uri(operation))
    }
}

/// The facts of every operation of which they can be stated; the others are reported.
pub(super) fn operations(model: &Model, diagnostics: &mut Diagnostics) -> Vec<Operation> {
    model.operations.iter().filter_map(|operation| facts(model, operation, diagnostics)).collect()
}

fn facts(model: &Model, operation: &model::Operation, diagnostics: &mut Diagnostics) -> Option<Operation> {
    let traits = operation.traits.clone();
    let pagination = pagination::pagination(model, operation, diagnostics);
    let host_prefix =
        traits.host_prefix.as_ref().map_or(Vec::new(), |host| host_labels(model, operation, host, diagnostics));
    let Some(http) = &traits.http else {
        if !traits.http_unreadable {
            diagnostics.error(
                &operation.id,
                "the operation has no `smithy.api#http` trait, so restJson1 cannot say where its requests go",
                "add the trait with method, uri and code, or take the operation out of the service",
            );
        }
        return None;
    };
    let path = path_labels(model, operation, http, diagnostics);
    let input = model.members_of(operation.input).iter().copied();
    Some(Operation {
        id: operation.id.clone(),
        input: operation.input,
        output: operation.output,
        has_input: !is_synthetic(model, operation.input),
        has_output: !is_synthetic(model, operation.output),
        errors: errors(model, operation),
        method: http.method.clone(),
        path,
        query: http.uri.query.clone(),
        code: http.code,
        readonly: traits.readonly,
        idempotent: traits.idempotent || traits.readonly,
        pagination,
        auth: auth::schemes(model, &traits),
        host_prefix,
        unsigned_payload: traits.unsigned_payload,
        checksum_required: traits.checksum_required,
        checksum: traits.checksum,
        request_compression: traits.request_compression,
        idempotency_token: input.clone().find(|&member| model[member].traits.idempotency_token),
        static_context: traits.static_context,
        context_params: input.filter_map(|m| Some((model[m].traits.context_param.clone()?, m))).collect(),
        resource: operation.resource.clone(),
        docs: traits.docs,
    })
}

/// Whether the structure stands for one that the model does not have.
fn is_synthetic(model: &Model, shape: ShapeIdx) -> bool {
    let id = &model[shape].id;
    id.is_prelude() || id.namespace().ends_with(".synthetic")
}

fn errors(model: &Model, operation: &model::Operation) -> Vec<ShapeIdx> {
    let mut errors = [operation.errors.as_slice(), model.service.errors.as_slice()].concat();
    errors.sort();
    errors.dedup();
    errors
}

fn path_labels(model: &Model, operation: &model::Operation, http: &Http, out: &mut Diagnostics) -> Vec<Segment> {
    let mut segments = Vec::new();
    for part in &http.uri.path {
        match part {
            PathPart::Literal(text) => segments.push(Segment::Literal(text.clone())),
            PathPart::Label { name, greedy } => match model.member_named(operation.input, name) {
                Some(member) => segments.push(Segment::Label { member, greedy: *greedy }),
                None => {
                    out.error(
                        &operation.id,
                        format!("the URI `{}` has the label `{name}`, but the input has no member `{name}`", http.uri),
                        format!(
                            "add the member to {} with the traits httpLabel and required, or take the label out of the URI",
                            model[operation.input].id
                        ),
                    );
                }
            },
        }
    }
    segments
}

fn host_labels(
    model: &Model,
    operation: &model::Operation,
    host: &HostPattern,
    out: &mut Diagnostics,
) -> Vec<HostSegment> {
    let mut segments = Vec::new();
    for part in &host.0 {
        match part {
            HostPart::Literal(text) => segments.push(HostSegment::Literal(text.clone())),
            HostPart::Label(name) => match model.member_named(operation.input, name) {
                Some(member) if model[member].traits.host_label => segments.push(HostSegment::Label(member)),
                _ => {
                    out.error(
                        &operation.id,
                        format!("the host prefix has the label `{name}`, but the input has no member `{name}` with the trait hostLabel"),
                        "mark the member with the traits hostLabel and required, or take the label out of the prefix",
                    );
                }
            },
        }
    }
    segments
}
