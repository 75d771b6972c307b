//! From a send's `messageId` to what became of the message.

use crate::event::{Event, EventError, MessageStatus, Source, Status};

/// What became of a message, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum State {
    /// AWS took it; nothing more is known.
    Queued,
    /// WhatsApp took it.
    Accepted,
    /// It is on its way.
    Sent,
    /// It is on the person's device.
    Delivered,
    /// The person read or played it.
    Read,
    /// It will not arrive.
    Failed,
}

/// Follows one message. `SendWhatsAppMessage` answers an id of AWS; WhatsApp's id comes with the event `accepted`, whose
/// envelope has AWS's. Later events may have WhatsApp's alone.
///
/// Events come in any order, and more than once: the state never goes back, and a failure is final. Where a status may come
/// before `accepted`, give the message callback data of its own, and tell it with [`with_callback_data`](Self::with_callback_data).
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    aws_message_id: String,
    whats_app_id: Option<String>,
    callback_data: Option<String>,
    state: State,
    errors: Vec<EventError>,
}

impl Outcome {
    /// Of the message with this `messageId`.
    pub fn of(aws_message_id: impl Into<String>) -> Self {
        Self {
            aws_message_id: aws_message_id.into(),
            whats_app_id: None,
            callback_data: None,
            state: State::Queued,
            errors: Vec::new(),
        }
    }

    /// The message was sent with these data, and no other was.
    #[must_use]
    pub fn with_callback_data(mut self, data: impl Into<String>) -> Self {
        self.callback_data = Some(data.into());
        self
    }

    /// What `SendWhatsAppMessage` answered.
    pub fn aws_message_id(&self) -> &str {
        &self.aws_message_id
    }

    /// WhatsApp's id (`wamid.…`), once it is known.
    pub fn whats_app_id(&self) -> Option<&str> {
        self.whats_app_id.as_deref()
    }

    /// What became of it.
    pub fn state(&self) -> State {
        self.state
    }

    /// Why it failed.
    pub fn errors(&self) -> &[EventError] {
        &self.errors
    }

    /// Looks at an event. `true` if it is about this message.
    pub fn observe(&mut self, event: &Event) -> bool {
        let is_mine = event.aws_message_id() == Some(&self.aws_message_id);
        if let (true, Source::Bridge(event)) = (is_mine, &event.source) {
            let detail = event.detail.as_ref();
            let status = detail.and_then(|detail| detail.status.as_ref());
            self.reach(status, detail.and_then(|detail| detail.errors.as_deref()));
            return true;
        }
        let mut found = is_mine;
        for status in event.statuses() {
            if is_mine || self.owns(status) {
                found = true;
                self.whats_app_id = self.whats_app_id.take().or_else(|| status.id.clone());
                self.reach(status.status.as_ref(), status.errors.as_deref());
            }
        }
        found
    }

    fn owns(&self, status: &Status) -> bool {
        let same = |known: &Option<String>, found: &Option<String>| known.is_some() && known == found;
        same(&self.whats_app_id, &status.id) || same(&self.callback_data, &status.biz_opaque_callback_data)
    }

    fn reach(&mut self, status: Option<&MessageStatus>, errors: Option<&[EventError]>) {
        let state = match status {
            Some(status) if status.is_failure() => State::Failed,
            Some(MessageStatus::Accepted) => State::Accepted,
            Some(MessageStatus::Sent) => State::Sent,
            Some(MessageStatus::Delivered) => State::Delivered,
            Some(MessageStatus::Read | MessageStatus::Played) => State::Read,
            _ => self.state,
        };
        if state == State::Failed && self.errors.is_empty() {
            self.errors.extend_from_slice(errors.unwrap_or_default());
        }
        self.state = self.state.max(state);
    }
}
