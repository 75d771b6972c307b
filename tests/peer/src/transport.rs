//! The scripted transport: answers from the case and keeps what was sent.

use crate::clock::Clock;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::retry::ErrorKind;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// A transport that plays a list of answers; the last one repeats.
#[derive(Clone, Debug)]
pub(crate) struct Transport {
    script: Arc<Vec<Value>>,
    sent: Arc<Mutex<Vec<Value>>>,
    clock: Clock,
}

#[derive(Debug)]
struct Connector {
    transport: Transport,
    connect_timeout: Option<Duration>,
    read_timeout: Option<Duration>,
}

impl Transport {
    pub(crate) fn new(script: &Value, clock: Clock) -> Self {
        let script = script.as_array().cloned().unwrap_or_else(|| vec![json!({ "status": 200, "body": "" })]);
        Self { script: Arc::new(script), sent: Arc::default(), clock }
    }

    /// Every request that was sent, in order.
    pub(crate) fn requests(&self) -> Vec<Value> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, request: Value) -> Value {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = self.script.get(sent.len()).or(self.script.last()).cloned().unwrap_or_default();
        sent.push(request);
        answer
    }
}

impl HttpClient for Transport {
    fn http_connector(&self, settings: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(Connector {
            transport: self.clone(),
            connect_timeout: settings.connect_timeout(),
            read_timeout: settings.read_timeout(),
        })
    }
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut seen = describe(&request);
        seen["at"] = self.transport.clock.elapsed().into();
        seen["connect_timeout"] = self.connect_timeout.map(|timeout| format!("{timeout:?}")).into();
        seen["read_timeout"] = self.read_timeout.map(|timeout| format!("{timeout:?}")).into();
        let answer = self.transport.keep(seen);
        HttpConnectorFuture::new(async move {
            if let Some(delay) = answer["delay"].as_u64() {
                tokio::time::sleep(Duration::from_millis(delay)).await;
            }
            play(&answer)
        })
    }
}

fn describe(request: &HttpRequest) -> Value {
    let mut headers: Vec<(&str, String)> = request
        .headers()
        .iter_bytes()
        .map(|(name, value)| (name, String::from_utf8_lossy(value).into_owned()))
        .collect();
    headers.sort();
    let body = request.body().bytes().map(aws_smithy_types::base64::encode);
    json!({ "method": request.method(), "uri": request.uri(), "headers": headers, "body": body })
}

fn play(answer: &Value) -> Result<HttpResponse, ConnectorError> {
    if let Some(failure) = answer["fail"].as_str() {
        return Err(failed(failure));
    }
    response(answer).map_err(|reason| ConnectorError::user(reason.into()))
}

fn response(answer: &Value) -> Result<HttpResponse, String> {
    let status = answer["status"].as_u64().and_then(|status| u16::try_from(status).ok()).ok_or("no status")?;
    let status = StatusCode::try_from(status).map_err(|error| error.to_string())?;
    let body = crate::read::bytes(&answer["body"])?;
    let mut response = HttpResponse::new(status, crate::body::of(body, answer));
    for header in answer["headers"].as_array().into_iter().flatten() {
        let (name, value) = (crate::read::string(&header[0])?, crate::read::string(&header[1])?);
        response.headers_mut().try_append(name, value).map_err(|error| error.to_string())?;
    }
    Ok(response)
}

fn failed(failure: &str) -> ConnectorError {
    let source = || "scripted failure".into();
    match failure {
        "io" => ConnectorError::io(source()),
        "timeout" => ConnectorError::timeout(source()),
        "user" => ConnectorError::user(source()),
        "transient" => ConnectorError::other(source(), Some(ErrorKind::TransientError)),
        "throttling" => ConnectorError::other(source(), Some(ErrorKind::ThrottlingError)),
        "server" => ConnectorError::other(source(), Some(ErrorKind::ServerError)),
        "client" => ConnectorError::other(source(), Some(ErrorKind::ClientError)),
        _ => ConnectorError::other(source(), None),
    }
}
