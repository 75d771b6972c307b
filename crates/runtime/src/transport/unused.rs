//! The connections to one origin that a request can take.

use std::time::Duration;

use tokio::time::Instant;

use super::connection::Connection;

#[derive(Default)]
pub(super) struct Unused {
    /// The one over HTTP/2, which serves all requests.
    shared: Option<Idle>,
    /// Those over HTTP/1.1, the last used last.
    idle: Vec<Idle>,
}

struct Idle {
    connection: Connection,
    since: Instant,
}

impl Idle {
    fn is_usable(&self, now: Instant, timeout: Option<Duration>) -> bool {
        self.connection.is_ready() && timeout.is_none_or(|timeout| !self.is_older(now, timeout))
    }

    fn is_older(&self, now: Instant, age: Duration) -> bool {
        now.duration_since(self.since) > age
    }
}

impl Unused {
    /// A connection that was used less than `timeout` ago. What cannot be used any more is closed.
    pub(super) fn take(&mut self, now: Instant, timeout: Option<Duration>) -> Option<Connection> {
        self.shared.take_if(|shared| !shared.is_usable(now, timeout));
        if let Some(shared) = &mut self.shared {
            shared.since = now;
            return shared.connection.share();
        }
        // The last used is the least likely to have been closed by the server.
        while let Some(idle) = self.idle.pop() {
            if idle.is_usable(now, timeout) {
                return Some(idle.connection);
            }
        }
        None
    }

    /// Keeps a connection, if there are less than `max` of them.
    pub(super) fn keep(&mut self, connection: Connection, max: usize, now: Instant) {
        if self.idle.len() < max {
            self.idle.push(Idle { connection, since: now });
        }
    }

    /// Keeps a connection for all, unless there is one: connections that were opened at the same time come in one after
    /// the other, and each but the first ends with the requests that it serves.
    pub(super) fn share(&mut self, connection: Connection, now: Instant) {
        if self.shared.as_ref().is_none_or(|shared| !shared.connection.is_ready()) {
            self.shared = Some(Idle { connection, since: now });
        }
    }

    pub(super) fn close_older(&mut self, now: Instant, age: Duration) {
        self.idle.retain(|idle| !idle.is_older(now, age));
        self.shared.take_if(|shared| shared.is_older(now, age));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.shared.is_none() && self.idle.is_empty()
    }
}
