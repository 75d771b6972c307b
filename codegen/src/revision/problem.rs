//! What is wrong with a recorded revision, and where.

use std::fmt;

/// One problem. Displayed as `error: file: place: what is wrong`, and what to do on a second, indented line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as the caller named it.
    pub file: String,
    /// Where in it: a shape, a member, a property; empty where the file as a whole is meant.
    pub place: String,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}: ", self.file)?;
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}\n  help: {}", self.message, self.help)
    }
}

/// All problems of a run, in the order of their finding.
pub type Problems = crate::problems::Problems<Problem>;
