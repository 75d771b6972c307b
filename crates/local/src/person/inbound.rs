//! Messages that come in.

use socialmessaging_whatsapp::event::{Change, ChangeValue, Field, InboundMessage, Sender, SenderProfile};

use super::{key, open_window};
use crate::call::Call;
use crate::event::{self, Draft};
use crate::failure::Failure;
use crate::record::{AccountRecord, InboundRecord, NumberRecord, PersonRecord};
use crate::send;

/// A person writes to a number. WhatsApp's id of the message.
///
/// Sender, id and time are filled in where the message lacks them.
pub(crate) fn receive(
    call: &Call<'_>,
    number: &NumberRecord,
    from: &str,
    mut message: InboundMessage,
) -> Result<String, Failure> {
    let account: AccountRecord = call.get(&number.account)?.unwrap_or_default();
    // Whoever is known by a number opens the same window by a user id.
    let from = key(call, from)?;
    let from = from.as_str();
    let person: PersonRecord = call.get(from)?.unwrap_or_default();
    let wamid = match message.id.take() {
        Some(id) => id,
        None => call.wamid(from)?,
    };
    message.id = Some(wamid.clone());
    message.from.get_or_insert_with(|| from.to_owned());
    message.timestamp.get_or_insert_with(|| call.now.seconds().to_string());
    let sender = Sender {
        profile: Some(SenderProfile { name: Some(name(&person)), ..SenderProfile::default() }),
        wa_id: Some(from.to_owned()),
        user_id: person.user_id,
        ..Sender::default()
    };
    let value = ChangeValue {
        messaging_product: Some("whatsapp".to_owned()),
        metadata: Some(send::metadata(number)),
        contacts: Some(vec![sender]),
        messages: Some(vec![message]),
        ..ChangeValue::default()
    };
    let change = Change { field: Some(Field::Messages), value: Some(value), ..Change::default() };
    let record =
        InboundRecord { number: number.id.clone(), from: from.to_owned(), at: call.now.0, ..InboundRecord::default() };
    call.put(&wamid, &record)?;
    open_window(call, &number.id, from)?;
    event::publish(call, Draft { account: &account, number: Some(number), change, message_id: None, bridge: None })?;
    Ok(wamid)
}

/// How the person is called; people of whom nothing is known have a name, too.
fn name(person: &PersonRecord) -> String {
    if person.name.is_empty() { "Somebody".to_owned() } else { person.name.clone() }
}
