//! Messages that were sent, and what has become of them.

use restjson_runtime::server::Response;
use serde_json::{Value, json};

use super::problem::Problem;
use super::query::Query;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::record::{MessageRecord, Named, StepRecord};
use crate::service::LocalService;

/// Messages in one answer: at most, and unless it is said.
const MOST: u64 = 1000;
const USUAL: u64 = 100;

/// Messages in order of their ids.
pub(super) fn list(service: &LocalService, query: &Query) -> Result<Response, Problem> {
    let most = usize::try_from(query.number("limit", USUAL, MOST)?).unwrap_or(usize::MAX);
    let after = query.text("after").filter(|after| !after.is_empty());
    service.settle()?;
    let found = service.store().read(|tx| Ok::<_, Failure>(tx.scan::<MessageRecord>("", after, most)?))?;
    let next = found.last().filter(|_| found.len() == most).map(|(key, _)| key);
    let messages: Vec<Value> = found.iter().map(|(_, message)| shown(service, message)).collect();
    super::json(&json!({ "messages": messages, "next": next }))
}

fn shown(service: &LocalService, message: &MessageRecord) -> Value {
    let happened = usize::try_from(message.done).unwrap_or(usize::MAX);
    let status = |step: &StepRecord| {
        json!({
            "status": step.status,
            "at": Moment(message.sent_at.saturating_add(step.after)).rfc3339_nanos(),
            "error": step.error.as_ref().map(|error| json!({ "code": error.code, "details": error.details })),
        })
    };
    let statuses: Vec<Value> = message.steps.iter().take(happened).map(status).collect();
    json!({
        "messageId": message.id,
        "wamid": message.wamid,
        "phoneNumberArn": Named::Number.arn(&message.number, service.world()),
        "recipient": message.recipient,
        "sentAt": Moment(message.sent_at).rfc3339_nanos(),
        "message": serde_json::from_slice::<Value>(&message.body).unwrap_or_default(),
        "statuses": statuses,
    })
}
