//! The one place that calls the generator.

use restjson_codegen::diagnostic::Diagnostics;
use restjson_codegen::{Generated, Inputs, smithy};

use crate::args::Stage;
use crate::{Failure, place};

fn inputs(inputs: &place::Inputs) -> Inputs<'_> {
    Inputs { model: &inputs.model, settings: &inputs.settings }
}

/// Runs the generator.
pub(crate) fn generate(read: &place::Inputs) -> Result<Generated, Failure> {
    restjson_codegen::generate(inputs(read)).map_err(|failure| failed(read, &failure.to_string()))
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
