//! `adopt` as maintainers meet it.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use crate::support::{Workspace, numbers, text};

const NAMESPACE: &str = "com.amazonaws.socialmessaging#";

/// What upstream may publish next: the newest revision with a new operation, member, enum value and error.
fn next(workspace: &Workspace) -> Value {
    let newest = workspace.newest();
    let (code, text, err) = workspace.xtask(&["generate", "--model", &newest, "--dump", "json"]);
    assert_eq!(code, 0, "{err}");
    let mut model: Value = serde_json::from_str(&text).unwrap();
    let shapes = model["shapes"].as_object_mut().unwrap();
    for (_, shape) in shapes.iter_mut() {
        strip(shape);
    }
    let id = |name: &str| format!("{NAMESPACE}{name}");
    let target = |name: &str| json!({"target": id(name)});
    let service = &mut shapes[&id("SocialMessaging")];
    service["operations"].as_array_mut().unwrap().push(target("MuteWhatsAppNumber"));
    shapes[&id("RegistrationStatus")]["members"]["PAUSED"] =
        json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "PAUSED"}});
    shapes[&id("LinkedWhatsAppBusinessAccount")]["members"]["mutedUntil"] = json!({"target": "smithy.api#Timestamp"});
    shapes[&id("SendWhatsAppMessage")]["errors"].as_array_mut().unwrap().push(target("MutedException"));
    let added = json!({
        "MuteWhatsAppNumber": {
            "type": "operation", "input": target("MuteWhatsAppNumberInput"), "output": target("MuteWhatsAppNumberOutput"),
            "errors": [target("MutedException"), target("ThrottledRequestException")],
            "traits": {
                "smithy.api#documentation": "<p>Upstream's own words.</p>",
                "smithy.api#http": {"method": "POST", "uri": "/v1/whatsapp/mute", "code": 200}
            }
        },
        "MuteWhatsAppNumberInput": {
            "type": "structure", "traits": {"smithy.api#input": {}},
            "members": {"id": {"target": id("WhatsAppPhoneNumberId"), "traits": {"smithy.api#required": {}}}}
        },
        "MuteWhatsAppNumberOutput": {
            "type": "structure", "traits": {"smithy.api#output": {}}, "members": {"status": target("RegistrationStatus")}
        },
        "MutedException": {
            "type": "structure", "members": {"message": {"target": id("ErrorMessage")}},
            "traits": {"smithy.api#error": "client", "smithy.api#httpError": 409}
        }
    });
    shapes.extend(added.as_object().unwrap().iter().map(|(name, shape)| (id(name), shape.clone())));
    model
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|key, value| {
                strip(value);
                key != "smithy.api#documentation"
            });
        }
        Value::Array(entries) => entries.iter_mut().for_each(strip),
        _ => {}
    }
}

/// The workspace, released as it is, with a file of the next model; and the files before.
fn with(test: &str, change: impl FnOnce(&mut Value)) -> (Workspace, BTreeMap<String, String>) {
    let workspace = Workspace::released(test);
    let mut model = next(&workspace);
    change(&mut model);
    fs::write(workspace.path("next.json"), model.to_string()).unwrap();
    let files = workspace.files();
    (workspace, files)
}

