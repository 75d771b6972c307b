//! Events as they come: one line of JSON each.

use std::time::Duration;

use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use http_body_util::channel::{Channel, Sender};
use restjson_runtime::server::Response;
use tokio::sync::watch;

use super::events;
use super::problem::Problem;
use super::query::Query;
use crate::service::LocalService;

/// Events that are read at once.
const BATCH: usize = 64;
/// How often a line without content tells whether the reader is still there.
const PULSE: Duration = Duration::from_secs(15);

pub(super) fn open(
    service: &LocalService,
    query: &Query,
    mut stopped: watch::Receiver<bool>,
) -> Result<Response, Problem> {
    let after = query.number("after", 0, u64::MAX)?;
    let (lines, body) = Channel::<Bytes, std::convert::Infallible>::new(1);
    let service = service.clone();
    tokio::spawn(async move {
        tokio::select! {
            () = feed(&service, after, lines) => {}
            _ = stopped.wait_for(|stopped| *stopped) => {}
        }
    });
    let mut response = http::Response::new(SdkBody::from_body_1_x(body));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/x-ndjson"));
    Ok(response)
}

/// Sends events until nobody reads them any more, or the store fails.
async fn feed(service: &LocalService, mut after: u64, mut lines: Sender<Bytes>) {
    loop {
        let found = tokio::time::timeout(PULSE, events::next(service, after, BATCH, None)).await;
        let mut text = String::new();
        match found {
            Ok(Ok(events)) => {
                for event in &events {
                    text.push_str(&events::shown(event).to_string());
                    text.push('\n');
                    after = event.sequence;
                }
            }
            Ok(Err(_)) => return,
            Err(_) => text.push('\n'),
        }
        if lines.send_data(Bytes::from(text)).await.is_err() {
            return;
        }
    }
}
