//! What all calls of a client share: its configuration and the plugins prepared from it.

use std::borrow::Cow;
use std::sync::Arc;

use aws_smithy_observability::TelemetryProvider;
use aws_smithy_observability::global::get_telemetry_provider;
use aws_smithy_runtime::client::metrics::MetricsRuntimePlugin;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{SharedAuthScheme, SharedAuthSchemeOptionResolver};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugin, RuntimePlugins, SharedRuntimePlugin, StaticRuntimePlugin,
};
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_runtime_api::shared::IntoShared;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
use aws_types::region::Region;

use super::auth::{self, DefaultAuthSchemeResolver, ResolveAuthScheme, add_schemes};
use super::config::{Builder, Config, ConfigOverride, Given};
use super::defaults;
use super::endpoint::DefaultResolver;
use super::interceptor::AwsInterceptor;
use super::last::Last;
use super::order::order;
use super::signing::SigV4;
use super::{Serves, Service};
use crate::operation::Operation;

const NO_BEHAVIOR_VERSION: &str = "Invalid client configuration: A behavior major version must be set when sending a \
    request or constructing a client. You must set it during client construction or by enabling the \
    `behavior-version-latest` cargo feature.";

/// A client without its operations.
#[derive(Debug)]
pub struct Handle<S: Service> {
    config: Config<S>,
    prepared: Prepared,
}

impl<S: Service> Handle<S> {
    /// Prepares a client.
    ///
    /// # Panics
    ///
    /// Where the configuration lacks what every call needs: a behavior version; a way to sleep where retries, timeouts
    /// or stalled stream protection are on; an HTTP client.
    #[track_caller]
    pub fn new(config: Config<S>) -> Self {
        let auth = DefaultAuthSchemeResolver::<S>::default().into_shared_resolver();
        let endpoint = SharedEndpointResolver::new(DefaultResolver::<S>::new());
        match Prepared::new(&Ground::of(&config), auth, endpoint) {
            Ok(prepared) => Self { config, prepared },
            Err(error) => panic!("Invalid client configuration: {error}"),
        }
    }

    /// The configuration from which the client was made.
    pub fn config(&self) -> &Config<S> {
        &self.config
    }

    /// The client's plugins, and above them those of one call of operation `O`.
    pub(super) fn plugins<O: Operation>(&self, config_override: Option<Builder<S>>) -> Arc<RuntimePlugins>
    where
        S: Serves<O>,
    {
        match config_override {
            Some(above) => self.prepared.of_call(S::plugin(), above.given),
            None => self.prepared.of(O::FACTS.name, S::plugin),
        }
    }

    /// Like [`plugins`](Self::plugins), and one more.
    pub(super) fn plugins_with<O: Operation>(&self, plugin: SharedRuntimePlugin) -> Arc<RuntimePlugins>
    where
        S: Serves<O>,
    {
        self.prepared.with(S::plugin(), plugin)
    }
}

// What follows takes values, not the service's types, so that it is compiled once and not for each service or where the
// client is used.

/// A client's plugins, put together.
#[derive(Debug)]
struct Prepared {
    plugins: RuntimePlugins,
    /// The plugins of the last call, by its operation.
    last: Last<&'static str, Arc<RuntimePlugins>>,
}

impl Prepared {
    fn new(
        ground: &Ground<'_>,
        auth: SharedAuthSchemeOptionResolver,
        endpoint: SharedEndpointResolver,
    ) -> Result<Self, BoxError> {
        let service = service_components(ground, auth, endpoint);
        Ok(Self { plugins: prepare(base_plugins(ground, service))?, last: Last::new() })
    }

    /// Those of a call of the operation without settings of its own.
    fn of(&self, operation: &'static str, plugin: fn() -> SharedRuntimePlugin) -> Arc<RuntimePlugins> {
        self.last.get(|last| *last == operation).unwrap_or_else(|| {
            let plugins = Arc::new(self.plugins.clone().with_operation_plugin(plugin()));
            self.last.put(operation, Arc::clone(&plugins));
            plugins
        })
    }

    /// Those of a call with settings and plugins of its own.
    fn of_call(&self, operation: SharedRuntimePlugin, above: Given) -> Arc<RuntimePlugins> {
        let plugins = self.plugins.clone().with_operation_plugin(operation);
        let plugins = plugins.with_operation_plugins(above.runtime_plugins.clone());
        Arc::new(plugins.with_operation_plugin(ConfigOverride::new(&above)))
    }

    fn with(&self, operation: SharedRuntimePlugin, other: SharedRuntimePlugin) -> Arc<RuntimePlugins> {
        Arc::new(self.plugins.clone().with_operation_plugin(operation).with_operation_plugin(other))
    }
}

/// What a client is prepared from: its configuration, and what its service says as a whole.
struct Ground<'a> {
    config: &'a FrozenLayer,
    given: &'a Given,
    behavior_version: Option<BehaviorVersion>,
    id: &'static str,
    name: &'static str,
    scope: &'static str,
    schemes: auth::Offered,
}

