//! A flow as it is stored.

use super::status::FlowStatus;
use crate::call::Call;
use crate::failure::Failure;
use crate::record::AccountRecord;
use crate::store::Record;

/// A flow. Its key is the account's key, a slash, and its id.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct FlowRecord {
    /// Meta's id of it: digits.
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    /// The key of the account.
    #[prost(string, tag = "2")]
    pub(crate) account: String,
    /// Its name, which no other flow of the account has.
    #[prost(string, tag = "3")]
    pub(crate) name: String,
    /// What it is for, in Meta's words.
    #[prost(string, repeated, tag = "4")]
    pub(crate) categories: Vec<String>,
    /// The word of its status.
    #[prost(string, tag = "5")]
    pub(crate) status: String,
    /// What is wrong with its JSON, as it is answered.
    #[prost(string, repeated, tag = "6")]
    pub(crate) problems: Vec<String>,
    /// `version` of its JSON.
    #[prost(string, optional, tag = "7")]
    pub(crate) json_version: Option<String>,
    /// `data_api_version` of its JSON.
    #[prost(string, optional, tag = "8")]
    pub(crate) data_api_version: Option<String>,
    /// The address for trying it out.
    #[prost(message, optional, tag = "9")]
    pub(crate) preview: Option<PreviewRecord>,
    /// Whether it has JSON.
    #[prost(bool, tag = "10")]
    pub(crate) has_json: bool,
}

/// An address for trying a flow out.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct PreviewRecord {
    /// What the address ends with.
    #[prost(string, tag = "1")]
    pub(crate) token: String,
    /// Until when it is good: a [`Moment`](crate::moment::Moment).
    #[prost(uint64, tag = "2")]
    pub(crate) until: u64,
}

impl Record for FlowRecord {
    const TABLE: &'static str = "flow";
}

/// The JSON of a flow, with the flow's key. Apart, as it may have 10 MB and listings do not show it.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct JsonRecord {
    #[prost(bytes = "vec", tag = "1")]
    pub(super) json: Vec<u8>,
}

impl Record for JsonRecord {
    const TABLE: &'static str = "flow_json";
}

/// From a name (the account's key, a slash, the name) to a flow's id.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct NameRecord {
    #[prost(string, tag = "1")]
    pub(super) id: String,
}

impl Record for NameRecord {
    const TABLE: &'static str = "flow_name";
}

/// From a preview's token to the flow's key.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct TokenRecord {
    #[prost(string, tag = "1")]
    pub(super) flow: String,
}

impl Record for TokenRecord {
    const TABLE: &'static str = "flow_preview";
}

impl FlowRecord {
    /// The key of a flow.
    pub(super) fn key_of(account: &str, id: &str) -> String {
        format!("{account}/{id}")
    }

    pub(super) fn key(&self) -> String {
        Self::key_of(&self.account, &self.id)
    }

    fn name_key(&self) -> String {
        format!("{}/{}", self.account, self.name)
    }

    /// Where it stands. A word that this version does not know stands for a flow that cannot be used.
    pub(super) fn status(&self) -> FlowStatus {
        FlowStatus::named(&self.status).unwrap_or(FlowStatus::Blocked)
    }

    /// Stores it, and its name.
    pub(super) fn save(&self, call: &Call<'_>) -> Result<(), Failure> {
        call.put(&self.name_key(), &NameRecord { id: self.id.clone() })?;
        call.put(&self.key(), self)
    }

    /// Forgets its name: it is deleted, or gets another one.
    pub(super) fn forget_name(&self, call: &Call<'_>) -> Result<(), Failure> {
        call.remove::<NameRecord>(&self.name_key())?;
        Ok(())
    }

    /// Its JSON.
    pub(super) fn json(&self, call: &Call<'_>) -> Result<Option<Vec<u8>>, Failure> {
        Ok(call.get::<JsonRecord>(&self.key())?.map(|record| record.json))
    }
}

/// The flow of an account, by its id.
pub(super) fn find(call: &Call<'_>, account: &AccountRecord, id: Option<&str>) -> Result<FlowRecord, Failure> {
    let id = id.unwrap_or_default();
    call.get(&FlowRecord::key_of(&account.id, id))?
        .ok_or_else(|| Failure::not_found(format!("there is no flow {id} in this account")))
}

/// The id of the flow of an account (by its key) that has this name.
pub(super) fn id_of(call: &Call<'_>, account: &str, name: &str) -> Result<Option<String>, Failure> {
    Ok(call.get::<NameRecord>(&format!("{account}/{name}"))?.map(|record| record.id))
}
