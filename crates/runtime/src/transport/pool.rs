//! Keeps connections between requests, and lets requests wait for them.
//!
//! A request takes an unused connection of its origin. Where there is none, a new one is opened, and the request takes
//! what comes first: that one, or one that another request gives back meanwhile. A new connection that nobody waits for
//! any more serves a later request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use aws_smithy_runtime_api::box_error::BoxError;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::connect::{Connect, ConnectError};
use super::connection::Connection;
use super::origin::Origin;
use super::task::spawn;
use super::unused::Unused;

/// How often to look for connections that are unused for too long, at most.
const SHORTEST_WATCH: Duration = Duration::from_millis(100);

/// Connections to any number of origins. Clones are the same pool.
#[derive(Clone)]
pub(super) struct Pool(Arc<Shared>);

/// What is kept, and for how long.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keep {
    /// How long an unused connection stays; as long as the server lets it, where there is none.
    pub(super) idle_timeout: Option<Duration>,
    /// How many unused connections stay with an origin; with 0, requests share nothing.
    pub(super) max_idle: usize,
}

struct Shared {
    connect: Connect,
    keep: Keep,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    origins: HashMap<Origin, Place>,
    /// Closes what is unused for too long; runs while there is something unused.
    reaper: Option<JoinHandle<()>>,
}

/// What belongs to one origin.
#[derive(Default)]
struct Place {
    unused: Unused,
    /// Requests without a connection, the longest waiting first: no more than there are attempts.
    waiting: Vec<Waiter>,
    /// How many attempts to connect are under way.
    attempts: usize,
    /// How many there ever were.
    started: u64,
}

struct Waiter {
    /// The attempt that was started for it.
    attempt: u64,
    lease: oneshot::Sender<Result<Lease, ConnectError>>,
}

/// A connection for one request.
pub(super) struct Lease {
    pub(super) connection: Connection,
    /// Whether it served another request before: the server may have closed it at any moment since.
    pub(super) reused: bool,
}

impl Pool {
    pub(super) fn new(connect: Connect, keep: Keep) -> Self {
        Pool(Arc::new(Shared { connect, keep, state: Mutex::default() }))
    }

    /// A connection to this origin, unused or new.
    pub(super) async fn lease(&self, origin: &Origin) -> Result<Lease, BoxError> {
        let (attempt, lease) = {
            let mut state = self.0.lock();
            let place = state.origins.entry(origin.clone()).or_default();
            if let Some(connection) = place.unused.take(Instant::now(), self.0.keep.idle_timeout) {
                return Ok(Lease { connection, reused: true });
            }
            place.wait()
        };
        spawn(Attempt { pool: Arc::clone(&self.0), origin: origin.clone(), number: attempt, ended: false }.run());
        Ok(lease.await??)
    }

    /// Takes a connection back once the exchange over it is done, if it outlives that.
    pub(super) fn give_back(&self, origin: &Origin, mut connection: Connection) {
        // What is shared, the pool has kept a handle of.
        if self.0.keep.max_idle == 0 || connection.is_shareable() {
            return;
        }
        if connection.is_ready() {
            return self.0.give(origin, connection);
        }
        let (pool, origin) = (Arc::downgrade(&self.0), origin.clone());
        spawn(async move {
            if connection.becomes_ready().await
                && let Some(pool) = pool.upgrade()
            {
                pool.give(&origin, connection);
            }
        });
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // No panic leaves the state half-changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands a connection that served a request to the next, or keeps it.
    fn give(self: &Arc<Self>, origin: &Origin, connection: Connection) {
        let mut state = self.lock();
        let place = state.origins.entry(origin.clone()).or_default();
        place.give(Lease { connection, reused: true }, self.keep.max_idle);
        self.watch(&mut state);
    }

    /// Sees to it that unused connections are closed in time.
    fn watch(self: &Arc<Self>, state: &mut State) {
        let Some(timeout) = self.keep.idle_timeout else { return };
        // It ends early only with the runtime that it ran on.
        if state.reaper.as_ref().is_none_or(JoinHandle::is_finished) {
            state.reaper = Some(spawn(reap(Arc::downgrade(self), timeout)));
        }
    }
}

async fn reap(pool: Weak<Shared>, timeout: Duration) {
    loop {
        tokio::time::sleep(timeout.max(SHORTEST_WATCH)).await;
        let Some(pool) = pool.upgrade() else { return };
        let mut state = pool.lock();
        let now = Instant::now();
        state.origins.retain(|_, place| {
            place.unused.close_older(now, timeout);
            place.attempts > 0 || !place.unused.is_empty()
        });
        if state.origins.is_empty() {
            state.reaper = None;
            return;
        }
    }
}

impl Drop for State {
    fn drop(&mut self) {
        if let Some(reaper) = &self.reaper {
            reaper.abort();
        }
    }
}

/// An attempt to connect. However it ends, no request waits for it in vain.
struct Attempt {
    pool: Arc<Shared>,
    origin: Origin,
    number: u64,
    ended: bool,
}

impl Attempt {
    async fn run(mut self) {
        let outcome = self.pool.connect.open(&self.origin).await;
        self.end(outcome);
    }

