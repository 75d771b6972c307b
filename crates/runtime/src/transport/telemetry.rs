//! Measures a call for whoever asked for it through the request's extensions; free for everyone else.

use std::time::SystemTime;

use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::http::telemetry::CaptureHttpAttemptTelemetry;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

/// A running measurement, from the request to the head of its response.
pub(super) struct Measurement {
    capture: CaptureHttpAttemptTelemetry,
    clock: SharedTimeSource,
    start: SystemTime,
}

impl Measurement {
    pub(super) fn start(request: &HttpRequest, clock: &SharedTimeSource) -> Option<Self> {
        let capture = request.extension::<CaptureHttpAttemptTelemetry>()?.clone();
        Some(Measurement { capture, start: clock.now(), clock: clock.clone() })
    }

    /// Reports the time passed; nothing if the clock was set back meanwhile.
    pub(super) fn finish(self) {
        if let Ok(duration) = self.clock.now().duration_since(self.start) {
            self.capture.record_connector_call_duration(duration);
        }
    }
}
