//! The differences that are known and meant, each with its reason: `differences.toml`.

use crate::compare::Difference;
use crate::peer::Peer;
use serde::Deserialize;
use std::cell::Cell;
use std::path::Path;

/// A difference that is known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The official client and the one that differs from it, by the peers' names; `*` stands for any text.
    pub between: [String; 2],
    /// The names of the cases; `*` stands for any text.
    pub cases: Vec<String>,
    /// The observations in which they differ; `*` stands for any text.
    pub fields: Vec<String>,
    /// What the official client observes there, as JSON, where that has to be so.
    pub official: Option<String>,
    /// Why.
    pub reason: String,
    #[serde(skip)]
    hits: Cell<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    difference: Vec<Known>,
}

/// Reads the known differences.
///
/// # Errors
/// Says what is wrong with the file.
pub fn load(path: &Path) -> Result<Vec<Known>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let file: File = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(file.difference)
}

impl Known {
    /// Whether this is about two peers, in this order.
    #[must_use]
    pub fn is_between(&self, reference: Peer, subject: Peer) -> bool {
        let [official, other] = &self.between;
        matches(official, reference.name()) && matches(other, subject.name())
    }

    /// Whether this explains a difference; if so, counts it.
    #[must_use]
    pub fn explains(&self, difference: &Difference) -> bool {
        let official = difference.theirs.as_ref().map(ToString::to_string);
        let explains = self.cases.iter().any(|cases| matches(cases, &difference.case))
            && self.fields.iter().any(|field| matches(field, &difference.field))
            && (self.official.is_none() || self.official == official);
        self.hits.set(self.hits.get() + usize::from(explains));
        explains
    }

    /// How many differences this has explained.
    #[must_use]
    pub fn hits(&self) -> usize {
        self.hits.get()
    }
}

/// Whether a text fits a pattern in which `*` stands for any text.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else { return pattern == text };
    let Some(rest) = text.strip_prefix(head) else { return false };
    let mut ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    ends.any(|at| matches(tail, &rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(matches("a/*/c", "a/b/c") && matches("*", "") && matches("a*", "a") && matches("*b*", "abc"));
        assert!(!matches("a/*/c", "a/b/d") && !matches("a", "ab") && !matches("", "a"));
    }
}
