//! Time, and whether the service is there.

use std::time::Duration;

use restjson_runtime::server::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::problem::Problem;
use crate::moment::Moment;
use crate::service::LocalService;

/// A century: more would bring a clock to where times cannot be written.
const FARTHEST: Duration = Duration::from_secs(100 * 365 * 86_400);

pub(super) fn health(service: &LocalService) -> Value {
    let settings = &service.world().settings;
    json!({
        "status": "ok",
        "version": env!("CARGO_PKG_VERSION"),
        "region": settings.region,
        "accountId": settings.account_id,
        "signatures": service.gate().is_some(),
        "clock": shown(service),
    })
}

pub(super) fn shown(service: &LocalService) -> Value {
    let clock = service.clock();
    json!({
        "kind": if clock.is_manual() { "manual" } else { "real" },
        "now": Moment::from(clock.time()).rfc3339_nanos(),
    })
}

/// How far to move.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Advance {
    seconds: f64,
}

pub(super) async fn advance(service: &LocalService, by: &Advance) -> Result<Response, Problem> {
    if !service.clock().is_manual() {
        return Err(Problem::Conflict(
            "the clock is the machine's; --clock manual@TIME starts with one that moves".into(),
        ));
    }
    let by = Duration::try_from_secs_f64(by.seconds).ok().filter(|by| *by <= FARTHEST);
    let by = by.ok_or_else(|| Problem::Invalid("seconds: not a number between 0 and a century".to_owned()))?;
    service.advance(by).await?;
    super::json(&shown(service))
}
