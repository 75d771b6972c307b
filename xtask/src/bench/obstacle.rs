//! What stands between a row and its aim, as far as it is known.

use super::measure::{Measure, Operation};

/// In words for below the table.
pub(super) fn of(measure: Measure) -> Option<&'static str> {
    match measure {
        Measure::ReleaseBuild | Measure::Check => Some(
            "most of our build are dependencies that stay: rustls, ring, Tokio, hyper, h2, the orchestrator's crates",
        ),
        Measure::OwnCrates => Some(
            "futures are compiled in the crate that polls them. A crate that only calls the orchestrator and one that only \
             opens connections with hyper take together about what the must allows; the official transport is a crate of \
             its own, ours is part of the runtime",
        ),
        Measure::Crates => {
            Some("the orchestrator alone is 40 of ours; hyper, rustls, Tokio and aws-runtime are most of the others")
        }
        Measure::Binary => Some("TLS is 1.3 MB, HTTP/2 0.7 MB and the standard library 0.4 MB of it"),
        Measure::Instructions(Operation::Send | Operation::Get)
        | Measure::Allocations(Operation::Send | Operation::Get)
        | Measure::Time(Operation::Send | Operation::Get) => Some(
            "the orchestrator merges configuration and components for each call and asks every interceptor at every step",
        ),
        Measure::Throughput => Some("the kernel's part is the same for all, and much of the floor"),
        Measure::PeakMemory => Some("a message, its base64 and the request's body are there at once, on the floor too"),
        Measure::Slice => Some("the client and its configuration are the same for any number of operations"),
        Measure::Lines
        | Measure::Instructions(Operation::List)
        | Measure::Allocations(Operation::List)
        | Measure::Time(Operation::List)
        | Measure::Generator
        | Measure::GeneratorWithRustfmt
        | Measure::SyntheticTime(_)
        | Measure::SyntheticMemory(_) => None,
    }
}
