//! Everything that the blob of `SendWhatsAppMessage` may hold: messages and read receipts.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::limits;
use crate::message::Message;
use crate::open::{Open, from_value, open, words};
use crate::report::{Place, Report};
use crate::rule::REQUIRED;

words! {
    /// What is shown while an answer is written.
    pub enum TypingIndicator {
        /// Three dots.
        Text = "text",
    }
}

open! {
    /// How an answer in writing is shown.
    sealed struct Typing {
        /// What is shown.
        kind: TypingIndicator = "type" => REQUIRED,
    }
}

words! {
    /// What a receipt says.
    pub enum ReceiptStatus {
        /// The message, and all before it, was read.
        Read = "read",
    }
}

open! {
    /// Tells a person that a message was read, and perhaps that an answer is being written.
    sealed struct Receipt {
        /// Always `whatsapp`.
        messaging_product: String = "messaging_product" => REQUIRED,
        /// What it says.
        status: ReceiptStatus = "status" => REQUIRED,
        /// WhatsApp's id (`wamid.…`) of the message that came in.
        message_id: String = "message_id" => REQUIRED,
        /// That an answer is being written.
        typing_indicator: Typing = "typing_indicator",
    }
}

impl Receipt {
    /// Marks a message as read, by WhatsApp's id.
    pub fn read(message_id: impl Into<String>) -> Self {
        Self {
            messaging_product: Some("whatsapp".to_owned()),
            status: Some(ReceiptStatus::Read),
            message_id: Some(message_id.into()),
            ..Self::default()
        }
    }

    /// Shows that an answer is being written, until it comes or 25 seconds have passed.
    #[must_use]
    pub fn and_typing(mut self) -> Self {
        self.typing_indicator = Some(Typing { kind: Some(TypingIndicator::Text), ..Typing::default() });
        self
    }

    /// Everything that WhatsApp would refuse.
    ///
    /// # Errors
    ///
    /// The report, if there is something in it.
    pub fn check(&self) -> Result<(), Report> {
        Report::of(self).into_result()
    }
}

/// A message or a receipt.
#[derive(Clone, Debug, PartialEq)]
pub enum Outgoing {
    /// A message.
    Message(Box<Message>),
    /// A read receipt: what has a `status`.
    Receipt(Box<Receipt>),
}

impl Outgoing {
    /// Reads the blob of a request. Unknown parts are kept; see [`check`](Self::check) for what is wrong.
    ///
    /// # Errors
    ///
    /// What `serde_json` says of text that is no JSON.
    pub fn from_slice(json: &[u8]) -> serde_json::Result<Self> {
        serde_json::from_slice(json)
    }

    /// The JSON, as the blob of a request holds it.
    pub fn to_vec(&self) -> Vec<u8> {
        // Texts as keys and no other way to fail.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Everything that WhatsApp or AWS would refuse, as far as this crate knows; with paths, all at once.
    ///
    /// # Errors
    ///
    /// The report, if there is something in it.
    pub fn check(&self) -> Result<(), Report> {
        let mut report = match self {
            Self::Message(message) => Report::of(message),
            Self::Receipt(receipt) => Report::of(receipt),
        };
        limits::MESSAGE.check_count(self.to_vec().len(), &Place::TOP, &mut report);
        report.into_result()
    }
}

impl From<Message> for Outgoing {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl From<Receipt> for Outgoing {
    fn from(receipt: Receipt) -> Self {
        Self::Receipt(Box::new(receipt))
    }
}

impl Serialize for Outgoing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Message(message) => message.serialize(serializer),
            Self::Receipt(receipt) => receipt.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Outgoing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        // Both stand in for anything, so that nothing is refused here.
        let refused = |_| serde::de::Error::custom("expected an object");
        if value.get("status").is_some() && value.get("type").is_none() {
            return object(value).map(Self::Receipt).map_err(refused);
        }
        object(value).map(Self::Message).map_err(refused)
    }
}

fn object<T: Open>(value: Value) -> Result<Box<T>, Value> {
    from_value::<T>(value).or_else(T::stand_in).map(Box::new)
}
