//! A service with a door, and our client at it.

use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_types::SdkConfig;
use socialmessaging_client::config::retry::RetryConfig;
use socialmessaging_client::config::{Credentials, Region};
use socialmessaging_client::error::ProvideErrorMetadata;
use socialmessaging_client::{Client, config};
use socialmessaging_local::{Clock, Limits, LocalService};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// Without a socket, on the service's clock.
    InProcess,
    /// On loopback, on the machine's clock.
    Port,
}

/// A service behind a door. The port closes when this is dropped.
pub(crate) struct Site {
    pub(crate) service: LocalService,
    pub(crate) port: Option<Port>,
}

pub(crate) struct Port {
    pub(crate) address: SocketAddr,
    /// Dropped with the rest, it stops the service.
    _stop: oneshot::Sender<()>,
}

impl Site {
    pub(crate) async fn open(door: Door) -> Self {
        Self::of(door, |builder| builder).await
    }

    pub(crate) async fn of(
        door: Door,
        with: impl Fn(socialmessaging_local::Builder) -> socialmessaging_local::Builder,
    ) -> Self {
        let clock = match door {
            Door::InProcess => Clock::default(),
            Door::Port => Clock::real(),
        };
        let service = with(LocalService::builder().clock(clock)).build().unwrap();
        let port = match door {
            Door::InProcess => None,
            Door::Port => Some(Port::open(&service, Limits::default()).await),
        };
        Self { service, port }
    }

    /// The settings of a client at the door.
    pub(crate) fn config(&self) -> SdkConfig {
        let base = self.service.sdk_config();
        match &self.port {
            None => base,
            Some(port) => SdkConfig::builder()
                .behavior_version(config::BehaviorVersion::latest())
                .region(base.region().cloned())
                .credentials_provider(base.credentials_provider().unwrap())
                .http_client(config::transport::default_client())
                .endpoint_url(port.url())
                .build(),
        }
    }

    pub(crate) fn client(&self) -> Client {
        self.client_with(|config| config)
    }

    /// A client with other settings. Pauses between attempts are short, since on the port they take real time.
    pub(crate) fn client_with(&self, with: impl Fn(config::Builder) -> config::Builder) -> Client {
        let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
        let config = config::Builder::from(&self.config()).retry_config(retries);
        Client::from_conf(with(config).build())
    }
}

impl Port {
    pub(crate) async fn open(service: &LocalService, limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, told) = oneshot::channel::<()>();
        let service = service.clone();
        tokio::spawn(async move {
            let told = async { drop(told.await) };
            service.serve(listener, limits, told).await.unwrap();
        });
        Self { address, _stop: stop }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// Lists accounts: the code of the error, if it is one.
pub(crate) async fn list(client: &Client) -> Result<usize, String> {
    match client.list_linked_whats_app_business_accounts().send().await {
        Ok(listed) => Ok(listed.linked_accounts().len()),
        Err(error) => Err(error.code().map_or_else(|| format!("{error:?}"), str::to_owned)),
    }
}

/// A clock that differs from the service's.
pub(crate) fn skewed(site: &Site, seconds: i64) -> SharedTimeSource {
    let now = site.service.clock().time();
    let span = Duration::from_secs(seconds.unsigned_abs());
    let time: SystemTime = if seconds < 0 { now - span } else { now + span };
    SharedTimeSource::new(StaticTimeSource::new(time))
}

pub(crate) fn credentials(id: &str, secret: &str, token: Option<&str>) -> SharedCredentialsProvider {
    SharedCredentialsProvider::new(Credentials::new(id, secret, token.map(str::to_owned), None, "test"))
}

pub(crate) fn region(name: &'static str) -> Region {
    Region::new(name)
}
