//! `CreateWhatsAppFlow`.

use socialmessaging_operations::operation::create_whats_app_flow::{CreateWhatsAppFlowInput, CreateWhatsAppFlowOutput};
use socialmessaging_types::MetaFlowCategory;

use super::record::{self, FlowRecord};
use super::status::{Act, FlowStatus};
use super::{assets, transition};
use crate::access::{self, Area};
use crate::call::Call;
use crate::failure::Failure;
use crate::ids;
use crate::record::AccountRecord;
use crate::refusal::{INVALID_PARAMETER, refused};

/// Where a new flow's JSON comes from.
enum Source<'a> {
    Nothing,
    Given(&'a [u8]),
    Flow(&'a str),
}

impl<'a> Source<'a> {
    fn of(input: &'a CreateWhatsAppFlowInput) -> Result<Self, Failure> {
        match (&input.flow_json, &input.clone_flow_id) {
            (None, None) if input.publish == Some(true) => {
                Err(Failure::invalid("publish needs flowJson, or cloneFlowId of a flow that has some"))
            }
            (None, None) => Ok(Self::Nothing),
            (Some(json), None) => Ok(Self::Given(json.as_ref())),
            (None, Some(id)) => Ok(Self::Flow(id)),
            (Some(_), Some(_)) => Err(Failure::invalid("flowJson and cloneFlowId exclude each other; give one")),
        }
    }
}

pub(crate) fn create(call: &mut Call<'_>, input: CreateWhatsAppFlowInput) -> Result<CreateWhatsAppFlowOutput, Failure> {
    let account = access::account(call, input.id.as_deref(), Area::Flows)?;
    let source = Source::of(&input)?;
    let name = input.flow_name.as_deref().unwrap_or_default();
    let mut flow = new(call, &account, name, input.categories.as_deref().unwrap_or_default())?;
    match source {
        Source::Nothing => {}
        Source::Given(json) => assets::replace(call, &mut flow, json)?,
        Source::Flow(id) => {
            let json = record::find(call, &account, Some(id))?.json(call)?;
            json.map(|json| assets::replace(call, &mut flow, &json)).transpose()?;
        }
    }
    // With validation errors it stays a draft, and they are the answer; that is no failure.
    if input.publish == Some(true) && flow.problems.is_empty() {
        transition::can_publish(call, &flow)?;
        transition::act(call, &account, &mut flow, Act::Publish)?;
    }
    flow.save(call)?;
    Ok(CreateWhatsAppFlowOutput::builder().flow_id(flow.id).set_validation_errors(Some(flow.problems)).build())
}

/// A draft that is not stored yet.
pub(super) fn new(
    call: &Call<'_>,
    account: &AccountRecord,
    name: &str,
    categories: &[MetaFlowCategory],
) -> Result<FlowRecord, Failure> {
    check_name(call, account, name)?;
    Ok(FlowRecord {
        id: ids::growing(call.tx, call.world.seed, "flow")?,
        account: account.id.clone(),
        name: name.to_owned(),
        categories: words(categories),
        status: FlowStatus::Draft.word().to_owned(),
        ..FlowRecord::default()
    })
}

/// Words of categories, each once.
pub(super) fn words(categories: &[MetaFlowCategory]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in categories.iter().map(MetaFlowCategory::as_str) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// A name is there once in an account.
pub(super) fn check_name(call: &Call<'_>, account: &AccountRecord, name: &str) -> Result<(), Failure> {
    match record::id_of(call, &account.id, name)? {
        None => Ok(()),
        Some(id) => Err(refused(INVALID_PARAMETER, format!("flow {id} of this account has the same flowName"))),
    }
}
