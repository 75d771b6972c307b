//! What the comparison found, for a reader.

use crate::cases::{Case, Family};
use crate::compare::{Depth, Difference};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The outcome for all cases.
#[derive(Debug, Default)]
pub struct Report {
    rows: BTreeMap<(Family, String), Row>,
    depths: BTreeMap<Depth, usize>,
    unexplained: Vec<Difference>,
}

#[derive(Debug, Default)]
struct Row {
    compared: usize,
    different: usize,
    explained: usize,
}

/// How many differing cases are shown in full.
const SHOWN: usize = 20;

impl Report {
    /// Adds a case: the differences that nothing explains, and how many others there were.
    pub fn add(&mut self, case: &Case, depth: Depth, unexplained: Vec<Difference>, explained: usize) {
        let row = self.rows.entry((case.family, case.operation.clone())).or_default();
        row.compared += 1;
        row.different += usize::from(!unexplained.is_empty());
        row.explained += usize::from(unexplained.is_empty() && explained > 0);
        *self.depths.entry(depth).or_default() += 1;
        self.unexplained.extend(unexplained);
    }

    /// How many cases differ without an explanation.
    #[must_use]
    pub fn different(&self) -> usize {
        self.rows.values().map(|row| row.different).sum()
    }

    /// The names of the differing cases, without repetition.
    #[must_use]
    pub fn cases(&self) -> Vec<&str> {
        let mut cases: Vec<&str> = self.unexplained.iter().map(|difference| difference.case.as_str()).collect();
        cases.dedup();
        cases
    }

    /// The fewest cases of a family that any operation in it has.
    #[must_use]
    pub fn fewest(&self, family: Family) -> usize {
        let of_family = self.rows.iter().filter(|((of, _), _)| *of == family);
        of_family.map(|(_, row)| row.compared).min().unwrap_or(0)
    }

    /// The whole report.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for ((family, operation), row) in &self.rows {
            let Row { compared, different, explained } = row;
            let name = family.name();
            let _ = writeln!(
                text,
                "{name:13} {operation:45} {compared:6} compared {different:5} different {explained:5} explained"
            );
        }
        for (depth, count) in &self.depths {
            let _ = writeln!(text, "{count:6} {}", depth.meaning());
        }
        let sum = |of: fn(&Row) -> usize| self.rows.values().map(of).sum::<usize>();
        let (compared, explained) = (sum(|row| row.compared), sum(|row| row.explained));
        let _ = writeln!(text, "{compared} compared, {} different, {explained} explained", self.different());
        text + &self.shown()
    }

    fn shown(&self) -> String {
        let mut text = String::new();
        for case in self.cases().into_iter().take(SHOWN) {
            let _ = writeln!(text, "\n{case}");
            for difference in self.unexplained.iter().filter(|difference| difference.case == case) {
                let [theirs, ours] = [&difference.theirs, &difference.ours]
                    .map(|value| value.as_ref().map_or("(nothing)".to_owned(), ToString::to_string));
                let _ = writeln!(text, "  {}\n    official {theirs}\n    other    {ours}", difference.field);
            }
        }
        text
    }

    /// How often each class of case and each observation differ, for an overview of many differences.
    #[must_use]
    pub fn overview(&self) -> String {
        let mut classes: BTreeMap<(String, &str), usize> = BTreeMap::new();
        for difference in &self.unexplained {
            let mut parts = difference.case.splitn(3, '/');
            let (family, _, class) = (parts.next(), parts.next(), parts.next());
            let class = format!("{}/*/{}", family.unwrap_or_default(), class.unwrap_or_default());
            *classes.entry((class, &difference.field)).or_default() += 1;
        }
        classes.iter().fold(String::new(), |mut text, ((class, field), count)| {
            let _ = writeln!(text, "{count:6} {class} {field}");
            text
        })
    }
}

impl Depth {
    fn meaning(self) -> &'static str {
        match self {
            Self::Whole => "compared whole",
            Self::BodyAsJson => "with the body as JSON and without the signature (a map's order is random)",
            Self::KindOfError => "by the kind of error (the reference could not read the answer)",
        }
    }
}
