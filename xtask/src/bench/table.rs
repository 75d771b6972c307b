//! The table, in Markdown.

use super::budget::{Budget, Limit};
use super::measure::Unit;
use super::obstacle;
use super::record::Record;
use super::verdict::judge;

/// A table, and whether everything in it passes.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) text: String,
    pub(super) passes: bool,
}

const HEAD: &str = "\
| measure | official | ours | floor | ratio | must | aim | verdict |
|---|---:|---:|---:|---:|---:|---:|---|
";

/// Lays out the rows, and below them their notes.
pub(super) fn lay_out<'a>(budgets: impl Iterator<Item = &'a Budget>, record: &Record) -> Table {
    let (mut text, mut notes, mut passes) = (HEAD.to_owned(), Vec::new(), true);
    for budget in budgets {
        let row = record.find(budget.measure);
        let verdict = judge(budget, row);
        passes &= verdict.passes();
        let figures = row.and_then(|row| row.as_ref().ok());
        let unit = budget.measure.unit();
        let cell = |value: Option<f64>| value.map_or("–".to_owned(), |value| shown(value, unit));
        let cells = [
            budget.measure.text(),
            cell(figures.and_then(|figures| figures.official)),
            cell(figures.map(|figures| figures.ours)),
            cell(figures.and_then(|figures| figures.floor)),
            figures.and_then(|figures| figures.ratio).map_or("–".to_owned(), |ratio| format!("{ratio:.3}")),
            limit(budget.must, unit),
            limit(budget.aim, unit),
            // A line break or a bar would end the cell.
            verdict.to_string().replace('\n', " ").replace('|', "\\|"),
        ];
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
        notes.extend(figures.into_iter().flat_map(|figures| figures.notes.clone()));
        if let (true, Some(obstacle)) = (verdict.misses_aim(), obstacle::of(budget.measure)) {
            notes.push(format!("in the way of an aim, {}: {obstacle}", budget.measure.text()));
        }
    }
    for note in notes {
        text.push_str(&format!("\n- {note}"));
    }
    text.push('\n');
    Table { text, passes }
}

fn limit(limit: Limit, unit: Unit) -> String {
    match limit {
        Limit::None => "–".into(),
        Limit::Share(share) => format!("{share:.2}"),
        Limit::Times(times) => format!("{times:.1} ×"),
        Limit::Below(most) => format!("< {}", shown(most, unit)),
    }
}

/// A number with three digits that count, all of them above a hundred, and its unit.
fn shown(value: f64, unit: Unit) -> String {
    let number = match value {
        value if value >= 99.95 => thousands(&format!("{value:.0}")),
        value if value >= 9.995 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    };
    match unit {
        Unit::Seconds => format!("{number} s"),
        Unit::Megabytes => format!("{number} MB"),
        Unit::Microseconds => format!("{number} µs"),
        Unit::Milliseconds => format!("{number} ms"),
        Unit::PerSecond => format!("{number}/s"),
        Unit::Number if value.fract() == 0.0 => thousands(&value.to_string()),
        Unit::Number => number,
    }
}

fn thousands(digits: &str) -> String {
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::budget::BUDGETS;
    use super::super::measure::Measure;
    use super::super::statistics::Figures;
    use super::*;

    #[test]
    fn numbers_are_short() {
        let table =
            [(0.5, "0.50 s"), (12.34, "12.3 s"), (99.96, "100 s"), (1234.5, "1,234 s"), (1_234_567.0, "1,234,567 s")];
        for (value, text) in table {
            assert_eq!(shown(value, Unit::Seconds), text);
        }
        assert_eq!((shown(9.0, Unit::Number), shown(14_900.0, Unit::PerSecond)), ("9".into(), "14,900/s".into()));
    }

    #[test]
    fn a_row_has_every_column_and_notes_follow() {
        let mut record = Record::default();
        let figures =
            Figures { official: Some(130.0), ours: 104.0, floor: Some(88.0), ratio: Some(0.8), notes: vec![] };
        record.keep(Measure::Crates, figures.noted("a note".into()));
        let budgets = || BUDGETS.iter().filter(|budget| budget.measure == Measure::Crates);
        let table = lay_out(budgets(), &record);
        let obstacle = obstacle::of(Measure::Crates).expect("known");
        let expected = "| crates compiled | 130 | 104 | 88 | 0.800 | 0.85 | 0.78 | must met |\n\n- a note\n";
        assert_eq!(table.text, format!("{HEAD}{expected}- in the way of an aim, crates compiled: {obstacle}\n"));
        assert!(table.passes);
        let table = lay_out(budgets(), &Record::default());
        assert!(table.text.contains("| – | – | – | – | 0.85 | 0.78 | **NOT MEASURED**") && !table.passes);
    }

    #[test]
    fn every_row_has_a_measure_of_its_own() {
        for (position, budget) in BUDGETS.iter().enumerate() {
            let same = BUDGETS.iter().position(|other| other.measure == budget.measure);
            assert_eq!(same, Some(position), "{}", budget.measure.text());
        }
    }
}
