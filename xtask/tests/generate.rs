//! `generate` as its users meet it: the built program writes into folders of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A service as small as they come.
const OTHER: &str = r#"{
    "smithy": "2.0",
    "shapes": {
        "com.example#Lamp": {
            "type": "service",
            "version": "2026-01-01",
            "operations": [{"target": "com.example#Switch"}],
            "traits": {
                "aws.api#service": {"sdkId": "Lamp", "endpointPrefix": "lamp"},
                "aws.auth#sigv4": {"name": "lamp"},
                "aws.protocols#restJson1": {}
            }
        },
        "com.example#Switch": {
            "type": "operation",
            "input": {"target": "com.example#SwitchInput"},
            "output": {"target": "smithy.api#Unit"},
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/switch", "code": 200}}
        },
        "com.example#SwitchInput": {
            "type": "structure",
            "members": {"on": {"target": "smithy.api#Boolean"}},
            "traits": {"smithy.api#input": {}}
        }
    }
}"#;

/// A new empty folder, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("xtask-{}-{test}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs `generate` in the workspace; exit code, standard output, standard error.
fn generate(out: &Path, args: &[&str]) -> (i32, String, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command.current_dir(root).arg("generate").args(args).arg("--out").arg(out).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn writing_twice_changes_nothing_and_deleted_folders_come_back() {
    let folder = Folder::new("twice");
    let out = folder.0.join("new");
    let (code, said, err) = generate(&out, &[]);
    assert_eq!(code, 0, "{said}{err}");
    assert!(said.contains(" operations, ") && said.contains(" written, 0 unchanged, 0 removed; "), "{said}");
    let (code, said, _) = generate(&out, &[]);
    assert!(code == 0 && said.contains("files: 0 written, "), "{said}");

    let lib = fs::read(out.join("types/src/lib.rs")).unwrap();
    fs::remove_dir_all(out.join("types")).unwrap();
    assert_eq!(generate(&out, &["--check"]).0, 1);
    assert!(!out.join("types").exists());
    assert_eq!(generate(&out, &[]).0, 0);
    assert_eq!(fs::read(out.join("types/src/lib.rs")).unwrap(), lib);
    assert_eq!(generate(&out, &["--check"]).0, 0);
}

#[test]
fn a_check_shows_the_difference_and_the_remedy() {
    let folder = Folder::new("check");
    assert_eq!(generate(&folder.0, &[]).0, 0);
    let lib = folder.0.join("types/src/lib.rs");
    let edited = fs::read_to_string(&lib).unwrap() + "// edited\n";
    fs::write(&lib, &edited).unwrap();
    let (code, out, err) = generate(&folder.0, &["--check"]);
    assert_eq!(code, 1);
    assert!(out.contains("+++ types/src/lib.rs\n") && out.contains("\n-// edited\n"), "{out}");
    assert!(out.contains("files: 1 to write, "), "{out}");
    let remedy = format!("  help: cargo xtask generate --out {}\n", folder.0.display());
    assert!(err.ends_with(&remedy), "{err}");
    assert_eq!(fs::read_to_string(&lib).unwrap(), edited);
}

#[test]
fn files_by_hand_stop_the_run() {
    let folder = Folder::new("foreign");
    fs::create_dir_all(folder.0.join("operations/src")).unwrap();
    fs::write(folder.0.join("operations/src/mine.rs"), "// by hand\n").unwrap();
    let (code, _, err) = generate(&folder.0, &[]);
    assert_eq!(code, 1);
    assert!(err.contains("\n  operations/src/mine.rs\n"), "{err}");
    assert!(!folder.0.join("types").exists());
}

#[test]
fn another_service_needs_no_settings() {
    let folder = Folder::new("another");
    let model = folder.0.join("lamp.json");
    fs::write(&model, OTHER).unwrap();
    let model = model.to_str().unwrap();
    let (code, out, err) = generate(&folder.0, &["--model", model]);
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.contains("1 operations, "), "{out}");
    let manifest = fs::read_to_string(folder.0.join("types/Cargo.toml")).unwrap();
    let path = manifest.lines().find_map(|line| line.strip_prefix("path = \"")?.strip_suffix('"')).unwrap();
    assert!(folder.0.join("types").join(path).join("Cargo.toml").is_file(), "{path}");
}

/// How many operations the workspace's model has.
fn operations() -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/operations/src/operation");
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn operations_can_be_chosen_on_the_command_line() {
    let folder = Folder::new("slice");
    let args = ["--operations", "SendWhatsAppMessage,TagResource", "--operations", "UntagResource"];
    let (code, out, err) = generate(&folder.0, &args);
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.contains(&format!(": 3 of {} operations, ", operations())), "{out}");
    let made = fs::read_dir(folder.0.join("operations/src/operation")).unwrap().count();
    assert_eq!(made, 3);
    assert_eq!(generate(&folder.0, &[&["--check"], &args[..]].concat()).0, 0);

    let (code, out, err) = generate(&folder.0, &["--check", "--operations", "TagResource,UntagResource"]);
    assert!(code == 1 && out.contains("only on disk: operations/src/operation/send_whats_app_message.rs\n"), "{out}");
    let remedy = format!(" --out {} --operations TagResource,UntagResource\n", folder.0.display());
    assert!(err.ends_with(&remedy), "{err}");
    let (code, out, _) = generate(&folder.0, &["--operations", "TagResource"]);
    assert!(code == 0 && out.contains(&format!(": 1 of {} operations, ", operations())), "{out}");
    assert!(!folder.0.join("operations/src/operation/send_whats_app_message.rs").exists());
}

