//! Operations that show flows.

use socialmessaging_operations::operation::get_whats_app_flow::{GetWhatsAppFlowInput, GetWhatsAppFlowOutput};
use socialmessaging_operations::operation::get_whats_app_flow_preview::{
    GetWhatsAppFlowPreviewInput, GetWhatsAppFlowPreviewOutput,
};
use socialmessaging_operations::operation::list_whats_app_flow_assets::{
    ListWhatsAppFlowAssetsInput, ListWhatsAppFlowAssetsOutput,
};
use socialmessaging_operations::operation::list_whats_app_flows::{ListWhatsAppFlowsInput, ListWhatsAppFlowsOutput};
use socialmessaging_types::{
    MetaFlowApplicationInfo, MetaFlowAsset, MetaFlowCategory, MetaFlowHealthEntity, MetaFlowHealthStatus,
    MetaFlowSummary, MetaFlowWhatsAppBusinessAccountInfo,
};

use super::record::{self, FlowRecord};
use super::status::{Act, Health};
use super::{assets, preview as address, transition};
use crate::access::{self, Area};
use crate::call::Call;
use crate::failure::Failure;
use crate::ids;
use crate::operation::Operation;
use crate::page::Listing;
use crate::record::AccountRecord;

/// `GetWhatsAppFlow`.
pub(crate) fn get(call: &mut Call<'_>, input: GetWhatsAppFlowInput) -> Result<GetWhatsAppFlowOutput, Failure> {
    let account = access::account(call, input.id.as_deref(), Area::Flows)?;
    let flow = record::find(call, &account, input.flow_id.as_deref())?;
    let application = MetaFlowApplicationInfo::builder().id(app_id(call)).name(APP).build()?;
    let output = GetWhatsAppFlowOutput::builder()
        .set_preview(address::present(call, &flow)?)
        .health_status(health(call, &account, &flow)?)
        .whats_app_business_account(owner(call, &account)?)
        .application(application)
        .set_categories(Some(categories(&flow)))
        .flow_id(flow.id)
        .flow_name(flow.name)
        .flow_status(flow.status)
        .set_validation_errors(Some(flow.problems))
        .set_json_version(flow.json_version)
        .set_data_api_version(flow.data_api_version);
    Ok(output.build()?)
}

/// `ListWhatsAppFlows`.
pub(crate) fn list(call: &mut Call<'_>, input: ListWhatsAppFlowsInput) -> Result<ListWhatsAppFlowsOutput, Failure> {
    let account = access::account(call, input.id.as_deref(), Area::Flows)?;
    let listing = Listing {
        operation: Operation::ListWhatsAppFlows,
        arguments: vec![&account.id],
        token: input.next_token.as_deref(),
        most: input.max_results,
    };
    let page = listing.of_table::<FlowRecord>(call, &FlowRecord::key_of(&account.id, ""))?;
    let flows = page.entries.into_iter().map(summary).collect::<Result<_, _>>()?;
    Ok(ListWhatsAppFlowsOutput::builder().set_flows(Some(flows)).set_next_token(page.next).build()?)
}

/// `ListWhatsAppFlowAssets`.
pub(crate) fn list_assets(
    call: &mut Call<'_>,
    input: ListWhatsAppFlowAssetsInput,
) -> Result<ListWhatsAppFlowAssetsOutput, Failure> {
    let account = access::account(call, input.id.as_deref(), Area::Flows)?;
    let flow = record::find(call, &account, input.flow_id.as_deref())?;
    let listing = Listing {
        operation: Operation::ListWhatsAppFlowAssets,
        arguments: vec![&account.id, &flow.id],
        token: input.next_token.as_deref(),
        most: input.max_results,
    };
    let file = match flow.has_json {
        true => Some((assets::NAME.to_owned(), asset(call, &flow)?)),
        false => None,
    };
    let page = listing.of(call, file)?;
    Ok(ListWhatsAppFlowAssetsOutput::builder().set_flow_assets(Some(page.entries)).set_next_token(page.next).build()?)
}

/// `GetWhatsAppFlowPreview`.
pub(crate) fn preview(
    call: &mut Call<'_>,
    input: GetWhatsAppFlowPreviewInput,
) -> Result<GetWhatsAppFlowPreviewOutput, Failure> {
    let account = access::account(call, input.id.as_deref(), Area::Flows)?;
    let mut flow = record::find(call, &account, input.flow_id.as_deref())?;
    transition::act(call, &account, &mut flow, Act::Preview)?;
    let preview = address::address(call, &mut flow, input.invalidate == Some(true))?;
    Ok(GetWhatsAppFlowPreviewOutput::builder().flow_id(flow.id).preview(preview).build()?)
}

fn asset(call: &Call<'_>, flow: &FlowRecord) -> Result<MetaFlowAsset, Failure> {
    let asset = MetaFlowAsset::builder().name(assets::NAME).asset_type(assets::KIND);
    Ok(asset.download_url(assets::address(call, flow)?).build()?)
}

fn categories(flow: &FlowRecord) -> Vec<MetaFlowCategory> {
    flow.categories.iter().map(|word| MetaFlowCategory::from(word.as_str())).collect()
}

fn summary(flow: FlowRecord) -> Result<MetaFlowSummary, Failure> {
    Ok(MetaFlowSummary::builder()
        .set_flow_categories(Some(categories(&flow)))
        .flow_id(flow.id)
        .flow_name(flow.name)
        .flow_status(flow.status)
        .set_validation_errors(Some(flow.problems))
        .build()?)
}

/// The application of AWS with Meta, by which it speaks for accounts.
const APP: &str = "AWS End User Messaging Social";

fn app_id(call: &Call<'_>) -> String {
    ids::digits(ids::derive(call.world.seed, "meta-app", 0))
}

fn business_id(call: &Call<'_>) -> String {
    ids::digits(ids::derive(call.world.seed, "meta-business", 0))
}

fn owner(call: &Call<'_>, account: &AccountRecord) -> Result<MetaFlowWhatsAppBusinessAccountInfo, Failure> {
    let namespace = ids::derive(call.world.seed, &account.meta_id, 0);
    Ok(MetaFlowWhatsAppBusinessAccountInfo::builder()
        .id(&account.meta_id)
        .name(&account.name)
        .currency("USD")
        .timezone_id("1")
        .message_template_namespace(ids::uuid(namespace).replace('-', "_"))
        .build()?)
}

/// Whether messages with the flow can be sent. What the account, the business and the application say to it is always yes.
fn health(call: &Call<'_>, account: &AccountRecord, flow: &FlowRecord) -> Result<MetaFlowHealthStatus, Failure> {
    let own = flow.status().can_send();
    let entities = [
        ("FLOW", flow.id.clone(), own),
        ("WABA", account.meta_id.clone(), Health::Available),
        ("BUSINESS", business_id(call), Health::Available),
        ("APP", app_id(call), Health::Available),
    ];
    let worst = entities.iter().map(|(_, _, health)| *health).max().unwrap_or(own);
    let entity = |(kind, id, health): (&str, String, Health)| {
        MetaFlowHealthEntity::builder().entity_type(kind).id(id).can_send_message(health.word()).build()
    };
    let entities = entities.into_iter().map(entity).collect::<Result<_, _>>()?;
    Ok(MetaFlowHealthStatus::builder().can_send_message(worst.word()).set_entities(Some(entities)).build()?)
}
