//! From one status to another, with the event that Meta sends.

use socialmessaging_whatsapp::event::{ErrorCode, FlowUpdate};

use super::record::FlowRecord;
use super::status::{Act, FlowStatus, Verdict, verdict};
use crate::call::Call;
use crate::event::{Draft, publish};
use crate::failure::Failure;
use crate::record::AccountRecord;
use crate::refusal::refused;

/// Does an act to a flow as far as its status is concerned, if it may be done. The flow has to be saved.
pub(super) fn act(call: &Call<'_>, account: &AccountRecord, flow: &mut FlowRecord, act: Act) -> Result<(), Failure> {
    match verdict(flow.status(), act, call.settings().content.published_flows) {
        Verdict::Stays => Ok(()),
        Verdict::Becomes(status) => change(call, account, flow, status),
        Verdict::Refused(code) => {
            let FlowRecord { id, status, .. } = flow;
            Err(refused(code, format!("flow {id} is {status} and cannot be {}", act.words())))
        }
    }
}

/// Changes a flow's status and tells it. The flow has to be saved.
pub(super) fn change(
    call: &Call<'_>,
    account: &AccountRecord,
    flow: &mut FlowRecord,
    status: FlowStatus,
) -> Result<(), Failure> {
    let old = std::mem::replace(&mut flow.status, status.word().to_owned());
    let update = FlowUpdate {
        event: Some("FLOW_STATUS_CHANGE".to_owned()),
        message: Some(format!("Flow {} went from {old} to {}", flow.name, flow.status)),
        flow_id: Some(flow.id.clone()),
        old_status: Some(old),
        new_status: Some(flow.status.clone()),
        ..FlowUpdate::default()
    };
    publish(call, Draft { account, number: None, change: update.into(), message_id: None, bridge: None })
}

/// What else has to be in order before a flow is published.
pub(super) fn can_publish(call: &Call<'_>, flow: &FlowRecord) -> Result<(), Failure> {
    let FlowRecord { id, .. } = flow;
    if !flow.has_json {
        return Err(refused(ErrorCode::FlowPublish, format!("flow {id} has no flow JSON; give it some first")));
    }
    if !flow.problems.is_empty() {
        let problems = flow.problems.len();
        let details = format!("flow {id} has validation errors ({problems}); GetWhatsAppFlow lists them");
        return Err(refused(ErrorCode::FlowPublish, details));
    }
    if flow.data_api_version.is_some() && !call.settings().content.healthy_endpoints {
        let details = format!("the endpoint of flow {id} did not pass the health check");
        return Err(refused(ErrorCode::from(131_000), details));
    }
    Ok(())
}
