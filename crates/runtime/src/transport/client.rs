//! Hands out connectors, one for each combination of timeouts.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{HttpClient, HttpConnectorSettings, SharedHttpConnector};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::config_bag::ConfigBag;

use super::builder::{Builder, Options};
use super::connect::Connect;
use super::connector::PooledConnector;
use super::pool::{Keep, Pool};
use super::proxy::{Proxies, ProxyConfig};
use super::timeout::Limit;
use super::tls::{Tls, TlsError, Trust};

/// The default [`HttpClient`].
///
/// Requests with the same connect and read timeouts share a pool of connections. The clock and the sleep of the first
/// request with these timeouts serve all later ones.
pub struct HyperClient {
    options: Options,
    tls: Arc<Tls>,
    proxies: Proxies,
    /// Few: clients rarely have more than one combination, and it stays with them.
    connectors: RwLock<Vec<(Timeouts, SharedHttpConnector)>>,
}

/// What tells connectors of a client apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Timeouts {
    connect: Option<Duration>,
    read: Option<Duration>,
}

impl From<&HttpConnectorSettings> for Timeouts {
    fn from(settings: &HttpConnectorSettings) -> Self {
        Timeouts { connect: settings.connect_timeout(), read: settings.read_timeout() }
    }
}

impl HyperClient {
    /// Starts with every option at its default.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(super) fn new(options: Options, trust: Trust, proxy: ProxyConfig) -> Self {
        let tls = Arc::new(Tls::new(trust, options.versions));
        HyperClient { options, tls, proxies: Proxies::new(&proxy), connectors: RwLock::default() }
    }

    /// A connector for requests of a program's own, which no client makes. It shares what the clients' connectors share.
    pub fn connector(
        &self,
        settings: &HttpConnectorSettings,
        sleep: SharedAsyncSleep,
        clock: SharedTimeSource,
    ) -> SharedHttpConnector {
        let timeouts = Timeouts::from(settings);
        if let Some(connector) = known(&self.connectors.read().unwrap_or_else(PoisonError::into_inner), timeouts) {
            return connector;
        }
        let mut connectors = self.connectors.write().unwrap_or_else(PoisonError::into_inner);
        // Another call may have been faster.
        known(&connectors, timeouts).unwrap_or_else(|| {
            let connector = self.new_connector(timeouts, sleep, clock);
            connectors.push((timeouts, connector.clone()));
            connector
        })
    }

    fn new_connector(
        &self,
        timeouts: Timeouts,
        sleep: SharedAsyncSleep,
        clock: SharedTimeSource,
    ) -> SharedHttpConnector {
        tracing::debug!(?timeouts, "new connector");
        let limit = |duration: Option<Duration>| duration.map(|duration| Limit { sleep: sleep.clone(), duration });
        let connect = Connect::new(&self.options, Arc::clone(&self.tls), self.proxies.clone(), limit(timeouts.connect));
        let keep = Keep { idle_timeout: self.options.pool_idle_timeout, max_idle: self.options.pool_max_idle_per_host };
        SharedHttpConnector::new(PooledConnector {
            pool: Pool::new(connect, keep),
            proxies: self.proxies.clone(),
            read_limit: limit(timeouts.read),
            clock,
        })
    }
}

fn known(connectors: &[(Timeouts, SharedHttpConnector)], timeouts: Timeouts) -> Option<SharedHttpConnector> {
    connectors.iter().find(|(known, _)| *known == timeouts).map(|(_, connector)| connector.clone())
}

impl HttpClient for HyperClient {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let sleep = components.sleep_impl().unwrap_or_else(|| SharedAsyncSleep::new(TokioSleep::new()));
        self.connector(settings, sleep, components.time_source().unwrap_or_default())
    }

    /// Loads root certificates now, so that the first request does not wait for them. Their absence is logged and
    /// fails HTTPS requests only: a client may have been built for a plain endpoint.
    fn validate_base_client_config(&self, _: &RuntimeComponentsBuilder, _: &ConfigBag) -> Result<(), BoxError> {
        match self.tls.config() {
            Ok(_) | Err(TlsError::NoRoots) => Ok(()),
            Err(error @ TlsError::Unusable(_)) => Err(error.into()),
        }
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        Some(ConnectorMetadata::new("hyper", Some(Cow::Borrowed("1.x"))))
    }
}

impl fmt::Debug for HyperClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperClient").field("options", &self.options).finish_non_exhaustive()
    }
}
