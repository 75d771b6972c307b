//! One small model per feature: what will be generated, and what is.
//!
//! Each `generate/*.json` is generated with the default settings. The snapshots beside hold the IR of its shapes and
//! operations, and the text of the types and operations crates.

use std::fmt::Write as _;

use restjson_codegen::settings::{Runtime, Settings};
use restjson_codegen::{Inputs, analyse, emit, generate};

fn settings() -> Settings {
    Settings::defaults(Runtime::Version("0.1.0".into()))
}

fn inputs<'a>(model: &'a [u8], settings: &'a Settings) -> Inputs<'a> {
    Inputs { model, settings }
}

/// The files of the types and operations crates that differ from model to model.
fn text(model: &[u8]) -> String {
    let settings = settings();
    let generated = generate(inputs(model, &settings)).unwrap_or_else(|failure| panic!("{failure}"));
    let files = emit::format(generated.files).unwrap_or_else(|error| panic!("{error}"));
    let mut text = String::new();
    for (path, content) in files.iter() {
        let varies = path.ends_with(".rs") && !path.starts_with("client/") && !path.ends_with("lib.rs");
        if varies && path != "operations/src/operation.rs" {
            let _ = write!(text, "=== {path}\n{content}\n");
        }
    }
    text
}

#[test]
fn each_feature_becomes_this_ir_and_this_text() {
    insta::glob!("generate/*.json", |path| {
        let model = std::fs::read(path).unwrap();
        let settings = settings();
        let (service, warnings) = analyse(inputs(&model, &settings)).unwrap_or_else(|problems| panic!("{problems}"));
        assert!(warnings.is_empty(), "{warnings}");
        insta::assert_debug_snapshot!("ir", (&service.shapes, &service.errors, &service.operations));
        insta::assert_snapshot!("text", text(&model));
    });
}
