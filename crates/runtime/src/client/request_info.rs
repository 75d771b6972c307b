//! The header `amz-sdk-request`: which attempt a request is, of how many, and until when the client waits for it.

use std::fmt::Write as _;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::DateTime;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;

use super::{clock_skew, header};

/// Sets the header.
pub(super) fn add(request: &mut HttpRequest, components: &RuntimeComponents, cfg: &ConfigBag) -> Result<(), BoxError> {
    let attempt = cfg.load::<RequestAttempts>().map_or(0, RequestAttempts::attempts);
    let mut text = String::with_capacity(48);
    // Services expect the deadline of repeated attempts only.
    if attempt > 1
        && let Some(deadline) = deadline(components, cfg)?
    {
        let _ = write!(text, "ttl={deadline}; ");
    }
    let _ = write!(text, "attempt={attempt}");
    if let Some(retries) = cfg.load::<RetryConfig>() {
        let _ = write!(text, "; max={}", retries.max_attempts());
    }
    header::set(request, "amz-sdk-request", text)
}

/// When the read timeout ends, by the service's clock, as `20150830T123600Z`.
fn deadline(components: &RuntimeComponents, cfg: &ConfigBag) -> Result<Option<String>, BoxError> {
    let Some(timeout) = cfg.load::<TimeoutConfig>().and_then(TimeoutConfig::read_timeout) else { return Ok(None) };
    let now = components.time_source().ok_or("the header amz-sdk-request needs a clock: set `time_source`")?.now();
    let Some(end) = clock_skew::correct(now, cfg).checked_add(timeout) else { return Ok(None) };
    let mut end = DateTime::from(end);
    end.set_subsec_nanos(0);
    Ok(Some(end.fmt(Format::DateTime)?.replace(['-', ':'], "")))
}
