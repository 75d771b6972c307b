//! Instructions per call, as callgrind counts them, without those of SHA-256.
//!
//! Valgrind shows programs a processor without instructions for SHA, so that hashing would count for more than it costs.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use super::Options;
use super::measure::{Measure, Operation};
use super::peer::{Peer, Place};
use super::process::{self, Outcome, progress};
use super::record::Record;
use super::statistics::Samples;

/// What one run executed.
#[derive(Debug, Default, PartialEq)]
struct Instructions {
    all: u64,
    /// In functions of SHA-256 implementations.
    sha: u64,
}

/// Counts the instructions of every operation.
pub(super) fn measure(place: &Place, options: &Options, record: &mut Record) -> Outcome<()> {
    process::output(Command::new("valgrind").arg("--version"))?;
    for operation in Operation::ALL {
        let mut samples = Samples::default();
        let mut sha = Vec::new();
        for peer in Peer::ALL {
            progress(&format!("instructions of {operation}, {}", peer.name()));
            let calls = options.counted_calls();
            // Start-up, warm-up and shutdown are the same in both runs.
            let (once, twice) = (run(place, peer, operation, calls)?, run(place, peer, operation, calls * 2)?);
            let per_call = |once: u64, twice: u64| twice.saturating_sub(once) as f64 / f64::from(calls);
            let hashing = per_call(once.sha, twice.sha);
            samples.push(peer, per_call(once.all, twice.all) - hashing);
            sha.push(format!("{} {hashing:.0}", peer.name()));
        }
        let figures = samples.figures().ok_or("nothing was counted")?;
        let note = format!("instructions of SHA-256 in a call of {operation}, not in the row: {}", sha.join(", "));
        record.keep(Measure::Instructions(operation), figures.noted(note));
    }
    Ok(())
}

fn run(place: &Place, peer: Peer, operation: Operation, calls: u32) -> Outcome<Instructions> {
    let path = place.scratch.join(format!("callgrind-{}-{}", peer.name(), operation.name()));
    let mut command = Command::new("valgrind");
    command.arg("--tool=callgrind").arg(format!("--callgrind-out-file={}", path.display()));
    command.arg(place.program(peer, "calls")).args([operation.name(), &calls.to_string()]);
    process::output(&mut command)?;
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(&text)
}

/// Adds up the costs that a profile gives to functions themselves.
fn parse(text: &str) -> Outcome<Instructions> {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let mut sum = Instructions::default();
    let (mut in_sha, mut is_call) = (false, false);
    for line in text.lines() {
        if let Some(function) = line.strip_prefix("fn=").or_else(|| line.strip_prefix("cfn=")) {
            // `(12) name` gives a number to a name, `(12)` stands for it from then on.
            let (number, name) = function.split_once(' ').unwrap_or((function, ""));
            if !name.is_empty() {
                names.insert(number, name);
            }
            if line.starts_with("fn=") {
                in_sha = names.get(number).is_some_and(|name| is_sha(name));
            }
        } else if line.starts_with("calls=") {
            is_call = true;
        } else if line.starts_with(|first: char| first.is_ascii_digit() || "+-*".contains(first)) {
            // The line after `calls=` is what the called function cost, which stands with that function.
            if !std::mem::take(&mut is_call) {
                let cost = line.rsplit(' ').next().unwrap_or_default();
                let cost: u64 = cost.parse().map_err(|_| format!("callgrind: `{line}` has no cost"))?;
                sum.all += cost;
                sum.sha += if in_sha { cost } else { 0 };
            }
        }
    }
    let summary = text.lines().find_map(|line| line.strip_prefix("summary: "));
    match summary.and_then(|summary| summary.trim().parse::<u64>().ok()) {
        Some(all) if all == sum.all => Ok(sum),
        Some(all) => Err(format!("callgrind: functions have {} instructions, the summary says {all}", sum.all)),
        None => Err("callgrind: the profile has no summary".into()),
    }
}

/// Functions of the crate sha2, and ring's block function.
fn is_sha(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains("sha2::") || name.contains("sha256")
}

#[cfg(test)]
mod tests {
    use super::{Instructions, parse};

    const PROFILE: &str = "\
# callgrind format
positions: line
events: Ir
summary: 165

ob=(1) /lib/a.so
fl=(1) ???
fn=(1) main
0 10
+3 5
cfn=(2) sha2::sha256::soft::unroll::compress
calls=2 0
* 100
cfn=(3) ring_core_0_17_14__sha256_block_data_order_avx
calls=1 0
0 40

fn=(2)
0 60
-2 40

fn=(3)
0 40

fn=(4) other
0 10
";

    #[test]
    fn costs_of_calls_are_not_counted_twice() {
        assert_eq!(parse(PROFILE), Ok(Instructions { all: 165, sha: 140 }));
    }

    #[test]
    fn a_profile_that_does_not_add_up_is_refused() {
        assert!(parse(&PROFILE.replace("summary: 165", "summary: 166")).unwrap_err().contains("the summary says 166"));
        assert!(parse("").unwrap_err().contains("no summary"));
        assert!(parse("summary: 1\nfn=(1) a\n0 x\n").unwrap_err().contains("`0 x`"));
    }
}
