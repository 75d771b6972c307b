//! Rules of single members, as they stand in the tables of `open!`.

use serde_json::Value;

use crate::limits::{Limit, Unit};
use crate::open::Open;
use crate::report::{Fault, Place, Report};
use crate::text;

/// How much there is of a value, as limits see it.
#[derive(Clone, Copy, Debug)]
pub enum Measure<'a> {
    /// Nothing that could be counted.
    Nothing,
    /// A text, in characters.
    Text(&'a str),
    /// Items of a list, members of an object.
    Items(usize),
    /// A number.
    Number(i64),
}

/// What a text has to be beyond its length.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    PhoneNumber,
    UserId,
    Url,
    Date,
    TemplateName,
}

impl Form {
    fn holds(self, text: &str) -> bool {
        match self {
            Self::PhoneNumber => text::is_phone_number(text),
            Self::UserId => text::is_user_id(text),
            Self::Url => text::is_url(text),
            Self::Date => text::is_date(text),
            Self::TemplateName => text::is_template_name(text),
        }
    }

    pub(crate) fn check(self, text: &str, at: &Place<'_>, report: &mut Report) {
        if !self.holds(text) {
            report.add(at, Fault::Form(self.name()));
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::PhoneNumber => "a phone number in E.164 form, such as +46700000000",
            Self::UserId => "a user id such as US.13491208655302741918",
            Self::Url => "an http or https address",
            Self::Date => "a date of the form YYYY-MM-DD",
            Self::TemplateName => "a template's name: lower-case letters, digits and underscores",
        }
    }
}

/// The rules of one member.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    required: bool,
    limit: Option<Limit>,
    form: Option<Form>,
}

/// The member has to be there.
pub(crate) const REQUIRED: Rule = Rule { required: true, limit: None, form: None };

/// The member may be left out.
pub(crate) const OPTIONAL: Rule = Rule { required: false, limit: None, form: None };

impl Rule {
    pub(crate) const fn within(self, limit: Limit) -> Self {
        Self { limit: Some(limit), ..self }
    }

    pub(crate) const fn form(self, form: Form) -> Self {
        Self { form: Some(form), ..self }
    }

    /// Checks a member; `raw` is what stands there when it has another type, which is reported elsewhere.
    pub(crate) fn check<T: Open>(self, value: Option<&T>, raw: Option<&Value>, at: &Place<'_>, report: &mut Report) {
        let Some(value) = value else {
            if self.required && raw.is_none_or(Value::is_null) {
                report.add(at, Fault::Missing);
            }
            return;
        };
        if let Some(limit) = self.limit {
            limit.check(value.measure(), at, report);
        }
        if let (Some(form), Measure::Text(text)) = (self.form, value.measure()) {
            form.check(text, at, report);
        }
    }
}

impl Limit {
    pub(crate) fn check(self, measure: Measure<'_>, at: &Place<'_>, report: &mut Report) {
        let found = match (measure, self.unit) {
            (Measure::Text(text), Unit::Bytes) => text.len(),
            (Measure::Text(text), _) => text::length(text),
            (Measure::Items(count), _) => count,
            (Measure::Number(number), _) => return self.check_number(number, at, report),
            (Measure::Nothing, _) => return,
        };
        self.check_count(found, at, report);
    }

    pub(crate) fn check_count(self, found: usize, at: &Place<'_>, report: &mut Report) {
        let Self { min, max, unit } = self;
        if found < min {
            report.add(at, Fault::TooLittle { found, min, unit });
        } else if found > max {
            report.add(at, Fault::TooMuch { found, max, unit });
        }
    }

    fn check_number(self, found: i64, at: &Place<'_>, report: &mut Report) {
        let (min, max) = (self.min as i64, self.max as i64);
        if !(min..=max).contains(&found) {
            report.add(at, Fault::OutOfRange { found, min, max });
        }
    }
}
