//! Values as teams keep them, and two ways to keep each: a message in protobuf, and JSON through serde_json.

use std::error::Error;
use std::fmt;
use std::hint::black_box;

use restjson_runtime::error::DecodeError;
use restjson_runtime::proto::prost::Message;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use socialmessaging_operations::operation::list_linked_whats_app_business_accounts::ListLinkedWhatsAppBusinessAccountsOutput;
use socialmessaging_operations::operation::list_whats_app_message_templates::ListWhatsAppMessageTemplatesOutput;
use socialmessaging_operations::operation::send_whats_app_message::SendWhatsAppMessageInput;
use socialmessaging_operations::proto as messages;
use socialmessaging_types::{LinkedWhatsAppBusinessAccount, proto};

/// What cannot be measured, and why.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A way to do something once.
pub type Work = Box<dyn Fn()>;

/// One value in both forms.
pub struct Sample {
    /// What it is.
    pub name: &'static str,
    /// Its size in JSON, in bytes.
    pub json: usize,
    /// Its size in protobuf, in bytes.
    pub protobuf: usize,
    /// Writes it as JSON.
    pub write_json: Work,
    /// Writes it in protobuf: a copy becomes the message, since that takes what it has from the value.
    pub write_protobuf: Work,
    /// Reads it from JSON.
    pub read_json: Work,
    /// Reads it from protobuf, the message and the value of it.
    pub read_protobuf: Work,
}

impl fmt::Debug for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} bytes of JSON, {} of protobuf", self.name, self.json, self.protobuf)
    }
}

/// Makes the samples.
///
/// # Errors
///
/// Where one is no value of its type, or does not come back from a form.
pub fn samples() -> Result<Vec<Sample>> {
    let accounts: Vec<Value> = (0..25).map(account).collect();
    let templates: Vec<Value> = (0..50).map(template).collect();
    let text = r#"{"messaging_product":"whatsapp","to":"+15550100123","type":"text","text":{"body":"Your order is on its way."}}"#;
    let message = json!({
        "originationPhoneNumberId": "phone-number-id-0123456789abcdef0123456789abcdef",
        "message": base64(text), "metaApiVersion": "v20.0",
    });
    let detail = json!({"arn": "arn:aws:social-messaging:eu-west-1:111122223333:waba/0a", "id": "waba-0a",
        "wabaId": "102290129340398", "registrationStatus": "COMPLETE", "linkDate": 1_748_876_400.5,
        "wabaName": "Example", "eventDestinations": [], "phoneNumbers": (0..5).map(number).collect::<Vec<_>>()});
    Ok(vec![
        sample::<SendWhatsAppMessageInput, messages::SendWhatsAppMessageInput>("a message to send", message)?,
        sample::<LinkedWhatsAppBusinessAccount, proto::LinkedWhatsAppBusinessAccount>("an account", detail)?,
        sample::<ListLinkedWhatsAppBusinessAccountsOutput, messages::ListLinkedWhatsAppBusinessAccountsOutput>(
            "a page of 25 accounts",
            json!({"linkedAccounts": accounts, "nextToken": "next"}),
        )?,
        sample::<ListWhatsAppMessageTemplatesOutput, messages::ListWhatsAppMessageTemplatesOutput>(
            "a page of 50 templates",
            json!({"templates": templates}),
        )?,
    ])
}

fn sample<T, M>(name: &'static str, value: Value) -> Result<Sample>
where
    T: Serialize + DeserializeOwned + Clone + PartialEq + TryFrom<M, Error = DecodeError> + 'static,
    M: Message + Default + From<T>,
{
    let value: T = serde_json::from_value(value)?;
    let json = serde_json::to_vec(&value)?;
    let bytes = M::from(value.clone()).encode_to_vec();
    if T::try_from(M::decode(bytes.as_slice())?)? != value || serde_json::from_slice::<T>(&json)? != value {
        return Err(format!("{name} does not come back").into());
    }
    let copy = value.clone();
    let (json_size, size) = (json.len(), bytes.len());
    Ok(Sample {
        name,
        json: json_size,
        protobuf: size,
        write_json: Box::new(move || drop(black_box(serde_json::to_vec(&value)))),
        write_protobuf: Box::new(move || drop(black_box(M::from(copy.clone()).encode_to_vec()))),
        read_json: Box::new(move || drop(black_box(serde_json::from_slice::<T>(&json)))),
        read_protobuf: Box::new(move || drop(black_box(M::decode(bytes.as_slice()).map(T::try_from)))),
    })
}

fn account(index: usize) -> Value {
    json!({
        "arn": format!("arn:aws:social-messaging:eu-west-1:111122223333:waba/{index:032x}"),
        "id": format!("waba-{index:032x}"), "wabaId": format!("{:015}", 102_290_129_340_398_usize + index),
        "registrationStatus": "COMPLETE", "linkDate": 1_748_876_400 + index, "wabaName": format!("Example {index}"),
        "eventDestinations": [{"eventDestinationArn": "arn:aws:sns:eu-west-1:111122223333:events"}],
    })
}

fn number(index: usize) -> Value {
    json!({
        "arn": format!("arn:aws:social-messaging:eu-west-1:111122223333:phone-number-id/{index:032x}"),
        "phoneNumber": format!("+1555010{index:04}"), "phoneNumberId": format!("phone-number-id-{index:032x}"),
        "metaPhoneNumberId": format!("{:015}", 106_540_352_242_922_usize + index),
        "displayPhoneNumberName": "Example", "displayPhoneNumber": "+1 555-010-0001", "qualityRating": "GREEN",
    })
}

fn template(index: usize) -> Value {
    json!({
        "templateName": format!("order_update_{index}"), "metaTemplateId": format!("{:016}", 1_234_567_890_123_usize + index),
        "templateStatus": "APPROVED", "templateQualityScore": "GREEN", "templateLanguage": "en_US",
        "templateCategory": "UTILITY",
    })
}

fn base64(text: &str) -> String {
    let blob = restjson_runtime::primitives::Blob::new(text);
    serde_json::to_value(Bytes(blob)).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Bytes as the types write them in JSON.
struct Bytes(restjson_runtime::primitives::Blob);

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        restjson_runtime::codec::Wire::write(&self.0, serializer)
    }
}
