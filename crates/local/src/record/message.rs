//! Messages that were sent, and what becomes of them.

use crate::store::Record;

/// A message that was sent. Its key is `id`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct MessageRecord {
    /// AWS's id of it: what `SendWhatsAppMessage` answered.
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    /// WhatsApp's id of it.
    #[prost(string, tag = "2")]
    pub(crate) wamid: String,
    /// The account's key.
    #[prost(string, tag = "3")]
    pub(crate) account: String,
    /// The number's key.
    #[prost(string, tag = "4")]
    pub(crate) number: String,
    /// Whom it is for: digits of a phone number, a group's id, a user id. Empty where the message does not say.
    #[prost(string, tag = "5")]
    pub(crate) recipient: String,
    /// Whether that is a group.
    #[prost(bool, tag = "6")]
    pub(crate) to_group: bool,
    /// The JSON that was sent.
    #[prost(bytes = "vec", tag = "7")]
    pub(crate) body: Vec<u8>,
    /// When it was sent: a [`Moment`](crate::moment::Moment).
    #[prost(uint64, tag = "8")]
    pub(crate) sent_at: u64,
    /// What comes back with each status.
    #[prost(string, optional, tag = "9")]
    pub(crate) callback: Option<String>,
    /// What it counts as when it is billed.
    #[prost(string, tag = "10")]
    pub(crate) category: String,
    /// Whether it costs something.
    #[prost(bool, tag = "11")]
    pub(crate) billable: bool,
    /// What becomes of it, in order.
    #[prost(message, repeated, tag = "12")]
    pub(crate) steps: Vec<StepRecord>,
    /// How many of the steps have happened.
    #[prost(uint32, tag = "13")]
    pub(crate) done: u32,
}

/// One thing that becomes of a message.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct StepRecord {
    /// WhatsApp's word for it.
    #[prost(string, tag = "1")]
    pub(crate) status: String,
    /// When, in nanoseconds after the message was sent.
    #[prost(uint64, tag = "2")]
    pub(crate) after: u64,
    /// Why it failed, if it did.
    #[prost(message, optional, tag = "3")]
    pub(crate) error: Option<ErrorRecord>,
}

/// Why a message failed.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ErrorRecord {
    /// Meta's code.
    #[prost(int64, tag = "1")]
    pub(crate) code: i64,
    /// In words.
    #[prost(string, tag = "2")]
    pub(crate) details: String,
}

/// From WhatsApp's id of a sent message, the key, to AWS's.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct WamidRecord {
    /// The key of the message.
    #[prost(string, tag = "1")]
    pub(crate) message: String,
}

/// A message that came in. Its key is WhatsApp's id.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct InboundRecord {
    /// The number's key.
    #[prost(string, tag = "1")]
    pub(crate) number: String,
    /// Who wrote.
    #[prost(string, tag = "2")]
    pub(crate) from: String,
    /// When: a [`Moment`](crate::moment::Moment).
    #[prost(uint64, tag = "3")]
    pub(crate) at: u64,
    /// Whether a read receipt was sent.
    #[prost(bool, tag = "4")]
    pub(crate) read: bool,
    /// When it was last shown that an answer is being written; 0 for never.
    #[prost(uint64, tag = "5")]
    pub(crate) typing_at: u64,
}

/// When a person last wrote to a number. The key is the number's key, a slash and the person.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct WindowRecord {
    /// When: a [`Moment`](crate::moment::Moment).
    #[prost(uint64, tag = "1")]
    pub(crate) at: u64,
}

/// How fast messages go. The key says of what.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct RateRecord {
    /// Where a window of time began, or when the next may go at the latest pace: a [`Moment`](crate::moment::Moment).
    #[prost(uint64, tag = "1")]
    pub(crate) at: u64,
    /// How many have gone in the window.
    #[prost(uint32, tag = "2")]
    pub(crate) count: u32,
}

impl Record for MessageRecord {
    const TABLE: &'static str = "message";
}

impl Record for WamidRecord {
    const TABLE: &'static str = "wamid";
}

impl Record for InboundRecord {
    const TABLE: &'static str = "inbound";
}

impl Record for WindowRecord {
    const TABLE: &'static str = "window";
}

impl Record for RateRecord {
    const TABLE: &'static str = "rate";
}
