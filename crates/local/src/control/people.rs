//! What people do: they write, press buttons, fill in flows.

use restjson_runtime::server::Response;
use serde::Deserialize;
use serde_json::{Value, json};
use socialmessaging_whatsapp::event::InboundMessage;

use super::problem::Problem;
use crate::command::{Fate, Inbound, Person};
use crate::service::LocalService;

/// A message from a person: a text, a reaction, or any message of WhatsApp's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InboundJson {
    from: String,
    to: Option<String>,
    text: Option<String>,
    reaction: Option<ReactionJson>,
    message: Option<InboundMessage>,
    answering: Option<String>,
}

/// An emoji on a message; an empty one takes it away.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReactionJson {
    wamid: String,
    emoji: String,
}

pub(super) fn receive(service: &LocalService, wanted: InboundJson) -> Result<Response, Problem> {
    let InboundJson { from, to, text, reaction, message, answering } = wanted;
    let inbound = match (text, reaction, message) {
        (Some(text), None, None) => Inbound::text(from, text),
        (None, Some(reaction), None) => Inbound::reaction(from, reaction.wamid, reaction.emoji),
        (None, None, Some(message)) => Inbound::new(from, message),
        _ => return Err(Problem::Invalid("exactly one of text, reaction and message has to be there".to_owned())),
    };
    let inbound = to.into_iter().fold(inbound, Inbound::to);
    let inbound = answering.into_iter().fold(inbound, Inbound::answering);
    super::json(&json!({ "wamid": service.control().receive(inbound)? }))
}

/// A button that is pressed, or a row that is chosen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PressJson {
    message: String,
    button: String,
}

pub(super) fn press(service: &LocalService, wanted: &PressJson) -> Result<Response, Problem> {
    super::json(&json!({ "wamid": service.control().press(&wanted.message, &wanted.button)? }))
}

/// A flow that is filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CompletionJson {
    message: String,
    #[serde(default)]
    answers: Value,
}

pub(super) fn complete(service: &LocalService, wanted: CompletionJson) -> Result<Response, Problem> {
    super::json(&json!({ "wamid": service.control().complete_flow(&wanted.message, wanted.answers)? }))
}

/// What is known of a person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct PersonJson {
    phone: String,
    #[serde(default)]
    name: String,
    user_id: Option<String>,
    #[serde(default)]
    fate: FateJson,
    #[serde(default = "yes")]
    reads: bool,
    #[serde(default)]
    no_marketing: bool,
}

/// What becomes of messages to a person.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
enum FateJson {
    #[default]
    Arrive,
    Fail(i64),
    Drop,
    Away,
}

fn yes() -> bool {
    true
}

pub(super) fn set(service: &LocalService, wanted: PersonJson) -> Result<Response, Problem> {
    let PersonJson { phone, name, user_id, fate, reads, no_marketing } = wanted;
    let fate = match fate {
        FateJson::Arrive => Fate::Arrive,
        FateJson::Fail(code) => Fate::Fail(code),
        FateJson::Drop => Fate::Drop,
        FateJson::Away => Fate::Away,
    };
    service.control().set_person(Person { phone, name, user_id, fate, reads, no_marketing })?;
    super::json(&json!({}))
}
