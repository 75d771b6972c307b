//! The arguments of `changelog`.

use lexopt::{Arg, Parser};

use super::{Command, once, usage};
use crate::Failure;

const HELP: &str = "\
Writes model/CHANGELOG.md: what each recorded revision of the API changed, and which version number that asks for.

usage: cargo xtask changelog [--check | --released]

options:
  --check       write nothing; exit with 1 if the changelog is stale, or if the crates' version in model/codegen.toml is
                lower than what changed since the last release asks for
  --released    first record that the crates were published as they are: from here on changes are counted
                (model/released.json)
  --help        print this

exit codes: 0 done or up to date, 1 stale or something wrong with the inputs, 2 something wrong with the arguments
";

/// What `changelog` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Write it.
    Write,
    /// Compare it with the disk, and the crates' version with what it asks for.
    Check,
    /// Record a release, then write it.
    Released,
}

pub(super) fn parse(mut parser: Parser) -> Result<Command, Failure> {
    let mut action = None;
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Long("check") => once(&mut action, "--check or --released", Action::Check)?,
            Arg::Long("released") => once(&mut action, "--check or --released", Action::Released)?,
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(HELP)),
            other => return Err(usage(other.unexpected())),
        }
    }
    Ok(Command::Changelog(action.unwrap_or(Action::Write)))
}
