//! What a run has found so far.

use super::measure::Measure;
use super::process::Outcome;
use super::statistics::Figures;

/// The figures of the rows, or why there are none.
#[derive(Debug, Default)]
pub(super) struct Record {
    rows: Vec<(Measure, Result<Figures, String>)>,
}

impl Record {
    /// Keeps a row's figures.
    pub(super) fn keep(&mut self, measure: Measure, figures: Figures) {
        self.rows.push((measure, Ok(figures)));
    }

    /// Runs a part of the bench. If it fails, so do the rows that it has not come to.
    pub(super) fn attempt(&mut self, measures: &[Measure], part: impl FnOnce(&mut Self) -> Outcome<()>) {
        if let Err(reason) = part(self) {
            super::process::progress(&format!("failed: {reason}"));
            let missing: Vec<Measure> =
                measures.iter().copied().filter(|measure| self.find(*measure).is_none()).collect();
            self.rows.extend(missing.into_iter().map(|measure| (measure, Err(reason.clone()))));
        }
    }

    /// The figures of a row or why there are none; nothing if it was not tried.
    pub(super) fn find(&self, measure: Measure) -> Option<&Result<Figures, String>> {
        self.rows.iter().find(|(found, _)| *found == measure).map(|(_, row)| row)
    }
}
