//! Every example is typed without a rest, has no problem, and is written back as it was read.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use socialmessaging_whatsapp::event::{Entry, Update};
use socialmessaging_whatsapp::flow::{Flow, validate};
use socialmessaging_whatsapp::message::Outgoing;
use socialmessaging_whatsapp::open::Open;
use socialmessaging_whatsapp::report::Report;
use socialmessaging_whatsapp::template::Definition;

fn read(json: &str) -> BTreeMap<String, Value> {
    let examples: BTreeMap<String, Value> = serde_json::from_str(json).unwrap();
    assert!(!examples.is_empty());
    examples
}

/// Reads from text, as programs do, and writes.
fn round_trip<T: Serialize + DeserializeOwned + Debug>(name: &str, example: &Value) -> T {
    let typed: T = serde_json::from_str(&example.to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(serde_json::to_value(&typed).unwrap(), *example, "{name}");
    let text = format!("{typed:?}");
    assert!(!text.contains("Unknown("), "{name} has words without a type: {text}");
    typed
}

/// No member of another type, none without a field, no rule broken.
fn sound<T: Open>(name: &str, typed: &T) {
    assert_eq!(Report::strictly_of(typed).to_string(), "", "{name}");
}

#[test]
fn messages() {
    for (name, example) in read(include_str!("examples/messages.json")) {
        let message: Outgoing = round_trip(&name, &example);
        assert_eq!(message.check(), Ok(()), "{name}");
        match message {
            Outgoing::Message(message) => sound(&name, &message),
            Outgoing::Receipt(receipt) => sound(&name, &receipt),
        }
    }
}

#[test]
fn entries() {
    for (name, example) in read(include_str!("examples/entries.json")) {
        let is_update = example["changes"][0]["value"].get("metadata").is_none();
        if is_update {
            updates(&name, &example);
        } else {
            sound::<Entry>(&name, &round_trip(&name, &example));
        }
    }
}

/// Members of updates have no type before they are asked for.
fn updates(name: &str, example: &Value) {
    let entry: Entry = round_trip(name, example);
    assert_eq!(Report::of(&entry).to_string(), "", "{name}");
    match entry.changes.as_ref().unwrap()[0].update().unwrap() {
        Update::TemplateStatus(update) => sound(name, &update),
        Update::TemplateCategory(update) => sound(name, &update),
        Update::TemplateQuality(update) => sound(name, &update),
        Update::TemplateComponents(update) => sound(name, &update),
        Update::Account(update) => sound(name, &update),
        Update::PhoneQuality(update) => sound(name, &update),
        Update::Flow(update) => sound(name, &update),
        other => panic!("{name} is not typed: {other:?}"),
    }
}

#[test]
fn templates() {
    for (name, example) in read(include_str!("examples/templates.json")) {
        // Words in lower case are no known ones before they are asked for.
        let definition: Definition = serde_json::from_value(example.clone()).unwrap();
        assert_eq!(serde_json::to_value(&definition).unwrap(), example, "{name}");
        assert_eq!(definition.check_new(), Ok(()), "{name}");
        sound(&name, &definition);
    }
}

#[test]
fn flows() {
    for (name, example) in read(include_str!("examples/flows.json")) {
        let flow: Flow = round_trip(&name, &example);
        sound(&name, &flow);
        let problems = validate(&example.to_string()).unwrap();
        assert_eq!(problems, [], "{name}");
    }
}
