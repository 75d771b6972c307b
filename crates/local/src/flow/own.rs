//! What other parts and tests do with flows.

use socialmessaging_types::MetaFlowCategory;

use super::record::{self, FlowRecord};
use super::status::FlowStatus;
use super::{assets, create, transition};
use crate::call::Call;
use crate::failure::Failure;
use crate::record::AccountRecord;

/// What sending has to know of a flow.
pub(crate) struct Sendable {
    /// Its id.
    pub(crate) id: String,
    /// Its status: `DRAFT`, `PUBLISHED`, …
    pub(crate) status: String,
}

/// The flow of an account (by its key) with this id, or with this name.
pub(crate) fn for_sending(
    call: &Call<'_>,
    account: &str,
    id: Option<&str>,
    name: Option<&str>,
) -> Result<Option<Sendable>, Failure> {
    let found = match (id, name) {
        (Some(id), _) => Some(id.to_owned()),
        (None, Some(name)) => record::id_of(call, account, name)?,
        (None, None) => None,
    };
    let Some(id) = found else { return Ok(None) };
    let flow = call.get::<FlowRecord>(&FlowRecord::key_of(account, &id))?;
    Ok(flow.map(|FlowRecord { id, status, .. }| Sendable { id, status }))
}

/// Puts a flow of a scenario into the store. It tells nobody, and takes the status that the scenario says.
pub(crate) fn plant(call: &Call<'_>, account: &AccountRecord, flow: &crate::scenario::FlowSeed) -> Result<(), Failure> {
    let categories: Vec<MetaFlowCategory> =
        flow.categories.iter().map(|word| MetaFlowCategory::from(word.as_str())).collect();
    let mut record = create::new(call, account, &flow.name, &categories)?;
    if let Some(json) = &flow.json {
        assets::replace(call, &mut record, json.as_bytes())?;
    }
    record.status.clone_from(&flow.status);
    record.save(call)
}

/// Puts a flow, by Meta's id of it, into a status, whatever it had; tells it.
pub(crate) fn set_status(call: &Call<'_>, id: &str, status: FlowStatus) -> Result<(), Failure> {
    let all = call.all::<FlowRecord>("")?;
    let found = all.into_iter().map(|(_, flow)| flow).find(|flow| flow.id == id);
    let mut flow = found.ok_or_else(|| Failure::not_found(format!("there is no flow {id}")))?;
    let account = call.get::<AccountRecord>(&flow.account)?;
    let account = account.ok_or_else(|| Failure::not_found(format!("the account of flow {id} is not linked")))?;
    transition::change(call, &account, &mut flow, status)?;
    flow.save(call)
}
