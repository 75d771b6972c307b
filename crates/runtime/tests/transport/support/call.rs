//! Calls through the transport, as the orchestrator makes them.

use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_runtime_api::client::connection::CaptureSmithyConnection;
use aws_smithy_runtime_api::client::http::{HttpClient, HttpConnector, HttpConnectorSettings, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http_body_util::BodyExt;
use restjson_runtime::transport::{Builder, HyperClient, ProxyConfig};

use super::certificates::Authority;

/// The transport's options, without what the environment of the test might add.
pub(crate) fn isolated() -> Builder {
    HyperClient::builder().proxy(ProxyConfig::none()).native_roots(false)
}

/// The same, trusting `authority`.
pub(crate) fn trusting(authority: &Authority) -> Builder {
    isolated().add_root_certificates(authority.pem().as_bytes()).unwrap()
}

/// The connector for default settings.
pub(crate) fn connector(client: &HyperClient) -> SharedHttpConnector {
    connector_with(client, &HttpConnectorSettings::default())
}

pub(crate) fn connector_with(client: &HyperClient, settings: &HttpConnectorSettings) -> SharedHttpConnector {
    let components = RuntimeComponentsBuilder::for_tests().with_sleep_impl(Some(TokioSleep::new())).build().unwrap();
    client.http_connector(settings, &components)
}

pub(crate) fn get(url: &str) -> HttpRequest {
    HttpRequest::get(url).unwrap()
}

pub(crate) fn post(url: &str, body: impl Into<SdkBody>) -> HttpRequest {
    let mut request = HttpRequest::new(body.into());
    request.set_method("POST").unwrap();
    request.set_uri(url).unwrap();
    request
}

/// The same request, and where its connection will be known, as the poisoning interceptor asks for it.
pub(crate) fn watch(mut request: HttpRequest) -> (HttpRequest, CaptureSmithyConnection) {
    let capture = CaptureSmithyConnection::new();
    request.add_extension(capture.clone());
    (request, capture)
}

pub(crate) async fn send(client: &HyperClient, request: HttpRequest) -> Result<HttpResponse, ConnectorError> {
    connector(client).call(request).await
}

/// Sends, and reads the response to its end, so that its connection is free again.
pub(crate) async fn fetch(client: &HyperClient, request: HttpRequest) -> Bytes {
    body(send(client, request).await.expect("a response")).await
}

pub(crate) async fn body(response: HttpResponse) -> Bytes {
    response.into_body().collect().await.expect("a whole body").to_bytes()
}

/// The failure of a call that has to fail.
pub(crate) async fn failure(client: &HyperClient, request: HttpRequest) -> ConnectorError {
    send(client, request).await.expect_err("no response")
}
