//! The service on a port: the API, the control API beside it, and what runs while it is open.

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{Desk, Limits};
use crate::control::{self, ControlApi};
use crate::deliver::Courier;
use crate::edge::{self, Answer, Door};
use crate::failure::Failure;
use crate::schedule::TICK;
use crate::service::LocalService;

/// Both APIs of a service.
struct Port {
    service: LocalService,
    control: ControlApi,
}

impl Desk for Port {
    async fn answer(&self, request: http::Request<Bytes>) -> Answer {
        match control::is_control(request.uri().path()) {
            true => Some(self.control.answer(request).await),
            false => edge::answer(&self.service, request, Door::Port).await,
        }
    }
}

impl LocalService {
    /// Serves on a port until `stop` is done: the API, and the control API below `/_local/`. Statuses and deliveries happen
    /// meanwhile when they are due.
    ///
    /// # Errors
    ///
    /// Where the listener has no address.
    pub async fn serve(&self, listener: TcpListener, limits: Limits, stop: impl Future<Output = ()>) -> io::Result<()> {
        self.world().set_base_url(format!("http://{}", listener.local_addr()?));
        let (stopping, stopped) = watch::channel(false);
        let control = ControlApi::new(self.clone(), stopped.clone());
        let port = Arc::new(Port { service: self.clone(), control });
        // Ends with this, also where nobody waits for it any more.
        let mut tending = JoinSet::new();
        tending.spawn(tend(self.clone()));
        let stop = async {
            stop.await;
            let _ = stopping.send(true);
        };
        super::serve(listener, port, limits, stopped, stop).await;
        Ok(())
    }
}

/// Does what is due: statuses on the machine's clock, deliveries on any. A subscriber that takes its time holds up no status.
async fn tend(service: LocalService) {
    tokio::join!(tend_state(&service), tend_deliveries(&service));
}

async fn tend_state(service: &LocalService) {
    loop {
        note(service.settle().map(drop));
        tokio::time::sleep(TICK).await;
    }
}

async fn tend_deliveries(service: &LocalService) {
    let courier = Courier::new(service.clone());
    loop {
        let mut news = std::pin::pin!(service.news().notified());
        news.as_mut().enable();
        note(courier.deliver().await);
        // A delivery that is repeated later makes no news.
        let _ = tokio::time::timeout(TICK, news).await;
    }
}

fn note(done: Result<(), Failure>) {
    if let Err(failure) = done {
        tracing::error!(problem = %failure.message, "what is due cannot be done");
    }
}
