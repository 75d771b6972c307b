//! The one place that calls the generator.

use std::path::Path;

use restjson_codegen::diagnostic::Diagnostics;
use restjson_codegen::emit::transaction::Changes;
use restjson_codegen::protobuf::Numbers;
use restjson_codegen::{Generated, Inputs, emit, smithy};

use crate::args::Stage;
use crate::{Failure, place};

fn inputs(inputs: &place::Inputs) -> Inputs<'_> {
    Inputs { model: &inputs.model, settings: &inputs.settings }
}

/// Runs the generator.
pub(crate) fn generate(read: &place::Inputs) -> Result<Generated, Failure> {
    restjson_codegen::generate(inputs(read)).map_err(|failure| failed(read, &failure.to_string()))
}

/// Runs the generator on a model and settings that no file has yet, and says which files of `crates` change by it, and what
/// the pinned numbers are then.
pub(crate) fn changes(inputs: Inputs<'_>, name: &str, crates: &Path) -> Result<(Changes, Option<Numbers>), Failure> {
    let generated = restjson_codegen::generate(inputs);
    let generated = generated.map_err(|failure| Failure::Input(format!("{name}: nothing was written\n{failure}")))?;
    let failed = |error: &dyn std::fmt::Display| Failure::Input(format!("error: {error}"));
    let files = emit::format(generated.files).map_err(|error| failed(&error))?;
    let report = emit::sync(&files, crates, emit::Mode::Check).map_err(|error| failed(&error))?;
    let written = report.created.iter().chain(&report.changed);
    let written = written.map(|path| (path.clone(), files.get(path).map(str::to_owned)));
    let changes = written.chain(report.removed.iter().map(|path| (path.clone(), None))).collect();
    Ok((changes, generated.numbers))
}

/// Prints a stage.
pub(crate) fn dump(read: &place::Inputs, stage: Stage) -> Result<String, Failure> {
    let problems = |problems: Diagnostics| failed(read, &problems.to_string());
    match stage {
        Stage::Json => Ok(String::from_utf8_lossy(&read.model).into_owned()),
        Stage::Ast => {
            let mut diagnostics = Diagnostics::new();
            let ast = smithy::ast::parse(&read.model, &mut diagnostics);
            ast.map(|ast| format!("{ast:#?}\n")).ok_or_else(|| problems(diagnostics))
        }
        Stage::Model => {
            restjson_codegen::facts(inputs(read)).map(|(facts, _)| format!("{facts:#?}\n")).map_err(problems)
        }
        Stage::Ir => {
            restjson_codegen::analyse(inputs(read)).map(|(service, _)| format!("{service:#?}\n")).map_err(problems)
        }
        Stage::Files => Ok(generate(read)?.files.iter().map(|(path, text)| format!("==> {path}\n{text}\n")).collect()),
    }
}

/// Says first which file the problems are in.
fn failed(read: &place::Inputs, problems: &str) -> Failure {
    Failure::Input(format!("{}: nothing was generated\n{}", read.model_name, problems.trim_end()))
}
