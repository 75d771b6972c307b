//! What a program has set.

use std::fmt;
use std::ops::{Deref, DerefMut};

use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_types::config_bag::CloneableLayer;

/// The settings of a builder or a configuration.
#[derive(Clone, Debug)]
pub(in crate::client) struct Settings {
    pub(in crate::client) config: CloneableLayer,
    pub(in crate::client) runtime_components: RuntimeComponentsBuilder,
    pub(in crate::client) runtime_plugins: Vec<SharedRuntimePlugin>,
    pub(in crate::client) behavior_version: Option<BehaviorVersion>,
}

/// The same behind a trait object: what copies and drops them is large, and is compiled here instead of once more in
/// each crate that holds a configuration.
pub(in crate::client) struct Given(Box<dyn Hold>);

trait Hold: fmt::Debug + Send + Sync {
    fn settings(&self) -> &Settings;
    fn settings_mut(&mut self) -> &mut Settings;
    fn copy(&self) -> Box<dyn Hold>;
}

impl Hold for Settings {
    fn settings(&self) -> &Settings {
        self
    }

    fn settings_mut(&mut self) -> &mut Settings {
        self
    }

    fn copy(&self) -> Box<dyn Hold> {
        Box::new(self.clone())
    }
}

impl Given {
    /// Nothing.
    pub(super) fn nothing() -> Self {
        Self(Box::new(Settings {
            config: CloneableLayer::default(),
            runtime_components: RuntimeComponentsBuilder::new("service config"),
            runtime_plugins: Vec::new(),
            behavior_version: None,
        }))
    }
}

impl Clone for Given {
    fn clone(&self) -> Self {
        Self(self.0.copy())
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Deref for Given {
    type Target = Settings;

    fn deref(&self) -> &Settings {
        self.0.settings()
    }
}

impl DerefMut for Given {
    fn deref_mut(&mut self) -> &mut Settings {
        self.0.settings_mut()
    }
}
