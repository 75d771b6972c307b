//! What the left half of the generator makes of models: small models, one feature each, in `bad/` (what is said about
//! mistakes) and `facts/` (what is understood), and laws over mutated and generated ones.

mod bad;
mod describe;
mod facts;
mod infinite;
mod laws;
mod loading;
mod routes;

use std::path::Path;

/// The text of the models of a folder beside this file, by file name without extension, in order.
fn models(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smithy").join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let mut models: Vec<(String, Vec<u8>)> = paths
        .map(|path| {
            let name = path.file_stem().expect("a file name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("a readable file"))
        })
        .collect();
    models.sort();
    assert!(!models.is_empty(), "no models in {}", folder.display());
    models
}

/// Asserts the snapshot of this name in `snapshots/`.
fn assert_snapshot(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}
