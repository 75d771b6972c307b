//! The arguments of `diff`.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use super::{Command, once, usage};
use crate::Failure;

const HELP: &str = "\
Compares two models: what is new for those who call the service, then every change with what it breaks.

usage: cargo xtask diff OLD NEW [options]

OLD and NEW are models: files, Smithy JSON ASTs; dates of revisions in model/revisions; or `git:REV` for
model/service.json as a commit has it.

options:
  --format FORMAT  text (default), markdown or json
  --fail-on WHAT   exit with 1 where the changes are breaking: `breaking` asks the Rust verdict (major), and Smithy's
                   where a model cannot be generated; `smithy-breaking` asks Smithy's (DANGER or ERROR);
                   `protobuf-breaking` asks that of protobuf
  --config FILE    package names, renames and options for both (default: model/codegen.toml if the model has its service)
  --help           print this

Each change has three verdicts. Smithy's is that of its own diff, by rule and severity. Rust's says what becomes of the
generated public API: major (a program may no longer compile), minor (it grows), patch (it is the same; what travels or
what readers are told is not) or none. Protobuf's says how those fare who read what was written by the other model:
breaking (bytes are read wrongly, or not at all), conditional (programs that were built before refuse some of it),
compatible (each reads the other) or none. Changes of documentation are counted; `--format json` lists them too.

exit codes: 0 done, 1 something wrong with the inputs or what --fail-on asks for, 2 something wrong with the arguments
";

/// The options of `diff`.
#[derive(Debug)]
pub(crate) struct Request {
    /// The model before.
    pub(crate) old: OsString,
    /// The model after.
    pub(crate) new: OsString,
    /// The settings, if not the workspace's.
    pub(crate) config: Option<PathBuf>,
    /// How to print it.
    pub(crate) format: Format,
    /// What to fail on.
    pub(crate) fail_on: Option<FailOn>,
}

/// How a diff is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For a terminal.
    Text,
    /// For a pull request.
    Markdown,
    /// For programs.
    Json,
}

/// What makes `diff` fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailOn {
    /// Programs in Rust break.
    Breaking,
    /// Smithy says so.
    SmithyBreaking,
    /// Bytes in protobuf are read wrongly, or not at all.
    ProtobufBreaking,
}

pub(super) fn parse(mut parser: Parser) -> Result<Command, Failure> {
    let (mut models, mut config, mut format, mut fail_on) = (Vec::new(), None, None, None);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Value(model) if models.len() < 2 => models.push(model),
            Arg::Long("config") => once(&mut config, "--config", parser.value().map_err(usage)?.into())?,
            Arg::Long("format") => once(&mut format, "--format", parse_format(&mut parser)?)?,
            Arg::Long("fail-on") => once(&mut fail_on, "--fail-on", parse_fail_on(&mut parser)?)?,
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(HELP)),
            other => return Err(usage(other.unexpected())),
        }
    }
    let mut models = models.into_iter();
    let (Some(old), Some(new)) = (models.next(), models.next()) else {
        return Err(Failure::Usage("diff takes two models: OLD and NEW".into()));
    };
    Ok(Command::Diff(Request { old, new, config, format: format.unwrap_or(Format::Text), fail_on }))
}

fn parse_format(parser: &mut Parser) -> Result<Format, Failure> {
    match parser.value().and_then(ValueExt::string).map_err(usage)?.as_str() {
        "text" => Ok(Format::Text),
        "markdown" => Ok(Format::Markdown),
        "json" => Ok(Format::Json),
        other => Err(Failure::Usage(format!("`--format {other}`: the formats are text, markdown and json"))),
    }
}

fn parse_fail_on(parser: &mut Parser) -> Result<FailOn, Failure> {
    match parser.value().and_then(ValueExt::string).map_err(usage)?.as_str() {
        "breaking" => Ok(FailOn::Breaking),
        "smithy-breaking" => Ok(FailOn::SmithyBreaking),
        "protobuf-breaking" => Ok(FailOn::ProtobufBreaking),
        other => {
            let takes = "it takes breaking, smithy-breaking or protobuf-breaking";
            Err(Failure::Usage(format!("`--fail-on {other}`: {takes}")))
        }
    }
}
