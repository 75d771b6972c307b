//! The command line: what may be asked, and how it is explained.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use crate::{Failure, bench, protocol_tests};

pub(crate) mod adopt;
pub(crate) mod changelog;
pub(crate) mod diff;

const HELP: &str = "\
The maintainers' commands of this workspace.

usage: cargo xtask <command> [options]

commands:
  demo              generate the crates, start the local service and send messages through it
  generate          write the crates `types`, `operations` and `client` from a model
  protocol-tests    run the protocol tests of a model against the crates made from it
  bench             weigh the client against the official crate
  diff              what changed from one model to another, and what that breaks
  changelog         write what each revision changed, and check the crates' version by it
  adopt             take up a newer model as AWS publishes it

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
  --operations A,B operations to generate, with the shapes that they need, by name or shape id; may be repeated. Takes the
                   place of `operations` in the configuration (default: all)
  --leave-out-event-streams
                   leave out operations with event streams, which else are errors
  --dump STAGE     write nothing; print what the model is and becomes: json (its text), ast (as read), model (resolved),
                   ir (as Rust will say it), files (before rustfmt)
  --help           print this

The three folders are generated whole, and with [protobuf] in the configuration a fourth with `.proto` files. Files in them
that the generator made and no longer makes are removed; any other file there is an error, and nothing is changed.

Field numbers in protobuf are pinned in field-numbers.json beside the configuration. It is read whatever is generated, and
written only where a model's file is generated into its own place: that of the workspace, or --out with --config.

exit codes: 0 done or up to date, 1 stale or something wrong with the inputs, 2 something wrong with the arguments
";

const DEMO_HELP: &str = "\
Generates the crates, builds the client and the local service, and sends a text and a template message, whose statuses it
prints as they arrive. Needs no account, and nothing of the network but what cargo fetches.

usage: cargo xtask demo [options]

options:
  --help           print this

exit codes: 0 done, 1 something went wrong, 2 something wrong with the arguments
";

const BENCH_HELP: &str = "\
Weighs the client against the official crate and against what a call costs by hand, side by side in one run: builds,
calls, loads, the generator. Prints one table with each budget, what must be and what is aimed at.

usage: cargo xtask bench [options]

options:
  --quick          one pair of builds, fewer calls: every row, with less confidence
  --pairs N        pairs of clean builds, of which the median ratio counts (default: 5, with --quick 1)
  --counts         only what is the same on every machine: crates, binary size, lines, allocations
  --write FILE     write the table there too, with machine and versions
  --help           print this

Everything is built below the folder bench of the target folder. A full run takes about an hour on two cores. Needs strip
and valgrind; a row that cannot be measured says why and does not pass.

exit codes: 0 every must is met, 1 a must is missed or not measured, 2 something wrong with the arguments
";

/// What was asked for.
#[derive(Debug)]
pub(crate) enum Command {
    /// An explanation.
    Help(&'static str),
    /// The crates, and messages sent through them.
    Demo,
    /// The three crates.
    Generate(Request),
    /// The protocol tests of a model.
    ProtocolTests(protocol_tests::Request),
    /// The table of budgets.
    Bench(bench::Options),
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
    /// The operations that are wanted, if not those of the settings.
    pub(crate) operations: Option<Vec<String>>,
    /// Whether operations with event streams are left out.
    pub(crate) leave_out_event_streams: bool,
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
    /// The files before rustfmt.
    Files,
}

/// Reads the command line.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Failure> {
    match parser.next().map_err(usage)? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help(HELP)),
        Some(Arg::Value(name)) if name == "help" => Ok(Command::Help(HELP)),
        Some(Arg::Value(name)) if name == "demo" => parse_demo(parser),
        Some(Arg::Value(name)) if name == "generate" => parse_generate(parser),
        Some(Arg::Value(name)) if name == "protocol-tests" => protocol_tests::parse(parser),
        Some(Arg::Value(name)) if name == "bench" => parse_bench(parser),
        Some(Arg::Value(name)) if name == "diff" => diff::parse(parser),
        Some(Arg::Value(name)) if name == "changelog" => changelog::parse(parser),
        Some(Arg::Value(name)) if name == "adopt" => adopt::parse(parser),
        Some(Arg::Value(name)) => Err(Failure::Usage(format!("`{}` is not a command", name.display()))),
        Some(other) => Err(usage(other.unexpected())),
    }
}

