//! Sends one request and hands over its response.

use std::pin::pin;

use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use http::Request;
use hyper::body::Incoming;
use tokio::runtime::Handle;

use super::capture::Capture;
use super::error::connector_error;
use super::origin::Origin;
use super::pool::{Lease, Pool};
use super::proxy::Proxies;
use super::telemetry::Measurement;
use super::timeout::{Limit, Phase, within};

/// A pool of connections, and the timeouts that apply to it.
pub(super) struct PooledConnector {
    pub(super) pool: Pool,
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
        let (origin, request) = match self.prepare(request) {
            Ok(prepared) => prepared,
            Err(error) => return HttpConnectorFuture::ready(Err(ConnectorError::user(error))),
        };
        let (pool, limit) = (self.pool.clone(), self.read_limit.clone());
        HttpConnectorFuture::new(async move {
            let exchange = pin!(exchange(&pool, &origin, request));
            let result = within(limit.as_ref(), Phase::Read, exchange).await;
            if let Some(measurement) = measurement {
                measurement.finish();
            }
            let response = result.map_err(connector_error)?.map(SdkBody::from_body_1_x);
            HttpResponse::try_from(response).map_err(|error| ConnectorError::other(error.into(), None))
        })
    }
}

impl PooledConnector {
    fn prepare(&self, request: HttpRequest) -> Result<(Origin, Request<SdkBody>), BoxError> {
        let mut request = request.try_into_http1x()?;
        let origin = Origin::of(request.uri())?;
        self.proxies.authorize(&origin, request.headers_mut());
        Ok((origin, request))
    }
}

/// Sends a request over a connection of the pool. Where that turns out to be closed before anything was sent, as the
/// server may close an unused one at any moment, over another.
async fn exchange(
    pool: &Pool,
    origin: &Origin,
    mut request: Request<SdkBody>,
) -> Result<http::Response<Incoming>, BoxError> {
    if Handle::try_current().is_err() {
        return Err("the default transport has to be used on a Tokio runtime".into());
    }
    let capture = Capture::of(&request);
    let target = request.uri().clone();
    loop {
        let Lease { mut connection, reused } = pool.lease(origin).await?;
        capture.set(connection.facts());
        match connection.send(request, origin).await {
            Ok(response) => {
                pool.give_back(origin, connection);
                return Ok(response);
            }
            Err(mut failure) => match failure.take_message() {
                Some(unsent) if reused => request = unsent,
                Some(_) | None => return Err(failure.into_error().into()),
            },
        }
        tracing::trace!("a connection was closed before the request; trying another");
        *request.uri_mut() = target.clone();
    }
}
