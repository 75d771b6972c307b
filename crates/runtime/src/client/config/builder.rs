//! Collects a configuration. The settings themselves are in the modules beside this one, by theme.

use std::marker::PhantomData;

use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_types::config_bag::{CloneableLayer, FrozenLayer, Layer};
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};

use super::Config;
use super::given::Given;
use crate::client::Service;

/// Collects a [`Config`].
///
/// Most settings come as a pair: `x(value)` for chains, `set_x(Some(value))` for values that may be absent.
#[derive(Clone, Debug)]
pub struct Builder<S> {
    pub(in crate::client) given: Given,
    pub(super) service: PhantomData<S>,
}

impl<S> Default for Builder<S> {
    fn default() -> Self {
        Self { given: Given::nothing(), service: PhantomData }
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
        self.given.behavior_version = behavior_version;
        self
    }

    /// Takes the newest defaults. An update of the SDK may then change how the client behaves.
    pub fn behavior_version_latest(mut self) -> Self {
        self.set_behavior_version(Some(BehaviorVersion::latest()));
        self
    }

    pub(super) fn push_runtime_plugin(&mut self, plugin: SharedRuntimePlugin) -> &mut Self {
        self.given.runtime_plugins.push(plugin);
        self
    }

    /// Finishes the configuration.
    pub fn build(self) -> Config<S> {
        let mut given = self.given;
        let config = finish(&mut given, ApiMetadata::new(S::NAME, S::VERSION), S::SIGNING_NAME);
        Config { config, given, service: PhantomData }
    }
}

/// Adds what every client has. Without the service's type, so that it is compiled once.
fn finish(given: &mut Given, api: ApiMetadata, signing_name: &'static str) -> FrozenLayer {
    if given.runtime_components.time_source().is_none() {
        given.runtime_components.set_time_source(Some(Default::default()));
    }
    let settings = &mut given.config;
    settings.store_put(api);
    settings.store_put(SigningName::from_static(signing_name));
    sign_for_region(settings);
    Layer::from(settings.clone()).with_name("config").freeze()
}

/// Requests are signed for the region that they go to.
pub(super) fn sign_for_region(settings: &mut CloneableLayer) {
    if let Some(region) = settings.load::<Region>().cloned() {
        settings.store_put(SigningRegion::from(region));
    }
}
