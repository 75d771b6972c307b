//! The generator itself: how long a cold process takes, and whether its cost is in proportion to the model.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::budget::SIZES;
use super::builds::remove;
use super::measure::Measure;
use super::peer::{Place, cargo};
use super::process::{self, Outcome, progress};
use super::record::Record;
use super::statistics::{Figures, median};
use super::{Options, synthetic};

/// A release build of this program.
#[derive(Debug)]
pub(super) struct Generator {
    root: PathBuf,
    program: PathBuf,
}

impl Generator {
    /// Builds it.
    pub(super) fn build(place: &Place) -> Outcome<Self> {
        progress("release build of xtask");
        let target = place.scratch.join("xtask");
        process::output(&mut cargo(&place.root, &target, &["build", "--release", "--package", "xtask"]))?;
        let program = target.join("release").join(format!("xtask{}", std::env::consts::EXE_SUFFIX));
        Ok(Self { root: place.root.clone(), program })
    }

    /// `xtask generate` with options, in the workspace.
    pub(super) fn command(&self, options: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(&self.root).arg("generate").args(options);
        command
    }
}

/// Measures it.
pub(super) fn measure(place: &Place, options: &Options, generator: &Generator, record: &mut Record) -> Outcome<()> {
    let out = place.scratch.join("generated");
    let out_text = out.to_string_lossy();
    let (mut plain, mut formatted) = (Vec::new(), Vec::new());
    progress("generator, cold processes");
    for _ in 0..options.bursts() {
        plain.push(process::duration(&mut generator.command(&["--dump", "files"]))?);
        remove(&out)?;
        formatted.push(process::duration(&mut generator.command(&["--out", &out_text]))?);
    }
    keep(record, Measure::Generator, plain)?;
    keep(record, Measure::GeneratorWithRustfmt, formatted)?;
    for size in SIZES {
        synthetic_model(place, generator, size, record)?;
    }
    Ok(())
}

fn keep(record: &mut Record, measure: Measure, times: Vec<Duration>) -> Outcome<()> {
    let ours = median(times.into_iter().map(milliseconds).collect()).ok_or("nothing was measured")?;
    record.keep(measure, Figures { ours, ..Figures::default() });
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn synthetic_model(place: &Place, generator: &Generator, size: u32, record: &mut Record) -> Outcome<()> {
    progress(&format!("generator, a model of {size} operations"));
    let path = place.scratch.join(format!("model-{size}.json"));
    fs::write(&path, synthetic::model(size)).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut command = generator.command(&["--dump", "files", "--model"]);
    command.arg(&path).arg("--out").arg(place.scratch.join("unused"));
    let (time, bytes) = time_and_peak(&mut command)?;
    record.keep(Measure::SyntheticTime(size), Figures { ours: milliseconds(time), ..Figures::default() });
    let memory = Figures { ours: bytes as f64 / 1e6, ..Figures::default() };
    let each = (milliseconds(time) / f64::from(size), bytes as f64 / 1e3 / f64::from(size));
    let note =
        format!("generator, {size} operations: {:.3} ms and {:.0} kB per operation, without rustfmt", each.0, each.1);
    record.keep(Measure::SyntheticMemory(size), memory.noted(note));
    Ok(())
}

/// Runs a command: how long it took, and its peak of memory in bytes.
fn time_and_peak(command: &mut Command) -> Outcome<(Duration, u64)> {
    let start = Instant::now();
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = child.map_err(|error| process::not_started(command, &error))?;
    let printed = child.stdout.take();
    // Somebody has to read, or it waits.
    let reader = thread::spawn(move || printed.map(|mut printed| std::io::copy(&mut printed, &mut std::io::sink())));
    let (status, peak) = watch(&mut child).map_err(|error| format!("generator: {error}"))?;
    let time = start.elapsed();
    let _ = reader.join();
    match peak {
        _ if !status.success() => Err(format!("the generator failed on a synthetic model: {status}")),
        Some(peak) => Ok((time, peak)),
        None => Err("the peak of memory is known on Linux only, in /proc".into()),
    }
}

/// Looks at a child again and again until it ends; then it is too late to ask for its memory.
fn watch(child: &mut Child) -> std::io::Result<(ExitStatus, Option<u64>)> {
    let of_child = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = None;
    loop {
        peak = peak.max(peak_memory(&of_child));
        if let Some(status) = child.try_wait()? {
            return Ok((status, peak));
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// The most memory that a process had resident, in bytes.
fn peak_memory(status: &Path) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = peak.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kibibytes * 1024)
}
