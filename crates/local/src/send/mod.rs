//! `SendWhatsAppMessage`: a message is taken, and what becomes of it follows as events.
//!
//! What AWS refuses (an unknown number, a blob that is no message) the call itself says. What Meta would refuse, an event
//! with status `failed` and Meta's code says; the call has answered long before.

mod error;
mod letter;
mod media;
mod plan;
mod rate;
mod receipt;
mod rule;
mod status;
mod template;

use socialmessaging_operations::operation::send_whats_app_message::{
    SendWhatsAppMessageInput, SendWhatsAppMessageOutput,
};
use socialmessaging_whatsapp::message::Outgoing;

use crate::call::Call;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::number;
use crate::record::{AccountRecord, MessageRecord, NumberRecord, WamidRecord};
use crate::schedule::{self, Job, StatusJob};
use crate::settings::MessageIdForm;

pub(crate) use letter::digits;
pub(crate) use status::metadata;

use letter::Letter;
use plan::{Fate, Plan};

/// The oldest version of Meta's API that AWS documents.
const OLDEST_API: u32 = 20;

/// `SendWhatsAppMessage`.
pub(crate) fn send(call: &mut Call<'_>, input: SendWhatsAppMessageInput) -> Result<SendWhatsAppMessageOutput, Failure> {
    let number = number::find(call, &input.origination_phone_number_id.unwrap_or_default())?;
    check_version(call, &input.meta_api_version.unwrap_or_default())?;
    let body = input.message.unwrap_or_else(|| restjson_runtime::primitives::Blob::new(Vec::new())).into_inner();
    let letter = Letter::read(body, call.settings())?;
    let plan = match &letter.outgoing {
        Some(Outgoing::Receipt(receipt)) => receipt::plan(call, &number, receipt)?,
        Some(Outgoing::Message(message)) => rule::plan(call, &number, &letter, message)?,
        None => {
            let error = error::refusal(131_009, "the message is no JSON object");
            Plan::free(Fate::Fails(error).steps(&call.settings().delays))
        }
    };
    let id = store(call, number, letter, plan)?;
    Ok(SendWhatsAppMessageOutput::builder().message_id(id).build())
}

/// `v20`, `v20.0`, and later ones.
fn check_version(call: &Call<'_>, version: &str) -> Result<(), Failure> {
    let digits = version.strip_prefix('v').map(|rest| rest.split_once('.').unwrap_or((rest, "0")));
    let known = digits.is_some_and(|(major, minor)| {
        major.parse::<u32>().is_ok_and(|major| major >= OLDEST_API) && minor.parse::<u32>().is_ok()
    });
    if known || !call.settings().api_version_rule {
        return Ok(());
    }
    Err(Failure::invalid(format!("metaApiVersion: v{OLDEST_API}.0 and later are supported, written like that")))
}

/// Stores the message with what is planned for it. Its id.
fn store(call: &Call<'_>, number: NumberRecord, letter: Letter, plan: Plan) -> Result<String, Failure> {
    let wamid = call.wamid(&letter.recipient)?;
    let id = match call.settings().message_id {
        MessageIdForm::Uuid => call.uuid("message")?,
        MessageIdForm::Wamid => wamid.clone(),
    };
    let message = MessageRecord {
        id: id.clone(),
        wamid,
        account: number.account,
        number: number.id,
        recipient: letter.recipient,
        to_group: letter.to_group,
        body: letter.body,
        sent_at: call.now.0,
        callback: letter.callback,
        category: plan.category,
        billable: plan.billable,
        steps: plan.steps,
        done: 0,
    };
    call.put(&id, &message)?;
    call.put(&message.wamid, &WamidRecord { message: id.clone() })?;
    await_next(call, &message)?;
    Ok(id)
}

/// Schedules the message's next step, if there is one.
fn await_next(call: &Call<'_>, message: &MessageRecord) -> Result<(), Failure> {
    let next = usize::try_from(message.done).unwrap_or(usize::MAX);
    let Some(step) = message.steps.get(next) else { return Ok(()) };
    // Nothing comes before what it follows, whatever the delays say.
    let at = Moment(message.sent_at.saturating_add(step.after)).max(call.now);
    schedule::add(call, at, Job::Status(StatusJob { message: message.id.clone(), step: message.done }))
}

/// The next status of a message is due.
pub(crate) fn step(call: &mut Call<'_>, job: &StatusJob) -> Result<(), Failure> {
    let Some(mut message) = call.get::<MessageRecord>(&job.message)? else { return Ok(()) };
    let account = call.get::<AccountRecord>(&message.account)?;
    let number = call.get::<NumberRecord>(&message.number)?;
    // Nobody is told of messages of an account that was unlinked meanwhile.
    let (Some(account), Some(number)) = (account, number) else { return Ok(()) };
    status::publish(call, &account, &number, &message, job.step)?;
    message.done = job.step + 1;
    call.put(&message.id, &message)?;
    await_next(call, &message)
}
