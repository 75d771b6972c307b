//! One call from what a subscriber holds to typed events.

use serde::Deserialize;

use crate::event::carrier::Form;
use crate::event::{
    BridgeEvent, Entry, Envelope, EventError, InboundMessage, LambdaEvent, LambdaRecord, MetaEvent, SnsMessage,
    SqsMessage, SqsReceived, Status,
};
use crate::open::Open;
use crate::report::Report;

/// Everything that a body held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {
    /// Events.
    pub events: Vec<Event>,
    /// Messages of SNS that carry no event: it asks to confirm a subscription.
    pub confirmations: Vec<SnsMessage>,
    /// Parts that could not be read. The others are there all the same.
    pub unread: Vec<Unread>,
}

/// Why something is not read that is JSON.
const NO_FORM: &str = "none of the forms that events come in";

/// A part of a body that is no event.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// The part as it came.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// Which form an event came in.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Source {
    /// AWS's envelope, over SNS.
    Envelope(Box<Envelope>),
    /// EventBridge.
    Bridge(Box<BridgeEvent>),
    /// WhatsApp's notification without an envelope.
    Entry(Box<Entry>),
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The id that SNS or SQS gave the message: one that comes again has the same.
    pub delivery_id: Option<String>,
    /// The event itself.
    pub source: Source,
}

impl Event {
    /// WhatsApp's notification; nothing for EventBridge.
    pub fn entry(&self) -> Option<&Entry> {
        match &self.source {
            Source::Envelope(envelope) => envelope.entry(),
            Source::Entry(entry) => Some(entry),
            Source::Bridge(_) => None,
        }
    }

    /// What `SendWhatsAppMessage` answered, if the event is about that message.
    pub fn aws_message_id(&self) -> Option<&str> {
        match &self.source {
            Source::Envelope(envelope) => envelope.message_id.as_deref(),
            Source::Bridge(event) => event.detail.as_ref()?.message_id.as_deref(),
            Source::Entry(_) => None,
        }
    }

    /// Messages that came in.
    pub fn messages(&self) -> impl Iterator<Item = &InboundMessage> {
        self.values().flat_map(|value| value.messages.iter().flatten())
    }

    /// What became of messages that were sent.
    pub fn statuses(&self) -> impl Iterator<Item = &Status> {
        self.values().flat_map(|value| value.statuses.iter().flatten())
    }

    /// What went wrong with the phone number or account.
    pub fn errors(&self) -> impl Iterator<Item = &EventError> {
        self.values().flat_map(|value| value.errors.iter().flatten())
    }

    fn values(&self) -> impl Iterator<Item = &crate::event::ChangeValue> {
        let changes = self.entry().and_then(|entry| entry.changes.as_ref());
        changes.into_iter().flatten().filter_map(|change| change.value.as_ref())
    }

    /// What this crate expected otherwise. It is kept as it came; everything else is typed.
    pub fn problems(&self) -> Report {
        match &self.source {
            Source::Envelope(envelope) => Report::of(envelope.as_ref()),
            Source::Bridge(event) => Report::of(event.as_ref()),
            Source::Entry(entry) => Report::of(entry.as_ref()),
        }
    }
}

impl Delivery {
    /// Reads whatever a subscriber holds: the body that SNS posts, a record of SQS, the answer of `ReceiveMessage`, a Lambda
    /// event of SNS or SQS or a record of it, AWS's envelope, an event of EventBridge, WhatsApp's own form.
    ///
    /// # Errors
    ///
    /// What `serde_json` says of a body that is no JSON object. What is wrong further inside is in `unread`, or in an
    /// event's [`problems`](Event::problems).
    pub fn parse(body: &str) -> serde_json::Result<Self> {
        let mut delivery = Self::default();
        delivery.read(body, None)?;
        Ok(delivery)
    }

    fn read(&mut self, text: &str, id: Option<String>) -> serde_json::Result<()> {
        match Form::of(text)? {
            Form::Envelope => match from_str::<Envelope>(text)? {
                envelope if envelope.holds("whatsAppWebhookEntry") => self.push(Source::Envelope(envelope), id),
                _ => self.unread(text, NO_FORM),
            },
            Form::Bridge => self.push(Source::Bridge(from_str(text)?), id),
            Form::MetaEntry => self.push(Source::Entry(from_str(text)?), id),
            Form::Meta => {
                let event: MetaEvent = serde_json::from_str(text)?;
                event
                    .entry
                    .into_iter()
                    .flatten()
                    .for_each(|entry| self.push(Source::Entry(Box::new(entry)), id.clone()));
            }
            Form::Sns => self.sns(serde_json::from_str(text)?),
            Form::Sqs => self.sqs(serde_json::from_str(text)?),
            Form::SqsReceived => {
                let received: SqsReceived = serde_json::from_str(text)?;
                received.messages.into_iter().flatten().for_each(|message| self.sqs(message));
            }
            Form::Lambda => {
                let event: LambdaEvent = serde_json::from_str(text)?;
                event.records.into_iter().flatten().for_each(|record| self.lambda(record));
            }
            Form::LambdaRecord => self.lambda(serde_json::from_str(text)?),
            Form::Unknown => self.unread(text, NO_FORM),
        }
        Ok(())
    }

    fn push(&mut self, source: Source, delivery_id: Option<String>) {
        self.events.push(Event { delivery_id, source });
    }

    fn unread(&mut self, text: &str, reason: impl ToString) {
        self.unread.push(Unread { text: text.to_owned(), reason: reason.to_string() });
    }

    fn sns(&mut self, message: SnsMessage) {
        if message.is_confirmation() {
            self.confirmations.push(message);
        } else {
            self.inner(message.message.as_deref(), message.message_id);
        }
    }

    fn sqs(&mut self, message: SqsMessage) {
        self.inner(message.body.as_deref(), message.message_id);
    }

    fn lambda(&mut self, record: LambdaRecord) {
        match record.sns {
            Some(message) => self.sns(message),
            None => self.inner(record.body.as_deref(), record.message_id),
        }
    }

    /// Reads what a carrier carries. What is wrong with it leaves its neighbours alone.
    fn inner(&mut self, text: Option<&str>, id: Option<String>) {
        let Some(text) = text else { return self.unread("", "a message without a text") };
        if let Err(error) = self.read(text, id) {
            self.unread(text, error);
        }
    }
}

fn from_str<T: Open + for<'de> Deserialize<'de>>(text: &str) -> serde_json::Result<Box<T>> {
    serde_json::from_str(text).map(Box::new)
}
