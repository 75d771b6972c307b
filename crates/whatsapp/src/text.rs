//! How texts are counted and what they may look like.

use std::collections::HashSet;

use crate::report::{Fault, Place, Report};

/// The length of a text as WhatsApp's limits count it: in characters, which are Unicode code points.
///
/// Meta's documentation says "characters" and no more. That code points are meant is inferred: neither bytes (a limit of
/// 20 holds 20 letters of any script) nor what a reader takes for one character (an emoji of a family is several).
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// A phone number in E.164 form: up to 15 digits, the first not 0, with or without `+`. WhatsApp wants at least 7.
pub fn is_phone_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    (7..=15).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A business-scoped user id: a country of two letters, a dot, up to 128 letters and digits.
pub fn is_user_id(text: &str) -> bool {
    let Some((country, rest)) = text.split_once('.') else { return false };
    let letters = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    letters && (1..=128).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

pub(crate) fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')) && !text.contains(char::is_whitespace)
}

pub(crate) fn is_date(text: &str) -> bool {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else { return false };
    digits(year, 4)
        && digits(month, 2)
        && digits(day, 2)
        && ("01"..="12").contains(&month)
        && ("01"..="31").contains(&day)
}

pub(crate) fn is_template_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Texts of which each may stand there once.
#[derive(Default)]
pub(crate) struct Unique<'a>(HashSet<&'a str>);

impl<'a> Unique<'a> {
    /// Reports a text that was here before.
    pub(crate) fn add(&mut self, text: Option<&'a str>, at: &Place<'_>, report: &mut Report) {
        if let Some(text) = text
            && !self.0.insert(text)
        {
            report.add(at, Fault::Duplicate(text.to_owned()));
        }
    }
}
