//! Collects a configuration. The settings themselves are in the modules beside this one, by theme.

use std::marker::PhantomData;

use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_types::config_bag::{CloneableLayer, Layer};
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};

use super::Config;
use crate::client::Service;

/// Collects a [`Config`].
///
/// Most settings come as a pair: `x(value)` for chains, `set_x(Some(value))` for values that may be absent.
#[derive(Clone, Debug)]
pub struct Builder<S> {
    pub(super) config: CloneableLayer,
    pub(super) runtime_components: RuntimeComponentsBuilder,
    pub(in crate::client) runtime_plugins: Vec<SharedRuntimePlugin>,
    pub(super) behavior_version: Option<BehaviorVersion>,
    pub(super) service: PhantomData<S>,
}

impl<S> Default for Builder<S> {
    fn default() -> Self {
        Self {
            config: CloneableLayer::default(),
            runtime_components: RuntimeComponentsBuilder::new("service config"),
            runtime_plugins: Vec::new(),
            behavior_version: None,
            service: PhantomData,
        }
    }
}

impl<S: Service> Builder<S> {
    /// Starts with nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Which defaults hold. Required, unless the crate's feature `behavior-version-latest` is on: a new version of the
    /// SDK changes a default only under a new behavior version.
    pub fn behavior_version(mut self, behavior_version: BehaviorVersion) -> Self {
        self.set_behavior_version(Some(behavior_version));
        self
    }

    /// See [`behavior_version`](Self::behavior_version).
    pub fn set_behavior_version(&mut self, behavior_version: Option<BehaviorVersion>) -> &mut Self {
        self.behavior_version = behavior_version;
        self
    }

    /// Takes the newest defaults. An update of the SDK may then change how the client behaves.
    pub fn behavior_version_latest(mut self) -> Self {
        self.set_behavior_version(Some(BehaviorVersion::latest()));
        self
    }

    pub(super) fn push_runtime_plugin(&mut self, plugin: SharedRuntimePlugin) -> &mut Self {
        self.runtime_plugins.push(plugin);
        self
    }

    /// Finishes the configuration.
    pub fn build(mut self) -> Config<S> {
        if self.runtime_components.time_source().is_none() {
            self.runtime_components.set_time_source(Some(Default::default()));
        }
        let mut settings = self.config;
        settings.store_put(ApiMetadata::new(S::NAME, S::VERSION));
        settings.store_put(SigningName::from_static(S::SIGNING_NAME));
        sign_for_region(&mut settings);
        Config {
            config: Layer::from(settings.clone()).with_name("config").freeze(),
            settings,
            runtime_components: self.runtime_components,
            runtime_plugins: self.runtime_plugins,
            behavior_version: self.behavior_version,
            service: PhantomData,
        }
    }
}

/// Requests are signed for the region that they go to.
pub(super) fn sign_for_region(settings: &mut CloneableLayer) {
    if let Some(region) = settings.load::<Region>().cloned() {
        settings.store_put(SigningRegion::from(region));
    }
}
