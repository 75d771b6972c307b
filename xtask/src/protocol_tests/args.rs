//! The command line of `protocol-tests`.

use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};
use restjson_codegen::smithy::protocol_test::Side;

use crate::Failure;
use crate::args::{Command, once, usage};

const HELP: &str = "\
Generates crates from a Smithy model and runs the model's HTTP protocol tests against them.

usage: cargo xtask protocol-tests --model FILE --service SHAPE_ID [options]

options:
  --model FILE          the model, a Smithy 2.0 JSON AST
  --service SHAPE_ID    the service whose tests to run
  --side SIDE           client, server or both (default: both)
  --only ID             run this case only, `*` standing for any text; may be repeated
  --help                print this

Crates and tests are generated and built below the target folder. Operations with event streams are left out, which a
warning says. Every case that fails is printed with what was expected and what was found; the last line counts.

exit codes: 0 all passed, 1 a case failed or the model cannot be generated or compiled, 2 something wrong with the arguments
";

/// What to test.
#[derive(Debug)]
pub(crate) struct Request {
    /// The model.
    pub(crate) model: PathBuf,
    /// The service's absolute shape id.
    pub(crate) service: String,
    /// The sides whose cases run.
    pub(crate) sides: Vec<Side>,
    /// The cases that run; all where empty.
    pub(crate) only: Vec<String>,
}

/// Reads the rest of the command line.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Failure> {
    let (mut model, mut service, mut sides, mut only) = (None, None, None, Vec::new());
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Long("model") => once(&mut model, "--model", parser.value().map_err(usage)?.into())?,
            Arg::Long("service") => once(&mut service, "--service", text(&mut parser)?)?,
            Arg::Long("side") => once(&mut sides, "--side", parse_side(&text(&mut parser)?)?)?,
            Arg::Long("only") => only.push(text(&mut parser)?),
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(HELP)),
            other => return Err(usage(other.unexpected())),
        }
    }
    let missing = |option: &str| Failure::Usage(format!("protocol-tests needs {option}"));
    Ok(Command::ProtocolTests(Request {
        model: model.ok_or_else(|| missing("--model"))?,
        service: service.ok_or_else(|| missing("--service"))?,
        sides: sides.unwrap_or_else(|| vec![Side::Client, Side::Server]),
        only,
    }))
}

fn text(parser: &mut Parser) -> Result<String, Failure> {
    parser.value().and_then(ValueExt::string).map_err(usage)
}

fn parse_side(side: &str) -> Result<Vec<Side>, Failure> {
    match side {
        "client" => Ok(vec![Side::Client]),
        "server" => Ok(vec![Side::Server]),
        "both" => Ok(vec![Side::Client, Side::Server]),
        other => Err(Failure::Usage(format!("`--side {other}`: the sides are client, server and both"))),
    }
}
