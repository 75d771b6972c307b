//! Running a comparison: the same cases through two programs, and a verdict on each.

use crate::cases::Case;
use crate::compare::{Difference, compare};
use crate::differences::Known;
use crate::peer::Program;
use crate::report::Report;
use crate::shrink;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Two programs that are compared, and where they may leave files.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The official client, which is right.
    pub reference: &'a Program,
    /// The other.
    pub subject: &'a Program,
    /// A folder for cases.
    pub scratch: &'a Path,
}

impl Pair<'_> {
    /// Runs the cases through both and adds what comes of it to the report.
    ///
    /// # Errors
    /// Says which program ended early.
    pub fn compare(self, cases: &[Case], known: &[Known], report: &mut Report) -> Result<(), String> {
        let known = self.known(known);
        let folders = [folder(self.scratch, "theirs")?, folder(self.scratch, "ours")?];
        let (theirs, ours) = std::thread::scope(|scope| {
            let theirs = scope.spawn(|| self.reference.run(cases, &folders[0]));
            let ours = self.subject.run(cases, &folders[1]);
            (theirs.join(), ours)
        });
        let (theirs, ours) = (theirs.map_err(|_| "the thread panicked")??, ours?);
        for (case, answers) in cases.iter().zip(theirs.iter().zip(&ours)) {
            add(report, case, answers, &known);
        }
        Ok(())
    }

    /// The known differences between the two.
    #[must_use]
    pub fn known(self, known: &[Known]) -> Vec<&Known> {
        known.iter().filter(|known| known.is_between(self.reference.peer, self.subject.peer)).collect()
    }

    /// Prints a case again, as small as it gets while the two still differ.
    ///
    /// # Errors
    /// Says which program ended early.
    pub fn shrink(self, case: &Case) -> Result<(), String> {
        let smallest = shrink::smallest(case, [self.reference, self.subject], self.scratch)?;
        println!("the smallest case like {}: {}", case.id, smallest.body);
        Ok(())
    }
}

fn add(report: &mut Report, case: &Case, (theirs, ours): (&Value, &Value), known: &[&Known]) {
    let (depth, differences) = compare(case, theirs, ours);
    let all = differences.len();
    let explained = |difference: &Difference| known.iter().any(|known| known.explains(difference));
    let unexplained: Vec<_> = differences.into_iter().filter(|difference| !explained(difference)).collect();
    let explained = all - unexplained.len();
    report.add(case, depth, unexplained, explained);
}

fn folder(scratch: &Path, name: &str) -> Result<PathBuf, String> {
    let folder = scratch.join(name);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    Ok(folder)
}
