//! What became of a message, as an event.

use socialmessaging_whatsapp::event::{
    BridgeDetail, Category, Change, ChangeValue, Conversation, DetailType, Field, MessageStatus, Metadata, Origin,
    Pricing, PricingType, Status,
};
use socialmessaging_whatsapp::open::Decimal;

use super::error;
use crate::call::Call;
use crate::event::{self, Draft};
use crate::failure::Failure;
use crate::moment::Moment;
use crate::record::{AccountRecord, MessageRecord, NumberRecord, StepRecord};
use crate::settings::{EnvelopeId, PricingModel};
use crate::{ids, person};

/// Publishes one status of a message.
pub(super) fn publish(
    call: &Call<'_>,
    account: &AccountRecord,
    number: &NumberRecord,
    message: &MessageRecord,
    index: u32,
) -> Result<(), Failure> {
    let Some(step) = message.steps.get(usize::try_from(index).unwrap_or(usize::MAX)) else { return Ok(()) };
    let word = MessageStatus::from(step.status.as_str());
    let has_id = match call.settings().envelope_id {
        EnvelopeId::All => true,
        EnvelopeId::First => index == 0,
    };
    let draft = Draft {
        account,
        number: Some(number),
        change: change(call, number, message, step, &word),
        message_id: has_id.then(|| message.id.clone()),
        bridge: bridge(call, account, number, message, step, &word),
    };
    event::publish(call, draft)
}

fn change(
    call: &Call<'_>,
    number: &NumberRecord,
    message: &MessageRecord,
    step: &StepRecord,
    word: &MessageStatus,
) -> Change {
    let status = Status {
        id: Some(message.wamid.clone()),
        status: Some(word.clone()),
        timestamp: Some(call.now.seconds().to_string()),
        recipient_id: Some(message.recipient.clone()),
        recipient_type: message.to_group.then(|| "group".to_owned()),
        conversation: conversation(call, message, word).map(Box::new),
        pricing: pricing(call, message, word).map(Box::new),
        errors: step.error.as_ref().map(|error| vec![error::shown(error)]),
        biz_opaque_callback_data: message.callback.clone(),
        ..Status::default()
    };
    let value = ChangeValue {
        messaging_product: Some("whatsapp".to_owned()),
        metadata: Some(metadata(number)),
        statuses: Some(vec![status]),
        ..ChangeValue::default()
    };
    Change { field: Some(Field::Messages), value: Some(value), ..Change::default() }
}

/// The number that an event is about, as WhatsApp names it.
pub(crate) fn metadata(number: &NumberRecord) -> Metadata {
    Metadata {
        display_phone_number: Some(number.digits.clone()),
        phone_number_id: Some(number.meta_id.clone()),
        ..Metadata::default()
    }
}

/// Statuses that say what the message costs.
fn has_price(word: &MessageStatus) -> bool {
    matches!(word, MessageStatus::Sent | MessageStatus::Delivered | MessageStatus::Read)
}

fn pricing(call: &Call<'_>, message: &MessageRecord, word: &MessageStatus) -> Option<Pricing> {
    if !has_price(word) {
        return None;
    }
    let kind = if message.billable { PricingType::Regular } else { PricingType::FreeCustomerService };
    let (model, kind) = match call.settings().pricing {
        PricingModel::ByMessage => ("PMP", Some(kind)),
        PricingModel::ByConversation => ("CBP", None),
    };
    Some(Pricing {
        billable: Some(message.billable),
        pricing_model: Some(model.to_owned()),
        category: Some(category(message)),
        kind,
        ..Pricing::default()
    })
}

fn conversation(call: &Call<'_>, message: &MessageRecord, word: &MessageStatus) -> Option<Conversation> {
    if !has_price(word) || call.settings().pricing == PricingModel::ByMessage {
        return None;
    }
    // One a day of a number, a person and a category, as conversations lasted 24 hours.
    let day = message.sent_at / u64::try_from(person::WINDOW.as_nanos()).unwrap_or(u64::MAX);
    let name = format!("conversation/{}/{}/{}", message.number, message.recipient, message.category);
    let ends = Moment(message.sent_at).plus(person::WINDOW).seconds();
    Some(Conversation {
        id: Some(hex::encode(ids::derive(call.world.seed, &name, day))),
        expiration_timestamp: (*word == MessageStatus::Sent).then(|| Decimal::Text(ends.to_string())),
        origin: Some(Origin { kind: Some(category(message)), ..Origin::default() }),
        ..Conversation::default()
    })
}

fn category(message: &MessageRecord) -> Category {
    Category::from(message.category.as_str())
}

/// EventBridge's form, for the four statuses that are documented there.
fn bridge(
    call: &Call<'_>,
    account: &AccountRecord,
    number: &NumberRecord,
    message: &MessageRecord,
    step: &StepRecord,
    word: &MessageStatus,
) -> Option<(DetailType, BridgeDetail)> {
    let kind = match word {
        MessageStatus::Sent => DetailType::Sent,
        MessageStatus::Delivered => DetailType::Delivered,
        MessageStatus::Read => DetailType::Read,
        MessageStatus::Failed => DetailType::Failed,
        _ => return None,
    };
    let errors = step.error.as_ref().map(|error| {
        let shown = error::shown(error);
        vec![socialmessaging_whatsapp::event::EventError { error_data: None, ..shown }]
    });
    let detail = BridgeDetail {
        waba_id: Some(account.meta_id.clone()),
        origination_phone_number: Some(number.digits.clone()),
        origination_phone_number_id: Some(number.meta_id.clone()),
        message_id: Some(message.id.clone()),
        status: Some(word.clone()),
        event_timestamp: Some(call.now.seconds().to_string()),
        errors,
        ..BridgeDetail::default()
    };
    Some((kind, detail))
}
