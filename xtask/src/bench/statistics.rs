//! Figures out of repeated measurements.

use super::peer::Peer;

/// The middle of some numbers, or the mean of the two in the middle. Nothing where there are none.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        count if count % 2 == 1 => Some(values[middle]),
        _ => Some(f64::midpoint(values[middle - 1], values[middle])),
    }
}

/// What was measured of each peer, in the order of the pairs.
#[derive(Debug, Clone, Default)]
pub(super) struct Samples {
    official: Vec<f64>,
    ours: Vec<f64>,
    floor: Vec<f64>,
}

impl Samples {
    /// Adds a measurement.
    pub(super) fn push(&mut self, peer: Peer, value: f64) {
        match peer {
            Peer::Official => self.official.push(value),
            Peer::Ours => self.ours.push(value),
            Peer::Floor => self.floor.push(value),
        }
    }

    /// The row's figures: medians of each, and the median of the pairs' ratios.
    pub(super) fn figures(self) -> Option<Figures> {
        let ratios = self.ours.iter().zip(&self.official).map(|(ours, official)| ours / official);
        let ratio = median(ratios.collect());
        let (official, floor) = (median(self.official), median(self.floor));
        Some(Figures { official, ours: median(self.ours)?, floor, ratio, notes: Vec::new() })
    }
}

/// The figures of one row, in its unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Figures {
    /// Of the official crate, or of what else ours is compared with.
    pub(super) official: Option<f64>,
    /// Of ours.
    pub(super) ours: f64,
    /// Of the floor.
    pub(super) floor: Option<f64>,
    /// Ours by the official crate's.
    pub(super) ratio: Option<f64>,
    /// What a reader of the row should know.
    pub(super) notes: Vec<String>,
}

impl Figures {
    /// The same, with a note.
    pub(super) fn noted(mut self, note: String) -> Self {
        self.notes.push(note);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Peer, Samples, median};

    #[test]
    fn medians() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![3.0]), Some(3.0));
        assert_eq!(median(vec![9.0, 1.0, 4.0]), Some(4.0));
        assert_eq!(median(vec![9.0, 1.0, 4.0, 2.0]), Some(3.0));
    }

    #[test]
    fn the_ratio_is_the_pairs_and_not_the_medians() {
        let mut samples = Samples::default();
        for (official, ours) in [(10.0, 5.0), (20.0, 5.0), (40.0, 30.0)] {
            samples.push(Peer::Official, official);
            samples.push(Peer::Ours, ours);
        }
        let figures = samples.figures().unwrap();
        assert_eq!((figures.official, figures.ours, figures.ratio), (Some(20.0), 5.0, Some(0.5)));
        assert_eq!(figures.floor, None);
    }

    #[test]
    fn without_ours_there_is_no_row() {
        let mut samples = Samples::default();
        samples.push(Peer::Official, 1.0);
        assert_eq!(samples.figures(), None);
    }
}
