//! Sends one request and hands over its response.

use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use hyper_util::client::legacy::{Client, ResponseFuture};
use tokio::runtime::Handle;

use super::connect::Connect;
use super::connection::capture;
use super::error::connector_error;
use super::proxy::Proxies;
use super::telemetry::Measurement;
use super::timeout::{Limit, Phase, within};

/// A pool of connections, and the timeouts that apply to it.
pub(super) struct PooledConnector {
    pub(super) pool: Client<Connect, SdkBody>,
    pub(super) proxies: Proxies,
    pub(super) read_limit: Option<Limit>,
    pub(super) clock: SharedTimeSource,
}

impl std::fmt::Debug for PooledConnector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PooledConnector").field("read_limit", &self.read_limit).finish_non_exhaustive()
    }
}

impl HttpConnector for PooledConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let measurement = Measurement::start(&request, &self.clock);
        let request = match self.prepare(request) {
            Ok(request) => request,
            Err(error) => return HttpConnectorFuture::ready(Err(ConnectorError::user(error))),
        };
        let exchange = exchange(self.pool.request(request), self.read_limit.clone());
        HttpConnectorFuture::new(async move {
            let result = exchange.await;
            if let Some(measurement) = measurement {
                measurement.finish();
            }
            result
        })
    }
}

impl PooledConnector {
    fn prepare(&self, request: HttpRequest) -> Result<http::Request<SdkBody>, BoxError> {
        let mut request = request.try_into_http1x()?;
        if request.uri().host().is_none_or(str::is_empty) {
            return Err("the request's address names no host".into());
        }
        self.proxies.authorize(&mut request);
        capture(&mut request);
        Ok(request)
    }
}

async fn exchange(response: ResponseFuture, limit: Option<Limit>) -> Result<HttpResponse, ConnectorError> {
    if Handle::try_current().is_err() {
        return Err(ConnectorError::user("the default transport has to be used on a Tokio runtime".into()));
    }
    let response = within(limit.as_ref(), Phase::Read, response).await.map_err(connector_error)?;
    HttpResponse::try_from(response.map(SdkBody::from_body_1_x))
        .map_err(|error| ConnectorError::other(error.into(), None))
}
