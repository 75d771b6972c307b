//! Subscriptions as they are stored.

use crate::store::Record;

/// Who gets what is published to a topic. The key is its number, in 20 digits.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct SubscriptionRecord {
    /// The ARN of the topic; empty where it is for EventBridge's form of every event.
    #[prost(string, tag = "1")]
    pub(crate) topic: String,
    /// Where to.
    #[prost(string, tag = "2")]
    pub(crate) url: String,
    /// Whether the envelope goes out alone, without SNS's frame around it.
    #[prost(bool, tag = "3")]
    pub(crate) raw: bool,
    /// How many deliveries were taken.
    #[prost(uint64, tag = "4")]
    pub(crate) delivered: u64,
    /// How many were given up.
    #[prost(uint64, tag = "5")]
    pub(crate) failed: u64,
    /// What the last attempt that failed came to.
    #[prost(string, optional, tag = "6")]
    pub(crate) last_error: Option<String>,
    /// The last part of its ARN: a UUID.
    #[prost(string, tag = "7")]
    pub(crate) id: String,
}

impl Record for SubscriptionRecord {
    const TABLE: &'static str = "subscription";
}
