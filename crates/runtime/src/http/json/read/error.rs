//! What can be wrong with a JSON text.

use std::fmt::{self, Display};

/// Why nothing was read. Never what stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Error {
    /// It is JSON, but not of the kind that was asked for. Who asked has noted what and where.
    Data,
    /// It is no JSON, or more than can be read.
    Syntax {
        /// From one.
        line: u32,
        /// In bytes, from one.
        column: u32,
    },
}

impl Error {
    /// The error after so many bytes.
    pub(super) fn at(text: &str, length: usize) -> Self {
        let before = &text.as_bytes()[..length];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        let narrow = |count| u32::try_from(count).unwrap_or(u32::MAX);
        Self::Syntax { line: narrow(line), column: narrow(column) }
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data => f.write_str("a value of another kind was expected"),
            Self::Syntax { line, column } => write!(f, "broken JSON at line {line}, column {column}"),
        }
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    /// The words are dropped: serde's own show values, and our visitors put theirs into the context.
    fn custom<T: Display>(_: T) -> Self {
        Self::Data
    }
}
