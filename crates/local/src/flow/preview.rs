//! Addresses at which a flow can be tried out. They are good for 30 days, and one replaces the other.

use std::time::Duration;

use socialmessaging_types::MetaFlowPreviewInfo;

use super::assets::meta_time;
use super::record::{FlowRecord, PreviewRecord, TokenRecord};
use crate::call::Call;
use crate::failure::Failure;
use crate::moment::Moment;

/// 30 days, as AWS documents.
const LIFETIME: Duration = Duration::from_secs(30 * 24 * 3600);

/// The address that a flow has, if it is still good.
pub(super) fn present(call: &Call<'_>, flow: &FlowRecord) -> Result<Option<MetaFlowPreviewInfo>, Failure> {
    flow.preview.as_ref().filter(|preview| is_good(call, preview)).map(|preview| shown(call, preview)).transpose()
}

/// The address that a flow has, or a new one: if there is none that is good, or if another one is asked for.
pub(super) fn address(
    call: &Call<'_>,
    flow: &mut FlowRecord,
    invalidate: bool,
) -> Result<MetaFlowPreviewInfo, Failure> {
    if let Some(preview) = flow.preview.as_ref().filter(|preview| !invalidate && is_good(call, preview)) {
        return shown(call, preview);
    }
    revoke(call, flow)?;
    let preview = PreviewRecord { token: call.uuid("flow-preview")?, until: call.now.plus(LIFETIME).0 };
    call.put(&preview.token, &TokenRecord { flow: flow.key() })?;
    let info = shown(call, &preview)?;
    flow.preview = Some(preview);
    flow.save(call)?;
    Ok(info)
}

/// Lets the address that a flow has lapse.
pub(super) fn revoke(call: &Call<'_>, flow: &mut FlowRecord) -> Result<(), Failure> {
    if let Some(preview) = flow.preview.take() {
        call.remove::<TokenRecord>(&preview.token)?;
    }
    Ok(())
}

fn is_good(call: &Call<'_>, preview: &PreviewRecord) -> bool {
    call.now < Moment(preview.until)
}

fn shown(call: &Call<'_>, preview: &PreviewRecord) -> Result<MetaFlowPreviewInfo, Failure> {
    Ok(MetaFlowPreviewInfo::builder()
        .preview_url(format!("{}/_local/flows/{}", call.world.base_url(), preview.token))
        .expires_at(meta_time(Moment(preview.until)))
        .build()?)
}

/// A flow as its preview's page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Preview {
    /// Meta's id of it.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// The word of its status.
    pub(crate) status: String,
    /// Its JSON, if it has some.
    pub(crate) json: Option<Vec<u8>>,
    /// What is wrong with the JSON, as the API tells it.
    pub(crate) problems: Vec<String>,
}

/// The flow that an address ends with this token for. Nothing where the token is none, has expired or was replaced.
pub(crate) fn preview_page(call: &Call<'_>, token: &str) -> Result<Option<Preview>, Failure> {
    let Some(TokenRecord { flow: key }) = call.get(token)? else { return Ok(None) };
    let Some(flow) = call.get::<FlowRecord>(&key)? else { return Ok(None) };
    if !flow.preview.as_ref().is_some_and(|preview| preview.token == token && is_good(call, preview)) {
        return Ok(None);
    }
    let json = flow.json(call)?;
    let FlowRecord { id, name, status, problems, .. } = flow;
    Ok(Some(Preview { id, name, status, json, problems }))
}
