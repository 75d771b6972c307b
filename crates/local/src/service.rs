//! The local service: state, clock, and what runs them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::{Mutex, Notify};

use crate::auth::Gate;
use crate::builder::{Builder, sow};
use crate::call::Call;
use crate::clock::Clock;
use crate::command::Control;
use crate::deliver::{Courier, Standing};
use crate::error::ServiceError;
use crate::event::Events;
use crate::failure::Failure;
use crate::fault::Faults;
use crate::ids;
use crate::moment::Moment;
use crate::operation::Operation;
use crate::quota::Quotas;
use crate::record::{ClockRecord, OriginRecord};
use crate::scenario::Scenario;
use crate::schedule::{self, Lane};
use crate::store::{Store, Tx};
use crate::world::World;

/// The local service. Clones are the same service.
#[derive(Clone)]
pub struct LocalService {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) world: World,
    pub(crate) faults: Faults,
    pub(crate) quotas: Quotas,
    pub(crate) news: Notify,
    pub(crate) delivering: Mutex<()>,
    /// Who may call; everybody where there is none.
    pub(crate) gate: Option<Gate>,
    /// How many requests were answered.
    pub(crate) requests: AtomicU64,
    /// What it began with.
    pub(crate) scenario: Scenario,
    /// Who gets events whatever is reset.
    pub(crate) standing: Standing,
}

/// How many due jobs share a transaction.
const BATCH: usize = 64;

impl LocalService {
    /// Begins a service.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(crate) fn from_inner(inner: Inner) -> Self {
        Self { inner: Arc::new(inner) }
    }

    /// The service's clock.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// Control functions: what people, Meta and time do.
    pub fn control(&self) -> Control {
        Control::new(self.clone())
    }

    /// Events that the service published, from the first one on.
    pub fn events(&self) -> Events {
        Events::new(self.clone())
    }

    /// Faults on demand.
    pub fn faults(&self) -> &Faults {
        &self.inner.faults
    }

    /// Who gets events whatever is reset.
    pub(crate) fn standing(&self) -> &Standing {
        &self.inner.standing
    }

    /// What does not change.
    pub(crate) fn world(&self) -> &World {
        &self.inner.world
    }

    /// The state.
    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    /// Wakes those who wait for events.
    pub(crate) fn news(&self) -> &Notify {
        &self.inner.news
    }

    /// Who may call; everybody where there is none.
    pub(crate) fn gate(&self) -> Option<&Gate> {
        self.inner.gate.as_ref()
    }

    /// The id of the next answer. It is not stored, so that what only reads does not write.
    pub(crate) fn next_request_id(&self) -> String {
        /// More than any run answers.
        const OF_ONE_RUN: u64 = 1 << 40;
        let number = self.inner.requests.fetch_add(1, Ordering::Relaxed);
        let before = self.inner.store.openings().wrapping_mul(OF_ONE_RUN);
        ids::uuid(ids::derive(self.inner.world.seed, "request", before.wrapping_add(number)))
    }

    /// Moves a manual clock, and does everything that is due on the way, in order, deliveries to subscribers included. On a
    /// real clock it waits that long.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn advance(&self, by: Duration) -> Result<(), ServiceError> {
        let clock = self.clock();
        if !clock.is_manual() {
            clock.pause(by).await;
            self.settle()?;
            return Ok(());
        }
        let until = Moment::from(clock.time()).plus(by);
        loop {
            self.settle()?;
            let (inside, outside) = (self.first_due(Lane::Inside)?, self.first_due(Lane::Outside)?);
            if outside.is_some_and(|due| due <= clock.time().into()) {
                Courier::new(self.clone()).deliver().await?;
                continue;
            }
            let next = inside.into_iter().chain(outside).min().filter(|due| *due <= until);
            clock.move_to(next.unwrap_or(until));
            if next.is_none() {
                return Ok(self.inner.store.write(|tx| self.note_time(tx, until))?);
            }
        }
    }

    /// Back to the beginning: the scenario's state, no events, no messages, no faults, and the ids that were given first
    /// are given again. The clock goes on.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub fn reset(&self) -> Result<(), ServiceError> {
        self.faults().clear();
        let origin = self.inner.store.read(|tx| Ok::<_, Failure>(tx.get::<OriginRecord>("")?.unwrap_or_default()))?;
        Ok(self.begin(&origin)?)
    }

    /// Puts the scenario's state in the place of what there is.
    pub(crate) fn begin(&self, origin: &OriginRecord) -> Result<(), Failure> {
        self.transact_at(self.clock().time().into(), |call| {
            schedule::clear(call.tx)?;
            sow(call, origin, &self.inner.scenario)?;
            self.inner.standing.plant(call)
        })
    }

    /// A manual clock goes on, when the service is started again, from where it was.
    fn note_time(&self, tx: &Tx, now: Moment) -> Result<(), Failure> {
        match self.clock().is_manual() {
            true => Ok(tx.put("", &ClockRecord { at: now.0 })?),
            false => Ok(()),
        }
    }

    /// One delivers at a time, so that nothing is delivered twice.
    pub(crate) fn delivering(&self) -> &Mutex<()> {
        &self.inner.delivering
    }

    /// Lets an operation in, if quotas allow it now.
    pub(crate) fn admit(&self, operation: Operation) -> Result<(), Failure> {
        if !self.world().settings.quotas || self.inner.quotas.admit(operation, self.clock().time().into()) {
            return Ok(());
        }
        Err(Failure::throttled(format!("{} is called faster than the quota allows", operation.name())))
    }

    /// Does what is due, then `work`, in a transaction of its own; it is committed when this returns.
    pub(crate) fn transact<T>(&self, work: impl FnOnce(&mut Call<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let now = self.settle()?;
        self.transact_at(now, work)
    }

    fn transact_at<T>(
        &self,
        now: Moment,
        work: impl FnOnce(&mut Call<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut has_event = false;
        let result = self.inner.store.write(|tx| {
            let mut call = Call::new(tx, now, &self.inner.world);
            let result = work(&mut call)?;
            has_event = call.has_event();
            if tx.is_written() {
                self.note_time(tx, now)?;
            }
            Ok::<_, Failure>(result)
        })?;
        if has_event {
            self.inner.news.notify_waiters();
        }
        Ok(result)
    }

    /// Does every job of the lane `Inside` that is due, each at its time. The time until which it did them.
    pub(crate) fn settle(&self) -> Result<Moment, Failure> {
        let now = Moment::from(self.inner.clock.time());
        while self.first_due(Lane::Inside)?.is_some_and(|at| at <= now) {
            let mut has_event = false;
            self.inner.store.write(|tx| {
                for _ in 0..BATCH {
                    let Some((key, due)) = schedule::first(tx, Lane::Inside)?.filter(|(_, due)| due.at() <= now) else {
                        break;
                    };
                    let mut call = Call::new(tx, due.at(), &self.inner.world);
                    schedule::run(&mut call, &key, due)?;
                    has_event |= call.has_event();
                }
                Ok::<_, Failure>(())
            })?;
            if has_event {
                self.inner.news.notify_waiters();
            }
        }
        Ok(now)
    }

    /// When the first job of a lane is due.
    pub(crate) fn first_due(&self, lane: Lane) -> Result<Option<Moment>, Failure> {
        self.inner.store.read(|tx| Ok(schedule::first(tx, lane)?.map(|(_, due)| due.at())))
    }
}

impl fmt::Debug for LocalService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalService").field("clock", &self.inner.clock).finish_non_exhaustive()
    }
}
