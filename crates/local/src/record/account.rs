//! A linked WhatsApp Business Account.

use crate::store::Record;

/// A linked account. Its key is `id`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct AccountRecord {
    /// AWS's id of it, the 32 hexadecimal digits alone.
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    /// Meta's id of it: digits.
    #[prost(string, tag = "2")]
    pub(crate) meta_id: String,
    /// Its name.
    #[prost(string, tag = "3")]
    pub(crate) name: String,
    /// Whether its registration is complete.
    #[prost(bool, tag = "4")]
    pub(crate) complete: bool,
    /// When it was linked: a [`Moment`](crate::moment::Moment).
    #[prost(uint64, tag = "5")]
    pub(crate) linked_at: u64,
    /// Where its events go; at most one.
    #[prost(message, optional, tag = "6")]
    pub(crate) destination: Option<DestinationRecord>,
    /// How far it has come with marketing messages, if anything is known of that.
    #[prost(string, optional, tag = "7")]
    pub(crate) marketing: Option<String>,
}

/// Where an account's events go.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct DestinationRecord {
    /// The ARN of an SNS topic or of an Amazon Connect instance.
    #[prost(string, tag = "1")]
    pub(crate) arn: String,
    /// The role for Amazon Connect.
    #[prost(string, optional, tag = "2")]
    pub(crate) role: Option<String>,
}

impl Record for AccountRecord {
    const TABLE: &'static str = "account";
}
