//! Builds of the send program in empty target folders: CPU time, and the size of what comes out.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::measure::Measure;
use super::peer::{Peer, Place, cargo};
use super::process::{self, Outcome, cpu_seconds, progress};
use super::record::Record;
use super::statistics::Samples;
use super::{Options, counts};

const BUILD: [&str; 4] = ["build", "--release", "--bin", "send"];

/// Downloads what the builds need, so that no network is in their time.
pub(super) fn fetch(place: &Place) -> Outcome<()> {
    for peer in Peer::ALL {
        progress(&format!("dependencies of {}", peer.name()));
        process::output(&mut place.cargo(peer, &["fetch"]))?;
    }
    Ok(())
}

/// Release builds, checks, and the client's own crates with their dependencies ready.
pub(super) fn clean(place: &Place, options: &Options, record: &mut Record) -> Outcome<()> {
    let (mut release, mut own, mut check) = (Samples::default(), Samples::default(), Samples::default());
    let (mut program, mut parts) = (Samples::default(), String::new());
    let operations = operations(place)?;
    for pair in 1..=options.pairs() {
        for peer in Peer::ALL {
            // The floor is in no ratio: once is enough.
            if peer == Peer::Floor && pair > 1 {
                continue;
            }
            let name = format!("{} ({pair} of {})", peer.name(), options.pairs());
            progress(&format!("clean release build, {name}"));
            remove(&place.target(peer))?;
            release.push(peer, cpu_seconds(&mut place.cargo(peer, &BUILD))?);
            if let Some(operations) = per_operation(peer, operations) {
                progress(&format!("own crates alone, {name}"));
                let (seconds, each) = own_crates(place, peer)?;
                own.push(peer, seconds / operations);
                parts = each;
                program.push(peer, cpu_seconds(&mut place.cargo(peer, &BUILD))?);
            }
            progress(&format!("clean check, {name}"));
            check.push(peer, clean_check(place, peer)?);
        }
    }
    record.keep(Measure::ReleaseBuild, release.figures().ok_or(NOTHING)?);
    let program = program.figures().ok_or(NOTHING)?;
    let note = format!(
        "own crates: {} operations of the official crate, {} of ours; CPU of ours in the last pair: {parts}. The program on \
         top, with what it instantiates and the linking, takes {:.1} CPU s on the official crate and {:.1} on ours",
        operations.0,
        operations.1,
        program.official.unwrap_or_default(),
        program.ours
    );
    record.keep(Measure::OwnCrates, own.figures().ok_or(NOTHING)?.noted(note));
    record.keep(Measure::Check, check.figures().ok_or(NOTHING)?);
    Ok(())
}

const NOTHING: &str = "nothing was built";

/// How many operations the official crate has, and how many ours.
fn operations(place: &Place) -> Outcome<(f64, f64)> {
    let official = counts::operations(&counts::official_source(place)?)?;
    Ok((official, counts::operations(&place.root.join("crates/operations/src"))?))
}

fn per_operation(peer: Peer, (official, ours): (f64, f64)) -> Option<f64> {
    match peer {
        Peer::Official => Some(official),
        Peer::Ours => Some(ours),
        Peer::Floor => None,
    }
}

/// Builds only the packages that are the client, after a full build: the CPU time of all, and of each in words.
fn own_crates(place: &Place, peer: Peer) -> Outcome<(f64, String)> {
    let (package, target) = (place.package(peer), place.target(peer));
    clean_packages(&package, &target, peer.own_crates())?;
    let (mut sum, mut each) = (0.0, Vec::new());
    for name in peer.own_crates() {
        let seconds = cpu_seconds(&mut cargo(&package, &target, &["build", "--release", "-p", name]))?;
        sum += seconds;
        each.push(format!("{name} {seconds:.1} s"));
    }
    Ok((sum, each.join(", ")))
}

fn clean_packages(package: &Path, target: &Path, names: &[&str]) -> Outcome<()> {
    let named = names.iter().flat_map(|name| ["-p", name]);
    process::output(cargo(package, target, &["clean", "--release"]).args(named)).map(drop)
}

/// Builds some packages whose dependencies are built; the last depends on all others.
pub(super) fn rebuild(package: &Path, target: &Path, crates: &[&str]) -> Outcome<f64> {
    let top = crates.last().ok_or(NOTHING)?;
    clean_packages(package, target, crates)?;
    cpu_seconds(&mut cargo(package, target, &["build", "--release", "-p", top]))
}

fn clean_check(place: &Place, peer: Peer) -> Outcome<f64> {
    let target = place.scratch.join(format!("{}-check", peer.name()));
    remove(&target)?;
    let seconds = cpu_seconds(place.cargo(peer, &["check", "--bin", "send"]).env("CARGO_TARGET_DIR", &target))?;
    remove(&target)?;
    Ok(seconds)
}

/// The size of the send program without symbols.
pub(super) fn binary(place: &Place, record: &mut Record) -> Outcome<()> {
    let mut samples = Samples::default();
    for peer in Peer::ALL {
        progress(&format!("send program of {}", peer.name()));
        process::output(&mut place.cargo(peer, &BUILD))?;
        let copy = place.scratch.join(format!("send-{}", peer.name()));
        let failed = |error| format!("{}: {error}", copy.display());
        fs::copy(place.program(peer, "send"), &copy).map_err(failed)?;
        process::output(Command::new("strip").arg(&copy))?;
        samples.push(peer, fs::metadata(&copy).map_err(failed)?.len() as f64 / 1e6);
    }
    record.keep(Measure::Binary, samples.figures().ok_or(NOTHING)?);
    Ok(())
}

/// Removes a folder that may not exist.
pub(super) fn remove(folder: &Path) -> Outcome<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {error}", folder.display())),
        _ => Ok(()),
    }
}
