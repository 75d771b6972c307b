//! Who takes events to subscribers: one delivery at a time to each, whatever the others do.

use std::collections::HashMap;
use std::time::Duration;

use http::StatusCode;
use tokio::task::{Id, JoinError, JoinSet};

use super::{SubscriptionRecord, request};
use crate::clock::Hold;
use crate::event::{self, EventRecord};
use crate::failure::Failure;
use crate::outgoing::Outgoing;
use crate::schedule::{self, DeliverJob, Due, Job, TICK};
use crate::service::LocalService;

/// "By default, if the initial delivery of the message fails, Amazon SNS attempts up to three retries with a delay between
/// failed attempts set at 20 seconds" (SNS Developer Guide, "Set the delivery policy for the subscription").
const RETRIES: u32 = 3;
const DELAY: Duration = Duration::from_secs(20);
/// How long SNS waits for an answer ("15 seconds"; SNS Developer Guide, "Creating an HTTP/S delivery policy").
const PATIENCE: Duration = Duration::from_secs(15);
/// Bytes of a subscriber's answer that are looked at.
const ANSWER: usize = 64 << 10;

/// Delivers events.
#[derive(Debug, Clone)]
pub(crate) struct Courier {
    pub(super) service: LocalService,
    pub(super) outgoing: Outgoing,
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

/// Deliveries that are under way.
#[derive(Default)]
struct Round {
    tasks: JoinSet<Result<Outcome, Failure>>,
    under_way: HashMap<Id, UnderWay>,
}

/// A delivery that is under way.
struct UnderWay {
    key: String,
    job: DeliverJob,
    /// Until what became of it is stored.
    _hold: Hold,
}

impl Round {
    fn is_busy(&self, queue: &str) -> bool {
        self.under_way.values().any(|delivery| schedule::queue(&delivery.key) == queue)
    }
}

impl Courier {
    pub(crate) fn new(service: LocalService) -> Self {
        Self { service, outgoing: Outgoing::new(PATIENCE) }
    }

    /// Delivers all that is due, and what becomes due meanwhile. A subscriber gets one event at a time, in their order but for
    /// those that are repeated; none waits for another.
    ///
    /// # Errors
    ///
    /// Where the store fails. That a subscriber does is noted with its subscription.
    pub(crate) async fn deliver(&self) -> Result<(), Failure> {
        let _turn = self.service.delivering().lock().await;
        let mut round = Round::default();
        loop {
            let mut news = std::pin::pin!(self.service.news().notified());
            news.as_mut().enable();
            self.send_out(&mut round)?;
            // Another's event, or a repetition, may become due while a slow subscriber thinks; the latter makes no news.
            let ended = tokio::select! {
                ended = round.tasks.join_next_with_id() => ended,
                _ = tokio::time::timeout(TICK, news) => continue,
            };
            match ended {
                None => return Ok(()),
                Some(Ok((id, outcome))) => self.end(round.under_way.remove(&id), outcome?)?,
                Some(Err(error)) => self.end(round.under_way.remove(&error.id()), broken(&error))?,
            }
        }
    }

    /// Begins the first delivery of each subscription that has one due and none under way.
    fn send_out(&self, round: &mut Round) -> Result<(), Failure> {
        let now = self.service.clock().time().into();
        let first = self.service.store().read(|tx| Ok::<_, Failure>(schedule::outside(tx)?))?;
        for (key, due) in first {
            if due.at() > now || round.is_busy(schedule::queue(&key)) {
                continue;
            }
            match due.job {
                Some(Job::Deliver(job)) => {
                    // A manual clock must not jump while the world is waited for.
                    let hold = self.service.clock().hold();
                    let (courier, attempted) = (self.clone(), job.clone());
                    let task = round.tasks.spawn(async move { courier.attempt(&attempted).await });
                    round.under_way.insert(task.id(), UnderWay { key, job, _hold: hold });
                }
                // What a later version stored is nothing that this one can do. What stands behind it is seen next time.
                Some(Job::Status(_) | Job::Review(_)) | None => self.finish(&key, None)?,
            }
        }
        Ok(())
    }

    fn end(&self, ended: Option<UnderWay>, outcome: Outcome) -> Result<(), Failure> {
        let Some(UnderWay { key, job, _hold }) = ended else { return Ok(()) };
        self.finish(&key, Some((job, outcome)))
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

/// A defect of this program in a delivery is an attempt that failed: otherwise it would be made again at once, for ever.
fn broken(error: &JoinError) -> Outcome {
    Outcome::Later(match error.is_panic() {
        true => "the delivery panicked, which is a defect of the local service".to_owned(),
        false => "the delivery was broken off".to_owned(),
    })
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
