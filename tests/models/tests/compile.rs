//! Generates crates from small models and checks that they compile, without warnings.
//!
//! The models are the generator's own fixtures, one feature each, and `obstacles.json`, whose names are every keyword of
//! Rust and whatever else generated code, the prelude and the runtime's macros use; and one operation of our own model.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use restjson_codegen::settings::{Protobuf, Runtime, Settings};
use restjson_codegen::{Inputs, emit, generate};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Where the generated workspace lies: beside the build, so that a second run compiles only what changed.
fn workspace() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("models")
}

/// Generates the crates of one model, or of some of its operations, as members of the workspace.
fn generate_into(model: &Path, operations: Option<Vec<String>>, workspace: &Path) -> Vec<String> {
    let name = model.file_stem().unwrap().to_str().unwrap().to_owned();
    let runtime = root().join("crates/runtime").canonicalize().unwrap();
    let runtime = Runtime::Path { path: runtime.to_str().unwrap().to_owned(), version: None };
    let mut settings = Settings::defaults(runtime);
    settings.crates.prefix = Some(name.clone());
    settings.operations = operations;
    settings.server = true;
    settings.protobuf = Some(Protobuf::default());
    let text = fs::read(model).unwrap();
    let inputs = Inputs { model: &text, settings: &settings };
    let generated = generate(inputs).unwrap_or_else(|failure| panic!("{}: {failure}", model.display()));
    let files = emit::format(generated.files).unwrap_or_else(|error| panic!("{}: {error}", model.display()));
    emit::sync(&files, &workspace.join(&name), emit::Mode::Write).unwrap_or_else(|error| panic!("{error}"));
    ["types", "operations", "client"].iter().map(|folder| format!("{name}/{folder}")).collect()
}

#[test]
fn generated_crates_compile_without_warnings() {
    let workspace = workspace();
    let mut models: Vec<PathBuf> = fs::read_dir(root().join("codegen/tests/generate"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    assert!(models.len() > 10, "the fixtures are gone: {models:?}");
    models.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("obstacles.json"));
    let mut members: Vec<String> = models.iter().flat_map(|model| generate_into(model, None, &workspace)).collect();
    let slice = Some(vec!["SendWhatsAppMessage".to_owned()]);
    members.extend(generate_into(&root().join("model/service.json"), slice, &workspace));
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(workspace.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root().join("Cargo.lock"), workspace.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--all-features", "--quiet"])
        .env("RUSTFLAGS", "-D warnings")
        .env("CARGO_TARGET_DIR", workspace.join("target"))
        .current_dir(&workspace)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
