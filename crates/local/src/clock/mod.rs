//! The service's clock: the real one, or a manual one that jumps.
//!
//! The manual clock is a discrete-event clock. Nothing moves it while somebody has work to do; when everybody waits, it
//! jumps to the earliest moment that somebody waits for. Who sleeps says until when, and yields a number of times before it
//! takes it that everybody waits. So a timeout that races a ready answer never fires, and a pause between two attempts takes
//! no real time.

use std::collections::BTreeMap;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep, TokioSleep};
use aws_smithy_async::time::TimeSource;

use crate::moment::Moment;

#[cfg(test)]
mod tests;

/// How often a sleeper yields before it takes it that everybody waits.
const PATIENCE: u32 = 64;
/// How often one yields that is not the first to wake. The first may be a future that nobody polls any more.
const LAST_PATIENCE: u32 = 64 * PATIENCE;
/// 2026-01-01T00:00:00Z.
const DEFAULT_START: Moment = Moment(1_767_225_600_000_000_000);

/// The service's clock. Clones are the same clock. It is a `TimeSource` and an `AsyncSleep` for clients, too.
#[derive(Clone)]
pub struct Clock(Kind);

#[derive(Clone)]
enum Kind {
    Real,
    Manual(Arc<Mutex<State>>),
}

struct State {
    now: Moment,
    sleepers: BTreeMap<(Moment, u64), Waker>,
    known: u64,
    holds: usize,
}

impl Clock {
    /// The computer's clock. To sleep, it needs tokio.
    pub fn real() -> Self {
        Self(Kind::Real)
    }

    /// A manual clock that begins at this time.
    pub fn manual(start: impl Into<SystemTime>) -> Self {
        Self::starting(Moment::from(start.into()))
    }

    fn starting(now: Moment) -> Self {
        let state = State { now, sleepers: BTreeMap::new(), known: 0, holds: 0 };
        Self(Kind::Manual(Arc::new(Mutex::new(state))))
    }

    /// Does it only move when it is told, or when everybody waits?
    pub fn is_manual(&self) -> bool {
        matches!(self.0, Kind::Manual(_))
    }

    /// What time it is.
    pub fn time(&self) -> SystemTime {
        match &self.0 {
            Kind::Real => SystemTime::now(),
            Kind::Manual(state) => locked(state).now.into(),
        }
    }

    /// Moves a manual clock to a time that is not past, and wakes who waits for it. [`LocalService::advance`] does that,
    /// and what is due on the way.
    ///
    /// [`LocalService::advance`]: crate::LocalService::advance
    pub(crate) fn move_to(&self, time: Moment) {
        if let Kind::Manual(state) = &self.0 {
            locked(state).move_to(time);
        }
    }

    /// Keeps a manual clock from jumping while something real is waited for, such as an answer over a socket.
    pub(crate) fn hold(&self) -> Hold {
        match &self.0 {
            Kind::Real => Hold(None),
            Kind::Manual(state) => {
                locked(state).holds += 1;
                Hold(Some(Arc::clone(state)))
            }
        }
    }

    /// Waits this long.
    pub(crate) fn pause(&self, duration: Duration) -> Sleep {
        match &self.0 {
            Kind::Real => TokioSleep::new().sleep(duration),
            Kind::Manual(state) => {
                let until = locked(state).now.plus(duration);
                Sleep::new(Jump { state: Arc::clone(state), until, number: None, yields: 0 })
            }
        }
    }
}

fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    fn move_to(&mut self, time: Moment) {
        self.now = self.now.max(time);
        let later = self.sleepers.split_off(&(self.now, u64::MAX));
        std::mem::replace(&mut self.sleepers, later).into_values().for_each(Waker::wake);
    }
}

/// Keeps a manual clock from jumping while it lives.
pub(crate) struct Hold(Option<Arc<Mutex<State>>>);

impl Drop for Hold {
    fn drop(&mut self) {
        let Some(state) = &self.0 else { return };
        let mut state = locked(state);
        state.holds -= 1;
        if state.holds == 0 {
            state.sleepers.values().for_each(Waker::wake_by_ref);
        }
    }
}

/// A sleep on a manual clock.
struct Jump {
    state: Arc<Mutex<State>>,
    until: Moment,
    number: Option<u64>,
    yields: u32,
}

impl Future for Jump {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        let mut state = locked(&this.state);
        if state.now >= this.until {
            return Poll::Ready(());
        }
        let number = *this.number.get_or_insert_with(|| {
            state.known += 1;
            state.known
        });
        let key = (this.until, number);
        state.sleepers.insert(key, cx.waker().clone());
        if state.holds > 0 {
            this.yields = 0;
            return Poll::Pending;
        }
        this.yields += 1;
        let is_first = state.sleepers.first_key_value().is_some_and(|(first, _)| *first == key);
        if this.yields > LAST_PATIENCE || is_first && this.yields > PATIENCE {
            state.move_to(this.until);
            return Poll::Ready(());
        }
        drop(state);
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Drop for Jump {
    fn drop(&mut self) {
        if let Some(number) = self.number {
            locked(&self.state).sleepers.remove(&(self.until, number));
        }
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::starting(DEFAULT_START)
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        self.time()
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        self.pause(duration)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Real => f.write_str("Clock(real)"),
            Kind::Manual(state) => write!(f, "Clock({})", locked(state).now.rfc3339_nanos()),
        }
    }
}
