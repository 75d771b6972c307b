//! What both doors share: a request in, an answer out. Who signed it, which operation, which fault; then the handlers.

use std::time::SystemTime;

use aws_smithy_types::DateTime;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::Format;
use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, DATE};
use http::request::Parts;
use http::{HeaderName, HeaderValue, StatusCode};
use restjson_runtime::server::{Rejection, Request, Response};
use serde_json::json;
use socialmessaging_operations::server::{ROUTER, VIOLATIONS, dispatch};

use crate::auth::Refusal;
use crate::failure::Failure;
use crate::fault::Effect;
use crate::handlers::Handlers;
use crate::operation::Operation;
use crate::serve::Limits;
use crate::service::LocalService;

const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");

/// What becomes of a request: a response, or nothing where the connection is to be cut, as a fault says.
pub(crate) type Answer = Option<Response>;

/// Where a request came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// From a client in this process, which has the service's clock.
    InProcess,
    /// From a client outside, which has the world's.
    Port,
}

/// Answers a request to the API.
pub(crate) async fn answer(service: &LocalService, request: http::Request<Bytes>, door: Door) -> Answer {
    let (parts, body) = request.into_parts();
    let mut response = match refuse(service, &parts, &body, door) {
        Some(response) => response,
        None => serve(service, &parts, &body, door).await?,
    };
    sign_off(service, &mut response, door);
    Some(response)
}

/// Answers what is too large, or of a stranger.
fn refuse(service: &LocalService, parts: &Parts, body: &Bytes, door: Door) -> Option<Response> {
    // The port has read no more than that; a client in this process has.
    if body.len() > Limits::default().body && door == Door::InProcess {
        return Some(Rejection::TooLarge.response(VIOLATIONS));
    }
    let gate = service.gate()?;
    let verified = match door {
        Door::Port if service.clock().is_manual() => {
            // A client outside cannot know the time of a manual clock before the first answer.
            gate.verify(parts, body, &[service.clock().time(), SystemTime::now()])
        }
        Door::Port | Door::InProcess => gate.verify(parts, body, &[service.clock().time()]),
    };
    verified.err().map(|refusal| refused(&refusal))
}

fn refused(refusal: &Refusal) -> Response {
    let body = json!({ "message": refusal.to_string() }).to_string();
    let mut response = reply(refusal.status(), "application/json", body);
    response.headers_mut().insert(ERROR_TYPE, HeaderValue::from_static(refusal.code()));
    response
}

/// The answer of the handlers, or of a fault; none where the connection is to be cut.
async fn serve(service: &LocalService, parts: &Parts, body: &Bytes, door: Door) -> Option<Response> {
    let request = Request {
        method: parts.method.as_str(),
        path: parts.uri.path(),
        query: parts.uri.query().unwrap_or_default(),
        headers: &parts.headers,
        body,
    };
    let operation = ROUTER.find(&request).ok().and_then(Operation::at);
    let effect = operation.and_then(|operation| service.faults().next(operation));
    let handle = |fault| {
        let handlers = Handlers::new(service.clone(), fault);
        async move { dispatch(&handlers, request).await }
    };
    match effect {
        None => Some(handle(None).await),
        Some(Effect::Error(name)) => Some(handle(Some(Failure::new(name, "a fault on demand"))).await),
        Some(Effect::Status(status)) => Some(unreadable(status)),
        Some(Effect::Latency(latency)) => {
            let response = handle(None).await;
            match door {
                Door::InProcess => service.clock().pause(latency).await,
                Door::Port => tokio::time::sleep(latency).await,
            }
            Some(response)
        }
        Some(Effect::CutBefore) => None,
        Some(Effect::CutAfter) => {
            handle(None).await;
            None
        }
        Some(Effect::Garbage) => {
            handle(None).await;
            Some(reply(StatusCode::OK, "application/json", "{\"garbage\": \u{0}".to_owned()))
        }
    }
}

/// What something between client and service answers in its place.
fn unreadable(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    reply(status, "text/html", format!("<html><body><h1>{status}</h1></body></html>"))
}

pub(crate) fn reply(status: StatusCode, media_type: &'static str, body: impl Into<Bytes>) -> Response {
    let body = body.into();
    let length = body.len();
    let mut response = http::Response::new(SdkBody::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    response
}

/// Adds what every answer of AWS has: an id, and the time by which clients correct their clocks.
///
/// Clients outside get the world's time, which their signatures may have as well. By a manual clock they would correct
/// theirs, and sign for a time that is neither as soon as it jumps.
fn sign_off(service: &LocalService, response: &mut Response, door: Door) {
    let now = match door {
        Door::Port => SystemTime::now(),
        Door::InProcess => service.clock().time(),
    };
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&service.next_request_id()) {
        headers.insert(REQUEST_ID, id);
    }
    let date = DateTime::from_secs(DateTime::from(now).secs()).fmt(Format::HttpDate);
    if let Some(date) = date.ok().and_then(|date| HeaderValue::from_str(&date).ok()) {
        headers.insert(DATE, date);
    }
}
