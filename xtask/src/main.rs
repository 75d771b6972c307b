//! `cargo xtask`: the maintainers' commands. Arguments and dispatch; the work is done by libraries.

mod adopt;
mod args;
mod bench;
mod changelog;
mod demo;
mod diff;
mod generate;
mod interrupt;
mod model;
mod numbers;
mod pipeline;
mod place;
mod protocol_tests;
mod version;
mod workspace;

use std::process::ExitCode;

use args::Command;

/// How a run ended, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Done, and everything is as it should be.
    Fine = 0,
    /// The generated crates are stale, or the inputs are at fault.
    Stale = 1,
    /// The arguments make no sense.
    Usage = 2,
}

/// Why a run ended early.
#[derive(Debug)]
enum Failure {
    /// The arguments make no sense; what is wrong with them.
    Usage(String),
    /// The inputs or the disk are at fault; what to print.
    Input(String),
}

fn main() -> ExitCode {
    let outcome = args::parse(lexopt::Parser::from_env()).and_then(run);
    let outcome = outcome.unwrap_or_else(|failure| match failure {
        Failure::Usage(message) => {
            eprintln!("error: {message}\n  help: `cargo xtask --help` lists commands and options");
            Outcome::Usage
        }
        Failure::Input(message) => {
            eprintln!("{}", message.trim_end());
            Outcome::Stale
        }
    });
    ExitCode::from(outcome as u8)
}

fn run(command: Command) -> Result<Outcome, Failure> {
    if let Command::Help(text) = command {
        print!("{text}");
        return Ok(Outcome::Fine);
    }
    place::recover()?;
    match command {
        Command::Help(_) => Ok(Outcome::Fine),
        Command::Demo => demo::run(),
        Command::Generate(request) => generate::run(&request),
        Command::ProtocolTests(request) => protocol_tests::run(&request),
        Command::Bench(options) => bench::run(&options),
        Command::Diff(request) => diff::run(&request),
        Command::Changelog(action) => changelog::run(action),
        Command::Adopt(request) => adopt::run(&request),
    }
}
