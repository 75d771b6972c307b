//! An HTTP client in memory: it answers from a script and remembers what it was sent.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;

/// What the service does with the next request.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Responds.
    Respond(u16, Vec<(&'static str, String)>, String),
    /// Never responds.
    Hang,
}

impl Answer {
    /// A success with this body.
    pub fn ok(body: &str) -> Self {
        Self::Respond(200, vec![("x-amzn-requestid", "request-1".into())], body.into())
    }

    /// A failure with this code.
    pub fn error(status: u16, code: &str) -> Self {
        let headers = vec![("x-amzn-errortype", code.into()), ("x-amzn-requestid", "request-2".into())];
        Self::Respond(status, headers, format!(r#"{{"message":"{code} happened"}}"#))
    }
}

/// The scripted client. Clones share script and memory.
#[derive(Debug, Clone)]
pub struct Fake(Arc<State>);

#[derive(Debug)]
struct State {
    script: Mutex<VecDeque<Answer>>,
    seen: Mutex<Vec<HttpRequest>>,
}

impl Fake {
    pub fn new(script: impl IntoIterator<Item = Answer>) -> Self {
        Self(Arc::new(State { script: Mutex::new(script.into_iter().collect()), seen: Mutex::default() }))
    }

    /// How many requests came.
    pub fn count(&self) -> usize {
        self.seen().len()
    }

    /// A header of request number `index`.
    pub fn header(&self, index: usize, name: &str) -> Option<String> {
        self.seen()[index].headers().get(name).map(ToOwned::to_owned)
    }

    /// The URI of request number `index`.
    pub fn uri(&self, index: usize) -> String {
        self.seen()[index].uri().to_owned()
    }

    pub fn seen(&self) -> MutexGuard<'_, Vec<HttpRequest>> {
        self.0.seen.lock().expect("no test panics while it looks")
    }
}

impl HttpConnector for Fake {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.seen().push(request);
        match self.0.script.lock().expect("no test panics while it looks").pop_front() {
            Some(Answer::Respond(status, headers, body)) => {
                HttpConnectorFuture::ready(Ok(response(status, headers, body)))
            }
            Some(Answer::Hang) => HttpConnectorFuture::new(std::future::pending()),
            None => panic!("a request that the script does not know"),
        }
    }
}

fn response(status: u16, headers: Vec<(&'static str, String)>, body: String) -> HttpResponse {
    let mut response = HttpResponse::new(status.try_into().expect("a status"), SdkBody::from(body));
    for (name, value) in headers {
        response.headers_mut().insert(name, value);
    }
    response
}

impl HttpClient for Fake {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}
