//! Settings of one call above those of its client.

use std::borrow::Cow;

use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_types::config_bag::{FrozenLayer, Layer};

use super::builder::sign_for_region;
use super::given::Given;

/// Puts a builder's settings above the client's.
#[derive(Debug)]
pub(in crate::client) struct ConfigOverride {
    config: FrozenLayer,
    components: RuntimeComponentsBuilder,
}

impl ConfigOverride {
    pub(in crate::client) fn new(given: &Given) -> Self {
        let (mut config, mut components) = (given.config.clone(), given.runtime_components.clone());
        sign_for_region(&mut config);
        // Credentials of one call must not fill the client's cache. The call gets its own, so that its retries find
        // them again.
        if components.has_identity_resolvers() && components.identity_cache().is_none() {
            components.set_identity_cache(Some(IdentityCache::lazy().max_partitions(1).build()));
        }
        Self { config: Layer::from(config).with_name("config override").freeze(), components }
    }
}

impl RuntimePlugin for ConfigOverride {
    fn config(&self) -> Option<FrozenLayer> {
        Some(self.config.clone())
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}
