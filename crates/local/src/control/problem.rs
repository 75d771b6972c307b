//! What a control function answers when it does not do what it was asked for.

use http::header::ALLOW;
use http::{HeaderValue, StatusCode};
use restjson_runtime::server::Response;
use serde_json::json;

use crate::ServiceError;
use crate::edge::reply;
use crate::failure::{ErrorName, Failure};

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    /// What is asked for makes no sense; why.
    Invalid(String),
    /// It is about something that is not there.
    NotFound(String),
    /// It cannot be done now; why.
    Conflict(String),
    /// The caller is not on this machine, or is a web page.
    Forbidden(&'static str),
    /// The path has these methods.
    Method(String),
    /// The service failed.
    Failed(String),
}

impl Problem {
    pub(super) fn response(self) -> Response {
        let (status, message) = match &self {
            Self::Invalid(message) => (StatusCode::BAD_REQUEST, message.as_str()),
            Self::NotFound(message) => (StatusCode::NOT_FOUND, message.as_str()),
            Self::Conflict(message) => (StatusCode::CONFLICT, message.as_str()),
            Self::Forbidden(message) => (StatusCode::FORBIDDEN, *message),
            Self::Method(_) => (StatusCode::METHOD_NOT_ALLOWED, "this path has other methods: see the header `allow`"),
            Self::Failed(message) => (StatusCode::INTERNAL_SERVER_ERROR, message.as_str()),
        };
        let mut response = reply(status, "application/json", json!({ "error": message }).to_string());
        if let Self::Method(methods) = &self
            && let Ok(methods) = HeaderValue::from_str(methods)
        {
            response.headers_mut().insert(ALLOW, methods);
        }
        response
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure.name {
            ErrorName::InternalServiceException | ErrorName::DependencyException => Self::Failed(failure.message),
            ErrorName::ResourceNotFoundException => Self::NotFound(failure.message),
            ErrorName::ThrottledRequestException | ErrorName::LimitExceededException => Self::Conflict(failure.message),
            ErrorName::AccessDeniedByMetaException
            | ErrorName::AccessDeniedException
            | ErrorName::InvalidParametersException
            | ErrorName::ValidationException => Self::Invalid(failure.message),
        }
    }
}

impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Self {
        Self::Invalid(error.to_string())
    }
}
