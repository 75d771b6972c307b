//! What a server demands of values, as rows say it.

use crate::ir::{Bounds, Entries, Rule};
use crate::rust::literal;

/// How long the rules of a row may be to stand together.
const TOGETHER: usize = 100;

/// The rules of a row, to be laid out with the rest of it: in one part if they are short, else in one for each.
pub(super) fn parts(rules: &[Rule]) -> Vec<String> {
    let whole = format!("where ({})", list(rules, rule));
    match rules.len() {
        0 => Vec::new(),
        1 => vec![whole],
        _ if whole.len() <= TOGETHER => vec![whole],
        last => {
            let part = |(number, rule): (usize, &Rule)| {
                let before = if number == 1 { "where (" } else { "" };
                let after = if number == last { ")" } else { "," };
                format!("{before}{}{after}", self::rule(rule))
            };
            (1..).zip(rules).map(part).collect()
        }
    }
}

fn rule(rule: &Rule) -> String {
    match rule {
        Rule::Length(Bounds { min, max }) => format!("length({})", range(*min, *max, |limit| limit.to_string())),
        Rule::Integers(Bounds { min, max }) => format!("range({})", range(*min, *max, literal::integer)),
        Rule::Floats(Bounds { min, max }) => {
            format!("range({})", range(*min, *max, |limit| literal::float(limit, "f64")))
        }
        Rule::Pattern(text, same) if text == same => format!("pattern({})", literal::raw_string(text)),
        Rule::Pattern(text, other) => {
            format!("pattern({} => {})", literal::raw_string(text), literal::raw_string(other))
        }
        Rule::Known(except) if except.is_empty() => "known".into(),
        Rule::Known(except) => format!("known(except {})", list(except, |value| literal::string(value))),
        Rule::OneOf(values) => format!("one_of({})", list(values, |value| literal::integer((*value).into()))),
        Rule::Unique => "unique".into(),
        Rule::Nested => "nested".into(),
        Rule::Each(Entries::Dense, rules) => format!("each({})", list(rules, self::rule)),
        Rule::Each(Entries::Sparse, rules) => format!("each_set({})", list(rules, self::rule)),
        Rule::Keys(rules) => format!("keys({})", list(rules, self::rule)),
        Rule::Values(Entries::Dense, rules) => format!("values({})", list(rules, self::rule)),
        Rule::Values(Entries::Sparse, rules) => format!("values_set({})", list(rules, self::rule)),
    }
}

fn range<T>(min: Option<T>, max: Option<T>, text: impl Fn(T) -> String) -> String {
    match (min.map(&text), max.map(&text)) {
        (Some(min), Some(max)) => format!("{min}..={max}"),
        (Some(min), None) => format!("{min}.."),
        (None, Some(max)) => format!("..={max}"),
        (None, None) => "..".into(),
    }
}

fn list<T>(items: &[T], text: impl Fn(&T) -> String) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(", ")
}
