//! Tells the orchestrator which connection a request went over, so that it can poison it.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::connection::CaptureSmithyConnection;
use aws_smithy_types::body::SdkBody;

use super::connection::Facts;

/// Where the connection becomes known to whoever asked for it through the request's extensions.
pub(super) struct Capture(Option<Arc<Mutex<Option<Arc<Facts>>>>>);

impl Capture {
    pub(super) fn of(request: &http::Request<SdkBody>) -> Self {
        Capture(request.extensions().get::<CaptureSmithyConnection>().map(|asked| {
            let found = Arc::new(Mutex::new(None::<Arc<Facts>>));
            let known = Arc::clone(&found);
            asked.set_connection_retriever(move || {
                let facts = known.lock().unwrap_or_else(PoisonError::into_inner).clone();
                facts.map(Facts::metadata)
            });
            found
        }))
    }

    /// The request goes over this connection; it replaces one that the request could not be sent over.
    pub(super) fn set(&self, facts: &Arc<Facts>) {
        if let Some(found) = &self.0 {
            *found.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(facts));
        }
    }
}
