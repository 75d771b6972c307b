//! What does not change while the service runs.

use std::sync::{PoisonError, RwLock};

use crate::settings::Settings;

/// Facts that every call may ask for.
#[derive(Debug)]
pub(crate) struct World {
    /// Where ids come from.
    pub(crate) seed: u64,
    /// Switches and delays.
    pub(crate) settings: Settings,
    base_url: RwLock<String>,
}

/// What addresses of assets and previews begin with until the service has a port. In process, nothing can be fetched there;
/// `.invalid` says so.
const NO_PORT: &str = "http://local.invalid";

impl World {
    pub(crate) fn new(seed: u64, settings: Settings) -> Self {
        Self { seed, settings, base_url: RwLock::new(NO_PORT.to_owned()) }
    }

    /// What addresses of the service's own pages begin with, without a slash at the end: `http://127.0.0.1:9090`.
    pub(crate) fn base_url(&self) -> String {
        self.base_url.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Sets it, once the port is known.
    pub(crate) fn set_base_url(&self, url: impl Into<String>) {
        *self.base_url.write().unwrap_or_else(PoisonError::into_inner) = url.into();
    }

    /// An ARN of this service.
    pub(crate) fn arn(&self, kind: &str, key: &str) -> String {
        format!("{}:{kind}/{key}", self.arn_prefix())
    }

    /// What all ARNs of this service begin with: `arn:aws:social-messaging:eu-west-1:123456789012`.
    pub(crate) fn arn_prefix(&self) -> String {
        let Settings { partition, region, account_id, .. } = &self.settings;
        format!("arn:{partition}:social-messaging:{region}:{account_id}")
    }
}
