//! Reading events.

use std::pin::pin;
use std::time::Duration;

use aws_smithy_async::future::timeout::Timeout;
use socialmessaging_whatsapp::event::{Envelope, InboundMessage, Status};

use super::EventRecord;
use super::key;
use crate::error::ServiceError;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::schedule::Lane;
use crate::service::LocalService;

/// An event that the service published.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LocalEvent {
    /// Numbers follow each other without gaps, from 1.
    pub sequence: u64,
    /// When it was published.
    pub at: Moment,
    /// The envelope: JSON, the `Message` of SNS's notification.
    pub envelope: String,
    /// The ARN of the account's destination when it was published. Where there was none, AWS would have told nobody.
    pub destination: Option<String>,
    /// EventBridge's form: JSON, where the event has one.
    pub bridge: Option<String>,
}

impl LocalEvent {
    /// The envelope, read.
    pub fn read(&self) -> Envelope {
        serde_json::from_str(&self.envelope).unwrap_or_default()
    }

    /// AWS's id of the message that it is about, if the envelope has one.
    pub fn message_id(&self) -> Option<String> {
        self.read().message_id
    }

    /// What became of messages, if it is about that.
    pub fn statuses(&self) -> Vec<Status> {
        let envelope = self.read();
        let changes = envelope.entry().and_then(|entry| entry.changes.as_deref()).unwrap_or_default();
        changes.iter().filter_map(|change| change.value.as_ref()?.statuses.clone()).flatten().collect()
    }

    /// Messages that came in, if it is about that.
    pub fn messages(&self) -> Vec<InboundMessage> {
        let envelope = self.read();
        let changes = envelope.entry().and_then(|entry| entry.changes.as_deref()).unwrap_or_default();
        changes.iter().filter_map(|change| change.value.as_ref()?.messages.clone()).flatten().collect()
    }
}

impl From<EventRecord> for LocalEvent {
    fn from(record: EventRecord) -> Self {
        let EventRecord { sequence, at, envelope, destination, bridge } = record;
        Self { sequence, at: Moment(at), envelope, destination, bridge }
    }
}

/// A place in the sequence of events. Reading moves it on; clones go their own way.
#[derive(Debug, Clone)]
pub struct Events {
    service: LocalService,
    after: u64,
}

impl Events {
    pub(crate) fn new(service: LocalService) -> Self {
        Self { service, after: 0 }
    }

    /// Goes to the place after the event with this number.
    #[must_use]
    pub fn after(mut self, sequence: u64) -> Self {
        self.after = sequence;
        self
    }

    /// Events that are there now, at most `most`.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub fn read(&mut self, most: usize) -> Result<Vec<LocalEvent>, ServiceError> {
        self.service.settle()?;
        let found = self.service.store().read(|tx| tx.scan::<EventRecord>("", Some(&key(self.after)), most));
        let found: Vec<LocalEvent> =
            found.map_err(Failure::from)?.into_iter().map(|(_, record)| record.into()).collect();
        self.after = found.last().map_or(self.after, |last| last.sequence);
        Ok(found)
    }

    /// The next event. It waits for it, at most this long by the service's clock; a manual clock goes on meanwhile as soon as
    /// everybody waits.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn next_within(&mut self, wait: Duration) -> Result<Option<LocalEvent>, ServiceError> {
        let clock = self.service.clock().clone();
        let until = Moment::from(clock.time()).plus(wait);
        loop {
            let service = self.service.clone();
            // From here on, no event is missed.
            let mut news = pin!(service.news().notified());
            news.as_mut().enable();
            if let Some(event) = self.read(1)?.pop() {
                return Ok(Some(event));
            }
            let now = Moment::from(clock.time());
            if now >= until {
                return Ok(None);
            }
            let due = service.first_due(Lane::Inside)?.map_or(until, |due| due.min(until));
            // Either is a reason to look again.
            let _ = Timeout::new(news, clock.pause(due.since(now))).await;
        }
    }

    /// Every event until none is scheduled any more: a manual clock goes on until nothing is due.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn drain(&mut self) -> Result<Vec<LocalEvent>, ServiceError> {
        let mut found = Vec::new();
        loop {
            found.extend(self.read(usize::MAX)?);
            let Some(due) = self.service.first_due(Lane::Inside)? else { return Ok(found) };
            let clock = self.service.clock();
            clock.pause(due.since(Moment::from(clock.time()))).await;
        }
    }
}
