//! `changelog` and the check of the crates' version.

use std::fs;

use crate::support::{Workspace, numbers, text};

#[test]
fn the_version_is_checked_against_what_changed() {
    let workspace = Workspace::released("version");
    let was = numbers(&workspace.files());
    let [least, major] = [[was[0], was[1], was[2] + 1], [0, was[1] + 1, 0]].map(text);
    let edit = |path: &str, from: &str, to: &str| {
        let text = fs::read_to_string(workspace.path(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        fs::write(workspace.path(path), text.replace(from, to)).unwrap();
    };
    let (code, out, err) = workspace.xtask(&["changelog", "--check"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");

    let added = "\"isMuted\": {\"target\": \"smithy.api#Boolean\"},\n";
    edit("model/service.json", "\"enableSending\": {", &format!("{added}\"enableSending\": {{"));
    let (code, _, err) = workspace.xtask(&["changelog", "--check"]);
    assert!(code == 1 && err.contains("model/CHANGELOG.md is stale") && err.contains(" is too low"), "{err}");
    let (code, out, _) = workspace.xtask(&["changelog"]);
    assert!(code == 0 && out.contains("written: model/CHANGELOG.md"), "{out}");
    let changelog = &workspace.files()["model/CHANGELOG.md"];
    assert!(changelog.contains(&format!("the next version is {least}")), "{changelog}");
    let (code, _, err) = workspace.xtask(&["changelog", "--check"]);
    assert!(code == 1 && !err.contains("stale") && err.contains(&format!("raise it to {least}")), "{err}");
    assert_eq!(
        workspace.xtask(&["changelog", "--released"]).0,
        1,
        "a version that is too low cannot have been released"
    );

    let line = |version: &str| format!("version = \"{version}\"\n\n# What the service");
    edit("model/codegen.toml", &line(&text(was)), &line(&least));
    assert_eq!(workspace.xtask(&["changelog", "--check"]).0, 0);
    assert_eq!(workspace.xtask(&["changelog", "--released"]).0, 0);
    let (code, out, _) = workspace.xtask(&["changelog", "--check"]);
    assert!(code == 0 && out.contains(&format!("changed since {least}: none")), "{out}");
    let released = &workspace.files()["model/released.json"];
    assert!(released.contains("isMuted") && released.contains(&format!("\"version\": \"{least}\"")), "{released}");

    edit("model/service.json", added, "");
    let (code, _, err) = workspace.xtask(&["changelog", "--check"]);
    assert!(code == 1 && err.contains(&format!("raise it to {major}")), "{err}");
}
