//! All that is wrong with a file, told at once.

use std::fmt;

/// Problems of one kind. Displayed one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems<P>(Vec<P>);

impl<P> Problems<P> {
    /// Nothing found yet.
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    /// A single problem.
    pub(crate) fn of(problem: P) -> Self {
        Self(vec![problem])
    }

    /// Problems in their own order, each once.
    pub(crate) fn sorted(mut problems: Vec<P>) -> Self
    where
        P: Ord,
    {
        problems.sort();
        problems.dedup();
        Self(problems)
    }

    /// Adds a problem.
    pub(crate) fn push(&mut self, problem: P) {
        self.0.push(problem);
    }

    /// Adds what another step found.
    pub(crate) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether there is nothing to report.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The problems, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, P> {
        self.0.iter()
    }
}

impl<P> Default for Problems<P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<P: fmt::Display> fmt::Display for Problems<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|problem| writeln!(f, "{problem}"))
    }
}

impl<P: fmt::Debug + fmt::Display> std::error::Error for Problems<P> {}
