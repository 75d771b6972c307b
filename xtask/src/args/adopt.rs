//! The arguments of `adopt`.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt};
use restjson_codegen::revision::is_date;

use super::{Command, once, usage};
use crate::Failure;

const HELP: &str = "\
Takes up a newer model as AWS publishes it: merges it into model/service.json, records the revision, and brings crates,
changelog and version up to date. All of it, or nothing.

usage: cargo xtask adopt FILE [options]

FILE is the newer model, a Smithy 2.0 JSON AST. What AWS said last is the newest revision in model/revisions; what only AWS
changed since is taken, what only we changed stays, and where both changed the same part, that is a conflict and nothing is
written. Documentation is ours; shapes and members without any are listed.

options:
  --date DATE         the day of the revision, such as 2026-06-03 (default: today, in UTC)
  --source TEXT       where the model is from, for the record; CI compares a revision whose source is `botocore VERSION`
                      with that release (default: the file's name)
  --keep-docs         take AWS's documentation over where we have none
  --allow-breaking    go on although programs break
  --dry-run           write nothing; show what changes and which files would be written
  --help              print this

An interrupted run leaves everything as it was; what a killed one leaves is undone by the next command.

exit codes: 0 done, 1 something wrong with the inputs or a reason to stop, 2 something wrong with the arguments
";

/// The options of `adopt`.
#[derive(Debug)]
pub(crate) struct Request {
    /// The newer model.
    pub(crate) file: OsString,
    /// The revision's day, if not today.
    pub(crate) date: Option<String>,
    /// Where the model is from, if more is to be said than the file's name.
    pub(crate) source: Option<String>,
    /// Whether to take documentation over.
    pub(crate) keep_docs: bool,
    /// Whether programs may break.
    pub(crate) allow_breaking: bool,
    /// Whether to write nothing.
    pub(crate) dry_run: bool,
}

pub(super) fn parse(mut parser: Parser) -> Result<Command, Failure> {
    let (mut file, mut date, mut source) = (None, None, None);
    let (mut keep_docs, mut allow_breaking, mut dry_run) = (None, None, None);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Value(value) => once(&mut file, "FILE", value)?,
            Arg::Long("date") => once(&mut date, "--date", parse_date(&mut parser)?)?,
            Arg::Long("source") => once(&mut source, "--source", text(&mut parser)?)?,
            Arg::Long("keep-docs") => once(&mut keep_docs, "--keep-docs", ())?,
            Arg::Long("allow-breaking") => once(&mut allow_breaking, "--allow-breaking", ())?,
            Arg::Long("dry-run") => once(&mut dry_run, "--dry-run", ())?,
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(HELP)),
            other => return Err(usage(other.unexpected())),
        }
    }
    let Some(file) = file else { return Err(Failure::Usage("adopt takes the newer model: FILE".into())) };
    let [keep_docs, allow_breaking, dry_run] = [keep_docs, allow_breaking, dry_run].map(|flag| flag.is_some());
    Ok(Command::Adopt(Request { file, date, source, keep_docs, allow_breaking, dry_run }))
}

fn text(parser: &mut Parser) -> Result<String, Failure> {
    parser.value().and_then(ValueExt::string).map_err(usage)
}

fn parse_date(parser: &mut Parser) -> Result<String, Failure> {
    let date = text(parser)?;
    if is_date(&date) {
        Ok(date)
    } else {
        Err(Failure::Usage(format!("`--date {date}`: a date is such as 2026-06-03")))
    }
}
