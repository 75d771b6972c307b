//! The three ways of printing a diff.

use restjson_codegen::diff::{Diff, print};

use crate::named;

/// A little of everything: a method that is new, one that is gone, one that is updated, and documentation.
fn diff() -> Diff {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/formats");
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    named(("2026-01-01", &read("old.json")), ("2026-02-01", &read("new.json")))
}

#[test]
fn a_diff_as_text() {
    insta::assert_snapshot!(print::text(&diff()));
}

#[test]
fn a_diff_as_markdown() {
    insta::assert_snapshot!(print::markdown(&diff()));
}

#[test]
fn a_diff_as_json() {
    insta::assert_snapshot!(format!("{:#}", print::json(&diff())));
}
