//! Nothing is lost and nothing panics, whatever comes.

mod random;

use quickcheck::quickcheck;
use random::{Anything, Changed};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use socialmessaging_whatsapp::event::{BridgeEvent, Delivery, Entry, Envelope, LambdaEvent, SnsMessage};
use socialmessaging_whatsapp::flow::{Flow, validate};
use socialmessaging_whatsapp::message::{Message, Outgoing, Receipt};
use socialmessaging_whatsapp::open::Open;
use socialmessaging_whatsapp::report::Report;
use socialmessaging_whatsapp::template::{Component, Definition};

/// Reads, looks at and writes a value; reads what was written once more.
fn survives<T: Open + DeserializeOwned + Serialize + PartialEq>(value: &Value) -> bool {
    let text = value.to_string();
    // As `serde_json` reads the text: of numbers there may be another one.
    let expected: Value = serde_json::from_str(&text).unwrap();
    let typed: T = serde_json::from_str(&text).unwrap();
    let _ = Report::strictly_of(&typed).to_string();
    let written = serde_json::to_value(&typed).unwrap();
    let text = serde_json::to_string(&typed).unwrap();
    let again: T = serde_json::from_str(&text).unwrap();
    // The same length: no member is written twice.
    written == expected && again == typed && text.len() == expected.to_string().len()
}

fn survives_everywhere(value: &Value) -> bool {
    let is_outgoing = serde_json::from_value::<Outgoing>(value.clone());
    survives::<Message>(value)
        && survives::<Receipt>(value)
        && survives::<Definition>(value)
        && survives::<Component>(value)
        && survives::<Flow>(value)
        && survives::<Entry>(value)
        && survives::<Envelope>(value)
        && survives::<SnsMessage>(value)
        && survives::<LambdaEvent>(value)
        && survives::<BridgeEvent>(value)
        && serde_json::to_value(is_outgoing.unwrap()).unwrap() == *value
}

/// Calls whatever looks at a value.
fn looked_at(value: &Value) {
    let text = value.to_string();
    let _ = validate(&text);
    let message: Message = serde_json::from_value(value.clone()).unwrap();
    let _ = (message.check(), message.content(), message.recipient());
    let definition: Definition = serde_json::from_value(value.clone()).unwrap();
    let _ = (definition.check_new(), definition.check_update());
    if let Some(template) = message.template() {
        let _ = definition.check(template);
    }
    let entry: Entry = serde_json::from_value(value.clone()).unwrap();
    for change in entry.changes.iter().flatten() {
        let _ = change.update();
    }
    if let Ok(delivery) = Delivery::parse(&text) {
        for event in &delivery.events {
            event.messages().for_each(|message| assert!(format!("{:?}", message.payload()).len() > 1));
            let _ = (event.problems(), event.statuses().count(), event.errors().count());
        }
    }
}

quickcheck! {
    fn any_json_survives(value: Anything) -> bool {
        survives_everywhere(&value.0)
    }

    fn changed_examples_survive(value: Changed) -> bool {
        survives_everywhere(&value.0)
    }

    fn nothing_panics(anything: Anything, changed: Changed) -> bool {
        looked_at(&anything.0);
        looked_at(&changed.0);
        true
    }

    fn no_text_panics(text: String) -> bool {
        let _ = (Delivery::parse(&text), validate(&text), Outgoing::from_slice(text.as_bytes()));
        true
    }
}

#[test]
fn of_a_name_that_comes_twice_the_last_counts() {
    for json in [
        r#"{"type":"text","text":{"body":"a"},"text":{"body":"b"}}"#,
        r#"{"type":"text","text":{"body":"a"},"text":5}"#,
        r#"{"type":"text","text":5,"text":{"body":"b"}}"#,
        r#"{"new":1,"new":2}"#,
    ] {
        let message: Message = serde_json::from_str(json).unwrap();
        let expected: Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_value(&message).unwrap(), expected, "{json}");
        let is_wrong = expected.get("text").is_some_and(|text| !text.is_object());
        assert_eq!(Report::of(&message).to_string().contains("text: expected"), is_wrong, "{json}");
    }
}

#[test]
fn a_wrong_type_is_kept_beside_the_typed_rest_and_reported() {
    let json = r#"{"id":"1","changes":[{"field":"messages","value":{"messages":[
        {"id":"wamid.1","from":4670,"type":"text","text":{"body":"hi","later":1},"hologram":{}},
        "no message"
    ],"statuses":"none"}}]}"#;
    let entry: Entry = serde_json::from_str(json).unwrap();
    let value = entry.changes.as_ref().unwrap()[0].value.as_ref().unwrap();
    let messages = value.messages.as_ref().unwrap();
    assert_eq!(messages[0].text.as_ref().unwrap().body.as_deref(), Some("hi"));
    assert_eq!(messages[0].from, None);
    assert_eq!(messages[0].other.get("from"), Some(&Value::from(4670)));
    assert_eq!(messages[1].other.whole(), Some(&Value::from("no message")));
    assert_eq!(serde_json::to_value(&entry).unwrap(), serde_json::from_str::<Value>(json).unwrap());
    let report = Report::of(&entry).to_string();
    let expected = "changes[0].value.statuses: expected a list, found a string\n\
        changes[0].value.messages[0].from: expected a string, found a number\n\
        changes[0].value.messages[1]: expected an object, found a string";
    assert_eq!(report, expected);
}
