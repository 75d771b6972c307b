//! The case's clock: a fixed instant at the start, moving with the runtime's paused time.

use aws_smithy_async::time::TimeSource;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::time::Instant;

/// A clock that starts at a given second and advances only when the runtime's time does.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    start: SystemTime,
    since: Instant,
}

impl Clock {
    /// A clock that shows `seconds` after the epoch now.
    pub(crate) fn starting_at(seconds: u64) -> Self {
        Self { start: UNIX_EPOCH + Duration::from_secs(seconds), since: Instant::now() }
    }

    /// Milliseconds since the case started.
    pub(crate) fn elapsed(&self) -> u64 {
        u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        self.start + self.since.elapsed()
    }
}
