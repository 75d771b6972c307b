//! Mixed events, as SNS delivers them, and two ways to read them: typed, and as plain JSON values.

use serde_json::{Map, Value, json};
use socialmessaging_whatsapp::event::{Delivery, Envelope};

/// Every kind of entry, once.
const ENTRIES: &str = include_str!("../../../crates/whatsapp/tests/examples/entries.json");

/// The body that SNS posts for a text.
const SNS: &str = include_str!("../../../crates/whatsapp/tests/examples/event/sns-text.json");

/// Bodies that a subscriber gets, in the proportions of a busy number: for a message of each kind, as many texts, and for each
/// of both a status of every kind.
#[derive(Debug)]
pub struct Bodies {
    /// As SNS posts them.
    pub sns: Vec<String>,
    /// The envelopes in them, as raw delivery hands them over.
    pub envelopes: Vec<String>,
}

impl Bodies {
    /// Makes them.
    ///
    /// # Errors
    ///
    /// What `serde_json` says of the examples, if they are no JSON.
    pub fn new() -> serde_json::Result<Self> {
        let entries: Map<String, Value> = serde_json::from_str(ENTRIES)?;
        let (statuses, others): (Vec<_>, Vec<_>) = entries.iter().partition(|(name, _)| name.starts_with("status"));
        let text = entries.get("text").map(|entry| ("text", entry));
        let mut mixed: Vec<&Value> = Vec::new();
        for (_, entry) in &others {
            mixed.push(entry);
            mixed.extend(text.map(|(_, entry)| entry));
            mixed.extend(statuses.iter().map(|(_, entry)| *entry));
        }
        let sns: Value = serde_json::from_str(SNS)?;
        let template: Value = serde_json::from_str(sns["Message"].as_str().unwrap_or_default())?;
        let mut bodies = Self { sns: Vec::new(), envelopes: Vec::new() };
        for entry in mixed {
            let mut envelope = template.clone();
            envelope["whatsAppWebhookEntry"] = json!(entry.to_string());
            let mut body = sns.clone();
            body["Message"] = json!(envelope.to_string());
            bodies.envelopes.push(envelope.to_string());
            bodies.sns.push(body.to_string());
        }
        Ok(bodies)
    }
}

/// An SNS body as typed events.
///
/// # Errors
///
/// What `serde_json` says of a body that is no JSON.
pub fn sns_typed(body: &str) -> serde_json::Result<Delivery> {
    Delivery::parse(body)
}

/// An SNS body as JSON values: the message, the envelope in it, the entry in that.
///
/// # Errors
///
/// What `serde_json` says of a body that is no JSON.
pub fn sns_plain(body: &str) -> serde_json::Result<[Value; 3]> {
    let message: Value = serde_json::from_str(body)?;
    let [envelope, entry] = envelope_plain(message["Message"].as_str().unwrap_or_default())?;
    Ok([message, envelope, entry])
}

/// An envelope, typed.
///
/// # Errors
///
/// What `serde_json` says of an envelope that is no JSON.
pub fn envelope_typed(envelope: &str) -> serde_json::Result<Envelope> {
    serde_json::from_str(envelope)
}

/// An envelope and the entry in it as JSON values.
///
/// # Errors
///
/// What `serde_json` says of an envelope that is no JSON.
pub fn envelope_plain(envelope: &str) -> serde_json::Result<[Value; 2]> {
    let envelope: Value = serde_json::from_str(envelope)?;
    let entry = serde_json::from_str(envelope["whatsAppWebhookEntry"].as_str().unwrap_or_default())?;
    Ok([envelope, entry])
}
