//! What runs beside the requests.

use std::pin::Pin;

use hyper::rt::Executor;
use tokio::task::JoinHandle;

type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Runs a task on the current runtime. On the heap, so that all that Tokio has for a task is compiled once, not once for
/// each kind.
pub(super) fn spawn(task: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
    tokio::spawn(Box::pin(task) as Task)
}

/// Runs hyper's own tasks in the same way.
#[derive(Clone)]
pub(super) struct Spawn;

impl<F: Future + Send + 'static> Executor<F> for Spawn {
    fn execute(&self, task: F) {
        spawn(async {
            task.await;
        });
    }
}
