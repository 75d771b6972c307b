//! The file of field numbers: when it is written, when it is only read, and what is refused.

use std::fs;

use crate::support::Workspace;

const NUMBERS: &str = "model/field-numbers.json";
const SERVICE: &str = "model/service.json";

fn numbers(workspace: &Workspace) -> String {
    fs::read_to_string(workspace.path(NUMBERS)).unwrap()
}

fn edit(workspace: &Workspace, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(workspace.path(path)).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    fs::write(workspace.path(path), text.replacen(from, to, 1)).unwrap();
}

#[test]
fn without_the_file_the_revisions_give_the_numbers() {
    let workspace = Workspace::new("no-numbers");
    fs::remove_file(workspace.path(NUMBERS)).unwrap();
    fs::remove_dir_all(workspace.path("crates/proto")).unwrap();
    let (code, out, err) = workspace.xtask(&["generate", "--check"]);
    assert!(code == 1 && out.contains("field-numbers.json: to write") && err.contains("stale"), "{out}{err}");
    let (code, out, _) = workspace.xtask(&["generate"]);
    assert!(code == 0 && out.contains("files: 2 written") && out.contains("field-numbers.json: written"), "{out}");
    assert_eq!(workspace.xtask(&["generate", "--check"]).0, 0);
    let account = numbers(&workspace);
    let added = "\"marketingMessagesOnboardingStatus\": {\"number\": 9, \"type\": \"string\"}";
    assert!(account.contains(added), "the ninth member is of 2026-05-13: {account}");
}

#[test]
fn a_file_that_is_gone_is_not_made_anew_where_messages_were_made() {
    let workspace = Workspace::new("gone-numbers");
    fs::remove_file(workspace.path(NUMBERS)).unwrap();
    let before = workspace.files();
    for arguments in [["generate"].as_slice(), &["generate", "--check"], &["changelog"]] {
        let (code, _, err) = workspace.xtask(arguments);
        let told = err.contains("model/field-numbers.json: there is none") && err.contains("restore the file");
        assert!(code == 1 && told, "{err}");
    }
    assert_eq!(workspace.files(), before, "nothing was written");
}

#[test]
fn a_new_member_is_numbered_and_a_removed_one_reserved() {
    let workspace = Workspace::new("numbered");
    edit(&workspace, SERVICE, "\"enableSending\": {", "\"enableTalking\": {");
    let (code, out, err) = workspace.xtask(&["generate", "--check"]);
    assert!(code == 1 && out.contains("+") && out.contains("enableTalking"), "{out}{err}");
    assert_eq!(workspace.xtask(&["generate"]).0, 0);
    let text = numbers(&workspace);
    assert!(text.contains("\"enableTalking\": {\"number\": 12, \"type\": \"bool\"}"), "{text}");
    assert!(text.contains("[{\"number\": 10, \"name\": \"enableSending\", \"type\": \"bool\"}]"), "{text}");
    let proto = fs::read_to_string(workspace.path("crates/proto/socialmessaging/types.proto")).unwrap();
    assert!(proto.contains("  reserved 10;\n  reserved \"enable_sending\";\n"), "{proto}");
    edit(&workspace, SERVICE, "\"enableTalking\": {", "\"enableSending\": {");
    assert_eq!(workspace.xtask(&["generate"]).0, 0);
    assert!(numbers(&workspace).contains("\"enableSending\": {\"number\": 10,"), "its own comes back to it");
}

#[test]
fn other_revisions_and_slices_use_the_numbers_and_leave_the_file() {
    let workspace = Workspace::new("pinned");
    edit(&workspace, SERVICE, "\"enableSending\": {", "\"enableTalking\": {");
    assert_eq!(workspace.xtask(&["generate"]).0, 0);
    let before = numbers(&workspace);
    let slice = ["generate", "--operations", "GetLinkedWhatsAppBusinessAccount"];
    for arguments in [["generate", "--model", "2024-10-10"].as_slice(), &slice] {
        let (code, out, err) = workspace.xtask(&[arguments, &["--out", "old"]].concat());
        assert_eq!(code, 0, "{out}{err}");
        assert_eq!(numbers(&workspace), before);
        let text = fs::read_to_string(workspace.path("old/types/src/proto.rs")).unwrap();
        assert!(text.contains("8 phone_numbers: required ["), "{text}");
        assert_eq!(text.contains("12 enable_talking: optional bool"), arguments == slice, "{text}");
    }
    let old = ["generate", "--model", "2024-10-10", "--out", "old"];
    assert_eq!(workspace.xtask(&old).0, 0);
    let proto = fs::read_to_string(workspace.path("old/proto/socialmessaging/types.proto")).unwrap();
    assert!(proto.contains("  reserved 9, 10, 11, 12;\n"), "{proto}");
    assert_eq!(workspace.xtask(&slice).0, 0, "in the crates' own place");
    assert_eq!(numbers(&workspace), before);
}

#[test]
fn what_would_make_old_bytes_wrong_is_refused() {
    let workspace = Workspace::new("refused");
    let before = workspace.files();
    edit(&workspace, NUMBERS, "\"number\": 1,", "\"number\": 2,");
    for arguments in [["generate"].as_slice(), &["generate", "--check"], &["changelog"]] {
        let (code, _, err) = workspace.xtask(arguments);
        let told =
            err.contains("field-numbers.json: com.amazonaws.socialmessaging#") && err.contains("restore the file");
        assert!(code == 1 && told, "{err}");
    }
    fs::write(workspace.path(NUMBERS), &before[NUMBERS]).unwrap();
    let text = before[SERVICE].clone();
    let at = text.find("\"enableSending\"").unwrap();
    let changed = format!("{}{}", &text[..at], text[at..].replacen("smithy.api#Boolean", "smithy.api#String", 1));
    assert_ne!(changed, text);
    fs::write(workspace.path(SERVICE), changed).unwrap();
    let (code, _, err) = workspace.xtask(&["generate"]);
    let told = "$enableSending: it is string in protobuf now, but field 10 was written as bool";
    assert!(code == 1 && err.contains(told) && err.contains("[renumber."), "{err}");
    fs::write(workspace.path(SERVICE), &before[SERVICE]).unwrap();
    assert_eq!(workspace.files(), before, "nothing was written");
}

#[test]
fn settings_of_their_own_have_their_numbers_beside_them() {
    let workspace = Workspace::new("own-numbers");
    fs::create_dir_all(workspace.path("other")).unwrap();
    let settings = "[protobuf]\n[crates]\nversion = '1.0.0'\n[runtime]\nversion = '0.1.0'\n";
    fs::write(workspace.path("other/codegen.toml"), settings).unwrap();
    fs::copy(workspace.path(SERVICE), workspace.path("other/model.json")).unwrap();
    let before = numbers(&workspace);
    let arguments = ["generate", "--model", "other/model.json", "--config", "other/codegen.toml", "--out", "other/out"];
    let (code, out, err) = workspace.xtask(&arguments);
    assert!(code == 0 && out.contains("other/field-numbers.json: written"), "{out}{err}");
    assert!(workspace.path("other/out/proto/socialmessaging/types.proto").is_file());
    assert_eq!(numbers(&workspace), before);
}
