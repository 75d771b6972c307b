//! What the generator asks of memory grows with the model and no faster. `cargo xtask bench` shows the same of its time.

use std::alloc::System;

use restjson_codegen::settings::{Runtime, Settings};
use restjson_codegen::{Inputs, generate};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[path = "../../../xtask/src/bench/synthetic.rs"]
mod synthetic;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const SIZES: [u32; 4] = [10, 100, 1_000, 10_000];

/// What generating a model of that size asks for: allocations, bytes, and bytes that are kept.
fn cost(operations: u32) -> [usize; 3] {
    let model = synthetic::model(operations);
    let settings = Settings { server: true, ..Settings::defaults(Runtime::Version("0.1.0".into())) };
    let region = Region::new(ALLOCATOR);
    let generated = generate(Inputs { model: model.as_bytes(), settings: &settings }).unwrap();
    let change = region.change();
    assert_eq!(generated.operations, operations as usize);
    [change.allocations, change.bytes_allocated, change.bytes_allocated - change.bytes_deallocated]
}

/// The only test of its program: others would allocate meanwhile.
#[test]
fn a_further_operation_costs_what_the_others_do() {
    let costs = SIZES.map(cost);
    let steps = (1..SIZES.len()).map(|at| {
        let more = (SIZES[at] - SIZES[at - 1]) as usize;
        [0, 1, 2].map(|what| (costs[at][what] - costs[at - 1][what]) / more)
    });
    let steps: Vec<[usize; 3]> = steps.collect();
    for (at, [allocations, bytes, kept]) in steps.iter().enumerate() {
        let (from, to) = (SIZES[at], SIZES[at + 1]);
        println!("from {from} to {to} operations, each: {allocations} allocations, {bytes} bytes, {kept} kept");
    }
    let [first, .., last] = steps.as_slice() else { panic!("two steps at least") };
    for (first, last) in first.iter().zip(last) {
        // A fifth is for trees that are deeper, and for numbers that are longer.
        assert!(*last <= first + first / 5, "{first} at first, {last} at last");
    }
}
