//! What a subscriber gets: the request that SNS makes, and the one that EventBridge makes.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, USER_AGENT};
use serde_json::json;

use super::record::SubscriptionRecord;
use crate::event::EventRecord;
use crate::ids;
use crate::moment::Moment;

/// In the place of a signature: SNS's key is AWS's. A program that checks signatures has to leave that out here.
const NO_SIGNATURE: &str = "not-signed-by-the-local-service";

/// SNS's request (SNS Developer Guide, "Parsing message formats").
pub(super) fn notification(
    subscription: &SubscriptionRecord,
    event: &EventRecord,
    seed: u64,
    base: &str,
) -> Result<http::Request<Bytes>, http::Error> {
    let topic = &subscription.topic;
    let arn = format!("{topic}:{}", subscription.id);
    // A repetition has the id of the first attempt.
    let id = ids::uuid(ids::derive(seed, "sns", event.sequence));
    let body = match subscription.raw {
        true => event.envelope.clone(),
        false => frame(topic, &id, event, base).to_string(),
    };
    let request = http::Request::post(&subscription.url)
        .header(CONTENT_TYPE, "text/plain; charset=UTF-8")
        .header(USER_AGENT, "Amazon Simple Notification Service Agent")
        .header("x-amz-sns-message-type", "Notification")
        .header("x-amz-sns-message-id", id)
        .header("x-amz-sns-topic-arn", topic)
        .header("x-amz-sns-subscription-arn", arn);
    let request = if subscription.raw { request.header("x-amz-sns-rawdelivery", "true") } else { request };
    request.body(Bytes::from(body))
}

fn frame(topic: &str, id: &str, event: &EventRecord, base: &str) -> serde_json::Value {
    json!({
        "Type": "Notification",
        "MessageId": id,
        "TopicArn": topic,
        "Message": event.envelope,
        "Timestamp": millis(Moment(event.at)),
        "SignatureVersion": "1",
        "Signature": NO_SIGNATURE,
        "SigningCertURL": format!("{base}/_local/sns/certificate.pem"),
        "UnsubscribeURL": format!("{base}/_local/subscriptions"),
    })
}

/// `2012-04-26T20:45:04.751Z`
fn millis(at: Moment) -> String {
    let nanos = at.rfc3339_nanos();
    // Six digits and the Z are cut off: the text is ASCII and has nine.
    format!("{}Z", nanos.get(..nanos.len().saturating_sub(7)).unwrap_or(&nanos))
}

/// A target of EventBridge that takes HTTP gets the event as it is.
pub(super) fn bridged(url: &str, event: &str) -> Result<http::Request<Bytes>, http::Error> {
    http::Request::post(url)
        .header(CONTENT_TYPE, "application/json; charset=utf-8")
        .header(USER_AGENT, "Amazon/EventBridge/ApiDestinations")
        .body(Bytes::from(event.to_owned()))
}
