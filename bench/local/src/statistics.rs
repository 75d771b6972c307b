//! What a turn came to.

use std::time::Duration;

/// A turn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sample {
    /// Answers per second.
    pub(crate) rate: f64,
    /// What half of the answers took at most.
    pub(crate) p50: Duration,
    /// What 99 of a hundred took at most.
    pub(crate) p99: Duration,
}

impl Sample {
    pub(crate) fn new(whole: Duration, mut each: Vec<Duration>) -> Self {
        each.sort();
        let at = |percent: usize| each.get((each.len() * percent / 100).min(each.len().saturating_sub(1)));
        let at = |percent| at(percent).copied().unwrap_or_default();
        Self { rate: each.len() as f64 / whole.as_secs_f64(), p50: at(50), p99: at(99) }
    }
}

/// The turn with the middle rate.
pub(crate) fn median(mut samples: Vec<Sample>) -> Sample {
    samples.sort_by(|left, right| left.rate.total_cmp(&right.rate));
    samples[samples.len() / 2]
}
