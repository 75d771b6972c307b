//! Slices: crates with some of a service's operations are part of the crates with all of them, and what is no operation
//! is refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use restjson_codegen::settings::{Rename, Runtime, Settings};
use restjson_codegen::{Failure, Inputs, generate};

/// Files by path.
type Files = BTreeMap<String, String>;

/// What lists several operations or shapes, or what they use, and is shorter in a slice. All other files are the same.
const LISTS: [&str; 11] = [
    "client/Cargo.toml",
    "client/src/config.rs",
    "client/src/error_meta.rs",
    "client/src/lib.rs",
    "client/src/operation.rs",
    "client/src/meta.rs",
    "operations/Cargo.toml",
    "operations/src/lib.rs",
    "operations/src/operation.rs",
    "types/src/error.rs",
    "types/src/lib.rs",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn settings(operations: Option<&[&str]>) -> Settings {
    let operations = operations.map(|names| names.iter().map(ToString::to_string).collect());
    Settings { operations, ..Settings::defaults(Runtime::Version("0.1.0".into())) }
}

fn files_with(model: &str, settings: &Settings) -> Result<Files, String> {
    match generate(Inputs { model: model.as_bytes(), settings }) {
        Ok(generated) => Ok(generated.files.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()),
        Err(Failure::Input(problems)) => Err(problems.to_string()),
        Err(failure @ Failure::Generator(_)) => panic!("{failure}"),
    }
}

fn files(model: &str, operations: Option<&[&str]>) -> Files {
    files_with(model, &settings(operations)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn problems(model: &str, settings: &Settings) -> String {
    files_with(model, settings).expect_err("problems")
}

/// Our own model and the fixtures.
fn models() -> Vec<String> {
    let fixtures = fs::read_dir(root().join("tests/generate")).unwrap().map(|entry| entry.unwrap().path());
    let fixtures: Vec<_> = fixtures.filter(|path| path.extension().is_some_and(|found| found == "json")).collect();
    assert!(fixtures.len() > 10, "{fixtures:?}");
    [ours()].into_iter().chain(fixtures.into_iter().map(|path| fs::read_to_string(path).unwrap())).collect()
}

fn ours() -> String {
    fs::read_to_string(root().join("../model/service.json")).unwrap()
}

/// The names of all operations of a model, in order.
fn operations(model: &str) -> Vec<String> {
    let model: serde_json::Value = serde_json::from_str(model).unwrap();
    let shapes = model["shapes"].as_object().unwrap().iter();
    let ids = shapes.filter(|(_, shape)| shape["type"] == "operation").map(|(id, _)| id);
    ids.map(|id| id.split_once('#').unwrap().1.to_owned()).collect()
}

/// The words of a text that are part of code: not the list of operations in a crate's documentation.
fn words(text: &str) -> Vec<&str> {
    let code = text.lines().filter(|line| !line.starts_with("//!"));
    code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .filter(|word| !word.is_empty())
        .collect()
}

fn is_subsequence(part: &[&str], whole: &[&str]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|word| whole.any(|found| found == word))
}

#[test]
fn a_slice_is_a_part_of_the_whole() {
    for model in models() {
        let whole = files(&model, None);
        for operation in operations(&model) {
            for (path, text) in files(&model, Some(&[&operation])) {
                let Some(full) = whole.get(&path) else { panic!("{operation}: only the slice has {path}") };
                if LISTS.contains(&path.as_str()) {
                    assert!(is_subsequence(&words(&text), &words(full)), "{operation}: {path}\n{text}");
                } else {
                    assert_eq!(&text, full, "{operation}: {path}");
                }
            }
        }
    }
}

#[test]
fn slices_together_are_the_whole() {
    let is_file_of_one = |path: &&String| !LISTS.contains(&path.as_str());
    for model in models() {
        let names = operations(&model);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let whole = files(&model, None);
        assert_eq!(files(&model, Some(&names)), whole);
        let parts: BTreeSet<String> = names.iter().flat_map(|name| files(&model, Some(&[name])).into_keys()).collect();
        assert_eq!(
            parts.iter().filter(is_file_of_one).collect::<Vec<_>>(),
            whole.keys().filter(is_file_of_one).collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_slice_says_what_it_is() {
    let model = ours();
    let all = operations(&model).len();
    let made = files(&model, Some(&["SendWhatsAppMessage", "com.amazonaws.socialmessaging#TagResource"]));
    for name in ["types", "operations", "client"] {
        let lib = &made[&format!("{name}/src/lib.rs")];
        let note = format!("//! Made for 2 of the service's {all} operations: `SendWhatsAppMessage`, `TagResource`.");
        assert!(lib.contains(&format!("//!\n{note}\n//!\n")), "{lib}");
    }
    let modules: Vec<&String> = made.keys().filter(|path| path.starts_with("client/src/operation/")).collect();
    assert_eq!(modules, ["client/src/operation/send_whats_app_message.rs", "client/src/operation/tag_resource.rs"]);
    let types: Vec<&String> = made.keys().filter(|path| path.starts_with("types/src/_")).collect();
    assert_eq!(types, ["types/src/_tag.rs"]);
    assert!(!made["client/src/error_meta.rs"].contains("LimitExceededException"));
}

#[test]
fn names_that_are_no_operations_are_refused_all_at_once() {
    let mut settings = settings(Some(&[
        "SendWhatsAppMesage",
        "sendwhatsappmessage",
        "Foo",
        "com.amazonaws.socialmessaging#TagResouce",
        "com.amazonaws.socialmessaging#Tag",
        "TagResource",
        "com.amazonaws.socialmessaging#TagResource",
        "UntagResource",
        "UntagResource",
        "PublishWhatsAppFlow",
    ]));
    settings.leave_out.insert("com.amazonaws.socialmessaging#PublishWhatsAppFlow".into(), "a test".into());
    insta::assert_snapshot!(problems(&ours(), &settings), @r#"
    error: setting `operations`: the service has no operation `SendWhatsAppMesage`
      help: did you mean SendWhatsAppMessage, GetWhatsAppMessageMedia or PostWhatsAppMessageMedia?
    error: setting `operations`: the service has no operation `sendwhatsappmessage`
      help: did you mean SendWhatsAppMessage?
    error: setting `operations`: the service has no operation `Foo`
      help: write the names of operations as the model does, such as AssociateWhatsAppBusinessAccount
    error: setting `operations`: the service has no operation `com.amazonaws.socialmessaging#TagResouce`
      help: did you mean TagResource, UntagResource or ListTagsForResource?
    error: setting `operations`: the service has no operation `com.amazonaws.socialmessaging#Tag`
      help: write the names of operations as the model does, such as AssociateWhatsAppBusinessAccount
    error: setting `operations`: com.amazonaws.socialmessaging#TagResource is named more than once
      help: remove one `com.amazonaws.socialmessaging#TagResource`
    error: setting `operations`: com.amazonaws.socialmessaging#UntagResource is named more than once
      help: remove one `UntagResource`
    error: setting `operations`: com.amazonaws.socialmessaging#PublishWhatsAppFlow is left out by another setting
      help: remove it from one of them, `operations` or [leave-out."com.amazonaws.socialmessaging#PublishWhatsAppFlow"]
    "#);
    settings.operations = Some(Vec::new());
    insta::assert_snapshot!(problems(&ours(), &settings), @r"
    error: setting `operations`: it names no operation
      help: name at least one, or remove the setting to have all
    ");
}

/// `Box` has a type of its own because of `Put`, whose host prefix cannot be generated.
const BOX: &str = r#"{
    "smithy": "2.0",
    "shapes": {
        "a#Service": {
            "type": "service",
            "version": "1",
            "operations": [{"target": "a#Get"}, {"target": "a#Put"}],
            "traits": {"aws.protocols#restJson1": {}, "aws.auth#sigv4": {"name": "a"}, "aws.api#service": {"sdkId": "A"}}
        },
        "a#Get": {
            "type": "operation",
            "output": {"target": "a#Box"},
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/get"}}
        },
        "a#Put": {
            "type": "operation",
            "input": {"target": "a#Shelf"},
            "traits": {
                "smithy.api#http": {"method": "POST", "uri": "/put"},
                "aws.protocols#httpChecksum": {"requestChecksumRequired": true}
            }
        },
        "a#Shelf": {"type": "structure", "members": {"box": {"target": "a#Box"}}},
        "a#Box": {"type": "structure", "members": {"label": {"target": "smithy.api#String"}}}
    }
}"#;

#[test]
fn what_cannot_be_generated_may_lie_outside_of_a_slice() {
    assert!(problems(BOX, &settings(None)).contains("a#Put: a checksum"));
    files(BOX, Some(&["Get"]));
}

#[test]
fn names_for_what_a_slice_drops_are_kept_and_names_for_nothing_refused() {
    let mut settings = settings(Some(&["Get"]));
    // The input of `Put` has no name of its own, in the whole either.
    for origin in ["a#Box", "a#Shelf", "a#Shelf$box", "a#Put", "a#Box$label", "a#Gone", "a#Shelf$gone"] {
        let name = if origin.contains('$') { "chosen" } else { "Chosen" };
        let to = format!("{name}{}", settings.rename.len());
        settings.rename.insert(origin.into(), Rename { to, reason: "a test".into() });
    }
    insta::assert_snapshot!(problems(BOX, &settings), @r#"
    error: setting `rename."a#Gone"`: the model has no such shape or member, or it gets no name in Rust
      help: correct the id in [rename."a#Gone"], or remove the setting
    error: setting `rename."a#Shelf"`: the model has no such shape or member, or it gets no name in Rust
      help: correct the id in [rename."a#Shelf"], or remove the setting
    error: setting `rename."a#Shelf$gone"`: the model has no such shape or member, or it gets no name in Rust
      help: correct the id in [rename."a#Shelf$gone"], or remove the setting
    "#);
    for origin in ["a#Gone", "a#Shelf", "a#Shelf$gone"] {
        settings.rename.remove(origin);
    }
    let made = files_with(BOX, &settings).unwrap();
    assert!(made["operations/src/operation/get.rs"].contains("chosen"));
}