impl<'a> Ground<'a> {
    fn of<S: Service>(config: &'a Config<S>) -> Self {
        let latest = || S::BEHAVIOR_VERSION_LATEST.then(BehaviorVersion::latest);
        Self {
            config: &config.config,
            given: &config.given,
            behavior_version: config.given.behavior_version.or_else(latest),
            id: S::ID,
            name: S::NAME,
            scope: S::SCOPE,
            schemes: (S::AUTH, S::OPERATION_AUTH),
        }
    }
}

/// Puts a client's plugins together once, as the orchestrator else would on each call: their layers in order, their
/// components merged.
fn prepare(plugins: Vec<SharedRuntimePlugin>) -> Result<RuntimePlugins, BoxError> {
    let mut cfg = ConfigBag::base();
    let mut components = RuntimeComponentsBuilder::new("client");
    let mut prepared = RuntimePlugins::new();
    for index in order(plugins.len(), &|left, right| plugins[left].order().cmp(&plugins[right].order())) {
        let plugin = &plugins[index];
        let own = plugin.runtime_components(&components);
        components = components.merge_from(&own);
        if let Some(layer) = plugin.config() {
            cfg.push_shared_layer(layer.clone());
            prepared =
                prepared.with_client_plugin(SharedRuntimePlugin::new(StaticRuntimePlugin::new().with_config(layer)));
        }
    }
    components.validate_base_client_config(&cfg)?;
    Ok(prepared
        .with_client_plugin(SharedRuntimePlugin::new(StaticRuntimePlugin::new().with_runtime_components(components))))
}

/// The client's plugins: defaults first, then what the user configured.
fn base_plugins(ground: &Ground<'_>, service: RuntimeComponentsBuilder) -> Vec<SharedRuntimePlugin> {
    let behavior_version = ground.behavior_version.expect(NO_BEHAVIOR_VERSION);
    let service = StaticRuntimePlugin::new().with_order(Order::Defaults).with_runtime_components(service);
    let user = StaticRuntimePlugin::new()
        .with_config(settings(ground, behavior_version))
        .with_runtime_components(ground.given.runtime_components.clone());
    let mut plugins = defaults::plugins(retry_partition(ground), behavior_version);
    plugins.push(service.into_shared());
    plugins.push(user.into_shared());
    plugins.push(no_auth().into_shared());
    plugins.extend(metrics(ground).map(IntoShared::into_shared));
    plugins.extend_from_slice(&ground.given.runtime_plugins);
    plugins
}

/// The user's settings, and those of ours that they leave open, in one layer: every look into the configuration passes
/// layer after layer.
fn settings(ground: &Ground<'_>, behavior_version: BehaviorVersion) -> FrozenLayer {
    let mut settings = ground.given.config.clone();
    let mut both = ConfigBag::of_layers([defaults::stalled_stream_protection(behavior_version)]);
    both.push_shared_layer(ground.config.clone());
    if let Some(protection) = both.load::<StalledStreamProtectionConfig>() {
        settings.store_put(protection.clone());
    }
    settings.store_put(AuthSchemeAndEndpointOrchestrationV2);
    Layer::from(settings).with_name("config").freeze()
}

/// Clients of one service and region share their retry tokens.
fn retry_partition(ground: &Ground<'_>) -> Cow<'static, str> {
    match ground.config.load::<Region>() {
        Some(region) => Cow::Owned(format!("{}-{region}", ground.name)),
        None => Cow::Borrowed(ground.name),
    }
}

/// What the service's model and the AWS SDKs' rules add to a client.
fn service_components(
    ground: &Ground<'_>,
    auth: SharedAuthSchemeOptionResolver,
    endpoint: SharedEndpointResolver,
) -> RuntimeComponentsBuilder {
    let mut components = RuntimeComponentsBuilder::new(ground.id);
    components.set_auth_scheme_option_resolver(Some(auth));
    components.set_endpoint_resolver(Some(endpoint));
    components.push_auth_scheme(SharedAuthScheme::new(SigV4::default()));
    components.push_retry_classifier(HttpStatusCodeClassifier::default());
    components.push_interceptor(SharedInterceptor::permanent(AwsInterceptor::new()));
    add_schemes(&mut components, ground.schemes);
    components
}

/// The scheme of requests that need no signature; it is there for whoever chooses it.
#[allow(
    deprecated,
    reason = "the successor also offers the scheme for every operation, which only the user may ask for"
)]
fn no_auth() -> impl RuntimePlugin + 'static {
    aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePlugin::new()
}

/// `None` where nobody would see the measurements: measuring costs every call a good part of its time.
fn metrics(ground: &Ground<'_>) -> Option<MetricsRuntimePlugin> {
    let provider = get_telemetry_provider().ok()?;
    if provider.meter_provider().provider_name() == TelemetryProvider::noop().meter_provider().provider_name() {
        return None;
    }
    MetricsRuntimePlugin::builder()
        .with_scope(ground.scope)
        .with_time_source(ground.given.runtime_components.time_source().unwrap_or_default())
        .build()
        .ok()
}
