//! Numbers for a model without any: as its recorded revisions would have given them, one after the other.

use std::collections::BTreeMap;
use std::fmt;

use super::{Numbers, describe};
use crate::diagnostic::Diagnostics;
use crate::revision::{History, Problems};
use crate::settings::Settings;
use crate::{Inputs, facts};

/// Why the recorded revisions give no numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryProblem {
    /// A record is at fault.
    Record(Problems),
    /// What a revision says is.
    Model(String, Diagnostics),
}

impl fmt::Display for HistoryProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HistoryProblem::Record(problems) => problems.fmt(f),
            HistoryProblem::Model(date, problems) => write!(f, "{date}: it has no numbers in protobuf\n{problems}"),
        }
    }
}

impl std::error::Error for HistoryProblem {}

impl Numbers {
    /// The numbers after all recorded revisions. `model` is the current one.
    ///
    /// # Errors
    ///
    /// What is wrong with the records, or with a revision's model.
    pub fn of_history(history: &History, model: &[u8], settings: &Settings) -> Result<Self, HistoryProblem> {
        let mut numbers = Self::default();
        // An operation that is left out need not be in every revision.
        let settings = Settings { operations: None, leave_out: BTreeMap::new(), ..settings.clone() };
        for revision in history.iter() {
            let text = history.model(revision.date(), model).map_err(HistoryProblem::Record)?.unwrap_or_default();
            let of_date = |problems| HistoryProblem::Model(revision.date().to_owned(), problems);
            let (facts, _) = facts(Inputs { model: text.as_bytes(), settings: &settings }).map_err(of_date)?;
            numbers = numbers.extended(&describe(&facts), &settings.renumber).map_err(of_date)?;
        }
        Ok(numbers)
    }
}
