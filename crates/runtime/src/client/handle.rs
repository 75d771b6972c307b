//! What all calls of a client share: its configuration and the plugins prepared from it.

use std::borrow::Cow;
use std::sync::Arc;

use aws_smithy_observability::TelemetryProvider;
use aws_smithy_observability::global::get_telemetry_provider;
use aws_smithy_runtime::client::metrics::MetricsRuntimePlugin;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::SharedAuthScheme;
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

use super::auth::{DefaultAuthSchemeResolver, ResolveAuthScheme, add_schemes};
use super::config::{Builder, Config, ConfigOverride};
use super::defaults;
use super::endpoint::DefaultResolver;
use super::interceptor::AwsInterceptor;
use super::last::Last;
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
    plugins: RuntimePlugins,
    /// The plugins of the last call, by its operation.
    last: Last<&'static str, Arc<RuntimePlugins>>,
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
        match prepare(base_plugins(&config)) {
            Ok(plugins) => Self { config, plugins, last: Last::new() },
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
        if let Some(config_override) = config_override {
            let own = config_override.runtime_plugins.clone();
            let plugins = self.plugins.clone().with_operation_plugin(S::plugin()).with_operation_plugins(own);
            return Arc::new(plugins.with_operation_plugin(ConfigOverride::new(config_override)));
        }
        let operation = O::FACTS.name;
        self.last.get(|last| *last == operation).unwrap_or_else(|| {
            let plugins = Arc::new(self.plugins.clone().with_operation_plugin(S::plugin()));
            self.last.put(operation, Arc::clone(&plugins));
            plugins
        })
    }

    /// Like [`plugins`](Self::plugins), and one more.
    pub(super) fn plugins_with<O: Operation>(&self, plugin: SharedRuntimePlugin) -> RuntimePlugins
    where
        S: Serves<O>,
    {
        self.plugins.clone().with_operation_plugin(S::plugin()).with_operation_plugin(plugin)
    }
}

/// Puts a client's plugins together once, as the orchestrator else would on each call: their layers in order, their
/// components merged.
fn prepare(mut plugins: Vec<SharedRuntimePlugin>) -> Result<RuntimePlugins, BoxError> {
    plugins.sort_by_key(RuntimePlugin::order);
    let mut cfg = ConfigBag::base();
    let mut components = RuntimeComponentsBuilder::new("client");
    let mut prepared = RuntimePlugins::new();
    for plugin in plugins {
        let own = plugin.runtime_components(&components).into_owned();
        components = components.merge_from(&own);
        if let Some(layer) = plugin.config() {
            cfg.push_shared_layer(layer.clone());
            prepared = prepared.with_client_plugin(StaticRuntimePlugin::new().with_config(layer));
        }
    }
    components.validate_base_client_config(&cfg)?;
    Ok(prepared.with_client_plugin(StaticRuntimePlugin::new().with_runtime_components(components)))
}

/// The client's plugins: defaults first, then what the user configured.
fn base_plugins<S: Service>(config: &Config<S>) -> Vec<SharedRuntimePlugin> {
    let behavior_version = behavior_version(config).expect(NO_BEHAVIOR_VERSION);
    let service =
        StaticRuntimePlugin::new().with_order(Order::Defaults).with_runtime_components(service_components::<S>());
    let user = StaticRuntimePlugin::new()
        .with_config(settings(config, behavior_version))
        .with_runtime_components(config.runtime_components.clone());
    defaults::plugins(retry_partition(config), behavior_version)
        .chain([service.into_shared(), user.into_shared(), no_auth().into_shared()])
        .chain(metrics(config).map(IntoShared::into_shared))
        .chain(config.runtime_plugins.iter().cloned())
        .collect()
}

/// The user's settings, and those of ours that they leave open, in one layer: every look into the configuration passes
/// layer after layer.
fn settings<S: Service>(config: &Config<S>, behavior_version: BehaviorVersion) -> FrozenLayer {
    let mut settings = config.settings.clone();
    let mut both = ConfigBag::of_layers([defaults::stalled_stream_protection(behavior_version)]);
    both.push_shared_layer(config.config.clone());
    if let Some(protection) = both.load::<StalledStreamProtectionConfig>() {
        settings.store_put(protection.clone());
    }
    settings.store_put(AuthSchemeAndEndpointOrchestrationV2);
    Layer::from(settings).with_name("config").freeze()
}

fn behavior_version<S: Service>(config: &Config<S>) -> Option<BehaviorVersion> {
    config.behavior_version.or_else(|| S::BEHAVIOR_VERSION_LATEST.then(BehaviorVersion::latest))
}

/// Clients of one service and region share their retry tokens.
fn retry_partition<S: Service>(config: &Config<S>) -> Cow<'static, str> {
    match config.region() {
        Some(region) => Cow::Owned(format!("{}-{region}", S::NAME)),
        None => Cow::Borrowed(S::NAME),
    }
}

/// What the service's model and the AWS SDKs' rules add to a client.
fn service_components<S: Service>() -> RuntimeComponentsBuilder {
    let mut components = RuntimeComponentsBuilder::new(S::ID)
        .with_auth_scheme_option_resolver(Some(DefaultAuthSchemeResolver::<S>::default().into_shared_resolver()))
        .with_endpoint_resolver(Some(SharedEndpointResolver::new(DefaultResolver::<S>::new())))
        .with_auth_scheme(SharedAuthScheme::new(SigV4::default()))
        .with_retry_classifier(HttpStatusCodeClassifier::default())
        .with_interceptor(SharedInterceptor::permanent(AwsInterceptor::new()));
    add_schemes::<S>(&mut components);
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
fn metrics<S: Service>(config: &Config<S>) -> Option<MetricsRuntimePlugin> {
    let provider = get_telemetry_provider().ok()?;
    if provider.meter_provider().provider_name() == TelemetryProvider::noop().meter_provider().provider_name() {
        return None;
    }
    MetricsRuntimePlugin::builder()
        .with_scope(S::SCOPE)
        .with_time_source(config.runtime_components.time_source().unwrap_or_default())
        .build()
        .ok()
}