#[test]
fn a_revision_is_taken_up_whole() {
    let (workspace, before) = with("whole", |_| {});
    let old = workspace.newest();
    let (code, out, err) = workspace.xtask(&["adopt", "next.json", "--date", "2031-02-03"]);
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.contains("1 new, ") && out.contains("MuteWhatsAppNumber"), "{out}");
    let undocumented = out.split("without documentation:\n").nth(1).unwrap();
    let listed = ["MuteWhatsAppNumber\n", "MutedException\n", "LinkedWhatsAppBusinessAccount$mutedUntil\n"];
    listed
        .iter()
        .for_each(|element| assert!(undocumented.contains(&format!("  {NAMESPACE}{element}")), "{element}: {out}"));

    let after = workspace.files();
    let gone: Vec<&String> = before.keys().filter(|path| !after.contains_key(*path)).collect();
    assert!(gone.is_empty(), "{gone:?}");
    let service = &after["model/service.json"];
    for text in ["MuteWhatsAppNumber", "enableSending", "Whether messages can be sent from this account.", "PAUSED"] {
        assert!(service.contains(text), "{text}");
    }
    assert!(!service.contains("Upstream's own words"));
    let record = &after["model/revisions/2031-02-03.json"];
    assert!(
        record.contains(&format!("\"after\": \"{old}\"")) && record.contains("\"source\": \"next.json\""),
        "{record}"
    );
    assert!(after["model/CHANGELOG.md"].contains("\n## 2031-02-03\n\n1 new, "));
    assert!(after["crates/operations/src/operation/mute_whats_app_number.rs"].contains("MuteWhatsAppNumber"));

    // The version: raised where it is written down, by no more than asked for.
    let (was, is) = (numbers(&before), numbers(&after));
    assert_eq!(is, [was[0], was[1], was[2] + 1]);
    let [was, is] = [was, is].map(text);
    assert!(out.contains(&format!("the crates' version: {was} becomes {is}")), "{out}");
    for path in ["crates/client/Cargo.toml", "crates/types/Cargo.toml", "Cargo.toml", "Cargo.lock"] {
        assert!(after[path].contains(&is), "{path}");
    }

    for args in [&["generate", "--check"][..], &["changelog", "--check"]] {
        let (code, out, err) = workspace.xtask(args);
        assert_eq!(code, 0, "{args:?}: {out}{err}");
    }
    let (code, _, err) = workspace.xtask(&["adopt", "next.json", "--date", "2031-02-04"]);
    assert!(code == 1 && err.contains("the model says nothing that the revision of 2031-02-03 does not say"), "{err}");
    // The old revision is there as it was.
    let (_, model, _) = workspace.xtask(&["generate", "--model", &old, "--dump", "json"]);
    assert!(!model.contains("MuteWhatsAppNumber") && model.contains("CreateWhatsAppFlow"));
}

#[test]
fn upstreams_documentation_comes_on_demand() {
    let (workspace, _) = with("docs", |_| {});
    let (code, out, err) = workspace.xtask(&["adopt", "next.json", "--date", "2031-02-03", "--keep-docs"]);
    assert_eq!(code, 0, "{out}{err}");
    let service = &workspace.files()["model/service.json"];
    assert!(
        service.contains("Upstream's own words") && service.contains("Whether messages can be sent from this account.")
    );
    let undocumented = out.split("without documentation:\n").nth(1).unwrap();
    assert!(!undocumented.contains("#MuteWhatsAppNumber\n") && undocumented.contains("#MutedException\n"), "{out}");
}

#[test]
fn a_dry_run_writes_nothing() {
    let (workspace, before) = with("dry", |_| {});
    let (code, out, err) = workspace.xtask(&["adopt", "next.json", "--date", "2031-02-03", "--dry-run"]);
    assert_eq!(code, 0, "{out}{err}");
    for path in
        ["model/service.json", "model/revisions/2031-02-03.json", "model/CHANGELOG.md", "crates/types/src/error.rs"]
    {
        assert!(out.contains(&format!("write  {path}\n")), "{path}: {out}");
    }
    assert_eq!(workspace.files(), before);
}

