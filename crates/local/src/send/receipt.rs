//! Read receipts and typing indicators. No event tells of one that is right.

use socialmessaging_whatsapp::message::Receipt;

use super::error::refusal;
use super::plan::{Fate, Plan};
use crate::call::Call;
use crate::failure::Failure;
use crate::record::{InboundRecord, NumberRecord};

/// Marks the message that it is about. One that names no message of this number fails with 131009; inferred, as no source
/// says what becomes of it.
pub(super) fn plan(call: &Call<'_>, number: &NumberRecord, receipt: &Receipt) -> Result<Plan, Failure> {
    let fails = |details: String| Ok(Plan::free(Fate::Fails(refusal(131_009, details)).steps(&call.settings().delays)));
    if let Err(report) = receipt.check() {
        return fails(report.to_string());
    }
    let wamid = receipt.message_id().unwrap_or_default();
    let inbound = call.get::<InboundRecord>(wamid)?.filter(|inbound| inbound.number == number.id);
    let Some(mut inbound) = inbound else {
        return fails("message_id: no message with this id came in to this number".to_owned());
    };
    inbound.read = true;
    if receipt.typing_indicator().is_some() {
        inbound.typing_at = call.now.0;
    }
    call.put(wamid, &inbound)?;
    Ok(Plan::free(Vec::new()))
}
