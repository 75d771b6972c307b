//! Who gets events over HTTP.

use restjson_runtime::server::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::problem::Problem;
use super::query::Query;
use crate::deliver::{self, SubscriptionRecord};
use crate::failure::Failure;
use crate::service::LocalService;

/// A subscription that is asked for: to a topic, or to EventBridge's form of every event.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct SubscriptionJson {
    topic_arn: Option<String>,
    #[serde(default)]
    event_bridge: bool,
    url: String,
    #[serde(default)]
    raw_delivery: bool,
}

pub(super) fn list(service: &LocalService) -> Result<Response, Problem> {
    let records =
        service.store().read(|tx| Ok::<_, Failure>(tx.scan::<SubscriptionRecord>("", None, usize::MAX)?))?;
    let subscriptions: Vec<Value> = records.iter().map(|(_, record)| shown(record)).collect();
    super::json(&json!({ "subscriptions": subscriptions }))
}

pub(super) fn add(service: &LocalService, wanted: SubscriptionJson) -> Result<Response, Problem> {
    let SubscriptionJson { topic_arn, event_bridge, url, raw_delivery } = wanted;
    let topic = match (topic_arn, event_bridge) {
        (Some(topic), false) => Some(topic),
        (None, true) => None,
        (Some(_), true) | (None, false) => {
            return Err(Problem::Invalid("either topicArn or \"eventBridge\": true has to be there".to_owned()));
        }
    };
    let record = service.transact(|call| deliver::subscribe(call, topic.as_deref(), &url, raw_delivery))?;
    super::json(&shown(&record))
}

pub(super) fn remove(service: &LocalService, query: &Query) -> Result<Response, Problem> {
    let id = query.text("id").ok_or_else(|| Problem::Invalid("the parameter id has to be there".to_owned()))?;
    service.transact(|call| deliver::unsubscribe(call, id))?;
    super::json(&json!({}))
}

fn shown(record: &SubscriptionRecord) -> Value {
    let topic = Some(&record.topic).filter(|topic| !topic.is_empty());
    json!({
        "id": record.id,
        "topicArn": topic,
        "eventBridge": topic.is_none(),
        "url": record.url,
        "rawDelivery": record.raw,
        "delivered": record.delivered,
        "failed": record.failed,
        "lastError": record.last_error,
    })
}