#[test]
fn what_stops_it_leaves_everything_as_it_was() {
    let account = format!("{NAMESPACE}LinkedWhatsAppBusinessAccount");
    let length = format!("{NAMESPACE}Arn");
    type Change<'a> = Box<dyn FnOnce(&mut Value) + 'a>;
    let table: [(&str, Change<'_>, &[&str], &str); 4] = [
        (
            "unsound",
            Box::new(|model| model["shapes"][&account]["members"]["mutedUntil"]["target"] = "a#Nothing".into()),
            &[],
            "next.json: nothing was written\nerror: com.amazonaws.socialmessaging#LinkedWhatsAppBusinessAccount$mutedUntil: ",
        ),
        (
            "conflict",
            Box::new(|model| {
                model["shapes"][&account]["members"]["enableSending"] = json!({"target": "smithy.api#String"});
                model["shapes"][&account]["members"]["enableReceiving"] = json!({"target": "smithy.api#Long"});
            }),
            &[],
            "$enableSending: target: both sides changed it\n  upstream was absent\n  ours is      \"smithy.api#Boolean\"\n  \
             upstream is  \"smithy.api#String\"\nerror: com.amazonaws.socialmessaging#LinkedWhatsAppBusinessAccount$enableReceiving: ",
        ),
        (
            "breaking",
            Box::new(|model| drop(model["shapes"][&account]["members"].as_object_mut().unwrap().remove("linkDate"))),
            &[],
            "error: the revision breaks programs; nothing was written",
        ),
        (
            "unsupported",
            Box::new(|model| model["shapes"][&length]["traits"]["smithy.api#streaming"] = json!({})),
            &["--allow-breaking"],
            "error: ",
        ),
    ];
    for (test, change, options, message) in table {
        let (workspace, before) = with(test, change);
        let args: Vec<&str> =
            ["adopt", "next.json", "--date", "2031-02-03"].into_iter().chain(options.iter().copied()).collect();
        let (code, out, err) = workspace.xtask(&args);
        assert!(code == 1 && err.contains(message), "{test}: {out}{err}");
        assert_eq!(workspace.files(), before, "{test}");
    }
}

#[test]
fn a_file_by_hand_among_the_crates_stops_it() {
    let (workspace, _) = with("foreign", |_| {});
    fs::write(workspace.path("crates/types/src/mine.rs"), "// by hand\n").unwrap();
    let before = workspace.files();
    let (code, _, err) = workspace.xtask(&["adopt", "next.json", "--date", "2031-02-03"]);
    assert!(code == 1 && err.contains("\n  types/src/mine.rs\n"), "{err}");
    assert_eq!(workspace.files(), before);
}

#[test]
fn programs_break_only_where_that_is_allowed() {
    let account = format!("{NAMESPACE}LinkedWhatsAppBusinessAccount");
    let remove =
        |model: &mut Value| drop(model["shapes"][&account]["members"].as_object_mut().unwrap().remove("linkDate"));
    let (workspace, before) = with("allowed", remove);
    let (code, out, err) = workspace.xtask(&["adopt", "next.json", "--date", "2031-02-03", "--allow-breaking"]);
    assert_eq!(code, 0, "{out}{err}");
    let (was, after) = (numbers(&before), workspace.files());
    assert_eq!(was[0], 0, "from 1.0.0 on the first number is raised");
    let is = [0, was[1] + 1, 0];
    assert_eq!(numbers(&after), is);
    let (is, line) = (text(is), format!("0.{}", is[1]));
    assert!(after["README.md"].contains(&format!("package = \"socialmessaging-client\", version = \"{line}\"")));
    let dependency = format!("socialmessaging-client = {{ path = \"crates/client\", version = \"{is}\" }}");
    assert!(after["Cargo.toml"].contains(&dependency));
    let runtime = before["Cargo.toml"].lines().find(|line| line.starts_with("restjson-runtime = ")).unwrap();
    assert!(after["Cargo.toml"].contains(runtime));
    assert!(after["Cargo.lock"].contains(&format!("name = \"socialmessaging-client\"\nversion = \"{is}\"")));
    assert_eq!(workspace.xtask(&["changelog", "--check"]).0, 0);
}

#[test]
fn an_interrupted_run_is_undone_by_the_next_command() {
    let (workspace, before) = with("interrupted", |_| {});
    // As a run leaves it that was killed while it replaced files.
    let stage = workspace.path(".restjson-codegen-transaction");
    fs::create_dir_all(stage.join("old/model")).unwrap();
    fs::write(stage.join("old/model/service.json"), &before["model/service.json"]).unwrap();
    fs::write(stage.join("plan"), "model/revisions/2031-02-03.json\nmodel/service.json\n").unwrap();
    fs::write(workspace.path("model/service.json"), "{}").unwrap();
    fs::write(workspace.path("model/revisions/2031-02-03.json"), "{}").unwrap();
    let (code, out, err) = workspace.xtask(&["generate", "--check"]);
    assert_eq!(code, 0, "{out}{err}");
    assert!(err.contains("note: an interrupted run was undone"), "{err}");
    assert_eq!(workspace.files(), before);
}
