//! Parameters of control functions, in the query.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use super::problem::Problem;

/// Parameters by name. Each is known, and there once.
#[derive(Debug, Default)]
pub(super) struct Query(BTreeMap<String, String>);

impl Query {
    /// Reads a query that may have these parameters.
    pub(super) fn read(query: &str, known: &[&str]) -> Result<Self, Problem> {
        let mut found = BTreeMap::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = percent_decode_str(value).decode_utf8();
            let value = value.map_err(|_| Problem::Invalid(format!("the parameter {name}: no UTF-8")))?;
            if !known.contains(&name) {
                let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                return Err(Problem::Invalid(format!("there is no parameter {name}; there are: {known}")));
            }
            if found.insert(name.to_owned(), value.into_owned()).is_some() {
                return Err(Problem::Invalid(format!("the parameter {name} is there twice")));
            }
        }
        Ok(Self(found))
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A number, within limits.
    pub(super) fn number(&self, name: &str, default: u64, most: u64) -> Result<u64, Problem> {
        let Some(text) = self.text(name) else { return Ok(default) };
        let number = text.parse().ok().filter(|number| *number <= most);
        number.ok_or_else(|| Problem::Invalid(format!("the parameter {name}: not a number between 0 and {most}")))
    }
}
