//! Answers to messages: buttons, rows, flows.

use serde_json::Value;
use socialmessaging_whatsapp::event::{
    ButtonReply, FlowReply, InboundContext, InboundKind, InboundMessage, InteractiveReply, ListReply, QuickReply,
    ReplyKind,
};
use socialmessaging_whatsapp::message::{Action, Message, Outgoing, SubKind, Template};
use socialmessaging_whatsapp::open::Embedded;
use socialmessaging_whatsapp::template::{Button, Component};

use super::inbound::by_key;
use super::message::find;
use crate::call::Call;
use crate::failure::Failure;
use crate::person;
use crate::record::MessageRecord;

/// What WhatsApp shows in the place of a filled-in flow.
const SENT: &str = "Sent";

fn sent(call: &Call<'_>, id: &str) -> Result<(MessageRecord, Message), Failure> {
    let record = find(call.tx, id)?.ok_or_else(|| Failure::not_found(format!("no message {id} was sent")))?;
    match Outgoing::from_slice(&record.body) {
        Ok(Outgoing::Message(message)) => Ok((record, *message)),
        Ok(Outgoing::Receipt(_)) | Err(_) => Err(Failure::invalid(format!("{id} is no message to a person"))),
    }
}

/// The person answers.
fn answer(call: &Call<'_>, record: &MessageRecord, mut message: InboundMessage) -> Result<String, Failure> {
    let number = by_key(call, &record.number)?;
    let context = InboundContext {
        from: Some(number.digits.clone()),
        id: Some(record.wamid.clone()),
        ..InboundContext::default()
    };
    message.context = Some(Box::new(context));
    person::receive(call, &number, &record.recipient, message)
}

pub(super) fn press(call: &Call<'_>, id: &str, button: &str) -> Result<String, Failure> {
    let (record, message) = sent(call, id)?;
    let pressed = match (message.interactive().and_then(|interactive| interactive.action()), message.template()) {
        (Some(action), _) => choose(action, button).map(interactive),
        (None, Some(template)) => quick_reply(call, &record, template, button)?,
        (None, None) => None,
    };
    let pressed = pressed.ok_or_else(|| Failure::not_found(format!("message {id} has no button or row {button}")))?;
    answer(call, &record, pressed)
}

fn interactive(reply: InteractiveReply) -> InboundMessage {
    let kind = Some(InboundKind::Interactive);
    InboundMessage { kind, interactive: Some(Box::new(reply)), ..InboundMessage::default() }
}

/// A reply button, of a card too, or a row of a list.
fn choose(action: &Action, wanted: &str) -> Option<InteractiveReply> {
    let is_it = |id: Option<&str>, title: Option<&str>| id == Some(wanted) || title == Some(wanted);
    let cards = action.cards().unwrap_or_default().iter().filter_map(|card| card.action()?.buttons());
    let mut buttons = action.buttons().into_iter().chain(cards).flatten().filter_map(|button| button.answer());
    if let Some(reply) = buttons.find(|reply| is_it(reply.id(), reply.title())) {
        let reply = ButtonReply {
            id: reply.id().map(str::to_owned),
            title: reply.title().map(str::to_owned),
            ..ButtonReply::default()
        };
        let kind = Some(ReplyKind::Button);
        return Some(InteractiveReply { kind, button_reply: Some(reply), ..InteractiveReply::default() });
    }
    let mut rows = action.sections().unwrap_or_default().iter().filter_map(|section| section.rows()).flatten();
    let row = rows.find(|row| is_it(row.id(), row.title()))?;
    let reply = ListReply {
        id: row.id().map(str::to_owned),
        title: row.title().map(str::to_owned),
        description: row.description().map(str::to_owned),
        ..ListReply::default()
    };
    Some(InteractiveReply { kind: Some(ReplyKind::List), list_reply: Some(reply), ..InteractiveReply::default() })
}

