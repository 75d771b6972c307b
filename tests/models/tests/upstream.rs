//! Models as AWS publishes them: the crates made of each compile, and its own tests of its endpoint rules pass.
//!
//! Those tests are older than the dual-stack hosts of the isolated partitions, which they expect not to exist;
//! `partitions.json` states AWS's partitions of their day.
//!
//! The models lie in `../shared/conformance/upstream` beside the project, or where `CONFORMANCE` says. Without them there
//! is nothing to test, and the test fails saying so.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use restjson_codegen::render::Cases;
use restjson_codegen::settings::{Runtime, Settings};
use restjson_codegen::{Inputs, emit, generate_tests};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn models() -> Vec<PathBuf> {
    let conformance =
        std::env::var_os("CONFORMANCE").map_or_else(|| root().join("../shared/conformance"), PathBuf::from);
    let folder = conformance.join("upstream");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| {
        panic!("{}: {error}: the published models are not there, so nothing is tested", folder.display())
    });
    let mut models: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    models.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    models.sort();
    models
}

/// What the names of a model's packages begin with. In the folder of build results, which all share, packages of one name
/// would be taken for each other.
fn prefix(model: &Path) -> String {
    format!("published-{}", model.file_stem().unwrap().to_str().unwrap())
}

/// Generates the crates of one model as a workspace, and a program of the tests of its endpoint rules.
fn generate_into(model: &Path, workspace: &Path) {
    let display = |path: PathBuf| path.to_str().unwrap().to_owned();
    let mut settings =
        Settings::defaults(Runtime::Path { path: display(root().join("crates/runtime")), version: None });
    settings.crates.prefix = Some(prefix(model));
    settings.leave_out_event_streams = true;
    let text = fs::read(model).unwrap();
    let harness = display(root().join("tests/protocol"));
    let cases = Cases { sides: &[], endpoints: true, harness: &harness };
    let generated = generate_tests(Inputs { model: &text, settings: &settings }, cases)
        .unwrap_or_else(|failure| panic!("{}: {failure}", model.display()));
    let files = emit::format(generated.files).unwrap_or_else(|error| panic!("{}: {error}", model.display()));
    fs::create_dir_all(workspace).unwrap();
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"types\", \"operations\", \"client\", \"tests\"]\n";
    fs::write(workspace.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root().join("Cargo.lock"), workspace.join("Cargo.lock")).unwrap();
    emit::sync(&files, workspace, emit::Mode::Write).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn published_models_generate_compile_and_find_their_endpoints() {
    let models = models();
    assert!(!models.is_empty(), "there is no model");
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("upstream");
    let mut failures = Vec::new();
    for model in models {
        let workspace = place.join(model.file_stem().unwrap());
        generate_into(&model, &workspace);
        let output = Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--package", &format!("{}-client-tests", prefix(&model))])
            .env("CARGO_TARGET_DIR", place.join("target"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUSTFLAGS", "-D warnings")
            .env("SMITHY_CLIENT_SDK_CUSTOM_PARTITION", root().join("tests/models/partitions.json"))
            .current_dir(&workspace)
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        println!("{}: {}", model.display(), text(&output.stdout).lines().last().unwrap_or_default());
        if !output.status.success() {
            failures.push(format!("{}\n{}{}", model.display(), text(&output.stdout), text(&output.stderr)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
