//! What a name on the command line means: a revision, a commit or a file.

use std::fs;

use crate::support::Workspace;

#[test]
fn a_date_is_the_revision_of_that_day() {
    let workspace = Workspace::new("date");
    for (date, operations) in [("2024-10-10", 13), ("2026-01-20", 21), ("2026-05-13", 21), ("2026-06-03", 31)] {
        let (code, out, err) = workspace.xtask(&["generate", "--model", date, "--out", "old"]);
        assert_eq!(code, 0, "{out}{err}");
        assert!(out.contains(&format!("old: {operations} operations, ")), "{out}");
    }
    let manifest = fs::read_to_string(workspace.path("old/types/Cargo.toml")).unwrap();
    assert!(manifest.contains("path = \"../../crates/runtime\""), "{manifest}");
    let before = workspace.files();
    let (code, _, err) = workspace.xtask(&["generate", "--model", "2024-10-10"]);
    assert!(code == 2 && err.starts_with("error: --out is needed"), "{err}");
    assert_eq!(workspace.files(), before);
}

#[test]
fn a_date_without_a_revision_names_those_that_are() {
    let workspace = Workspace::new("no-date");
    let (code, _, err) = workspace.xtask(&["generate", "--model", "2026-05-14", "--out", "old"]);
    assert!(
        code == 2 && err.contains("there is no revision of 2026-05-14; there are 2024-10-10, 2026-01-20, "),
        "{err}"
    );
    fs::copy(workspace.path("model/service.json"), workspace.path("2026-05-14")).unwrap();
    assert_eq!(workspace.xtask(&["generate", "--model", "./2026-05-14", "--out", "old"]).0, 0);
}

#[test]
fn a_broken_record_is_named_with_its_place() {
    let workspace = Workspace::new("broken");
    let path = workspace.path("model/revisions/2026-05-13.json");
    let text =
        fs::read_to_string(&path).unwrap().replace("\"removed\": [\"smithy.api#required\"]", "\"removed\": [\"a#b\"]");
    fs::write(&path, text).unwrap();
    let (code, _, err) = workspace.xtask(&["generate", "--model", "2026-06-03", "--out", "old"]);
    let place = "GetWhatsAppMessageTemplateInput$metaTemplateId: trait a#b: it is to be removed, but is not there";
    assert!(code == 1 && err.contains("2026-05-13.json: com.") && err.contains(place), "{err}");
    assert_eq!(workspace.xtask(&["generate", "--model", "2026-01-20", "--out", "old"]).0, 0);
    assert_eq!(workspace.xtask(&["generate"]).0, 0);
}

#[test]
fn a_commit_has_the_model_of_its_time() {
    let workspace = Workspace::new("commit");
    let (code, _, err) = workspace.xtask(&["generate", "--model", "git:HEAD", "--out", "old"]);
    assert!(code == 1 && err.starts_with("error: git:HEAD: "), "{err}");

    let git = |args: &[&str]| assert_eq!(workspace.run("git", args).0, 0, "{args:?}");
    git(&["init", "--quiet"]);
    git(&["add", "model"]);
    git(&["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message=one"]);
    let path = workspace.path("model/service.json");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("enableSending", "enableTalking")).unwrap();

    let (code, out, err) = workspace.xtask(&["generate", "--model", "git:HEAD", "--dump", "json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("enableSending") && !out.contains("enableTalking"));
    assert!(workspace.xtask(&["generate", "--dump", "json"]).1.contains("enableTalking"));
    for (commit, code) in [("git:nothing", 1), ("git:", 2), ("git:--all", 2)] {
        assert_eq!(workspace.xtask(&["generate", "--model", commit, "--out", "old"]).0, code, "{commit}");
    }
}
