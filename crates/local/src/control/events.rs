//! Events, by number.

use std::time::Duration;

use restjson_runtime::server::Response;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::Instant;

use super::problem::Problem;
use super::query::Query;
use crate::event::LocalEvent;
use crate::service::LocalService;

/// Events in one answer: at most, and unless it is said.
const MOST: u64 = 1000;
const USUAL: u64 = 100;
/// How long an answer waits at most. Many clients give up after a minute.
const LONGEST: u64 = 60_000;

pub(super) async fn list(
    service: &LocalService,
    query: &Query,
    mut stopped: watch::Receiver<bool>,
) -> Result<Response, Problem> {
    let after = query.number("after", 0, u64::MAX)?;
    let most = query.number("limit", USUAL, MOST)?;
    let wait = Duration::from_millis(query.number("wait", 0, LONGEST)?);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let events = tokio::select! {
        events = next(service, after, most, Some(Instant::now() + wait)) => events?,
        _ = stopped.wait_for(|stopped| *stopped) => Vec::new(),
    };
    let last = events.last().map_or(after, |event| event.sequence);
    super::json(&json!({ "events": events.iter().map(shown).collect::<Vec<_>>(), "next": last }))
}

/// Events after a number. If there are none, it waits for one: in the world's time, since a manual clock stands still.
pub(super) async fn next(
    service: &LocalService,
    after: u64,
    most: usize,
    deadline: Option<Instant>,
) -> Result<Vec<LocalEvent>, Problem> {
    loop {
        let mut news = std::pin::pin!(service.news().notified());
        news.as_mut().enable();
        service.settle()?;
        let events = service.events().after(after).read(most)?;
        if !events.is_empty() || most == 0 {
            return Ok(events);
        }
        match deadline {
            None => news.await,
            Some(deadline) if tokio::time::timeout_at(deadline, news).await.is_err() => return Ok(events),
            Some(_) => {}
        }
    }
}

/// An event as the control API has it. The envelope is shown as what it is, and `message` has it as SNS's text.
pub(super) fn shown(event: &LocalEvent) -> Value {
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    json!({
        "sequence": event.sequence,
        "at": event.at.rfc3339_nanos(),
        "destination": event.destination,
        "message": event.envelope,
        "envelope": parsed(&event.envelope),
        "eventBridge": event.bridge.as_deref().map(parsed),
    })
}