fn parse_demo(mut parser: Parser) -> Result<Command, Failure> {
    match parser.next().map_err(usage)? {
        None => Ok(Command::Demo),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help(DEMO_HELP)),
        Some(other) => Err(usage(other.unexpected())),
    }
}

fn parse_generate(mut parser: Parser) -> Result<Command, Failure> {
    let (mut model, mut config, mut out, mut operations, mut action) = (None, None, None, None, None);
    let mut leave_out_event_streams = false;
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Long("model") => once(&mut model, "--model", parser.value().map_err(usage)?)?,
            Arg::Long("config") => once(&mut config, "--config", parser.value().map_err(usage)?.into())?,
            Arg::Long("out") => once(&mut out, "--out", parser.value().map_err(usage)?.into())?,
            Arg::Long("operations") => parse_names(&mut parser, operations.get_or_insert_default())?,
            Arg::Long("check") => once(&mut action, "--check or --dump", Action::Check)?,
            Arg::Long("leave-out-event-streams") => leave_out_event_streams = true,
            Arg::Long("dump") => once(&mut action, "--check or --dump", Action::Dump(parse_stage(&mut parser)?))?,
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(GENERATE_HELP)),
            other => return Err(usage(other.unexpected())),
        }
    }
    let action = action.unwrap_or(Action::Write);
    Ok(Command::Generate(Request { model, config, out, operations, leave_out_event_streams, action }))
}

fn parse_bench(mut parser: Parser) -> Result<Command, Failure> {
    let (mut quick, mut pairs, mut counts, mut write) = (None, None, None, None);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Long("quick") => once(&mut quick, "--quick", ())?,
            Arg::Long("pairs") => once(&mut pairs, "--pairs", parser.value().and_then(|n| n.parse()).map_err(usage)?)?,
            Arg::Long("counts") => once(&mut counts, "--counts", ())?,
            Arg::Long("write") => once(&mut write, "--write", parser.value().map_err(usage)?.into())?,
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(BENCH_HELP)),
            other => return Err(usage(other.unexpected())),
        }
    }
    if pairs == Some(0) {
        return Err(Failure::Usage("`--pairs 0` measures nothing".into()));
    }
    let effort = if quick.is_some() { bench::Effort::Quick } else { bench::Effort::Full };
    Ok(Command::Bench(bench::Options { effort, pairs, counts: counts.is_some(), write }))
}

fn parse_stage(parser: &mut Parser) -> Result<Stage, Failure> {
    let stage = parser.value().and_then(ValueExt::string).map_err(usage)?;
    match stage.as_str() {
        "json" => Ok(Stage::Json),
        "ast" => Ok(Stage::Ast),
        "model" => Ok(Stage::Model),
        "ir" => Ok(Stage::Ir),
        "files" => Ok(Stage::Files),
        other => Err(Failure::Usage(format!("`--dump {other}`: the stages are json, ast, model, ir and files"))),
    }
}

fn parse_names(parser: &mut Parser, names: &mut Vec<String>) -> Result<(), Failure> {
    let list = parser.value().and_then(ValueExt::string).map_err(usage)?;
    for name in list.split(',').map(str::trim) {
        if name.is_empty() {
            return Err(Failure::Usage(format!("`--operations {list}`: there is a name missing")));
        }
        names.push(name.to_owned());
    }
    Ok(())
}

pub(crate) fn once<T>(slot: &mut Option<T>, name: &str, value: T) -> Result<(), Failure> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(Failure::Usage(format!("{name} is given more than once"))),
    }
}

pub(crate) fn usage(error: lexopt::Error) -> Failure {
    Failure::Usage(error.to_string())
}