#[test]
fn the_command_line_wins_over_the_settings() {
    let folder = Folder::new("slice-settings");
    let (config, model) = (folder.0.join("codegen.toml"), Path::new("model/service.json"));
    let text = "operations = ['TagResource', 'Nothing']\n[crates]\nversion = '1.0.0'\n[runtime]\nversion = '1'\n";
    fs::write(&config, text).unwrap();
    let paths = ["--model", model.to_str().unwrap(), "--config", config.to_str().unwrap()];
    let out = folder.0.join("out");
    let (code, said, err) = generate(&out, &paths);
    assert_eq!((code, said.as_str()), (1, ""));
    assert!(err.contains("\nerror: setting `operations`: the service has no operation `Nothing`\n"), "{err}");
    let (code, said, err) = generate(&out, &[&paths[..], &["--operations", "Nowhere"]].concat());
    assert!(code == 1 && err.contains(" `Nowhere`") && !err.contains(" `Nothing`"), "{said}{err}");
    assert!(!out.exists());
    let (code, said, err) = generate(&out, &[&paths[..], &["--operations", "UntagResource"]].concat());
    assert!(code == 0 && said.contains(&format!(": 1 of {} operations, ", operations())), "{said}{err}");
    assert!(out.join("operations/src/operation/untag_resource.rs").is_file());
}

#[test]
fn the_workspaces_crates_find_their_runtime_from_elsewhere() {
    let folder = Folder::new("moved");
    assert_eq!(generate(&folder.0, &[]).0, 0);
    for name in ["types", "operations", "client"] {
        let manifest = fs::read_to_string(folder.0.join(name).join("Cargo.toml")).unwrap();
        let runtime = manifest.split("[dependencies.restjson-runtime]\npath = \"").nth(1).unwrap();
        let path = runtime.split('"').next().unwrap();
        assert!(folder.0.join(name).join(path).join("src/shape").is_dir(), "{path}");
    }
}

#[test]
fn a_bad_model_writes_nothing() {
    let folder = Folder::new("bad");
    let model = folder.0.join("bad.json");
    fs::write(&model, OTHER.replace("smithy.api#Boolean", "com.example#Nothing")).unwrap();
    let out = folder.0.join("out");
    let (code, said, err) = generate(&out, &["--model", model.to_str().unwrap()]);
    assert_eq!((code, said.as_str()), (1, ""));
    assert!(err.contains("bad.json") && err.contains("com.example#Nothing"), "{err}");
    assert!(!out.exists());
}

#[test]
fn settings_that_name_nothing_write_nothing() {
    let folder = Folder::new("settings-nothing");
    let (model, config) = (folder.0.join("lamp.json"), folder.0.join("codegen.toml"));
    fs::write(&model, OTHER).unwrap();
    let paths = ["--model", model.to_str().unwrap(), "--config", config.to_str().unwrap()];
    for (setting, place) in [
        ("[leave-out.'a.b#Gone']\nreason = 'r'\n", "setting `leave-out.\"a.b#Gone\"`"),
        ("[rename.'a.b#Gone']\nto = 'There'\nreason = 'r'\n", "setting `rename.\"a.b#Gone\"`"),
    ] {
        let start = "[crates]\nversion = '1.0.0'\n[runtime]\nversion = '1'\n";
        fs::write(&config, format!("{start}{setting}")).unwrap();
        let out = folder.0.join("out");
        let (code, said, err) = generate(&out, &paths);
        assert_eq!((code, said.as_str()), (1, ""));
        assert!(err.contains(&format!("\nerror: {place}: ")) && err.contains("\n  help: correct the id"), "{err}");
        assert!(!out.exists());
    }
}

#[test]
fn what_is_no_model_is_named_with_its_reason() {
    let folder = Folder::new("no-model");
    let path = folder.0.join("model.json");
    for (text, reason) in [
        ("", "error: model: the file is empty\n  help: "),
        ("{\n  \"smithy\": \"2.0\",,\n}", "error: 2:19: this is not JSON"),
        ("[]", "error: model: "),
    ] {
        fs::write(&path, text).unwrap();
        let (code, _, err) = generate(&folder.0.join("out"), &["--model", path.to_str().unwrap()]);
        assert!(code == 1 && err.contains(reason) && err.contains("model.json: nothing was generated"), "{err}");
    }
    let (code, _, err) = generate(&folder.0.join("out"), &["--model", folder.0.to_str().unwrap()]);
    assert!(code == 1 && err.starts_with(&format!("error: {}: ", folder.0.display())), "{err}");
    assert!(!folder.0.join("out").exists());
}

#[test]
fn every_stage_can_be_printed() {
    let folder = Folder::new("dump");
    for stage in ["json", "ast", "model", "ir", "files"] {
        let (code, out, err) = generate(&folder.0.join("unused"), &["--dump", stage]);
        assert_eq!((code, err.as_str()), (0, ""), "{stage}");
        assert!(out.contains("SendWhatsAppMessage"), "{stage}");
    }
    assert!(!folder.0.join("unused").exists());
}
