//! What is generated: a message for every shape of any model, and a reason for each that has none.

use std::fmt::Write as _;
use std::path::Path;

use restjson_codegen::protobuf::Numbers;
use restjson_codegen::revision::History;
use restjson_codegen::settings::Settings;
use restjson_codegen::{Inputs, emit, generate};

use crate::settings;

pub(crate) fn model_folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../model")
}

/// The numbers that the workspace's own revisions give.
pub(crate) fn ours() -> Numbers {
    let paths = std::fs::read_dir(model_folder().join("revisions")).unwrap().map(|entry| entry.unwrap().path());
    let records: Vec<(String, Vec<u8>)> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    let history = History::read(records.iter().map(|(name, text)| (name.as_str(), text.as_slice()))).unwrap();
    let service = std::fs::read(model_folder().join("service.json")).unwrap();
    let numbers = Numbers::of_history(&history, &service, &settings(Numbers::default())).unwrap();
    let generated = generate(Inputs { model: &service, settings: &settings(numbers) }).unwrap();
    generated.numbers.unwrap()
}

/// The files with messages.
fn text(model: &[u8], settings: &Settings) -> String {
    let generated = generate(Inputs { model, settings }).unwrap_or_else(|failure| panic!("{failure}"));
    let mut text = String::new();
    if !generated.warnings.is_empty() {
        let _ = writeln!(text, "{}", generated.warnings);
    }
    let files = emit::format(generated.files).unwrap_or_else(|error| panic!("{error}"));
    for (path, content) in files.iter().filter(|(path, _)| path.contains("proto")) {
        let _ = write!(text, "=== {path}\n{content}\n");
    }
    text
}

#[test]
fn each_feature_becomes_these_messages() {
    insta::glob!("..", "generate/*.json", |path| {
        let model = std::fs::read(path).unwrap();
        insta::assert_snapshot!("messages", text(&model, &settings(Numbers::default())));
    });
}

#[test]
fn a_slice_has_the_numbers_of_the_whole() {
    let service = std::fs::read(model_folder().join("service.json")).unwrap();
    let all = settings(ours());
    let slice = Settings { operations: Some(vec!["SendWhatsAppMessage".into()]), ..all.clone() };
    let whole = generate(Inputs { model: &service, settings: &all }).unwrap();
    let part = generate(Inputs { model: &service, settings: &slice }).unwrap();
    assert_eq!(whole.numbers, part.numbers, "nothing is taken for removed");
    let message = part.files.get("operations/src/proto.rs").unwrap();
    assert!(message.contains("structure SendWhatsAppMessageInput") && !message.contains("TagResource"));
}

#[test]
fn without_the_table_nothing_of_it_is_generated() {
    let service = std::fs::read(model_folder().join("service.json")).unwrap();
    let plain = Settings { protobuf: None, ..settings(Numbers::default()) };
    let generated = generate(Inputs { model: &service, settings: &plain }).unwrap();
    assert_eq!(generated.numbers, None);
    for (path, text) in generated.files.iter() {
        assert!(!path.contains("proto") && !text.contains("prost"), "{path}");
    }
}
