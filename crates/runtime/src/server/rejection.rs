//! Refused requests: why, and the response that says so.

use aws_smithy_types::body::SdkBody;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, StatusCode};
use serde_json::{Value, json};

use super::Response;
use crate::codec::{Context, Problem};

/// The header that names an error.
pub(super) const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// Why a request does not reach its operation, or its answer not the caller. Texts name places, never values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejection {
    /// No operation has such a path.
    UnknownOperation,
    /// Operations with that path have other methods.
    MethodNotAllowed,
    /// The body is of another media type than the operation's, or in a coding that it does not take.
    UnsupportedMediaType,
    /// The caller does not accept the media type of the response.
    NotAcceptable,
    /// The request is not what the model says; how so.
    Malformed(String),
    /// Values break constraints of the model.
    Invalid(Violations),
    /// The body is larger than the server takes.
    TooLarge,
    /// The program has no handler for the operation.
    NotImplemented,
    /// The program's handler failed, or made what cannot be sent.
    Internal,
}

/// How many violations an answer names.
pub(super) const MOST: usize = 100;

/// The constraints that a request breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations {
    /// Where and how, ordered by place. At most a hundred.
    pub found: Vec<Violation>,
    /// How many there are.
    pub count: usize,
}

/// A constraint that a value breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// A JSON pointer from the input: members by their names in JSON.
    pub path: String,
    /// What must hold.
    pub message: String,
}

/// How a service words violations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViolationForm {
    /// As `smithy.framework#ValidationException` has it: a message, and a list of paths and messages.
    Fields,
    /// As the model's own `ValidationException` has it: a message alone.
    Message {
        /// The message's name in JSON.
        member: &'static str,
        /// The error's HTTP status.
        status: u16,
    },
}

impl Violations {
    /// The violations that reading and checking found. What stands below a missing value is about its substitute.
    pub(super) fn of(cx: &Context) -> Option<Self> {
        let count = cx.violations();
        let missing = cx.issues().iter().filter(|issue| issue.problem == Problem::Missing);
        let missing: Vec<&str> = missing.map(|issue| issue.path.as_str()).collect();
        let is_substitute = |path: &str| {
            missing.iter().any(|missing| path.strip_prefix(missing).is_some_and(|r| r.is_empty() || r.starts_with('/')))
        };
        let mut ignored = 0;
        let mut found: Vec<Violation> = Vec::new();
        for issue in cx.issues() {
            let (length, rule) = match &issue.problem {
                Problem::Missing => (None, "Member must not be null"),
                Problem::Violation { .. } if is_substitute(&issue.path) => {
                    ignored += 1;
                    continue;
                }
                Problem::Violation { length, rule } => (*length, rule.as_str()),
                Problem::Expected(_) | Problem::Null => continue,
            };
            let length = length.map_or(String::new(), |length| format!(" with length {length}"));
            let message = format!("Value{length} at '{}' failed to satisfy constraint: {rule}", issue.path);
            found.push(Violation { path: issue.path.clone(), message });
        }
        found.sort();
        found.truncate(MOST);
        (count > ignored).then_some(Self { found, count: count - ignored })
    }

    /// `2 validation errors detected. …; …`
    pub fn message(&self) -> String {
        let noun = if self.count == 1 { "error" } else { "errors" };
        let each: Vec<&str> = self.found.iter().map(|violation| violation.message.as_str()).collect();
        format!("{} validation {noun} detected. {}", self.count, each.join("; "))
    }

    fn body(&self, form: ViolationForm) -> Value {
        match form {
            ViolationForm::Message { member, .. } => json!({ member: self.message() }),
            ViolationForm::Fields => {
                let field = |violation: &Violation| json!({ "path": violation.path, "message": violation.message });
                let fields: Vec<Value> = self.found.iter().map(field).collect();
                json!({ "message": self.message(), "fieldList": fields })
            }
        }
    }
}

impl Rejection {
    /// The response that says so.
    pub fn response(&self, form: ViolationForm) -> Response {
        let (status, code, message) = match self {
            Self::UnknownOperation => (404, "UnknownOperationException", "no operation has this method and path"),
            Self::MethodNotAllowed => (405, "MethodNotAllowedException", "no operation with this path has this method"),
            Self::UnsupportedMediaType => (415, "UnsupportedMediaTypeException", "the body's media type is not taken"),
            Self::NotAcceptable => (406, "NotAcceptableException", "no media type that is accepted can be made"),
            Self::Malformed(problem) => (400, "SerializationException", problem.as_str()),
            Self::Invalid(_) => (400, "ValidationException", ""),
            Self::TooLarge => (413, "RequestEntityTooLargeException", "the body is too large"),
            Self::NotImplemented => (501, "NotImplementedException", "the operation is not implemented"),
            Self::Internal => (500, "InternalFailure", "the service failed"),
        };
        let (status, body) = match (self, form) {
            (Self::Invalid(violations), ViolationForm::Fields) => (status, violations.body(form)),
            (Self::Invalid(violations), ViolationForm::Message { status, .. }) => (status, violations.body(form)),
            _ => (status, json!({ "message": message })),
        };
        error_response(status, code, body.to_string())
    }
}

fn error_response(status: u16, code: &'static str, body: String) -> Response {
    let length = body.len();
    let mut response = http::Response::new(SdkBody::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(ERROR_TYPE, HeaderValue::from_static(code));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    response
}
