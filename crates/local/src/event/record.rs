//! Writing events.

use serde_json::{Value, json};
use socialmessaging_whatsapp::event::{
    BridgeDetail, Change, DetailType, Entry, Envelope, EventContext, PhoneNumberContext, WabaContext,
};

use crate::call::Call;
use crate::failure::Failure;
use crate::ids;
use crate::record::{AccountRecord, Named, NumberRecord};
use crate::store::Record;

/// An event as it is stored. Its key is the sequence number, in 20 digits.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct EventRecord {
    /// Numbers follow each other without gaps, from 1.
    #[prost(uint64, tag = "1")]
    pub(crate) sequence: u64,
    /// When it was published: a [`Moment`](crate::moment::Moment).
    #[prost(uint64, tag = "2")]
    pub(crate) at: u64,
    /// The envelope: JSON, the `Message` of SNS's notification.
    #[prost(string, tag = "3")]
    pub(crate) envelope: String,
    /// The ARN of the account's destination when it was published, if there was one.
    #[prost(string, optional, tag = "4")]
    pub(crate) destination: Option<String>,
    /// EventBridge's form: JSON, where the event has one.
    #[prost(string, optional, tag = "5")]
    pub(crate) bridge: Option<String>,
}

impl Record for EventRecord {
    const TABLE: &'static str = "event";
}

/// The key of an event.
pub(crate) fn key(sequence: u64) -> String {
    format!("{sequence:020}")
}

/// An event that is about to be published.
pub(crate) struct Draft<'a> {
    /// The account that it concerns.
    pub(crate) account: &'a AccountRecord,
    /// The phone number, where it concerns one.
    pub(crate) number: Option<&'a NumberRecord>,
    /// What happened.
    pub(crate) change: Change,
    /// AWS's id of the message, where the envelope is to have it.
    pub(crate) message_id: Option<String>,
    /// EventBridge's form, where it is documented.
    pub(crate) bridge: Option<(DetailType, BridgeDetail)>,
}

/// Publishes an event: stores it, and hands it to delivery.
pub(crate) fn publish(call: &Call<'_>, draft: Draft<'_>) -> Result<(), Failure> {
    let sequence = ids::count(call.tx, "event")?;
    let bridge = match &draft.bridge {
        Some((kind, detail)) => Some(bridge(call, kind, detail)?.to_string()),
        None => None,
    };
    let event = EventRecord {
        sequence,
        at: call.now.0,
        destination: draft.account.destination.as_ref().map(|destination| destination.arn.clone()),
        bridge,
        // A value of the WhatsApp crate can always be written.
        envelope: serde_json::to_string(&envelope(call, draft)).unwrap_or_default(),
    };
    call.put(&key(sequence), &event)?;
    call.note_event();
    crate::deliver::enqueue(call, &event)
}

fn envelope(call: &Call<'_>, draft: Draft<'_>) -> Envelope {
    let account = WabaContext {
        waba_id: Some(draft.account.meta_id.clone()),
        arn: Some(Named::Account.arn(&draft.account.id, call.world)),
        ..WabaContext::default()
    };
    let number = |number: &NumberRecord| PhoneNumberContext {
        meta_phone_number_id: Some(number.meta_id.clone()),
        arn: Some(Named::Number.arn(&number.id, call.world)),
        ..PhoneNumberContext::default()
    };
    let context = EventContext {
        meta_waba_ids: Some(vec![account]),
        meta_phone_number_ids: Some(draft.number.map(number).into_iter().collect()),
        ..EventContext::default()
    };
    let entry =
        Entry { id: Some(draft.account.meta_id.clone()), changes: Some(vec![draft.change]), ..Entry::default() };
    Envelope {
        context: Some(context),
        aws_account_id: Some(call.settings().account_id.clone()),
        message_timestamp: Some(call.now.rfc3339_nanos()),
        message_id: draft.message_id,
        ..Envelope::around(entry)
    }
}

fn bridge(call: &Call<'_>, kind: &DetailType, detail: &BridgeDetail) -> Result<Value, Failure> {
    Ok(json!({
        "version": "0",
        "id": call.uuid("bridge")?,
        "detail-type": kind.as_str(),
        "source": "aws.social-messaging",
        "account": call.settings().account_id,
        "time": call.now.rfc3339(),
        "region": call.settings().region,
        "resources": [],
        "detail": detail,
    }))
}