/// The buttons of the template that a message sends; none where it is gone.
fn buttons(call: &Call<'_>, record: &MessageRecord, template: &Template) -> Result<Vec<Button>, Failure> {
    let name = template.name().unwrap_or_default();
    let language = template.language().and_then(|language| language.code()).unwrap_or_default();
    let known = crate::template::for_sending(call, &record.account, name, language)?;
    let components = known.and_then(|known| known.definition.components).unwrap_or_default();
    let buttons = components.iter().filter_map(|component| match component {
        Component::Buttons(buttons) => buttons.buttons.clone(),
        _ => None,
    });
    Ok(buttons.flatten().collect())
}

/// A template's quick reply: its text stands in the definition, its payload in the message.
fn quick_reply(
    call: &Call<'_>,
    record: &MessageRecord,
    template: &Template,
    wanted: &str,
) -> Result<Option<InboundMessage>, Failure> {
    for (index, button) in buttons(call, record, template)?.into_iter().enumerate() {
        let Button::QuickReply(button) = button else { continue };
        let text = button.text.unwrap_or_default();
        // A button that the message gives no payload answers its text.
        let payload = payload(template, index).unwrap_or_else(|| text.clone());
        if payload == wanted || text == wanted {
            let reply = QuickReply { payload: Some(payload), text: Some(text), ..QuickReply::default() };
            let kind = Some(InboundKind::Button);
            return Ok(Some(InboundMessage { kind, button: Some(Box::new(reply)), ..InboundMessage::default() }));
        }
    }
    Ok(None)
}

fn payload(template: &Template, index: usize) -> Option<String> {
    let index = index.to_string();
    let mut given = template.components()?.iter().filter(|given| given.sub_type() == Some(&SubKind::QuickReply));
    let given = given.find(|given| given.index() == Some(index.as_str()))?;
    given.parameters()?.first()?.payload().map(str::to_owned)
}

pub(super) fn complete_flow(call: &Call<'_>, id: &str, answers: Value) -> Result<String, Failure> {
    let (record, message) = sent(call, id)?;
    let Value::Object(mut answers) = answers else {
        return Err(Failure::invalid("answers: have to be a JSON object, as the flow's last action makes it"));
    };
    let token =
        flow_token(call, &record, &message)?.ok_or_else(|| Failure::invalid(format!("message {id} opens no flow")))?;
    answers.entry("flow_token").or_insert(Value::String(token));
    let reply = FlowReply {
        response_json: Some(Embedded::new(Value::Object(answers))),
        body: Some(SENT.to_owned()),
        name: Some("flow".to_owned()),
        ..FlowReply::default()
    };
    let reply = InteractiveReply {
        kind: Some(ReplyKind::Flow),
        nfm_reply: Some(Box::new(reply)),
        ..InteractiveReply::default()
    };
    answer(call, &record, interactive(reply))
}

/// The token of the flow that a message opens; WhatsApp's own where it gives none.
fn flow_token(call: &Call<'_>, record: &MessageRecord, message: &Message) -> Result<Option<String>, Failure> {
    const UNUSED: &str = "unused";
    if let Some(parameters) = message.interactive().and_then(|interactive| interactive.action()?.parameters()) {
        let opens = parameters.flow_id().or(parameters.flow_name()).is_some();
        return Ok(opens.then(|| parameters.flow_token().unwrap_or(UNUSED).to_owned()));
    }
    let Some(template) = message.template() else { return Ok(None) };
    if !buttons(call, record, template)?.iter().any(|button| matches!(button, Button::Flow(_))) {
        return Ok(None);
    }
    let components = template.components().unwrap_or_default();
    let given = components.iter().find(|given| given.sub_type() == Some(&SubKind::Flow));
    let token = given.and_then(|given| given.parameters()?.first()?.action()?.flow_token());
    Ok(Some(token.unwrap_or(UNUSED).to_owned()))
}
