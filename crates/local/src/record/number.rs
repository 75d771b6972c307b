//! A phone number of an account.

use crate::store::Record;

/// A phone number. Its key is `id`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct NumberRecord {
    /// AWS's id of it, the 32 hexadecimal digits alone.
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    /// The account that it belongs to: the 32 digits.
    #[prost(string, tag = "2")]
    pub(crate) account: String,
    /// Meta's id of it: digits.
    #[prost(string, tag = "3")]
    pub(crate) meta_id: String,
    /// The number: digits, without `+`.
    #[prost(string, tag = "4")]
    pub(crate) digits: String,
    /// The name that people see.
    #[prost(string, tag = "5")]
    pub(crate) display_name: String,
    /// `GREEN`, `YELLOW` or `RED`.
    #[prost(string, tag = "6")]
    pub(crate) quality: String,
    /// Where its data are kept, if that was asked for: two letters.
    #[prost(string, optional, tag = "7")]
    pub(crate) data_region: Option<String>,
    /// Whether it is registered, so that it can send.
    #[prost(bool, tag = "8")]
    pub(crate) registered: bool,
    /// The PIN that it has with Meta, where that is known.
    #[prost(string, optional, tag = "9")]
    pub(crate) pin: Option<String>,
}

impl Record for NumberRecord {
    const TABLE: &'static str = "number";
}
