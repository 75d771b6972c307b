//! What Meta permits to an account: everything, unless a scenario or a test takes it away.

use crate::call::Call;
use crate::failure::{ErrorName, Failure};
use crate::record::AccountRecord;
use crate::store::Record;

/// What Meta may deny.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Area {
    /// Everything about templates, the library included.
    Templates,
    /// Everything about flows.
    Flows,
    /// Uploading, fetching and deleting media.
    Media,
}

impl Area {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Templates, Self::Flows, Self::Media];

    /// Its word in scenarios and records.
    pub fn word(self) -> &'static str {
        match self {
            Self::Templates => "templates",
            Self::Flows => "flows",
            Self::Media => "media",
        }
    }

    /// The area of a word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.word() == word)
    }
}

/// What Meta denies to an account. Its key is the account's.
#[derive(Clone, PartialEq, prost::Message)]
struct DeniedRecord {
    /// Words of areas.
    #[prost(string, repeated, tag = "1")]
    areas: Vec<String>,
}

impl Record for DeniedRecord {
    const TABLE: &'static str = "denied_by_meta";
}

/// Fails where Meta denies the area to the account (by its key).
pub(crate) fn check(call: &Call<'_>, account: &str, area: Area) -> Result<(), Failure> {
    let denied = call.get::<DeniedRecord>(account)?.unwrap_or_default();
    if !denied.areas.iter().any(|word| word == area.word()) {
        return Ok(());
    }
    let message = format!("(#200) Meta does not permit this account to use {}", area.word());
    Err(Failure::new(ErrorName::AccessDeniedByMetaException, message))
}

/// Permits or denies an area to an account (by its key).
pub(crate) fn set(call: &Call<'_>, account: &str, area: Area, allowed: bool) -> Result<(), Failure> {
    let mut denied = call.get::<DeniedRecord>(account)?.unwrap_or_default();
    denied.areas.retain(|word| word != area.word());
    if !allowed {
        denied.areas.push(area.word().to_owned());
    }
    call.put(account, &denied)
}

/// The account that an input names, if Meta permits it the area.
pub(crate) fn account(call: &Call<'_>, id: Option<&str>, area: Area) -> Result<AccountRecord, Failure> {
    let account = crate::account::find(call, id.unwrap_or_default())?;
    check(call, &account.id, area)?;
    Ok(account)
}
