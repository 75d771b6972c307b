//! Answers to clients that go beyond a limit. Names and statuses are those of the API Reference, "Common Error Types".

use aws_smithy_types::body::SdkBody;
use http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};
use serde_json::json;

use super::body::BodyProblem;

/// Why a client is turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Its body is too large.
    TooLarge,
    /// It takes too long to say what it wants.
    TooSlow,
    /// Its body is none.
    Malformed,
    /// There are too many connections.
    Busy,
}

impl From<BodyProblem> for Refused {
    fn from(problem: BodyProblem) -> Self {
        match problem {
            BodyProblem::TooLarge => Self::TooLarge,
            BodyProblem::TooSlow => Self::TooSlow,
            BodyProblem::Broken => Self::Malformed,
        }
    }
}

impl Refused {
    fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "RequestEntityTooLargeException",
                "The request entity is too large. Reduce the size of the request body and try again.",
            ),
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "RequestTimeoutException",
                "The request timed out. The server didn't receive the complete request in time. Try again.",
            ),
            Self::Malformed => {
                (StatusCode::BAD_REQUEST, "MalformedHttpRequestException", "The request body can't be processed.")
            }
            Self::Busy => (
                StatusCode::SERVICE_UNAVAILABLE,
                "ServiceUnavailable",
                "The service has too many open connections. Try again later.",
            ),
        }
    }

    /// The answer, after which the connection is closed.
    pub(super) fn response(self) -> http::Response<SdkBody> {
        let (status, code, message) = self.parts();
        let body = json!({ "message": message }).to_string();
        let length = body.len();
        let mut response = http::Response::new(SdkBody::from(body));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert("x-amzn-errortype", HeaderValue::from_static(code));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
        response
    }

    /// The same for where there is no request that could be answered.
    pub(super) fn bytes(self) -> Vec<u8> {
        let (status, code, message) = self.parts();
        let body = json!({ "message": message }).to_string();
        let length = body.len();
        format!(
            "HTTP/1.1 {status}\r\nx-amzn-errortype: {code}\r\ncontent-type: application/json\r\ncontent-length: \
             {length}\r\nconnection: close\r\n\r\n{body}"
        )
        .into_bytes()
    }
}
