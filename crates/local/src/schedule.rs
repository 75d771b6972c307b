//! What is due later: statuses, reviews, deliveries.
//!
//! Jobs are records, so that a service that was stopped goes on where it was. Those of the lane `Inside` change the state
//! and nothing else; they run in transactions, each at the time when it was due, before anything looks at the state. Those
//! of the lane `Outside` talk to others and may take long; `deliver` does them, and each subscription has a queue of its own.

use std::time::Duration;

use crate::call::Call;
use crate::failure::Failure;
use crate::ids;
use crate::moment::Moment;
use crate::store::{Record, Store, StoreError, Tx};

/// What is to be done. Tags are never used again for something else.
#[derive(Clone, PartialEq, prost::Oneof)]
pub(crate) enum Job {
    /// The next status of a message.
    #[prost(message, tag = "2")]
    Status(StatusJob),
    /// Meta's verdict on a template.
    #[prost(message, tag = "3")]
    Review(ReviewJob),
    /// An event to a subscriber.
    #[prost(message, tag = "4")]
    Deliver(DeliverJob),
}

/// The next status of a message.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct StatusJob {
    /// AWS's id of the message: the key of its record.
    #[prost(string, tag = "1")]
    pub(crate) message: String,
    /// Which of its statuses.
    #[prost(uint32, tag = "2")]
    pub(crate) step: u32,
}

/// Meta's verdict on a template.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ReviewJob {
    /// The key of the template's record.
    #[prost(string, tag = "1")]
    pub(crate) template: String,
    /// Which submission: an older one's verdict means nothing once the template was edited.
    #[prost(uint64, tag = "2")]
    pub(crate) submission: u64,
}

/// An event to a subscriber.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct DeliverJob {
    /// The event's sequence number.
    #[prost(uint64, tag = "1")]
    pub(crate) event: u64,
    /// The key of the subscription's record.
    #[prost(string, tag = "2")]
    pub(crate) subscription: String,
    /// How often it was tried.
    #[prost(uint32, tag = "3")]
    pub(crate) attempts: u32,
}

/// A job as it is stored.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Due {
    /// When.
    #[prost(uint64, tag = "1")]
    at: u64,
    /// What. Nothing where a later version of the program stored what this one does not know.
    #[prost(oneof = "Job", tags = "2, 3, 4")]
    pub(crate) job: Option<Job>,
}

impl Record for Due {
    const TABLE: &'static str = "due";
}

impl Due {
    /// When it is due.
    pub(crate) fn at(&self) -> Moment {
        Moment(self.at)
    }
}

/// Who does a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    /// The state alone.
    Inside,
    /// With others outside.
    Outside,
}

/// How often to look whether something is due, on the machine's clock. What is due earlier is seen by any request, too.
pub(crate) const TICK: Duration = Duration::from_millis(50);

const INSIDE: &str = "inside/";
const OUTSIDE: &str = "outside/";
/// What jobs are numbered as.
const NUMBERS: &str = "due";

impl Job {
    /// What its key begins with: its queue. Each subscription has its own, so that none waits for another.
    fn queue(&self) -> String {
        match self {
            Self::Status(_) | Self::Review(_) => INSIDE.to_owned(),
            Self::Deliver(job) => format!("{OUTSIDE}{}/", job.subscription),
        }
    }
}

/// Adds a job. Those of a queue that are due at the same time are done in the order in which they were added.
pub(crate) fn add(call: &Call<'_>, at: Moment, job: Job) -> Result<(), Failure> {
    let number = ids::count(call.tx, NUMBERS)?;
    let key = format!("{}{:020}/{number:020}", job.queue(), at.0);
    call.put(&key, &Due { at: at.0, job: Some(job) })
}

/// Empties the store, but goes on with the numbers of jobs: whoever is still at a job from before must not take one from
/// after for it.
pub(crate) fn clear(tx: &Tx) -> Result<(), StoreError> {
    let added = ids::given(tx, NUMBERS)?;
    Store::clear(tx)?;
    ids::go_on(tx, NUMBERS, added)
}

/// The first job of a lane, due or not, with its key.
pub(crate) fn first(tx: &Tx, lane: Lane) -> Result<Option<(String, Due)>, StoreError> {
    match lane {
        Lane::Inside => Ok(tx.scan(INSIDE, None, 1)?.pop()),
        Lane::Outside => Ok(outside(tx)?.into_iter().min_by_key(|(_, due)| due.at)),
    }
}

/// The first job of each queue of the lane `Outside`, due or not, with its key.
pub(crate) fn outside(tx: &Tx) -> Result<Vec<(String, Due)>, StoreError> {
    let mut found: Vec<(String, Due)> = Vec::new();
    let mut after = None;
    while let Some(job) = tx.scan(OUTSIDE, after.as_deref(), 1)?.pop() {
        // The sign after the slash: behind every key of this queue, and before those of the next.
        after = Some(format!("{OUTSIDE}{}0", queue(&job.0)));
        found.push(job);
    }
    Ok(found)
}

/// The queue that a job of the lane `Outside` stands in, by its key.
pub(crate) fn queue(key: &str) -> &str {
    let rest = key.strip_prefix(OUTSIDE).unwrap_or(key);
    rest.split_once('/').map_or(rest, |(queue, _)| queue)
}

/// Does a job of the lane `Inside`, in the call's transaction. `call.now` is when it was due.
pub(crate) fn run(call: &mut Call<'_>, key: &str, due: Due) -> Result<(), Failure> {
    call.remove::<Due>(key)?;
    match due.job {
        Some(Job::Status(job)) => crate::send::step(call, &job),
        Some(Job::Review(job)) => crate::template::review_due(call, &job),
        Some(Job::Deliver(_)) | None => Ok(()),
    }
}
