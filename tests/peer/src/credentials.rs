//! Credentials that change from one load to the next, fail, or take their time.

use crate::clock::Clock;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::future;
use aws_smithy_async::time::TimeSource;
use sdk::config::{Credentials, ProvideCredentials};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A provider that yields each of its credentials once; the last repeats.
#[derive(Clone, Debug)]
pub(crate) struct Rotating {
    sets: Arc<Vec<Value>>,
    loaded: Arc<AtomicUsize>,
    clock: Clock,
}

impl Rotating {
    /// Without any in the case: one fixed key.
    pub(crate) fn new(sets: &Value, clock: Clock) -> Self {
        let sets = sets.as_array().cloned().unwrap_or_else(|| vec![json!({ "key": "AKIDEXAMPLE" })]);
        Self { sets: Arc::new(sets), loaded: Arc::default(), clock }
    }

    /// How often credentials were asked for.
    pub(crate) fn loaded(&self) -> usize {
        self.loaded.load(Ordering::SeqCst)
    }

    async fn load(&self) -> Result<Credentials, CredentialsError> {
        let count = self.loaded.fetch_add(1, Ordering::SeqCst);
        let set = self.sets.get(count).or(self.sets.last()).cloned().unwrap_or_default();
        if let Some(delay) = set["delay"].as_u64() {
            tokio::time::sleep(Duration::from_millis(delay)).await;
        }
        match set["fail"].as_str() {
            Some("not loaded") => return Err(CredentialsError::not_loaded("scripted")),
            Some(_) => return Err(CredentialsError::provider_error("scripted")),
            None => {}
        }
        let text = |name: &str| set[name].as_str().map(str::to_owned);
        let expiry = set["expires_in"].as_i64().map(|seconds| self.moved(seconds));
        let secret = text("secret").unwrap_or_else(|| "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".into());
        Ok(Credentials::new(text("key").unwrap_or_default(), secret, text("token"), expiry, "peer"))
    }

    fn moved(&self, seconds: i64) -> std::time::SystemTime {
        let by = Duration::from_secs(seconds.unsigned_abs());
        if seconds < 0 { self.clock.now() - by } else { self.clock.now() + by }
    }
}

impl ProvideCredentials for Rotating {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.load())
    }
}
