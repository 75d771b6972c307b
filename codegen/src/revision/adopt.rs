//! Taking up what upstream publishes next: one call that makes everything a new revision needs, or says why not.

use std::fmt;

use super::merge::{Conflict, merge};
use super::problem::Problems;
use super::tree::{Group, Kind, Node, Path};
use super::{History, model_text, prose, record, shapes};
use crate::json::Style;

/// A newer model and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Newer<'a> {
    /// Its text, Smithy's JSON form.
    pub text: &'a [u8],
    /// The day on which it was published.
    pub date: &'a str,
    /// Where it is from, for the record.
    pub source: &'a str,
    /// Whether its documentation is taken over where we have none.
    pub keep_docs: bool,
}

/// What a newer model comes to.
#[derive(Clone, Debug)]
pub struct Adoption {
    /// Our model with what is new: its documentation is ours, and what we added stays.
    pub model: String,
    /// The record of the revision.
    pub record: String,
    /// Shapes and members without documentation.
    pub undocumented: Vec<String>,
}

/// Why a newer model is not taken up.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// Something is wrong with a model or a recorded revision.
    Problems(Problems),
    /// Upstream and we changed the same parts, each in its own way.
    Conflicts(Vec<Conflict>),
    /// It says what the newest recorded revision says, which is the one of this day.
    Known(String),
    /// It is not newer than the newest recorded revision, which is the one of this day.
    Older(String),
    /// No revision is recorded that could be what upstream said last.
    NoHistory,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Problems(problems) => problems.fmt(f),
            Refusal::Conflicts(conflicts) => {
                conflicts.iter().try_for_each(|conflict| writeln!(f, "error: {conflict}"))?;
                f.write_str("  help: make ours what upstream was or is there, or the newer model what ours is, and run this again")
            }
            Refusal::Known(date) => {
                write!(
                    f,
                    "error: the model says nothing that the revision of {date} does not say\n  help: nothing to do"
                )
            }
            Refusal::Older(date) => {
                write!(f, "error: there is a revision of {date} already\n  help: give the day of the new one by --date")
            }
            Refusal::NoHistory => {
                f.write_str("error: no revision is recorded\n  help: record what upstream said last in model/revisions")
            }
        }
    }
}

impl From<Problems> for Refusal {
    fn from(problems: Problems) -> Self {
        Refusal::Problems(problems)
    }
}

impl History {
    /// Merges a newer model into ours: what upstream said last is the newest recorded revision.
    ///
    /// # Errors
    ///
    /// Everything that stands against it.
    pub fn adopt(&self, ours: &[u8], newer: Newer<'_>) -> Result<Adoption, Refusal> {
        let Some(newest) = self.newest().map(|revision| revision.date().to_owned()) else {
            return Err(Refusal::NoHistory);
        };
        let Some(base) = self.facts(&newest)? else { return Err(Refusal::NoHistory) };
        let (ours, theirs) = (shapes("our model", ours)?, shapes("the newer model", newer.text)?);
        let (our_facts, their_facts) = (prose::without(&ours), prose::without(&theirs));
        if their_facts == base {
            return Err(Refusal::Known(newest));
        }
        if newer.date <= newest.as_str() {
            return Err(Refusal::Older(newest));
        }
        let mut conflicts = Vec::new();
        let merged = merge(&base, &our_facts, &their_facts, &mut conflicts);
        if !conflicts.is_empty() {
            return Err(Refusal::Conflicts(conflicts));
        }
        let mut merged = prose::with(&merged, &ours);
        if newer.keep_docs {
            merged = prose::with(&merged, &theirs);
        }
        let before = model_text(&base, Style::Compact);
        Ok(Adoption {
            record: record(newer.date, newer.source, Some((&newest, before.as_bytes())), newer.text)?,
            undocumented: undocumented(&merged).iter().map(Path::to_string).collect(),
            model: model_text(&merged, Style::Expanded),
        })
    }
}

/// The shapes and members that nobody has described.
fn undocumented(shapes: &Group) -> Vec<Path> {
    let mut found = Vec::new();
    for (id, shape) in &shapes.entries {
        let Node::Group(shape) = shape else { continue };
        let path = Path::default().join(id);
        if !prose::is_documented(shape) {
            found.push(path.clone());
        }
        let Some(Node::Group(members)) = shape.get("members").filter(|_| Kind::Shape == shape.kind) else { continue };
        for (name, member) in &members.entries {
            if matches!(member, Node::Group(member) if !prose::is_documented(member)) {
                found.push(path.join("members").join(name));
            }
        }
    }
    found
}
