//! The API's revisions: what AWS published when, and how one became the next.
//!
//! Each revision is recorded as the change that it made to the one before (`model/revisions/<date>.json`); the first is a
//! change of nothing. So every fact is recorded once, a file reads as the news of its day, and taking up a new revision
//! adds a file and touches none. [`History`] puts a revision together again, as the text of a model that everything which
//! reads models can read.

mod adopt;
mod change;
pub mod changelog;
mod merge;
mod problem;
mod prose;
mod read;
mod release;
mod tree;

pub use adopt::{Adoption, Newer, Refusal};
use change::{Change, Misfit};
pub use merge::Conflict;
pub use problem::{Problem, Problems};
pub use read::is_date;
pub use release::{Release, next};
use tree::{Group, Kind, Node};

use crate::json::{Json, Style, print};

/// The recorded revisions, oldest first.
#[derive(Clone, Debug, Default)]
pub struct History(Vec<Revision>);

/// A recorded revision.
#[derive(Clone, Debug, Default)]
pub struct Revision {
    file: String,
    date: String,
    after: Option<String>,
    source: String,
    change: Change,
}

impl Revision {
    /// The day on which it was published, as `2026-06-03`; also its name.
    pub fn date(&self) -> &str {
        &self.date
    }

    /// Where its facts are from.
    pub fn source(&self) -> &str {
        &self.source
    }
}

impl History {
    /// Reads the recorded revisions: names and texts of files, in any order.
    ///
    /// # Errors
    ///
    /// All problems of the files and of the chain that they form.
    pub fn read<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut revisions = Vec::new();
        for (file, text) in files {
            match read::revision(file, text) {
                Ok(revision) => revisions.push(revision),
                Err(found) => problems.extend(found),
            }
        }
        Self::chain(revisions, problems)
    }

    /// The history with one revision more.
    ///
    /// # Errors
    ///
    /// All problems of its text, or that it does not follow the newest.
    pub fn with(&self, file: &str, text: &[u8]) -> Result<Self, Problems> {
        let mut revisions = self.0.clone();
        revisions.push(read::revision(file, text)?);
        Self::chain(revisions, Problems::new())
    }

    fn chain(mut revisions: Vec<Revision>, mut problems: Problems) -> Result<Self, Problems> {
        revisions.sort_by(|one, other| one.date.cmp(&other.date));
        let mut before: Option<&str> = None;
        for revision in &revisions {
            if problems.is_empty() && revision.after.as_deref() != before {
                problems.push(unchained(revision, before));
            }
            before = Some(&revision.date);
        }
        if problems.is_empty() { Ok(Self(revisions)) } else { Err(problems) }
    }

    /// The revisions, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Revision> {
        self.0.iter()
    }

    /// The newest revision.
    pub fn newest(&self) -> Option<&Revision> {
        self.0.last()
    }

    /// The model of a revision, with the documentation that another model has for the elements that both have.
    ///
    /// # Errors
    ///
    /// Every place where a recorded change does not fit the revision before it, and what is wrong with the other model's
    /// JSON.
    pub fn model(&self, date: &str, documented: &[u8]) -> Result<Option<String>, Problems> {
        let Some(facts) = self.facts(date)? else { return Ok(None) };
        let documented = shapes("the model with the documentation", documented)?;
        Ok(Some(model_text(&prose::with(&facts, &documented), Style::Expanded)))
    }

    /// The shapes of a revision, without documentation.
    fn facts(&self, date: &str) -> Result<Option<Group>, Problems> {
        let Some(last) = self.0.iter().position(|revision| revision.date == date) else { return Ok(None) };
        let mut shapes = Group::empty(Kind::Shapes);
        for revision in &self.0[..=last] {
            shapes = revision.change.apply(&shapes).map_err(|found| misfits(&revision.file, found))?;
        }
        Ok(Some(shapes))
    }

    /// The model of a service that is a revision's and can do nothing yet: what the first revision is a change of, for
    /// those who compare models.
    ///
    /// # Errors
    ///
    /// Where the revision cannot be put together.
    pub fn nothing_yet(&self, revision: &Revision) -> Result<String, Problems> {
        let mut shapes = self.facts(&revision.date)?.unwrap_or_else(|| Group::empty(Kind::Shapes));
        shapes.entries.retain_mut(|(_, shape)| match shape {
            Node::Group(shape) if shape.is_service() => {
                ["operations", "resources", "errors"].iter().for_each(|key| drop(shape.remove(key)));
                true
            }
            Node::Group(_) | Node::Value(_) => false,
        });
        Ok(model_text(&shapes, Style::Compact))
    }
}

fn misfits(file: &str, found: Vec<Misfit>) -> Problems {
    let mut problems = Problems::new();
    for misfit in found {
        problems.push(Problem {
            file: file.to_owned(),
            place: misfit.place.to_string(),
            message: misfit.reason.to_owned(),
            help: "mend this file, or the one that it is a change of".to_owned(),
        });
    }
    problems
}

fn unchained(revision: &Revision, before: Option<&str>) -> Problem {
    let (message, help) = match before {
        Some(date) => (format!("the revision before it by date is {date}"), format!("write `\"after\": \"{date}\"`")),
        None => {
            ("it is the first revision, but comes after one".to_owned(), "remove `after`, or add that one".to_owned())
        }
    };
    Problem { file: revision.file.clone(), place: "after".to_owned(), message, help }
}

/// The shapes of a model's text.
fn shapes(file: &str, text: &[u8]) -> Result<Group, Problems> {
    let problem = |place: String, message: String| {
        let help = "give it a model in Smithy's JSON form".to_owned();
        Problems::of(Problem { file: file.to_owned(), place, message, help })
    };
    let json = serde_json::from_slice::<Json>(text).map_err(|error| {
        let place = format!("{}:{}", error.line(), error.column());
        problem(place, "this is not JSON".to_owned())
    })?;
    let shapes = match json {
        Json::Object(entries) => entries.into_iter().find(|(key, _)| key == "shapes").map(|(_, shapes)| shapes),
        _ => None,
    };
    match shapes {
        Some(Json::Object(entries)) => Ok(Group::read(Kind::Shapes, entries)),
        _ => Err(problem(String::new(), "it has no `shapes`".to_owned())),
    }
}

/// A model's text.
fn model_text(shapes: &Group, style: Style) -> String {
    let version = ("smithy".to_owned(), Json::String("2.0".to_owned()));
    print(&Json::Object(vec![version, ("shapes".to_owned(), shapes.json())]), style)
}

/// The record of a revision: what changed from one model to the next, without documentation. `old` is nothing for the
/// first revision.
///
/// # Errors
///
/// What is wrong with the models' JSON.
pub fn record(date: &str, source: &str, old: Option<(&str, &[u8])>, new: &[u8]) -> Result<String, Problems> {
    let before = match old {
        Some((_, text)) => prose::without(&shapes("the old model", text)?),
        None => Group::empty(Kind::Shapes),
    };
    let after = prose::without(&shapes("the new model", new)?);
    let text = |text: &str| Json::String(text.to_owned());
    let mut entries = vec![("revision".to_owned(), text(date))];
    entries.extend(old.map(|(date, _)| ("after".to_owned(), text(date))));
    entries.push(("source".to_owned(), text(source)));
    entries.push(("shapes".to_owned(), Change::between(&before, &after).json(Kind::Shapes)));
    Ok(print(&Json::Object(entries), Style::Compact))
}
