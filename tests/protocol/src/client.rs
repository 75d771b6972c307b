//! An HTTP client that keeps what it is given and answers what it is told.

use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;

use crate::Message;
use crate::case::ResponseCase;

/// A request that was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) method: String,
    pub(crate) uri: String,
    pub(crate) message: Message,
}

/// The place of the one request of a case.
pub(crate) type Slot = Arc<Mutex<Option<Sent>>>;

#[derive(Debug, Clone)]
pub(crate) struct Canned {
    pub(crate) answer: ResponseCase,
    pub(crate) sent: Slot,
}

impl HttpClient for Canned {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Canned {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let canned = self.clone();
        HttpConnectorFuture::new(async move {
            let (method, uri) = (request.method().to_owned(), request.uri().to_owned());
            let headers = request.headers().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let body = ByteStream::new(request.into_body()).collect().await;
            let body = body.map_err(|error| ConnectorError::other(error.into(), None))?.to_vec();
            let sent = Sent { method, uri, message: Message { headers, body } };
            *canned.sent.lock().expect("nobody panics while holding the lock") = Some(sent);
            response(&canned.answer).map_err(|error| ConnectorError::other(error, None))
        })
    }
}

fn response(case: &ResponseCase) -> Result<HttpResponse, Box<dyn std::error::Error + Send + Sync>> {
    let mut response = http::Response::builder().status(case.code);
    for (name, value) in case.headers {
        response = response.header(*name, *value);
    }
    Ok(HttpResponse::try_from(response.body(SdkBody::from(case.body.unwrap_or_default()))?)?)
}
