//! `cargo xtask diff`: reads two models, compares them and prints what changed.

use std::ffi::OsString;
use std::path::PathBuf;

use restjson_codegen::Inputs;
use restjson_codegen::diff::{self, Diff, Revision, print};

use crate::args::diff::{FailOn, Format, Request};
use crate::args::{self, Action};
use crate::{Failure, Outcome, place};

/// Runs the command.
pub(crate) fn run(request: &Request) -> Result<Outcome, Failure> {
    let (old, new) = (read(&request.old, &request.config)?, read(&request.new, &request.config)?);
    let diff = diff::diff(revision(&old), revision(&new)).map_err(|failure| Failure::Input(failure.to_string()))?;
    match request.format {
        Format::Text => print!("{}", print::text(&diff)),
        Format::Markdown => print!("{}", print::markdown(&diff)),
        Format::Json => println!("{:#}", print::json(&diff)),
    }
    match request.fail_on.and_then(|what| broken(&diff, what)) {
        None => Ok(Outcome::Fine),
        Some(message) => {
            eprintln!("error: {message}");
            Ok(Outcome::Stale)
        }
    }
}

fn broken(diff: &Diff, what: FailOn) -> Option<String> {
    let (is_breaking, whose) = match what {
        FailOn::Breaking => (diff.is_breaking(), "the Rust verdict, or Smithy's in its place, calls it breaking"),
        FailOn::ProtobufBreaking => (diff.is_breaking_for_protobuf(), "it breaks messages in protobuf"),
        FailOn::SmithyBreaking => (diff.is_breaking_for_smithy(), "Smithy calls it breaking"),
    };
    is_breaking.then(|| format!("{} to {}: {whose}", diff.old, diff.new))
}

fn read(model: &OsString, config: &Option<PathBuf>) -> Result<place::Inputs, Failure> {
    place::read(&args::Request {
        model: Some(model.clone()),
        config: config.clone(),
        operations: None,
        // What is not generated can still be compared by Smithy's rules.
        leave_out_event_streams: true,
        out: None,
        action: Action::Check,
    })
}

fn revision(inputs: &place::Inputs) -> Revision<'_> {
    Revision { name: &inputs.model_name, inputs: Inputs { model: &inputs.model, settings: &inputs.settings } }
}