    fn end(&mut self, outcome: Result<Connection, ConnectError>) {
        self.ended = true;
        let mut state = self.pool.lock();
        // Stays there while there are attempts.
        let place = state.origins.entry(self.origin.clone()).or_default();
        place.attempts -= 1;
        match outcome {
            Ok(connection) => place.give(Lease { connection, reused: false }, self.pool.keep.max_idle),
            Err(error) => place.fail(self.number, error),
        }
        self.pool.watch(&mut state);
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if !self.ended {
            self.end(Err(ConnectError::given_up()));
        }
    }
}

impl Place {
    /// A place in the queue, and the attempt to start for it.
    fn wait(&mut self) -> (u64, oneshot::Receiver<Result<Lease, ConnectError>>) {
        self.started += 1;
        self.attempts += 1;
        let (lease, receiver) = oneshot::channel();
        self.waiting.push(Waiter { attempt: self.started, lease });
        (self.started, receiver)
    }

    /// Hands a connection to those that wait, or keeps it, if it is no more than `max_idle` then.
    fn give(&mut self, lease: Lease, max_idle: usize) {
        if max_idle > 0 && lease.connection.is_shareable() {
            self.share(lease);
        } else if let Some(connection) = self.give_one(lease) {
            self.unused.keep(connection, max_idle, Instant::now());
        }
    }

    /// Hands a connection to the longest waiting; answers it where nobody waits.
    fn give_one(&mut self, mut lease: Lease) -> Option<Connection> {
        while !self.waiting.is_empty() {
            match self.waiting.remove(0).lease.send(Ok(lease)) {
                // It is gone, but its connection came back.
                Err(Ok(unwanted)) => lease = unwanted,
                Ok(()) | Err(Err(_)) => return None,
            }
        }
        Some(lease.connection)
    }

    fn share(&mut self, lease: Lease) {
        for waiter in self.waiting.drain(..) {
            if let Some(connection) = lease.connection.share() {
                let _gone = waiter.lease.send(Ok(Lease { connection, reused: lease.reused }));
            }
        }
        self.unused.share(lease.connection, Instant::now());
    }

    /// Tells of a failure whom the attempt was started for. That one may have a connection already, from another attempt;
    /// then there may be one that has lost its own so, and no other attempt to wait for.
    fn fail(&mut self, attempt: u64, error: ConnectError) {
        self.waiting.retain(|waiter| !waiter.lease.is_closed());
        let own = self.waiting.iter().position(|waiter| waiter.attempt == attempt);
        let orphan = (self.waiting.len() > self.attempts).then_some(0);
        match own.or(orphan) {
            Some(place) => drop(self.waiting.remove(place).lease.send(Err(error))),
            None => tracing::debug!(%error, "nobody waits for a connection that failed"),
        }
    }
}
