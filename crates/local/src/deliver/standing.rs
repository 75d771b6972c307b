//! Subscriptions that the program was started with. They outlive a reset, as nobody could give them again.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::subscribe;
use crate::call::Call;
use crate::failure::Failure;
use crate::service::LocalService;

/// Topics, or nothing for EventBridge's form, with addresses.
#[derive(Debug, Default)]
pub(crate) struct Standing(Mutex<Vec<(Option<String>, String)>>);

impl Standing {
    fn locked(&self) -> MutexGuard<'_, Vec<(Option<String>, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts them into a store that was cleared.
    pub(crate) fn plant(&self, call: &Call<'_>) -> Result<(), Failure> {
        for (topic, url) in self.locked().iter() {
            subscribe(call, topic.as_deref(), url, false)?;
        }
        Ok(())
    }
}

impl LocalService {
    /// Subscribes an address for as long as this service lives, resets included.
    pub(crate) fn subscribe_always(&self, topic: Option<&str>, url: &str) -> Result<(), Failure> {
        self.transact(|call| subscribe(call, topic, url, false))?;
        self.standing().locked().push((topic.map(str::to_owned), url.to_owned()));
        Ok(())
    }
}
