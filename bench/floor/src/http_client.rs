//! hyper's pooling client over rustls, and reading what it answers.

use std::error::Error;

use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt, Full};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// The client.
pub type HttpClient = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// Makes a client with the system's root certificates.
pub fn new() -> Result<HttpClient, Box<dyn Error>> {
    let tls = HttpsConnectorBuilder::new().with_native_roots()?;
    let mut http = HttpConnector::new();
    http.set_nodelay(true);
    http.enforce_http(false);
    Ok(Client::builder(TokioExecutor::new()).build(tls.https_or_http().enable_all_versions().wrap_connector(http)))
}

/// Sends a request; the body of a success.
pub async fn answer(client: &HttpClient, request: Request<Full<Bytes>>) -> Result<Bytes, Box<dyn Error>> {
    let response = client.request(request).await?;
    let status = response.status();
    let body = response.into_body().collect().await?.to_bytes();
    status.is_success().then_some(body).ok_or_else(|| status.to_string().into())
}
