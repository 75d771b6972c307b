//! What Meta's sign-up gives access to, and linkings that are under way.

use crate::store::Record;

/// What an access token of Meta gives access to. Its key is the token.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct SignupRecord {
    /// Accounts.
    #[prost(message, repeated, tag = "1")]
    pub(crate) accounts: Vec<SignupAccount>,
}

/// An account as Meta offers it.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct SignupAccount {
    /// Meta's id of it.
    #[prost(string, tag = "1")]
    pub(crate) meta_id: String,
    /// Its name.
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    /// Its numbers.
    #[prost(message, repeated, tag = "3")]
    pub(crate) numbers: Vec<SignupNumber>,
}

/// A number as Meta offers it.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct SignupNumber {
    /// Meta's id of it.
    #[prost(string, tag = "1")]
    pub(crate) meta_id: String,
    /// The number: digits, without `+`.
    #[prost(string, tag = "2")]
    pub(crate) digits: String,
    /// The name that people see.
    #[prost(string, tag = "3")]
    pub(crate) display_name: String,
    /// The PIN that it has; without one, it takes whatever is chosen.
    #[prost(string, optional, tag = "4")]
    pub(crate) pin: Option<String>,
}

/// A linking whose second step is awaited. Its key is the token that the first step gave.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct SignupSession {
    /// Keys of accounts that it is about.
    #[prost(string, repeated, tag = "1")]
    pub(crate) accounts: Vec<String>,
    /// Keys of numbers.
    #[prost(string, repeated, tag = "2")]
    pub(crate) numbers: Vec<String>,
    /// When it began: a [`Moment`](crate::moment::Moment).
    #[prost(uint64, tag = "3")]
    pub(crate) at: u64,
}

impl Record for SignupRecord {
    const TABLE: &'static str = "signup";
}

impl Record for SignupSession {
    const TABLE: &'static str = "signup-session";
}
