//! Prints size and speed of messages in protobuf as a ratio to JSON. Exits with 1 where one is not smaller. Time is for
//! people to read: it differs from run to run, and more so on a machine with other work.
//!
//! Rounds of both alternate, so that what else the machine does meets both; the ratio of times is the median of the rounds'.

use std::process::ExitCode;
use std::time::Instant;

use bench_protobuf::{Work, samples};

/// Rounds of each way.
const ROUNDS: usize = 101;

/// How often a value is written or read in a round.
const TIMES: usize = 100;

fn main() -> ExitCode {
    let samples = match samples() {
        Ok(samples) => samples,
        Err(error) => {
            eprintln!("the samples cannot be made: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!("protobuf against serde_json: ratios, less is better");
    let mut all_smaller = true;
    for sample in &samples {
        let (ours, theirs) = (sample.protobuf, sample.json);
        let size = ours as f64 / theirs as f64;
        let write = ratio(&sample.write_protobuf, &sample.write_json);
        let read = ratio(&sample.read_protobuf, &sample.read_json);
        println!("{}: size {ours} to {theirs} = {size:.2}, write {write:.2}, read {read:.2}", sample.name);
        all_smaller &= ours < theirs;
    }
    if all_smaller { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn ratio(ours: &Work, theirs: &Work) -> f64 {
    let seconds = |work: &Work| {
        let start = Instant::now();
        (0..TIMES).for_each(|_| work());
        start.elapsed().as_secs_f64()
    };
    let mut ratios: Vec<f64> = (0..ROUNDS).map(|_| seconds(ours) / seconds(theirs)).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ROUNDS / 2]
}
