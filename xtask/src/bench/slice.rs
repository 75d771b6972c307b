//! A slice with one operation: what its crates cost to build, against the full set's.

use std::fs;
use std::path::Path;

use super::Options;
use super::builds::{rebuild, remove};
use super::generator::Generator;
use super::measure::Measure;
use super::peer::{Peer, Place, cargo};
use super::process::{self, Outcome, progress};
use super::record::Record;
use super::statistics::Samples;

/// The generated crates; the runtime is the same for both.
const GENERATED: [&str; 3] = ["socialmessaging-types", "socialmessaging-operations", "socialmessaging-client"];

/// Measures the slice.
pub(super) fn measure(place: &Place, options: &Options, generator: &Generator, record: &mut Record) -> Outcome<()> {
    let folder = place.scratch.join("slice");
    remove(&folder)?;
    let out = folder.to_string_lossy();
    process::output(&mut generator.command(&["--operations", "SendWhatsAppMessage", "--out", &out]))?;
    let program = folder.join("program");
    write_program(place, &program).map_err(|error| format!("{}: {error}", program.display()))?;
    // Both have everything below the generated crates.
    let target = place.target(Peer::Ours);
    process::output(&mut cargo(&program, &target, &["build", "--release"]))?;
    process::output(&mut place.cargo(Peer::Ours, &["build", "--release", "--bin", "send"]))?;
    let mut samples = Samples::default();
    for pair in 1..=options.pairs() {
        progress(&format!("send-only slice, {pair} of {}", options.pairs()));
        samples.push(Peer::Official, rebuild(&place.package(Peer::Ours), &target, &GENERATED)?);
        samples.push(Peer::Ours, rebuild(&program, &target, &GENERATED)?);
    }
    let figures = samples.figures().ok_or("nothing was built")?;
    let note = "send-only slice: the column `official` is our full set, the column `ours` the slice";
    record.keep(Measure::Slice, figures.noted(note.into()));
    Ok(())
}

/// The send program on the slice, with the versions of the full set's dependencies.
fn write_program(place: &Place, program: &Path) -> std::io::Result<()> {
    let source = place.root.join("bench/client/src/send.rs");
    fs::create_dir_all(program)?;
    fs::write(program.join("Cargo.toml"), manifest(&source.to_string_lossy().replace('\\', "/")))?;
    fs::copy(place.package(Peer::Ours).join("Cargo.lock"), program.join("Cargo.lock"))?;
    Ok(())
}

fn manifest(source: &str) -> String {
    format!(
        "[package]\nname = \"bench-slice\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [[bin]]\nname = \"send-slice\"\npath = '{source}'\n\n[workspace]\n\n[dependencies]\n\
         aws-sdk-socialmessaging = {{ package = \"socialmessaging-client\", path = \"../client\" }}\n\
         tokio = {{ version = \"1\", features = [\"rt\"] }}\n"
    )
}
