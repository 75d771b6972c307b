//! Where the service is: on a port that the environment names, or in this process.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format as DateTimeFormat;
use aws_types::SdkConfig;
use sdk::config::BehaviorVersion;
use sdk::config::retry::RetryConfig;
use serde_json::Value;
use socialmessaging_local::{Limits, LocalService, S3, Settings};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// A service, and how to reach it.
pub(crate) struct Place {
    config: SdkConfig,
    /// Host and port of the control API.
    control: String,
}

impl Place {
    /// As a program finds the service that knows nothing of it.
    pub(crate) async fn port() -> Result<Self, Box<dyn std::error::Error>> {
        let config = aws_config::defaults(BehaviorVersion::latest()).http_client(http_client()).load().await;
        let address = std::env::var("AWS_ENDPOINT_URL_SOCIALMESSAGING")?;
        let control = address.strip_prefix("http://").ok_or("the endpoint is not plain HTTP")?.to_owned();
        Ok(Self { config, control })
    }

    /// A service in this process, with a manual clock and buckets in a folder. Calls take no socket; its control API has one.
    pub(crate) async fn in_process(buckets: &str, seed: &str, start: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let start = DateTime::from_str(start, DateTimeFormat::DateTime)?;
        let mut settings = Settings::default();
        settings.content.s3 = S3::Folder(buckets.into());
        let service =
            LocalService::builder().seed(seed.parse()?).start(start.try_into()?).settings(settings).build()?;
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
        let control = listener.local_addr()?.to_string();
        let config = service.sdk_config();
        tokio::spawn(async move { service.serve(listener, Limits::default(), std::future::pending()).await });
        Ok(Self { config, control })
    }

    /// A client that tries once.
    pub(crate) fn client(&self) -> sdk::Client {
        let config = sdk::config::Builder::from(&self.config).retry_config(RetryConfig::disabled());
        sdk::Client::from_conf(config.build())
    }

    /// Asks the control API: `METHOD PATH`, and a body or null.
    pub(crate) async fn control(&self, what: &str, body: &Value) -> Result<(u64, Value), String> {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let request = format!(
            "{what} HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            self.control,
            body.len()
        );
        let answer = exchange(&self.control, &request).await.map_err(|error| format!("{what}: {error}"))?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| format!("{what}: no answer"))?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let body = if body.is_empty() { Ok(Value::Null) } else { serde_json::from_str(body) };
        let body = body.map_err(|error| format!("{what}: {error}"))?;
        Ok((status.ok_or_else(|| format!("{what}: no status"))?, body))
    }
}

/// One request on a connection of its own.
async fn exchange(host: &str, request: &str) -> std::io::Result<String> {
    let mut stream = tokio::net::TcpStream::connect(host).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

/// The HTTP client that programs on this SDK have.
#[cfg(not(official))]
fn http_client() -> sdk::config::SharedHttpClient {
    sdk::config::transport::default_client()
}

/// The official HTTP client, without TLS, which has nothing to do on loopback.
#[cfg(official)]
fn http_client() -> sdk::config::SharedHttpClient {
    aws_smithy_http_client::Builder::new().build_http()
}
