//! What the generator has to say about its inputs.
//!
//! Reading a model or a configuration never stops at the first mistake: every stage pushes what it finds into one
//! [`Diagnostics`], and the caller looks once, before anything is written, whether an error is among them. Each entry
//! names the place, what is wrong there and what to do about it, because the reader is someone who edits a model and
//! does not know this program.

use std::fmt;

use crate::smithy::ShapeId;

/// Whether a finding stops the generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Generating would give wrong types or a wrong wire form: nothing may be written.
    Error,
    /// Generating is sound; the reader may want to know.
    Warning,
}

/// Where a finding belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The model as a whole, or a file that could not be used at all.
    File,
    /// A position in the text of the model, both counted from 1.
    Position {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// A shape of the model.
    Shape(ShapeId),
    /// A member of a shape of the model: an id with its `$member` part.
    Member(ShapeId),
    /// A setting of the configuration file, by its dotted path.
    Setting(String),
}

impl From<&ShapeId> for Place {
    fn from(id: &ShapeId) -> Self {
        match id.member() {
            None => Place::Shape(id.clone()),
            Some(_) => Place::Member(id.clone()),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::File => f.write_str("model"),
            Place::Position { line, column } => write!(f, "{line}:{column}"),
            Place::Shape(id) | Place::Member(id) => write!(f, "{id}"),
            Place::Setting(path) => write!(f, "setting `{path}`"),
        }
    }
}

/// One finding. Displayed as `error: place: what is wrong`, and what to do on a second, indented line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Whether it stops the generation.
    pub severity: Severity,
    /// Where it belongs.
    pub place: Place,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// What to do about it, in the same form.
    pub help: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}: {}: {}\n  help: {}", self.place, self.message, self.help)
    }
}

/// All findings of a run, in the order in which they were made (which depends on shape ids, never on the order of keys).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Nothing found yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds an error.
    pub fn error(&mut self, place: impl Into<Place>, message: impl Into<String>, help: impl Into<String>) {
        let (place, message, help) = (place.into(), message.into(), help.into());
        self.push(Diagnostic { severity: Severity::Error, place, message, help });
    }

    /// Adds a warning.
    pub fn warning(&mut self, place: impl Into<Place>, message: impl Into<String>, help: impl Into<String>) {
        let (place, message, help) = (place.into(), message.into(), help.into());
        self.push(Diagnostic { severity: Severity::Warning, place, message, help });
    }

    /// Adds everything that another stage found.
    pub fn extend(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// Whether anything stops the generation.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether nothing at all was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many findings there are, warnings included.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The findings, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|diagnostic| writeln!(f, "{diagnostic}"))
    }
}

impl std::error::Error for Diagnostics {}
