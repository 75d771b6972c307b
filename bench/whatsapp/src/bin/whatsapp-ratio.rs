//! Prints time and allocations of typed events as a ratio to plain JSON values. Exits with 1 where typed has more
//! allocations. Time is for people to read: it differs from run to run, and more so on a machine with other work.
//!
//! Rounds of both alternate, so that what else the machine does meets both; the ratio of times is the median of the rounds'.

use std::alloc::System;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use bench_whatsapp::{Bodies, envelope_plain, envelope_typed, sns_plain, sns_typed};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Rounds of each way.
const ROUNDS: usize = 101;

fn main() -> ExitCode {
    let bodies = match Bodies::new() {
        Ok(bodies) => bodies,
        Err(error) => {
            eprintln!("the examples cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!("{} mixed events, typed against serde_json::Value", bodies.sns.len());
    let sns = compare(
        "SNS body",
        &bodies.sns,
        |body| drop(black_box(sns_typed(body))),
        |body| {
            drop(black_box(sns_plain(body)));
        },
    );
    let envelopes = compare(
        "envelope",
        &bodies.envelopes,
        |body| drop(black_box(envelope_typed(body))),
        |body| {
            drop(black_box(envelope_plain(body)));
        },
    );
    if sns && envelopes { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints one line. `true` if typed has fewer allocations.
fn compare(name: &str, bodies: &[String], typed: impl Fn(&str), plain: impl Fn(&str)) -> bool {
    let allocations = |read: &dyn Fn(&str)| {
        let region = Region::new(ALLOCATOR);
        bodies.iter().for_each(|body| read(body));
        let change = region.change();
        (change.allocations + change.reallocations) as f64 / bodies.len() as f64
    };
    let seconds = |read: &dyn Fn(&str)| {
        let start = Instant::now();
        bodies.iter().for_each(|body| read(body));
        start.elapsed().as_secs_f64()
    };
    let mut ratios: Vec<f64> = (0..ROUNDS).map(|_| seconds(&typed) / seconds(&plain)).collect();
    ratios.sort_by(f64::total_cmp);
    let time = ratios[ROUNDS / 2];
    let (ours, theirs) = (allocations(&typed), allocations(&plain));
    println!("{name}: time {time:.2}, allocations {ours:.1} to {theirs:.1} = {:.2}", ours / theirs);
    ours < theirs
}
