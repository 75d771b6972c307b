//! `cargo xtask diff` as its users meet it: what it prints, and how it ends.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The workspace's root, where dates name revisions.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

const OLD: &str = "codegen/tests/diff/formats/old.json";
const NEW: &str = "codegen/tests/diff/formats/new.json";

/// Compares; exit code, standard output, standard error.
fn diff(args: &[&str]) -> (i32, String, String) {
    let args: Vec<&str> = ["diff"].iter().chain(args).copied().collect();
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).current_dir(root()).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn revisions_are_compared_by_their_dates() {
    let (code, out, err) = diff(&["2026-01-20", "2026-05-13"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("2026-05-13 - AWS End User Messaging Social - 5 updated api methods\n"), "{out}");
    assert!(out.contains("\n  Smithy: DANGER, breaking\n  Rust: minor ("), "{out}");
}

#[test]
fn every_format_is_that_format() {
    let (code, text, _) = diff(&[OLD, NEW, "--format", "text"]);
    assert_eq!((code, diff(&[OLD, NEW]).1), (0, text), "text is the default");
    let (code, markdown, _) = diff(&["--format", "markdown", OLD, NEW]);
    assert!(code == 0 && markdown.starts_with("## ") && markdown.contains("\n|---|"), "{markdown}");
    let (code, json, _) = diff(&[OLD, NEW, "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((code, &json["rust"]["level"]), (0, &Value::from("major")));
}

#[test]
fn it_fails_on_what_it_is_told_to() {
    let day = ["2026-01-20", "2026-05-13"];
    let cases: [(&[&str], &[&str], i32); 6] = [
        (&[OLD, NEW], &["--fail-on", "breaking"], 1),
        (&day, &["--fail-on", "breaking"], 0),
        (&day, &["--fail-on", "smithy-breaking"], 1),
        (&["2026-05-13", "2026-06-03"], &["--fail-on", "smithy-breaking"], 0),
        (&day, &["--fail-on", "protobuf-breaking"], 0),
        (&[OLD, NEW], &["--fail-on", "protobuf-breaking"], 0),
    ];
    for (models, options, expected) in cases {
        let (code, out, err) = diff(&[models, options].concat());
        assert_eq!((code, err.is_empty()), (expected, expected == 0), "{models:?} {options:?}: {err}");
        assert!(out.contains("\nVerdicts:\n"), "it prints all the same");
    }
}

#[test]
fn what_cannot_be_compared_is_said_with_the_side() {
    let broken = "codegen/tests/smithy/bad/target-missing.json";
    for (models, side) in [([broken, NEW], "old"), ([OLD, broken], "new")] {
        let (code, out, err) = diff(&models);
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(err.contains(&format!("target-missing.json: the {side} model cannot be compared\nerror: ")), "{err}");
    }
    let (code, _, err) = diff(&[OLD, "no.json"]);
    assert!(code == 1 && err.contains("no.json"), "{err}");
}

#[test]
fn arguments_that_make_no_sense_exit_with_2() {
    let cases: [(&[&str], &str); 6] = [
        (&[], "diff takes two models: OLD and NEW"),
        (&[OLD], "diff takes two models: OLD and NEW"),
        (&[OLD, NEW, NEW], "unexpected argument"),
        (&[OLD, NEW, "--format", "html"], "`--format html`: the formats are text, markdown and json"),
        (
            &[OLD, NEW, "--fail-on", "minor"],
            "`--fail-on minor`: it takes breaking, smithy-breaking or protobuf-breaking",
        ),
        (&[OLD, "1999-01-01"], "there is no revision of 1999-01-01"),
    ];
    for (args, message) in cases {
        let (code, out, err) = diff(args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(message), "{args:?}: {err}");
    }
    let (code, out, _) = diff(&["--help"]);
    assert!(code == 0 && out.contains("usage: cargo xtask diff OLD NEW"), "{out}");
}
