//! People that messages go to and come from.

use crate::store::Record;

/// What is known of a person. The key is the digits of the phone number, or the user id. Nobody needs to be known.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct PersonRecord {
    /// The name that the person chose.
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    /// The business-scoped user id.
    #[prost(string, optional, tag = "2")]
    pub(crate) user_id: Option<String>,
    /// What becomes of messages to this person.
    #[prost(oneof = "Outcome", tags = "3, 4, 5")]
    pub(crate) outcome: Option<Outcome>,
    /// Whether the person shows what was read; the settings say so where this does not.
    #[prost(bool, optional, tag = "6")]
    pub(crate) reads: Option<bool>,
    /// Whether the person does not want marketing.
    #[prost(bool, tag = "7")]
    pub(crate) no_marketing: bool,
}

/// What becomes of messages to a person, other than that they arrive.
#[derive(Clone, PartialEq, prost::Oneof)]
pub(crate) enum Outcome {
    /// They fail with this code.
    #[prost(int64, tag = "3")]
    Code(i64),
    /// AWS cannot hand them over, and gives up after 180 minutes.
    #[prost(bool, tag = "4")]
    Dropped(bool),
    /// They are sent and never arrive: the phone is off.
    #[prost(bool, tag = "5")]
    Away(bool),
}

impl Record for PersonRecord {
    const TABLE: &'static str = "person";
}
