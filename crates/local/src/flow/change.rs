//! Operations that change a flow.

use socialmessaging_operations::operation::delete_whats_app_flow::{DeleteWhatsAppFlowInput, DeleteWhatsAppFlowOutput};
use socialmessaging_operations::operation::deprecate_whats_app_flow::{
    DeprecateWhatsAppFlowInput, DeprecateWhatsAppFlowOutput,
};
use socialmessaging_operations::operation::publish_whats_app_flow::{
    PublishWhatsAppFlowInput, PublishWhatsAppFlowOutput,
};
use socialmessaging_operations::operation::update_whats_app_flow::{UpdateWhatsAppFlowInput, UpdateWhatsAppFlowOutput};
use socialmessaging_operations::operation::update_whats_app_flow_assets::{
    UpdateWhatsAppFlowAssetsInput, UpdateWhatsAppFlowAssetsOutput,
};

use super::record::{self, FlowRecord, JsonRecord};
use super::status::Act;
use super::{assets, create, preview, transition};
use crate::access::{self, Area};
use crate::call::Call;
use crate::failure::Failure;
use crate::record::AccountRecord;

/// The account and the flow that an input names.
fn named(call: &Call<'_>, id: Option<&str>, flow: Option<&str>) -> Result<(AccountRecord, FlowRecord), Failure> {
    let account = access::account(call, id, Area::Flows)?;
    let flow = record::find(call, &account, flow)?;
    Ok((account, flow))
}

/// `UpdateWhatsAppFlow`. Without anything to change it changes nothing, and succeeds.
pub(crate) fn update(call: &mut Call<'_>, input: UpdateWhatsAppFlowInput) -> Result<UpdateWhatsAppFlowOutput, Failure> {
    let (account, mut flow) = named(call, input.id.as_deref(), input.flow_id.as_deref())?;
    transition::act(call, &account, &mut flow, Act::Update)?;
    if let Some(name) = input.flow_name.filter(|name| *name != flow.name) {
        create::check_name(call, &account, &name)?;
        flow.forget_name(call)?;
        flow.name = name;
    }
    if let Some(categories) = input.categories {
        flow.categories = create::words(&categories);
    }
    flow.save(call)?;
    Ok(UpdateWhatsAppFlowOutput::builder().build())
}

/// `UpdateWhatsAppFlowAssets`.
pub(crate) fn update_assets(
    call: &mut Call<'_>,
    input: UpdateWhatsAppFlowAssetsInput,
) -> Result<UpdateWhatsAppFlowAssetsOutput, Failure> {
    let (account, mut flow) = named(call, input.id.as_deref(), input.flow_id.as_deref())?;
    transition::act(call, &account, &mut flow, Act::UpdateAssets)?;
    assets::replace(call, &mut flow, input.flow_json.as_ref().map(AsRef::as_ref).unwrap_or_default())?;
    flow.save(call)?;
    Ok(UpdateWhatsAppFlowAssetsOutput::builder().set_validation_errors(Some(flow.problems)).build())
}

/// `PublishWhatsAppFlow`.
pub(crate) fn publish(
    call: &mut Call<'_>,
    input: PublishWhatsAppFlowInput,
) -> Result<PublishWhatsAppFlowOutput, Failure> {
    let (account, mut flow) = named(call, input.id.as_deref(), input.flow_id.as_deref())?;
    transition::act(call, &account, &mut flow, Act::Publish)?;
    transition::can_publish(call, &flow)?;
    flow.save(call)?;
    Ok(PublishWhatsAppFlowOutput::builder().build())
}

/// `DeprecateWhatsAppFlow`.
pub(crate) fn deprecate(
    call: &mut Call<'_>,
    input: DeprecateWhatsAppFlowInput,
) -> Result<DeprecateWhatsAppFlowOutput, Failure> {
    let (account, mut flow) = named(call, input.id.as_deref(), input.flow_id.as_deref())?;
    transition::act(call, &account, &mut flow, Act::Deprecate)?;
    flow.save(call)?;
    Ok(DeprecateWhatsAppFlowOutput::builder().build())
}

/// `DeleteWhatsAppFlow`.
pub(crate) fn delete(call: &mut Call<'_>, input: DeleteWhatsAppFlowInput) -> Result<DeleteWhatsAppFlowOutput, Failure> {
    let (account, mut flow) = named(call, input.id.as_deref(), input.flow_id.as_deref())?;
    transition::act(call, &account, &mut flow, Act::Delete)?;
    preview::revoke(call, &mut flow)?;
    flow.forget_name(call)?;
    call.remove::<JsonRecord>(&flow.key())?;
    call.remove::<FlowRecord>(&flow.key())?;
    Ok(DeleteWhatsAppFlowOutput::builder().build())
}
