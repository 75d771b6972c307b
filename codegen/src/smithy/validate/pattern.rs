//! Patterns: whether a text is a regular expression at all.
//!
//! Smithy's patterns are written in the syntax of ECMA-262, which allows more than the `regex` crate reads (looking
//! around, back references, lone braces) and less elsewhere. A pattern is refused only where neither reads it, because
//! code that does not match it does not care.

use super::ecma;

/// What is wrong with the pattern.
pub(super) fn check(pattern: &str) -> Result<(), String> {
    ecma::check(pattern).or_else(|problem| match regex::Regex::new(pattern) {
        Err(regex::Error::Syntax(_)) => Err(problem),
        _ => Ok(()),
    })
}
