//! Two models → what changed, what that breaks in Smithy's eyes, in Rust's and in protobuf, and a summary for readers.
//!
//! A change has one verdict per language of those who notice it: Smithy's own, for which models are compared
//! ([`smithy::changes`](crate::smithy::changes)), the Rust verdict, for which both models are lowered and the generated
//! APIs compared (`rust`), and that of protobuf, for which what travels is ([`protobuf`]). Plain data; [`mod@print`] lays
//! it out.

mod failure;
mod form;
pub mod print;
pub mod protobuf;
mod rust;
mod summary;

use crate::diagnostic::Diagnostics;
use crate::settings::Settings;
use crate::smithy::changes::{self, Concern, Severity};
use crate::smithy::{Facts, sound};
use crate::{Inputs, Understood, examine, understand};

pub use failure::{Failure, Side};
pub use form::Form;
pub use rust::{Effect, Level, Verdict, What};
pub use summary::{Demand, Method, Summary, Update};

/// One side of a diff.
#[derive(Debug, Clone, Copy)]
pub struct Revision<'a> {
    /// What readers know it by: a date, a path.
    pub name: &'a str,
    /// The model and what the generator needs beside it.
    pub inputs: Inputs<'a>,
}

/// What differs between two models.
#[derive(Debug, Clone)]
pub struct Diff {
    /// The old model's name.
    pub old: String,
    /// The new model's name.
    pub new: String,
    /// The service's name for people.
    pub service: String,
    /// The service's namespace, which readers can do without.
    pub namespace: String,
    /// What a reader wants to know first.
    pub summary: Summary,
    /// Every change, ordered by place.
    pub changes: Vec<Change>,
    /// How readers of messages in protobuf fare.
    pub protobuf: protobuf::Overall,
    /// What the changes together do to the generated Rust API, or why that cannot be said.
    pub rust: Result<Overall, Diagnostics>,
}

/// A change with what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What changed, and Smithy's verdict.
    pub model: changes::Change,
    /// The verdict for Rust; none where one of the models cannot be generated.
    pub rust: Option<Verdict>,
    /// The verdict for protobuf.
    pub protobuf: protobuf::Verdict,
}

/// The Rust verdict on all changes together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overall {
    /// The version number that they ask for.
    pub level: Level,
    /// Differences of the generated API that were not traced to a change of the model. They count in `level`.
    pub untraced: Vec<Effect>,
}

impl Diff {
    /// The worst that Smithy says.
    pub fn severity(&self) -> Option<Severity> {
        self.changes.iter().filter_map(|change| change.model.severity()).max()
    }

    /// Whether programs break: by the Rust verdict, or by Smithy's where there is none.
    pub fn is_breaking(&self) -> bool {
        match &self.rust {
            Ok(overall) => overall.level == Level::Major,
            Err(_) => self.is_breaking_for_smithy(),
        }
    }

    /// Whether Smithy calls the diff breaking.
    pub fn is_breaking_for_smithy(&self) -> bool {
        self.severity().is_some_and(Severity::is_breaking)
    }

    /// Whether bytes are read wrongly, or not at all.
    pub fn is_breaking_for_protobuf(&self) -> bool {
        self.protobuf.level == protobuf::Level::Breaking
    }

    /// The changes that are of documentation alone.
    pub fn documentation(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.model.concern() == Concern::Documentation)
    }

    /// All other changes.
    pub fn substance(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.model.concern() != Concern::Documentation)
    }
}

/// Compares two models.
///
/// # Errors
///
/// Where one of them is at fault: all its problems. A model that is sound and cannot be generated is no failure; there is
/// no Rust verdict then.
pub fn diff(old: Revision<'_>, new: Revision<'_>) -> Result<Diff, Failure> {
    let (old_facts, new_facts) = (facts(old, Side::Old)?, facts(new, Side::New)?);
    let mut changes = changes::between(&flat(old, Side::Old)?, &flat(new, Side::New)?);
    let (protobuf, fares) = protobuf::verdicts(&old_facts, &new_facts, &changes);
    let (rust, verdicts) = match (without_messages(old), without_messages(new)) {
        (Ok((old, _)), Ok((new, _))) => judged(&old, &new, &changes),
        (Err(problems), _) | (_, Err(problems)) => (Err(problems), Vec::new()),
    };
    let mut verdicts = verdicts.into_iter();
    let changes = changes.drain(..).zip(fares);
    let changes = changes.map(|(model, protobuf)| Change { model, rust: verdicts.next(), protobuf }).collect();
    Ok(Diff {
        old: old.name.to_owned(),
        new: new.name.to_owned(),
        service: new_facts.service_names().title.to_owned(),
        namespace: new_facts.model.service.id.namespace().to_owned(),
        summary: summary::summarize(&old_facts, &new_facts),
        changes,
        protobuf,
        rust,
    })
}

/// What Rust will say. That a member cannot keep its number in protobuf is no matter of Rust's.
fn without_messages(revision: Revision<'_>) -> Result<(Understood, Diagnostics), Diagnostics> {
    let settings = Settings { protobuf: None, ..revision.inputs.settings.clone() };
    understand(Inputs { settings: &settings, ..revision.inputs })
}

fn judged(
    old: &Understood,
    new: &Understood,
    changes: &[changes::Change],
) -> (Result<Overall, Diagnostics>, Vec<Verdict>) {
    let verdicts = rust::verdicts(old, new, changes);
    let levels = verdicts.of_changes.iter().map(Verdict::level);
    let untraced = verdicts.untraced.iter().map(|effect| effect.what.level());
    let level = levels.chain(untraced).max().unwrap_or(Level::None);
    (Ok(Overall { level, untraced: verdicts.untraced }), verdicts.of_changes)
}

fn facts(revision: Revision<'_>, side: Side) -> Result<Facts, Failure> {
    let found = sound(examine(revision.inputs));
    found.map(|(facts, _)| facts).map_err(|problems| Failure::new(revision.name, side, problems))
}

fn flat(revision: Revision<'_>, side: Side) -> Result<changes::Flat, Failure> {
    let mut problems = Diagnostics::new();
    let flat = changes::flatten(revision.inputs.model, &mut problems);
    flat.ok_or_else(|| Failure::new(revision.name, side, problems))
}
