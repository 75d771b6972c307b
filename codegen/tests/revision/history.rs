//! The workspace's own revisions.

use std::fs;
use std::path::Path;

use restjson_codegen::revision::History;
use restjson_codegen::smithy::{self, Facts};
use serde_json::Value;

fn model_folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../model")
}

fn service() -> Vec<u8> {
    fs::read(model_folder().join("service.json")).unwrap()
}

/// The revisions as recorded.
fn history() -> History {
    let folder = model_folder().join("revisions");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<(String, Vec<u8>)> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()))
        .collect();
    History::read(files.iter().map(|(name, text)| (name.as_str(), text.as_slice()))).unwrap()
}

fn model(date: &str) -> String {
    history().model(date, &service()).unwrap().unwrap()
}

fn facts(text: &str) -> Facts {
    smithy::load(text.as_bytes(), None).unwrap_or_else(|problems| panic!("{problems}")).0
}

/// A model without documentation, as a value.
fn without_prose(text: &[u8]) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(entries) => {
                entries.retain(|key, value| {
                    !["smithy.api#documentation", "documentation"].contains(&key.as_str()) && {
                        strip(value);
                        key != "traits" || *value != Value::Object(Default::default())
                    }
                });
            }
            Value::Array(entries) => entries.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::from_slice(text).unwrap();
    strip(&mut value);
    value
}

#[test]
fn each_revision_is_a_sound_model() {
    let history = history();
    let counts: Vec<(String, usize)> = history
        .iter()
        .map(|revision| (revision.date().to_owned(), facts(&model(revision.date())).operations.len()))
        .collect();
    let expected = [("2024-10-10", 13), ("2026-01-20", 21), ("2026-05-13", 21), ("2026-06-03", 31)];
    assert_eq!(counts[..4], expected.map(|(date, operations)| (date.to_owned(), operations)));
}

#[test]
fn the_current_model_is_the_newest_revision_and_two_members() {
    let mut ours = without_prose(&service());
    let newest = history().newest().unwrap().date().to_owned();
    let recorded = without_prose(model(&newest).as_bytes());
    let account = &mut ours["shapes"]["com.amazonaws.socialmessaging#LinkedWhatsAppBusinessAccount"]["members"];
    for added in ["enableSending", "enableReceiving"] {
        assert!(account.as_object_mut().unwrap().remove(added).is_some(), "{added}");
    }
    assert!(ours == recorded, "model/service.json differs from the revision of {newest} elsewhere");
}

#[test]
fn documentation_of_revisions_is_the_current_one() {
    let oldest = model("2024-10-10");
    let documentation = |text: &[u8], id: &str| -> Value {
        let value: Value = serde_json::from_slice(text).unwrap();
        value["shapes"][id]["traits"]["smithy.api#documentation"].clone()
    };
    let id = "com.amazonaws.socialmessaging#SendWhatsAppMessage";
    assert_ne!(documentation(oldest.as_bytes(), id), Value::Null);
    assert_eq!(documentation(oldest.as_bytes(), id), documentation(&service(), id));
    assert!(!oldest.contains("socialmessaging#CreateWhatsAppFlow"), "documentation brought a shape along");
}

#[test]
fn members_stand_in_the_order_of_their_day() {
    let names = |date: &str| -> Vec<String> {
        let facts = facts(&model(date));
        let id = "com.amazonaws.socialmessaging#LinkedWhatsAppBusinessAccount".parse().unwrap();
        let members = facts.model.members_of(facts.model.find(&id).unwrap());
        members.iter().map(|member| facts.model[*member].name.clone()).collect()
    };
    assert_eq!(names("2026-01-20").last().unwrap(), "phoneNumbers");
    let day = names("2026-05-13");
    assert_eq!(day[day.len() - 2..], ["marketingMessagesOnboardingStatus", "phoneNumbers"]);
}

#[test]
fn an_unknown_date_is_no_revision() {
    assert_eq!(history().model("2024-10-11", &service()).unwrap(), None);
}
