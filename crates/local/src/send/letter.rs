//! The blob of a request, read.

use serde_json::Value;
use socialmessaging_whatsapp::message::{Outgoing, Recipient};

use crate::failure::Failure;
use crate::settings::Settings;

/// What was sent, and whom it is for.
pub(super) struct Letter {
    /// The bytes as they came.
    pub(super) body: Vec<u8>,
    /// The JSON; `null` where it is none.
    pub(super) json: Value,
    /// The same as a message or receipt. Nothing where it is no JSON object.
    pub(super) outgoing: Option<Outgoing>,
    /// Digits of a phone number, a group's id, a user id. Empty where the message does not say.
    pub(super) recipient: String,
    /// Whether that is a group.
    pub(super) to_group: bool,
    /// What comes back with each status.
    pub(super) callback: Option<String>,
}

impl Letter {
    /// Reads the blob. What is no JSON object is refused, or kept, as the settings say.
    pub(super) fn read(body: Vec<u8>, settings: &Settings) -> Result<Self, Failure> {
        let json = serde_json::from_slice::<Value>(&body);
        let json = match json {
            Ok(json @ Value::Object(_)) => json,
            Ok(_) if settings.refuse_no_json => {
                return Err(Failure::invalid("message: is no JSON object in the form of Meta's message interface"));
            }
            // Says where, not what: the text may be a person's.
            Err(error) if settings.refuse_no_json => {
                let (line, column) = (error.line(), error.column());
                return Err(Failure::invalid(format!("message: is no JSON from line {line}, column {column} on")));
            }
            Ok(_) | Err(_) => Value::Null,
        };
        let outgoing = json.is_object().then(|| Outgoing::from_slice(&body).ok()).flatten();
        let mut letter = Self { body, json, outgoing, recipient: String::new(), to_group: false, callback: None };
        if let Some(Outgoing::Message(message)) = &letter.outgoing {
            letter.callback = message.biz_opaque_callback_data().map(str::to_owned);
            (letter.recipient, letter.to_group) = match message.recipient() {
                Some(Recipient::Phone(phone)) => (digits(&phone), false),
                Some(Recipient::Group(id)) => (id, true),
                Some(Recipient::User(id)) => (id, false),
                None => (String::new(), false),
            };
        }
        Ok(letter)
    }
}

/// A phone number's digits. Meta takes `+`, spaces and the like.
pub(crate) fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}
