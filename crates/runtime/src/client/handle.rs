//! What all calls of a client share: its configuration and the plugins prepared from it.

use std::borrow::Cow;

use aws_runtime::auth::sigv4::SigV4AuthScheme;
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
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
use aws_smithy_runtime_api::shared::IntoShared;
use aws_smithy_types::config_bag::{ConfigBag, Layer};

use super::Service;
use super::auth::{DefaultAuthSchemeResolver, ResolveAuthScheme};
use super::config::{Builder, Config, ConfigOverride};
use super::defaults;
use super::endpoint::DefaultResolver;
use super::features::TrackConfiguration;

const NO_BEHAVIOR_VERSION: &str = "Invalid client configuration: A behavior major version must be set when sending a \
    request or constructing a client. You must set it during client construction or by enabling the \
    `behavior-version-latest` cargo feature.";

/// A client without its operations.
#[derive(Debug)]
pub struct Handle<S: Service> {
    config: Config<S>,
    plugins: RuntimePlugins,
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
            Ok(plugins) => Self { config, plugins },
            Err(error) => panic!("Invalid client configuration: {error}"),
        }
    }

    /// The configuration from which the client was made.
    pub fn config(&self) -> &Config<S> {
        &self.config
    }

    /// The client's plugins, and above them those of one call.
    pub(super) fn plugins(
        &self,
        operation: SharedRuntimePlugin,
        config_override: Option<Builder<S>>,
    ) -> RuntimePlugins {
        let mut plugins = self.plugins.clone().with_operation_plugin(operation);
        if let Some(config_override) = config_override {
            plugins = plugins.with_operation_plugins(config_override.runtime_plugins.iter().cloned());
            plugins = plugins.with_operation_plugin(ConfigOverride::new(config_override));
        }
        plugins
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
    let user = StaticRuntimePlugin::new()
        .with_config(config.config.clone())
        .with_runtime_components(config.runtime_components.clone());
    defaults::plugins(retry_partition(config), behavior_version)
        .chain([user.into_shared(), service_plugin::<S>().into_shared(), no_auth().into_shared()])
        .chain(metrics(config).map(IntoShared::into_shared))
        .chain(config.runtime_plugins.iter().cloned())
        .collect()
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
fn service_plugin<S: Service>() -> StaticRuntimePlugin {
    let mut layer = Layer::new(S::ID);
    layer.store_put(AuthSchemeAndEndpointOrchestrationV2);
    StaticRuntimePlugin::new()
        .with_order(Order::Defaults)
        .with_config(layer.freeze())
        .with_runtime_components(service_components::<S>())
}

fn service_components<S: Service>() -> RuntimeComponentsBuilder {
    RuntimeComponentsBuilder::new(S::ID)
        .with_auth_scheme_option_resolver(Some(DefaultAuthSchemeResolver::<S>::default().into_shared_resolver()))
        .with_endpoint_resolver(Some(SharedEndpointResolver::new(DefaultResolver::<S>::new())))
        .with_auth_scheme(SharedAuthScheme::new(SigV4AuthScheme::new()))
        .with_retry_classifier(HttpStatusCodeClassifier::default())
        .with_interceptor(SharedInterceptor::permanent(ConnectionPoisoningInterceptor::new()))
        .with_interceptor(SharedInterceptor::permanent(TrackConfiguration))
        .with_interceptor(ServiceClockSkewInterceptor::new())
        .with_interceptor(RequestInfoInterceptor::new())
        .with_interceptor(UserAgentInterceptor::new())
        .with_interceptor(InvocationIdInterceptor::new())
        .with_interceptor(SharedInterceptor::permanent(RecursionDetectionInterceptor::new()))
}

/// The scheme of requests that need no signature; it is there for whoever chooses it.
#[allow(
    deprecated,
    reason = "the successor also offers the scheme for every operation, which only the user may ask for"
)]
fn no_auth() -> impl RuntimePlugin + 'static {
    aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePlugin::new()
}

/// `None` where the process has no working telemetry provider: then there is nothing to record with.
fn metrics<S: Service>(config: &Config<S>) -> Option<MetricsRuntimePlugin> {
    MetricsRuntimePlugin::builder()
        .with_scope(S::SCOPE)
        .with_time_source(config.runtime_components.time_source().unwrap_or_default())
        .build()
        .ok()
}
