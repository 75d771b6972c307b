//! `model/CHANGELOG.md`: what each revision changed, for people, and what that asks of the next version number.

use std::fmt::{self, Write as _};

use semver::Version;

use super::problem::Problems;
use super::release::{Release, next};
use super::{History, Revision};
use crate::Inputs;
use crate::diff::{self, Diff, Level, print};

const HEAD: &str = "\
# Changes of the API

<!-- Written by `cargo xtask changelog` from `revisions/`, `released.json` and `service.json`. -->

What AWS changed, by the day on which it was published, and what each change does to programs written in Rust: *major*
breaks some, *minor* adds, *patch* is noticed on the wire alone.
";

/// How the crates' version stands to what changed since the last release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The last release.
    pub released: Version,
    /// What the model's changes since then do to programs.
    pub level: Level,
    /// The least version that the crates must have now.
    pub least: Version,
}

/// Why there is no changelog.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The recorded revisions are at fault.
    Problems(Problems),
    /// A model cannot be compared.
    Diff(diff::Failure),
    /// A model is sound, but cannot be generated, so that there is no verdict for Rust; the models' names.
    Verdict(String, String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Problems(problems) => problems.fmt(f),
            Failure::Diff(failure) => failure.fmt(f),
            Failure::Verdict(old, new) => {
                write!(
                    f,
                    "error: {old} or {new} cannot be generated, so that nothing can be said of programs\n  help: "
                )?;
                write!(f, "`cargo xtask generate --model …` says why")
            }
        }
    }
}

impl std::error::Error for Failure {}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Failure::Problems(problems)
    }
}

/// What a changelog is made from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The recorded revisions.
    pub history: &'a History,
    /// The last release, if there was one.
    pub released: Option<&'a Release>,
    /// The current model and its settings.
    pub current: Inputs<'a>,
}

impl Sources<'_> {
    /// How the crates' version stands; nothing before the first release.
    ///
    /// # Errors
    ///
    /// Where the released model cannot be put together or compared.
    pub fn standing(&self) -> Result<Option<Standing>, Failure> {
        let Some(release) = self.released else { return Ok(None) };
        let Some(old) = self.history.released(release, self.current.model)? else { return Ok(None) };
        let diff = self.compare(("the released model", &old), ("the current model", self.current.model))?;
        let level = level(&diff)?;
        let released = release.version().clone();
        Ok(Some(Standing { least: next(&released, level), released, level }))
    }

    /// The text of the changelog.
    ///
    /// # Errors
    ///
    /// Where a revision cannot be put together or compared.
    pub fn changelog(&self) -> Result<String, Failure> {
        let mut text = HEAD.to_owned();
        text.push_str(&self.crates()?);
        let mut sections = Vec::new();
        let mut before: Option<&Revision> = None;
        for revision in self.history.iter() {
            sections.push(self.section(before, revision)?);
            before = Some(revision);
        }
        if let Some(newest) = before {
            text.push_str(&self.ours(newest)?);
        }
        text.extend(sections.into_iter().rev());
        Ok(text)
    }

    fn compare(&self, old: (&str, &str), new: (&str, &[u8])) -> Result<Diff, Failure> {
        let settings = self.current.settings;
        let old = diff::Revision { name: old.0, inputs: Inputs { model: old.1.as_bytes(), settings } };
        let new = diff::Revision { name: new.0, inputs: Inputs { model: new.1, settings } };
        diff::diff(old, new).map_err(Failure::Diff)
    }

    /// The model of a recorded revision.
    fn model(&self, revision: &Revision) -> Result<String, Failure> {
        Ok(self.history.model(revision.date(), self.current.model)?.unwrap_or_default())
    }

    fn crates(&self) -> Result<String, Failure> {
        let mut text = "\n## The crates\n\n".to_owned();
        let _ = match (self.standing()?, self.released) {
            (Some(Standing { released, level: Level::None, .. }), Some(release)) => {
                let revision = release.revision();
                writeln!(text, "Version {released} has the API of {revision}; nothing has changed since.")
            }
            (Some(Standing { released, level, least }), _) => {
                writeln!(text, "What has changed since version {released} is {level}: the next version is {least}.")
            }
            (None, _) => writeln!(text, "No version is recorded yet."),
        };
        Ok(text)
    }

    /// What our model has beyond the newest revision, and what it lacks.
    fn ours(&self, newest: &Revision) -> Result<String, Failure> {
        let diff = self.compare((newest.date(), &self.model(newest)?), ("ours", self.current.model))?;
        let mut text = String::new();
        for change in diff.substance() {
            if text.is_empty() {
                let _ = writeln!(text, "\n## Beyond {}\n\nWhat our model says otherwise than AWS's:\n", newest.date());
            }
            let _ = writeln!(text, "- {}", print::change(&diff, change));
        }
        Ok(text)
    }

    fn section(&self, before: Option<&Revision>, revision: &Revision) -> Result<String, Failure> {
        let new = self.model(revision)?;
        let old = match before {
            Some(before) => (before.date(), self.model(before)?),
            None => ("nothing", self.history.nothing_yet(revision)?),
        };
        let diff = self.compare((old.0, &old.1), (revision.date(), new.as_bytes()))?;
        let summary = &diff.summary;
        let counts =
            [(summary.new.len(), "new"), (summary.updated.len(), "updated"), (summary.removed.len(), "removed")];
        let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
        let counts = counts.collect::<Vec<_>>().join(", ");
        let mut text = format!("\n## {}\n\n{counts} api methods. ", revision.date());
        match before {
            Some(_) => {
                let _ = writeln!(text, "For Rust: {}.", level(&diff)?);
            }
            None => text.push_str("The first revision.\n"),
        }
        for (what, methods) in [("New", &summary.new), ("Removed", &summary.removed)] {
            if !methods.is_empty() {
                let _ = writeln!(text, "\n{what}:\n");
            }
            for method in methods {
                let _ = writeln!(text, "- `{}`: `{}`", method.name, method.route);
            }
        }
        text.push_str(&updated(&diff));
        Ok(text)
    }
}

/// Operations of which the same is said.
struct Alike<'d> {
    names: Vec<&'d str>,
    lines: Vec<(&'static str, String)>,
}

/// The updated operations; those of which the same is said, together.
fn updated(diff: &Diff) -> String {
    let mut groups: Vec<Alike<'_>> = Vec::new();
    for update in &diff.summary.updated {
        let lines = print::update_lines(update);
        match groups.iter_mut().find(|group| group.lines == lines) {
            Some(group) => group.names.push(&update.name),
            None => groups.push(Alike { names: vec![&update.name], lines }),
        }
    }
    let mut text = if groups.is_empty() { String::new() } else { "\nUpdated:\n\n".to_owned() };
    for Alike { names, lines } in groups {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let _ = writeln!(text, "- {}", names.join(", "));
        for (what, line) in lines {
            // A sentence stays one; everything else is names and forms.
            let quote = if what.contains("required") { "" } else { "`" };
            let _ = writeln!(text, "  - {what}: {quote}{line}{quote}");
        }
    }
    text
}

fn level(diff: &Diff) -> Result<Level, Failure> {
    match &diff.rust {
        Ok(overall) => Ok(overall.level),
        Err(_) => Err(Failure::Verdict(diff.old.clone(), diff.new.clone())),
    }
}
