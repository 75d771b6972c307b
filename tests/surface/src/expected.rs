//! What is expected of an SDK, out of the interfaces of two official releases, and what is known to be missing.

use serde::Deserialize;
use std::collections::BTreeSet;

/// A difference that is meant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The official line, in which `*` stands for any text.
    pub item: String,
    /// Why it is missing or different.
    pub reason: String,
}

/// The file of the differences that are meant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Differences {
    /// One entry for each kind of difference.
    #[serde(default)]
    pub missing: Vec<Known>,
}

/// The lines of the service's revision for everything that belongs to the service, and those of the newest release for
/// everything else.
#[must_use]
pub fn expected(revision: &BTreeSet<String>, newest: &BTreeSet<String>) -> BTreeSet<String> {
    let own = revision.iter().filter(|line| of_service(line));
    let other = newest.iter().filter(|line| !of_service(line));
    own.chain(other).cloned().collect()
}

/// Whether a line is about a shape or an operation of the service.
#[must_use]
pub fn of_service(line: &str) -> bool {
    let item = subject(line);
    let own = ["types", "operation", "Error"].iter().any(|root| {
        item.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with("::") || rest.starts_with(' '))
    });
    own || item == "Error" || line.contains("operation::") || is_call(item)
}

/// The path that a line is about: of an implementation, that of the type.
fn subject(line: &str) -> &str {
    let line = line.strip_prefix("const ").unwrap_or(line);
    let after = |mark: &str| line.split_once(mark).map(|(_, rest)| rest);
    let rest = after(" for ").or_else(|| after(" ")).unwrap_or(line);
    let end = rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == ':'));
    rest[..end.unwrap_or(rest.len())].trim_end_matches(':')
}

fn is_call(item: &str) -> bool {
    item.strip_prefix("client::").is_some_and(|module| {
        let module = module.split("::").next().unwrap_or_default();
        !matches!(module, "customize" | "Client" | "Waiters") && !module.is_empty()
    })
}

/// What is missing and not known to be, and which known differences do not occur.
#[must_use]
pub fn unexplained<'a>(
    expected: &BTreeSet<String>,
    found: &BTreeSet<String>,
    known: &'a [Known],
) -> (Vec<String>, Vec<&'a Known>) {
    let missing: Vec<&String> = expected.difference(found).collect();
    let explains = |known: &Known, line: &str| matches(&known.item, line);
    let unexplained = missing.iter().filter(|line| !known.iter().any(|known| explains(known, line)));
    let unused = known.iter().filter(|known| !missing.iter().any(|line| explains(known, line)));
    (unexplained.map(|line| (*line).clone()).collect(), unused.collect())
}

/// Whether a text fits a pattern in which `*` stands for any text.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else { return pattern == text };
    let Some(rest) = text.strip_prefix(head) else { return false };
    let mut ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    ends.any(|at| matches(tail, &rest[at..]))
}
