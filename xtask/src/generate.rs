//! `cargo xtask generate`: reads the inputs, calls the generator, brings the result to disk and says what happened.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use restjson_codegen::Generated;
use restjson_codegen::emit::{self, Mode, Report};
use restjson_codegen::protobuf::Numbers;

use crate::args::{Action, Request};
use crate::pipeline;
use crate::{Failure, Outcome, place};

/// Runs the command.
pub(crate) fn run(request: &Request) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let inputs = place::read(request)?;
    let mode = match request.action {
        Action::Dump(stage) => {
            print!("{}", pipeline::dump(&inputs, stage)?);
            return Ok(Outcome::Fine);
        }
        Action::Write => Mode::Write,
        Action::Check => Mode::Check,
    };
    let Some(out) = &inputs.out else {
        let message = "--out is needed: the workspace's own crates are of another model";
        return Err(Failure::Usage(message.into()));
    };
    let generated = pipeline::generate(&inputs)?;
    if !generated.warnings.is_empty() {
        eprintln!("{}", generated.warnings.to_string().trim_end());
    }
    let made = made(&generated);
    let files = emit::format(generated.files).map_err(|error| Failure::Input(format!("error: {error}")))?;
    let kept = keep(&inputs, generated.numbers.as_ref(), mode)?;
    let report = emit::sync(&files, out, mode).map_err(|error| Failure::Input(format!("error: {error}")))?;
    print!("{}{}", kept.text, report.text);
    println!("{}", summarize(&made, &report, mode, out, start.elapsed()));
    for path in kept.created.iter().chain(&kept.changed) {
        println!("{path}: {}", if mode == Mode::Write { "written" } else { "to write" });
    }
    if mode == Mode::Check && !(report.is_fresh() && kept.is_fresh()) {
        eprintln!("error: the generated crates are stale\n  help: {}", remedy(request));
        return Ok(Outcome::Stale);
    }
    Ok(Outcome::Fine)
}

/// Brings the pinned numbers to disk, before anything is made with them.
fn keep(inputs: &place::Inputs, numbers: Option<&Numbers>, mode: Mode) -> Result<Report, Failure> {
    let Some((path, numbers)) = inputs.numbers.as_ref().zip(numbers) else { return Ok(Report::default()) };
    let report = emit::keep(path, &place::shown(path), &numbers.print(), mode);
    report.map_err(|error| Failure::Input(format!("error: {error}")))
}

/// What was made, in numbers.
fn made(generated: &Generated) -> String {
    let Generated { operations, available, shapes, .. } = generated;
    let of = if operations == available { String::new() } else { format!(" of {available}") };
    format!("{operations}{of} operations, {shapes} shapes")
}

fn summarize(made: &str, report: &Report, mode: Mode, out: &Path, took: Duration) -> String {
    let (to_write, to_remove) = match mode {
        Mode::Write => ("written", "removed"),
        Mode::Check | Mode::Print => ("to write", "to remove"),
    };
    format!(
        "{}: {made}; files: {} {to_write}, {} unchanged, {} {to_remove}; {} ms",
        place::shown(out),
        report.written(),
        report.unchanged.len(),
        report.removed.len(),
        took.as_millis()
    )
}

/// The command that brings the crates up to date.
fn remedy(request: &Request) -> String {
    let mut command = "cargo xtask generate".to_owned();
    let path = |path: &Option<PathBuf>| path.clone().map(PathBuf::into_os_string);
    let options =
        [("--model", request.model.clone()), ("--config", path(&request.config)), ("--out", path(&request.out))];
    for (option, value) in options {
        if let Some(value) = value {
            command.push_str(&format!(" {option} {}", value.display()));
        }
    }
    if let Some(operations) = &request.operations {
        command.push_str(&format!(" --operations {}", operations.join(",")));
    }
    command
}
