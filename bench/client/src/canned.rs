//! The canned transport: the same answer to every request.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

use crate::operation::{Operation, Requests};

/// The headers of every answer, dated at the time at which calls are made.
const HEADERS: [(&str, &str); 3] = [
    ("content-type", "application/json"),
    ("date", "Wed, 03 Jun 2026 12:00:00 GMT"),
    ("x-amzn-requestid", "6f1c2f4e-3a0f-4b7e-9d0b-0f5f8a1c2d3e"),
];

/// A transport that answers as one operation's service would.
#[derive(Clone, Copy, Debug)]
pub struct Canned {
    answer: &'static str,
    requests: Requests,
}

impl Canned {
    /// Answers for the operation.
    pub fn new(operation: Operation, requests: Requests) -> Self {
        Self { answer: operation.answer().leak(), requests }
    }
}

impl HttpClient for Canned {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(*self)
    }
}

impl HttpConnector for Canned {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        match self.requests {
            Requests::Dropped => {}
            Requests::Printed => print(&request),
        }
        let mut response = HttpResponse::new(StatusCode::try_from(200).expect("OK"), SdkBody::from(self.answer));
        for (name, value) in HEADERS {
            response.headers_mut().insert(name, value);
        }
        HttpConnectorFuture::ready(Ok(response))
    }
}

fn print(request: &HttpRequest) {
    println!("{} {}", request.method(), request.uri());
    let mut headers: Vec<(&str, &str)> = request.headers().iter().collect();
    headers.sort_unstable();
    for (name, value) in headers {
        println!("{name}: {value}");
    }
    println!("{}", String::from_utf8_lossy(request.body().bytes().unwrap_or_default()));
}
