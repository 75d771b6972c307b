//! The command line: what may be asked, and how it is explained.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use crate::Failure;

pub(crate) mod adopt;
pub(crate) mod changelog;
pub(crate) mod diff;

const HELP: &str = "\
The maintainers' commands of this workspace.

usage: cargo xtask <command> [options]

commands:
  generate    write the crates `types`, `operations` and `client` from a model
  diff        what changed from one model to another, and what that breaks
  changelog   write what each revision changed, and check the crates' version by it
  adopt       take up a newer model as AWS publishes it

`cargo xtask <command> --help` explains a command.
";

const GENERATE_HELP: &str = "\
Writes the crates `types`, `operations` and `client` from a Smithy model of a restJson1 service.

usage: cargo xtask generate [options]

options:
  --check          write nothing; show what would change and exit with 1 if anything would
  --model MODEL    the model: a Smithy 2.0 JSON AST, or the date of a revision in model/revisions, or `git:REV` for
                   model/service.json as a commit has it (default: model/service.json)
  --config FILE    package names, renames and options (default: model/codegen.toml if the model has its service;
                   otherwise the model's only service, named after it)
  --out DIR        where the three folders stand or will stand (default: crates; required for revisions, commits, and
                   unless the default configuration is in use)
  --dump STAGE     write nothing; print what the model is and becomes: json (its text), ast (as read), model (resolved),
                   ir (as Rust will say it)
  --help           print this

The three folders are generated whole. Files in them that the generator made and no longer makes are removed; any other
file there is an error, and nothing is changed.

exit codes: 0 done or up to date, 1 stale or something wrong with the inputs, 2 something wrong with the arguments
";

/// What was asked for.
#[derive(Debug)]
pub(crate) enum Command {
    /// An explanation.
    Help(&'static str),
    /// The three crates.
    Generate(Request),
    /// What changed between two models.
    Diff(diff::Request),
    /// What each revision changed.
    Changelog(changelog::Action),
    /// A newer model.
    Adopt(adopt::Request),
}

/// The options of `generate`.
#[derive(Debug)]
pub(crate) struct Request {
    /// The model, if not the workspace's.
    pub(crate) model: Option<OsString>,
    /// The settings, if not the workspace's.
    pub(crate) config: Option<PathBuf>,
    /// Where the crates go, if not the workspace's `crates`.
    pub(crate) out: Option<PathBuf>,
    /// What to do with them.
    pub(crate) action: Action,
}

/// What `generate` does with its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Bring it to disk.
    Write,
    /// Compare it with the disk.
    Check,
    /// Print a stage before it.
    Dump(Stage),
}

/// A stage of the generation that can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The model's text.
    Json,
    /// The model as read.
    Ast,
    /// The model resolved.
    Model,
    /// What Rust will say.
    Ir,
}

/// Reads the command line.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Failure> {
    match parser.next().map_err(usage)? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help(HELP)),
        Some(Arg::Value(name)) if name == "help" => Ok(Command::Help(HELP)),
        Some(Arg::Value(name)) if name == "generate" => parse_generate(parser),
        Some(Arg::Value(name)) if name == "diff" => diff::parse(parser),
        Some(Arg::Value(name)) if name == "changelog" => changelog::parse(parser),
        Some(Arg::Value(name)) if name == "adopt" => adopt::parse(parser),
        Some(Arg::Value(name)) => Err(Failure::Usage(format!("`{}` is not a command", name.display()))),
        Some(other) => Err(usage(other.unexpected())),
    }
}

fn parse_generate(mut parser: Parser) -> Result<Command, Failure> {
    let (mut model, mut config, mut out, mut action) = (None, None, None, None);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Long("model") => once(&mut model, "--model", parser.value().map_err(usage)?)?,
            Arg::Long("config") => once(&mut config, "--config", parser.value().map_err(usage)?.into())?,
            Arg::Long("out") => once(&mut out, "--out", parser.value().map_err(usage)?.into())?,
            Arg::Long("check") => once(&mut action, "--check or --dump", Action::Check)?,
            Arg::Long("dump") => once(&mut action, "--check or --dump", Action::Dump(parse_stage(&mut parser)?))?,
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(GENERATE_HELP)),
            other => return Err(usage(other.unexpected())),
        }
    }
    let action = action.unwrap_or(Action::Write);
    Ok(Command::Generate(Request { model, config, out, action }))
}

fn parse_stage(parser: &mut Parser) -> Result<Stage, Failure> {
    let stage = parser.value().and_then(ValueExt::string).map_err(usage)?;
    match stage.as_str() {
        "json" => Ok(Stage::Json),
        "ast" => Ok(Stage::Ast),
        "model" => Ok(Stage::Model),
        "ir" => Ok(Stage::Ir),
        other => Err(Failure::Usage(format!("`--dump {other}`: the stages are json, ast, model and ir"))),
    }
}

fn once<T>(slot: &mut Option<T>, name: &str, value: T) -> Result<(), Failure> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(Failure::Usage(format!("{name} is given more than once"))),
    }
}

fn usage(error: lexopt::Error) -> Failure {
    Failure::Usage(error.to_string())
}
