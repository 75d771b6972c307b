//! Running programs: what they print, and how much CPU time they and their children take.

use std::io;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// The result of something that may fail, with the reason as it stands in the table.
pub(super) type Outcome<T> = Result<T, String>;

/// Says on the standard error what is being done.
pub(super) fn progress(what: &str) {
    eprintln!("bench: {what}");
}

/// Runs a command to its end and returns what it printed.
pub(super) fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| not_started(command, &error))?;
    finished(command, &output)?;
    String::from_utf8(output.stdout).map_err(|_| format!("`{}` printed what is no UTF-8", shown(command)))
}

/// Runs a command to its end and returns the seconds of CPU time that it and its children took.
pub(super) fn cpu_seconds(command: &mut Command) -> Outcome<f64> {
    let before = cpu_of_children()?;
    output(command)?;
    Ok((cpu_of_children()? - before).as_secs_f64())
}

/// Runs a command to its end and returns how long it took.
pub(super) fn duration(command: &mut Command) -> Outcome<Duration> {
    let start = Instant::now();
    output(command)?;
    Ok(start.elapsed())
}

/// The reason why a command cannot be run.
pub(super) fn not_started(command: &Command, error: &io::Error) -> String {
    format!("`{}` cannot be run: {error}", shown(command))
}

fn finished(command: &Command, output: &Output) -> Outcome<()> {
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    // All of it for the person at the screen, the line that matters for the table.
    eprintln!("{}", said.trim_end());
    let line = said.lines().find(|line| line.to_lowercase().starts_with("error")).unwrap_or("its reason is above");
    Err(format!("`{}` failed with {}: {line}", shown(command), output.status))
}

/// The command as one would type it, without paths of this machine.
fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or_default();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy());
    let arguments = arguments.filter(|argument| !argument.contains('/'));
    std::iter::once(program.to_string_lossy()).chain(arguments).collect::<Vec<_>>().join(" ")
}

#[cfg(unix)]
fn cpu_of_children() -> Outcome<Duration> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| format!("CPU time of children: {error}"))?;
    let microseconds = (usage.user_time() + usage.system_time()).num_microseconds();
    u64::try_from(microseconds).map(Duration::from_micros).map_err(|_| "CPU time of children is negative".into())
}

#[cfg(not(unix))]
fn cpu_of_children() -> Outcome<Duration> {
    Err("the CPU time of children is known on Unix only".into())
}
