//! The door on a port: HTTP/1.1, within limits, and a stop that lets open requests finish.

mod body;
mod connection;
mod limits;
mod port;
mod refuse;
mod stall;
#[cfg(test)]
mod tests;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::edge::Answer;

pub use limits::Limits;

/// Who answers.
pub(crate) trait Desk: Send + Sync + 'static {
    /// Answers a request.
    fn answer(&self, request: http::Request<Bytes>) -> impl Future<Output = Answer> + Send;
}

/// How long to wait after the system had no connection to give, such as for want of file descriptors.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves until `stop` is done, which sets `stopped`, then lets open requests finish for as long as the limits say.
pub(crate) async fn serve<D: Desk>(
    listener: TcpListener,
    desk: Arc<D>,
    limits: Limits,
    stopped: watch::Receiver<bool>,
    stop: impl Future<Output = ()>,
) {
    let mut hall =
        Hall { desk, seats: Arc::new(Semaphore::new(limits.connections)), limits: Arc::new(limits), stopped };
    let mut connections = JoinSet::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => hall.seat(stream, &mut connections),
                Err(error) => pause_after(&error).await,
            },
            // What is over is forgotten as soon as it is over.
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
        }
    }
    drop(listener);
    let finished = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(hall.limits.grace, finished).await.is_err() {
        tracing::warn!("requests that were open are cut off");
    }
    // Dropping what is left ends it.
    hall.seats.close();
}

/// A connection that a client gave up before it was accepted is nobody's problem; want of descriptors passes.
async fn pause_after(error: &io::Error) {
    match error.kind() {
        io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionRefused => {}
        _ => {
            tracing::warn!(%error, "cannot accept a connection");
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// What every connection needs.
struct Hall<D> {
    desk: Arc<D>,
    seats: Arc<Semaphore>,
    limits: Arc<Limits>,
    stopped: watch::Receiver<bool>,
}

impl<D: Desk> Hall<D> {
    /// Serves a connection in a task of its own, or turns it away where there are too many.
    fn seat(&mut self, stream: TcpStream, connections: &mut JoinSet<()>) {
        // Answers are small, and written as a whole.
        let _ = stream.set_nodelay(true);
        match Arc::clone(&self.seats).try_acquire_owned() {
            Ok(seat) => {
                let served =
                    connection::serve(stream, Arc::clone(&self.desk), Arc::clone(&self.limits), self.stopped.clone());
                connections.spawn(async move {
                    served.await;
                    drop(seat);
                });
            }
            Err(_) => {
                // Without a task: this must cost nothing, and a fresh socket has room for the few bytes.
                let _ = stream.try_write(&refuse::Refused::Busy.bytes());
            }
        }
    }
}
