//! Requests that the service makes: to subscribers, and to S3.

use std::fmt;
use std::time::Duration;

use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorSettings, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use restjson_runtime::transport::{HyperClient, ProxyConfig};

/// How long to wait for a connection. These are mostly on the same machine.
const CONNECT: Duration = Duration::from_secs(5);

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum OutgoingError {
    /// The address is none, or a header is none.
    Request(String),
    /// Nobody answered; why.
    Connection(String),
    /// The answer is larger than this many bytes.
    TooLarge(usize),
}

impl fmt::Display for OutgoingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(why) => write!(f, "the request cannot be sent: {why}"),
            Self::Connection(why) => write!(f, "no answer: {why}"),
            Self::TooLarge(most) => write!(f, "the answer is larger than {most} bytes"),
        }
    }
}

impl std::error::Error for OutgoingError {}

/// Sends requests, over the transport that the client has too. They are about the world, so its time counts: a manual
/// clock has no say in it.
#[derive(Debug, Clone)]
pub(crate) struct Outgoing {
    connector: SharedHttpConnector,
}

impl Outgoing {
    /// Waits for an answer for as long as this.
    pub(crate) fn new(patience: Duration) -> Self {
        let settings = HttpConnectorSettings::builder().connect_timeout(CONNECT).read_timeout(patience).build();
        let sleep = SharedAsyncSleep::new(TokioSleep::new());
        let client = HyperClient::builder().proxy(proxies()).build();
        let connector = client.connector(&settings, sleep, SharedTimeSource::default());
        Self { connector }
    }

    /// Over something else than a network.
    #[cfg(test)]
    pub(crate) fn over(connector: impl HttpConnector + 'static) -> Self {
        Self { connector: SharedHttpConnector::new(connector) }
    }

    /// Sends a request, and reads the whole answer, which may have this many bytes.
    ///
    /// # Errors
    ///
    /// Why there is none. Any status is an answer.
    pub(crate) async fn send(
        &self,
        request: http::Request<Bytes>,
        most: usize,
    ) -> Result<http::Response<Bytes>, OutgoingError> {
        let request = HttpRequest::try_from(request.map(SdkBody::from));
        let request = request.map_err(|error| OutgoingError::Request(chain(&error)))?;
        let response = self.connector.call(request).await.map_err(|error| OutgoingError::Connection(chain(&error)))?;
        let response = response.try_into_http1x().map_err(|error| OutgoingError::Connection(chain(&error)))?;
        let (parts, body) = response.into_parts();
        match Limited::new(body, most).collect().await {
            Ok(body) => Ok(http::Response::from_parts(parts, body.to_bytes())),
            Err(error) if error.is::<LengthLimitError>() => Err(OutgoingError::TooLarge(most)),
            Err(error) => Err(OutgoingError::Connection(error.to_string())),
        }
    }
}

/// The environment's proxies, but for what is on this machine: that is where subscribers are.
fn proxies() -> ProxyConfig {
    let variable = |name: &str| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    ProxyConfig::from_vars(|name| match name {
        "NO_PROXY" => {
            let given = variable("NO_PROXY").or_else(|| variable("no_proxy")).unwrap_or_default();
            Some(format!("localhost,127.0.0.0/8,::1,{given}"))
        }
        other => variable(other),
    })
}

/// An error with everything below it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut below = error.source();
    while let Some(error) = below {
        text.push_str(": ");
        text.push_str(&error.to_string());
        below = error.source();
    }
    text
}
