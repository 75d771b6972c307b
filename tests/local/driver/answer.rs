//! What a call returned, in the form that all drivers agree on.

use crate::say::Say;
use sdk::config::http::HttpResponse;
use sdk::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use sdk::operation::RequestId;
use serde_json::{Value, json};
use std::error::Error;

/// An output or an error.
pub(crate) enum Answer {
    /// The output, as the model's JSON, and the request's id.
    Output(Value, Option<String>),
    /// The error, as the transcript has it.
    Error(Value),
}

impl Answer {
    pub(crate) fn output(&self) -> Option<&Value> {
        match self {
            Self::Output(output, _) => Some(output),
            Self::Error(_) => None,
        }
    }

    pub(crate) fn into_json(self) -> Value {
        match self {
            Self::Output(output, request) => json!({ "output": output, "request": request }),
            Self::Error(error) => json!({ "error": error }),
        }
    }
}

/// Describes a result. `modelled` says whether an error is one that the operation declares.
pub(crate) fn of<O, E>(sent: Result<O, SdkError<E, HttpResponse>>, modelled: impl Fn(&E) -> bool) -> Answer
where
    O: Say + RequestId,
    E: Error + ProvideErrorMetadata + RequestId + Send + Sync + 'static,
{
    match sent {
        Ok(output) => Answer::Output(output.say().unwrap_or_else(|| json!({})), output.request_id().map(str::to_owned)),
        Err(error) => Answer::Error(describe(&error, modelled)),
    }
}

fn describe<E>(error: &SdkError<E, HttpResponse>, modelled: impl Fn(&E) -> bool) -> Value
where
    E: Error + ProvideErrorMetadata + RequestId + Send + Sync + 'static,
{
    let Some(service) = error.as_service_error() else {
        return json!({ "unanswered": DisplayErrorContext(error).to_string() });
    };
    json!({
        "code": service.code(),
        "message": service.message(),
        "modelled": modelled(service),
        "status": error.raw_response().map(|raw| raw.status().as_u16()),
        "request": service.request_id(),
    })
}
