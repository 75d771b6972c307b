//! Why two models cannot be compared.

use std::fmt;

use crate::diagnostic::Diagnostics;

/// Which of the two models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one before.
    Old,
    /// The one after.
    New,
}

/// Everything that is wrong with one of the models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The model's name.
    pub name: String,
    /// Which of the two it is.
    pub side: Side,
    /// Its problems.
    pub problems: Diagnostics,
}

impl Failure {
    pub(super) fn new(name: &str, side: Side, problems: Diagnostics) -> Self {
        Self { name: name.to_owned(), side, problems }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = match self.side {
            Side::Old => "old",
            Side::New => "new",
        };
        write!(f, "{}: the {side} model cannot be compared\n{}", self.name, self.problems)
    }
}

impl std::error::Error for Failure {}
