//! Events to subscribers, over HTTP: as SNS posts them, and as EventBridge does.
//!
//! A delivery is a job of the lane `Outside`, stored in the transaction that publishes the event, and removed once it is
//! done. So each is attempted at least once, and after a kill perhaps once more, as SNS says of itself.

mod record;
mod request;
mod standing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::time::Duration;

use http::StatusCode;
use tokio::task::JoinSet;

use crate::call::Call;
use crate::event::{self, EventRecord};
use crate::failure::Failure;
use crate::ids;
use crate::outgoing::Outgoing;
use crate::schedule::{self, DeliverJob, Due, Job};
use crate::service::LocalService;

pub(crate) use record::SubscriptionRecord;
pub(crate) use standing::Standing;

/// "By default, if the initial delivery of the message fails, Amazon SNS attempts up to three retries with a delay between
/// failed attempts set at 20 seconds" (SNS Developer Guide, "Set the delivery policy for the subscription").
const RETRIES: u32 = 3;
const DELAY: Duration = Duration::from_secs(20);
/// How long SNS waits for an answer ("15 seconds"; SNS Developer Guide, "Creating an HTTP/S delivery policy").
const PATIENCE: Duration = Duration::from_secs(15);
/// Bytes of a subscriber's answer that are looked at.
const ANSWER: usize = 64 << 10;
/// Deliveries that are looked at in one round.
const ROUND: usize = 256;

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

/// Delivers events.
#[derive(Debug, Clone)]
pub(crate) struct Courier {
    service: LocalService,
    outgoing: Outgoing,
}

/// What an attempt came to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    /// The subscriber took it.
    Taken,
    /// It may take it another time; why not now.
    Later(String),
    /// It will never take it; why.
    Never(String),
}

impl Courier {
    pub(crate) fn new(service: LocalService) -> Self {
        Self { service, outgoing: Outgoing::new(PATIENCE) }
    }

    /// Delivers all that is due, and what becomes due meanwhile. Subscribers do not wait for each other; each gets its events
    /// in their order, but for those that are repeated.
    ///
    /// # Errors
    ///
    /// Where the store fails. That a subscriber does is noted with its subscription.
    pub(crate) async fn deliver(&self) -> Result<(), Failure> {
        let _turn = self.service.delivering().lock().await;
        loop {
            let mut waiting = BTreeMap::<String, Vec<(String, DeliverJob)>>::new();
            for (key, due) in self.due()? {
                match due.job {
                    Some(Job::Deliver(job)) => {
                        waiting.entry(job.subscription.clone()).or_default().push((key, job));
                    }
                    // What a later version stored is nothing that this one can do.
                    Some(Job::Status(_) | Job::Review(_)) | None => self.finish(&key, None)?,
                }
            }
            if waiting.is_empty() {
                return Ok(());
            }
            let mut subscribers = JoinSet::new();
            for jobs in waiting.into_values() {
                let courier = self.clone();
                subscribers.spawn(async move { courier.deliver_in_order(jobs).await });
            }
            while let Some(delivered) = subscribers.join_next().await {
                delivered.unwrap_or(Ok(()))?;
            }
        }
    }

    fn due(&self) -> Result<Vec<(String, Due)>, Failure> {
        let now = self.service.clock().time().into();
        self.service.store().read(|tx| Ok(schedule::outside(tx, now, ROUND)?))
    }

    async fn deliver_in_order(&self, jobs: Vec<(String, DeliverJob)>) -> Result<(), Failure> {
        for (key, job) in jobs {
            let outcome = self.attempt(&job).await?;
            self.finish(&key, Some((job, outcome)))?;
        }
        Ok(())
    }

    async fn attempt(&self, job: &DeliverJob) -> Result<Outcome, Failure> {
        let found = self.service.store().read(|tx| {
            let event = tx.get::<EventRecord>(&event::key(job.event))?;
            Ok::<_, Failure>(tx.get::<SubscriptionRecord>(&job.subscription)?.zip(event))
        })?;
        // Who no longer subscribes gets nothing.
        let Some((subscription, event)) = found else { return Ok(Outcome::Taken) };
        let world = self.service.world();
        let request = match (subscription.topic.as_str(), &event.bridge) {
            ("", Some(bridge)) => request::bridged(&subscription.url, bridge),
            ("", None) => return Ok(Outcome::Taken),
            _ => request::notification(&subscription, &event, world.seed, &world.base_url()),
        };
        let request = match request {
            Ok(request) => request,
            Err(error) => return Ok(Outcome::Never(error.to_string())),
        };
        // A manual clock must not jump while the world is waited for.
        let _hold = self.service.clock().hold();
        Ok(match self.outgoing.send(request, ANSWER).await {
            Ok(response) => judge(response.status()),
            Err(error) => Outcome::Later(error.to_string()),
        })
    }

    /// Removes the job, notes what became of it, and schedules another attempt where there is one.
    fn finish(&self, key: &str, done: Option<(DeliverJob, Outcome)>) -> Result<(), Failure> {
        self.service.transact(|call| {
            if !call.remove::<Due>(key)? {
                return Ok(());
            }
            let Some((job, outcome)) = done else { return Ok(()) };
            let Some(mut record) = call.get::<SubscriptionRecord>(&job.subscription)? else { return Ok(()) };
            match outcome {
                Outcome::Taken => record.delivered += 1,
                Outcome::Later(why) if job.attempts < RETRIES => {
                    record.last_error = Some(why);
                    let again = DeliverJob { attempts: job.attempts + 1, ..job.clone() };
                    schedule::add(call, call.now.plus(DELAY), Job::Deliver(again))?;
                }
                Outcome::Later(why) | Outcome::Never(why) => {
                    record.last_error = Some(why);
                    record.failed += 1;
                }
            }
            call.put(&job.subscription, &record)
        })
    }
}

/// SNS repeats what fails on the server's side, and what is throttled; a client's error it takes for final.
fn judge(status: StatusCode) -> Outcome {
    let why = || format!("the subscriber answered {status}");
    match status.as_u16() {
        200..=399 => Outcome::Taken,
        429 => Outcome::Later(why()),
        400..=499 => Outcome::Never(why()),
        _ => Outcome::Later(why()),
    }
}
