//! Generates the crates of a model and a program that checks their laws, and runs it: for our own service, and for the
//! protocol test service of Smithy.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use restjson_codegen::settings::{Runtime, Settings};
use restjson_codegen::{Inputs, analyse, emit, generate, ir};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// What the names of a service's packages begin with. In the folder of build results, which all share, packages of one
/// name would be taken for each other.
fn prefix(id: &str) -> String {
    format!("tested-{}", id.replace(|c: char| !c.is_ascii_alphanumeric(), "-").to_ascii_lowercase())
}

/// The program: a line per operation and direction. A stream has no JSON form to compare.
fn program(service: &ir::Service, model: &Path, id: &str) -> String {
    let [types, operations] = ["types", "operations"].map(|of| format!("{}_{of}", prefix(id).replace('-', "_")));
    let mut text = String::from("fn main() -> std::process::ExitCode {\n");
    let _ = writeln!(text, "    laws::run(include_bytes!({:?}), {id:?}, |laws| {{", model.display().to_string());
    for (position, operation) in service.operations.iter().enumerate() {
        let ir::Operation { wire_name, module, name, .. } = operation;
        let ty = format!("{operations}::operation::{module}::{name}");
        if !operation.input.streaming {
            let router = format!("&{operations}::server::ROUTER");
            let _ = writeln!(text, "        laws.requests::<{ty}>({wire_name:?}, {position}, {router});");
        }
        if !operation.output.streaming {
            let _ = writeln!(text, "        laws.responses::<{ty}>({wire_name:?});");
        }
        for ir::ErrorVariant { ty: structure, name: variant, code, .. } in &operation.errors {
            let variant = format!("{operations}::operation::{module}::{}::{variant}", operation.error);
            let unwrap = format!("|error| match error {{ {variant}(error) => Some(error), _ => None }}");
            let types = format!("{ty}, {types}::error::{structure}");
            let _ = writeln!(text, "        laws.errors::<{types}>({wire_name:?}, {code:?}, {variant}, {unwrap});");
        }
    }
    text.push_str("    })\n}\n");
    text
}

fn manifest(root: &Path, id: &str) -> String {
    let prefix = prefix(id);
    let laws = root.join("tests/laws").display().to_string();
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\"types\", \"operations\", \"client\"]\n\n\
         [package]\nname = \"{prefix}-laws\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nlaws = {{ path = {laws:?} }}\n\
         {prefix}-operations = {{ path = \"operations\", features = [\"server\"] }}\n\
         {prefix}-types = {{ path = \"types\" }}\n"
    )
}

/// Checks the laws, and gives the kinds of places that do not carry every value as it was given.
fn check(model: &Path, id: &str) -> String {
    let root = root();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("laws");
    let workspace = folder.join(prefix(id));
    let text = fs::read(model).unwrap_or_else(|error| panic!("{}: {error}", model.display()));
    let runtime = root.join("crates/runtime").display().to_string();
    let mut settings = Settings::defaults(Runtime::Path { path: runtime, version: None });
    settings.service = Some(id.to_owned());
    settings.crates.prefix = Some(prefix(id));
    settings.server = true;
    settings.leave_out_event_streams = true;
    let inputs = Inputs { model: &text, settings: &settings };
    let (service, _) = analyse(inputs).unwrap_or_else(|problems| panic!("{problems}"));
    let generated = generate(inputs).unwrap_or_else(|failure| panic!("{failure}"));
    let files = emit::format(generated.files).unwrap_or_else(|error| panic!("{error}"));
    emit::sync(&files, &workspace, emit::Mode::Write).unwrap_or_else(|error| panic!("{error}"));
    fs::create_dir_all(workspace.join("src")).unwrap();
    fs::write(workspace.join("src/main.rs"), program(&service, model, id)).unwrap();
    fs::write(workspace.join("Cargo.toml"), manifest(&root, id)).unwrap();
    fs::copy(root.join("Cargo.lock"), workspace.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet"])
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .current_dir(&workspace)
        .output()
        .unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    println!("{id}: {text}");
    assert!(output.status.success(), "{text}");
    let changed = text.lines().find_map(|line| line.strip_prefix("not carried as given: "));
    changed.unwrap_or_default().to_owned()
}

/// Our own service binds nothing to where a value would not arrive as it was given.
#[test]
fn laws_hold_for_our_own_service() {
    let changed = check(&root().join("model/service.json"), "com.amazonaws.socialmessaging#SocialMessaging");
    assert_eq!(changed, "", "the binding of such a place has to be looked at, and named here");
}

/// Smithy's protocol test service lies in `../shared/conformance` beside the project, or where `CONFORMANCE` says.
#[test]
fn laws_hold_for_the_protocol_test_service() {
    let conformance =
        std::env::var_os("CONFORMANCE").map_or_else(|| root().join("../shared/conformance"), PathBuf::from);
    let model = conformance.join("restjson1/RestJson.json");
    let model = model.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", model.display()));
    check(&model, "aws.protocoltests.restjson#RestJson");
}

/// What is bound in one direction is in the body in the other, and where the structure is a member.
#[test]
fn laws_hold_for_structures_that_are_used_both_ways() {
    check(&root().join("tests/laws/both-ways.json"), "com.example#Mirrors");
}
