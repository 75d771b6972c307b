//! Events to subscribers, over HTTP: as SNS posts them, and as EventBridge does.
//!
//! A delivery is a job of the lane `Outside`, stored in the transaction that publishes the event, and removed once it is
//! done. So each is attempted at least once, and after a kill perhaps once more, as SNS says of itself.

mod courier;
mod record;
mod request;
mod standing;
#[cfg(test)]
mod tests;

use crate::call::Call;
use crate::event::EventRecord;
use crate::failure::Failure;
use crate::ids;
use crate::schedule::{self, DeliverJob, Job};

pub(crate) use courier::Courier;
pub(crate) use record::SubscriptionRecord;
pub(crate) use standing::Standing;

/// Subscribes an address to a topic, or to EventBridge's form of every event.
pub(crate) fn subscribe(
    call: &Call<'_>,
    topic: Option<&str>,
    url: &str,
    raw: bool,
) -> Result<SubscriptionRecord, Failure> {
    if topic.is_some_and(|topic| !is_topic(topic)) {
        return Err(Failure::invalid("the topic is no ARN of SNS (arn:aws:sns:eu-west-1:123456789012:name)"));
    }
    let uri: Option<http::Uri> = url.parse().ok();
    if !matches!(uri.as_ref().and_then(http::Uri::scheme_str), Some("http" | "https")) {
        return Err(Failure::invalid("the address does not begin with http:// or https://"));
    }
    let topic = topic.unwrap_or_default();
    let known = call.all::<SubscriptionRecord>("")?;
    if let Some((_, record)) = known.into_iter().find(|(_, record)| record.topic == topic && record.url == url) {
        return Ok(record);
    }
    let record = SubscriptionRecord {
        topic: topic.to_owned(),
        url: url.to_owned(),
        raw,
        id: call.uuid("subscription")?,
        ..SubscriptionRecord::default()
    };
    let number = ids::count(call.tx, "subscription-number")?;
    call.put(&format!("{number:020}"), &record)?;
    Ok(record)
}

fn is_topic(arn: &str) -> bool {
    let parts: Vec<&str> = arn.split(':').collect();
    matches!(parts.as_slice(), ["arn", _, "sns", _, _, name] if !name.is_empty())
}

/// Takes a subscription away. What is under way to it is dropped.
pub(crate) fn unsubscribe(call: &Call<'_>, id: &str) -> Result<(), Failure> {
    for (key, record) in call.all::<SubscriptionRecord>("")? {
        if record.id == id {
            call.remove::<SubscriptionRecord>(&key)?;
            return Ok(());
        }
    }
    Err(Failure::not_found("there is no such subscription"))
}

/// Schedules an event's delivery to those who subscribe, in the transaction that publishes it.
pub(crate) fn enqueue(call: &Call<'_>, event: &EventRecord) -> Result<(), Failure> {
    for (subscription, record) in call.all::<SubscriptionRecord>("")? {
        let is_for_it = match record.topic.as_str() {
            "" => event.bridge.is_some(),
            topic => event.destination.as_deref() == Some(topic),
        };
        if is_for_it {
            let job = DeliverJob { event: event.sequence, subscription, attempts: 0 };
            schedule::add(call, call.now, Job::Deliver(job))?;
        }
    }
    Ok(())
}
