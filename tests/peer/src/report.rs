//! What a call returned, as JSON that two peers can be compared by.

use sdk::config::http::HttpResponse;
use sdk::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use sdk::operation::RequestId;
use serde_json::{Value, json};
use std::error::Error;
use std::fmt::Debug;

/// Describes a result: an output by its `Debug` and its accessors, an error by everything a program can ask it.
pub(crate) fn outcome<O, E>(
    input: String,
    sent: Result<O, SdkError<E, HttpResponse>>,
    fields: impl Fn(&O) -> Value,
    variant: impl Fn(&E) -> &'static str,
) -> Value
where
    O: Debug + RequestId,
    E: Error + ProvideErrorMetadata + RequestId + Send + Sync + 'static,
    sdk::Error: From<SdkError<E, HttpResponse>>,
{
    let mut outcome = match sent {
        Ok(output) => json!({ "ok": {
            "debug": format!("{output:?}"), "fields": fields(&output), "request_id": output.request_id(),
        }}),
        Err(error) => json!({ "error": described(error, variant) }),
    };
    outcome["input"] = input.into();
    outcome
}

fn described<E>(error: SdkError<E, HttpResponse>, variant: impl Fn(&E) -> &'static str) -> Value
where
    E: Error + ProvideErrorMetadata + RequestId + Send + Sync + 'static,
    sdk::Error: From<SdkError<E, HttpResponse>>,
{
    let mut seen = json!({
        "kind": kind(&error),
        "code": error.code(),
        "message": error.message(),
        "request_id": error.request_id(),
        "display": error.to_string(),
        "chain": chain(&error),
        "context": DisplayErrorContext(&error).to_string(),
        "raw_status": error.raw_response().map(|raw| raw.status().as_u16()),
        "raw_body": error.raw_response().map(|raw| raw.body().bytes().map(aws_smithy_types::base64::encode)),
    });
    if let Some(service) = error.as_service_error() {
        seen["variant"] = variant(service).into();
        seen["service_debug"] = format!("{service:?}").into();
        seen["service_display"] = service.to_string().into();
        seen["meta"] = format!("{:?}", service.meta()).into();
    }
    if let SdkError::DispatchFailure(failure) = &error {
        seen["connector"] = format!("{:?}", failure.as_connector_error()).into();
    }
    let error = sdk::Error::from(error);
    seen["client_display"] = error.to_string().into();
    seen["client_code"] = error.code().into();
    seen["client_request_id"] = error.request_id().into();
    seen["client_debug"] = format!("{error:?}").into();
    seen
}

fn kind<E>(error: &SdkError<E, HttpResponse>) -> &'static str {
    match error {
        SdkError::ConstructionFailure(_) => "construction",
        SdkError::TimeoutError(_) => "timeout",
        SdkError::DispatchFailure(_) => "dispatch",
        SdkError::ResponseError(_) => "response",
        SdkError::ServiceError(_) => "service",
        _ => "unknown",
    }
}

/// The messages of an error and of everything that caused it.
fn chain(error: &(dyn Error + 'static)) -> Vec<String> {
    let mut messages = vec![error.to_string()];
    let mut next = error.source();
    while let Some(error) = next {
        messages.push(error.to_string());
        next = error.source();
    }
    messages
}
