//! How much of each measure there must and should be at most: the budgets as data.

use super::measure::Measure;

/// What is asked of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Limit {
    /// Nothing; the row informs.
    None,
    /// At most this part of the official crate's (of the full set's, for a slice).
    Share(f64),
    /// At least so many times the official crate's.
    Times(f64),
    /// Less than this, in the row's unit.
    Below(f64),
}

/// A row of the table and what is asked of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    pub(super) measure: Measure,
    /// Without it a run fails.
    pub(super) must: Limit,
    /// What is hoped for.
    pub(super) aim: Limit,
}

/// The sizes of the synthetic models, in operations.
pub(super) const SIZES: [u32; 4] = [10, 100, 1_000, 10_000];

/// Every row, in the table's order.
pub(super) const BUDGETS: [Budget; 28] = {
    use super::measure::Operation::{Get, List, Send};
    use Limit::{Below, None, Share, Times};
    use Measure as M;
    [
        row(M::ReleaseBuild, Share(0.50), Share(0.42)),
        row(M::OwnCrates, Share(0.30), Share(0.15)),
        row(M::Check, Share(0.60), Share(0.50)),
        row(M::Crates, Share(0.85), Share(0.78)),
        row(M::Binary, Share(0.47), Share(0.36)),
        row(M::Lines, Share(0.25), Share(0.15)),
        row(M::Instructions(Send), Share(0.45), Share(0.32)),
        row(M::Instructions(Get), Share(0.50), Share(0.38)),
        row(M::Instructions(List), Share(0.65), Share(0.58)),
        row(M::Allocations(Send), Share(0.45), Share(0.32)),
        row(M::Allocations(Get), Share(0.50), Share(0.40)),
        row(M::Allocations(List), Share(0.85), Share(0.78)),
        row(M::Time(Send), None, Share(0.35)),
        row(M::Time(Get), None, Share(0.36)),
        row(M::Time(List), None, Share(0.56)),
        row(M::Throughput, Times(1.8), Times(2.5)),
        row(M::PeakMemory, Share(0.7), Share(0.5)),
        row(M::Slice, Share(0.35), Share(0.2)),
        row(M::Generator, Below(100.0), None),
        row(M::GeneratorWithRustfmt, Below(1500.0), None),
        row(M::SyntheticTime(SIZES[0]), None, None),
        row(M::SyntheticMemory(SIZES[0]), None, None),
        row(M::SyntheticTime(SIZES[1]), None, None),
        row(M::SyntheticMemory(SIZES[1]), None, None),
        row(M::SyntheticTime(SIZES[2]), None, None),
        row(M::SyntheticMemory(SIZES[2]), None, None),
        row(M::SyntheticTime(SIZES[3]), None, None),
        row(M::SyntheticMemory(SIZES[3]), None, None),
    ]
};

const fn row(measure: Measure, must: Limit, aim: Limit) -> Budget {
    Budget { measure, must, aim }
}
