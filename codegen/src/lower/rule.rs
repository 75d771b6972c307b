//! What a server demands of values, and how it says what is wrong with them.

use super::Lower;
use crate::ir::{Bounds, Entries, Rule, ViolationForm};
use crate::rust::pattern;
use crate::smithy::{EnumValue, Kind, MemberIdx, Number, Range, Simple};

impl Lower<'_> {
    /// The rules for a member's values, down to structures and unions, which have rules of their own.
    pub(super) fn rules(self, member: MemberIdx) -> Vec<Rule> {
        if !self.server {
            return Vec::new();
        }
        let model = &self.facts.model;
        let target = model[member].target;
        let limits = self.facts.constraints(member);
        let length = limits.length.map(|length| Rule::Length(Bounds { min: length.min, max: length.max }));
        let pattern = || limits.pattern.as_deref().map(pattern_rule);
        let entries = if self.facts.is_sparse(target) { Entries::Sparse } else { Entries::Dense };
        let nested = |member, rule: &dyn Fn(Vec<Rule>) -> Rule| {
            let rules = self.rules(member);
            (!rules.is_empty()).then(|| rule(rules))
        };
        let rules = match &model[target].kind {
            Kind::Simple(Simple::Blob) if self.facts.is_streaming(target) => vec![],
            Kind::Simple(Simple::Blob) => vec![length],
            Kind::Simple(Simple::String) => vec![length, pattern()],
            Kind::Simple(Simple::Float | Simple::Double) => vec![limits.range.as_ref().map(floats)],
            Kind::Simple(Simple::Byte | Simple::Short | Simple::Integer | Simple::Long) => {
                vec![limits.range.as_ref().map(integers)]
            }
            Kind::Simple(Simple::BigInteger | Simple::BigDecimal | Simple::Boolean) => vec![],
            Kind::Simple(Simple::Timestamp | Simple::Document) => vec![],
            Kind::Enum(values) => vec![Some(known(values)), length, pattern()],
            Kind::IntEnum(values) => vec![Some(one_of(values)), limits.range.as_ref().map(integers)],
            Kind::List(item) => vec![
                length,
                limits.unique_items.then_some(Rule::Unique),
                nested(*item, &|rules| Rule::Each(entries, rules)),
            ],
            Kind::Map([key, value]) => {
                vec![length, nested(*key, &Rule::Keys), nested(*value, &|rules| Rule::Values(entries, rules))]
            }
            Kind::Structure(_) | Kind::Union(_) => vec![self.facts.is_constrained(target).then_some(Rule::Nested)],
        };
        rules.into_iter().flatten().collect()
    }

    /// How violations are worded: as Smithy's error does if any operation has it, else as the model's own, else as
    /// Smithy's after all.
    pub(super) fn violations(self) -> ViolationForm {
        match self.facts.own_validation_error() {
            Some((member, status)) => {
                ViolationForm::Message { member: self.facts.json_name(member).to_owned(), status }
            }
            None => ViolationForm::Fields,
        }
    }
}

/// The generator has checked before that there is a translation.
fn pattern_rule(text: &str) -> Rule {
    Rule::Pattern(text.to_owned(), pattern::translate(text).unwrap_or_else(|_| text.to_owned()))
}

fn known(values: &[EnumValue<String>]) -> Rule {
    Rule::Known(values.iter().filter(|value| value.is_internal()).map(|value| value.value.clone()).collect())
}

fn one_of(values: &[EnumValue<i32>]) -> Rule {
    Rule::OneOf(values.iter().map(|value| value.value).collect())
}

fn integers(range: &Range) -> Rule {
    let limit = |number: &Number, round: fn(f64) -> f64| match number {
        Number::Integer(number) => *number,
        Number::Float(number) => round(*number) as i64,
    };
    Rule::Integers(Bounds {
        min: range.min.as_ref().map(|number| limit(number, f64::ceil)),
        max: range.max.as_ref().map(|number| limit(number, f64::floor)),
    })
}

fn floats(range: &Range) -> Rule {
    let limit = |number: &Number| match number {
        Number::Integer(number) => *number as f64,
        Number::Float(number) => *number,
    };
    Rule::Floats(Bounds { min: range.min.as_ref().map(limit), max: range.max.as_ref().map(limit) })
}
