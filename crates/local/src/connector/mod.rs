//! The door without a socket: an HTTP client for SDKs whose requests go straight to the service.

use std::borrow::Cow;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http_body_util::BodyExt;

use crate::edge::{self, Door};
use crate::service::LocalService;

/// An [`HttpClient`] that asks the service in this process, whatever host a request names.
#[derive(Clone)]
pub struct LocalHttpClient {
    service: LocalService,
}

impl LocalHttpClient {
    pub(crate) fn new(service: LocalService) -> Self {
        Self { service }
    }
}

impl fmt::Debug for LocalHttpClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LocalHttpClient")
    }
}

impl HttpClient for LocalHttpClient {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        Some(ConnectorMetadata::new("local-service", None::<Cow<'static, str>>))
    }
}

impl HttpConnector for LocalHttpClient {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let service = self.service.clone();
        HttpConnectorFuture::new(async move {
            let request = in_memory(request).await.map_err(ConnectorError::user)?;
            match edge::answer(&service, request, Door::InProcess).await {
                Some(response) => {
                    HttpResponse::try_from(response).map_err(|error| ConnectorError::other(error.into(), None))
                }
                None => Err(ConnectorError::io("the connection is cut, as a fault says".into())),
            }
        })
    }
}

async fn in_memory(request: HttpRequest) -> Result<http::Request<Bytes>, BoxError> {
    let (parts, body) = request.try_into_http1x()?.into_parts();
    let body = match body.bytes() {
        Some(bytes) => Bytes::copy_from_slice(bytes),
        None => collect(body).await?,
    };
    Ok(http::Request::from_parts(parts, body))
}

async fn collect(body: SdkBody) -> Result<Bytes, BoxError> {
    Ok(body.collect().await?.to_bytes())
}
