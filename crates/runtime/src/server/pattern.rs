//! Patterns: regular expressions that are compiled when they are needed first, and once.

use std::sync::OnceLock;

use regex::Regex;

use super::constraint;
use crate::codec::Context;

/// An expression, as the model writes it and as this crate's engine reads it. Matching takes linear time.
#[derive(Debug)]
pub struct Pattern {
    text: &'static str,
    expression: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// An expression that means the same in both syntaxes.
    pub const fn new(text: &'static str) -> Self {
        Self::translated(text, text)
    }

    /// An expression of ECMA-262, and the same in the syntax of the `regex` crate.
    pub const fn translated(text: &'static str, expression: &'static str) -> Self {
        Self { text, expression, compiled: OnceLock::new() }
    }

    /// Reports a text that the expression matches nowhere. One that is no expression, which the generator refuses,
    /// matches nothing.
    pub fn check(&self, value: &impl AsRef<str>, cx: &mut Context) {
        let compiled = self.compiled.get_or_init(|| Regex::new(self.expression).ok());
        let matches = compiled.as_ref().is_some_and(|regex| regex.is_match(value.as_ref()));
        if !matches {
            constraint::pattern(self.text, cx);
        }
    }
}
