//! `cargo xtask protocol-tests`: makes crates of a model and a program of the model's protocol tests, and runs it.

mod args;
mod workspace;

pub(crate) use args::{Request, parse};

use std::path::PathBuf;
use std::process::{Command, ExitStatus};

use restjson_codegen::render::Cases;
use restjson_codegen::settings::{Runtime, Settings};
use restjson_codegen::smithy::protocol_test::Side;
use restjson_codegen::{Inputs, emit, generate_tests};

use crate::{Failure, Outcome, place};
use workspace::Workspace;

/// Runs the command.
pub(crate) fn run(request: &Request) -> Result<Outcome, Failure> {
    let workspace = Workspace::find(&request.service)?;
    let package = generate(request, &workspace)?;
    let built = cargo(&workspace, "build", &package).status().map_err(cannot_start)?;
    if !built.success() {
        return Err(Failure::Input(format!("error: the crates of {} do not compile", request.service)));
    }
    // The program's path is cargo's business.
    let mut tests = cargo(&workspace, "run", &package);
    tests.arg("--").args(request.only.iter().flat_map(|id| ["--only", id]));
    Ok(outcome(tests.status().map_err(cannot_start)?))
}

fn outcome(status: ExitStatus) -> Outcome {
    if status.success() { Outcome::Fine } else { Outcome::Stale }
}

fn cannot_start(error: std::io::Error) -> Failure {
    Failure::Input(format!("error: cargo cannot be started: {error}"))
}

/// Writes the crates and the program; gives the program's package.
fn generate(request: &Request, workspace: &Workspace) -> Result<String, Failure> {
    let model = place::read_file(&request.model)?;
    let absolute = |path: PathBuf| path.display().to_string();
    let runtime = Runtime::Path { path: absolute(workspace.root.join("crates/runtime")), version: None };
    let mut settings = Settings::defaults(runtime);
    settings.service = Some(request.service.clone());
    settings.crates.prefix = Some(workspace.prefix.clone());
    settings.leave_out_event_streams = true;
    settings.server = request.sides.contains(&Side::Server);
    let inputs = Inputs { model: &model, settings: &settings };
    let harness = absolute(workspace.root.join("tests/protocol"));
    let cases = Cases { sides: &request.sides, endpoints: request.endpoints, harness: &harness };
    let generated = generate_tests(inputs, cases).map_err(|failure| Failure::Input(failure.to_string()))?;
    if !generated.warnings.is_empty() {
        eprintln!("{}", generated.warnings.to_string().trim_end());
    }
    let failed = |error: &dyn std::fmt::Display| Failure::Input(format!("error: {error}"));
    let files = emit::format(generated.files).map_err(|error| failed(&error))?;
    workspace.prepare().map_err(|error| failed(&error))?;
    emit::sync(&files, &workspace.folder, emit::Mode::Write).map_err(|error| failed(&error))?;
    Ok(format!("{}-client-tests", workspace.prefix))
}

/// Debug information would double the time that linking takes, and nobody debugs these.
fn cargo(workspace: &Workspace, command: &str, package: &str) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([command, "--quiet", "--package", package]);
    cargo.env("CARGO_TARGET_DIR", &workspace.target).env("CARGO_PROFILE_DEV_DEBUG", "0");
    cargo.current_dir(&workspace.folder);
    cargo
}
