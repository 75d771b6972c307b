//! The verdict for Rust: what a model's changes do to the generated public API.
//!
//! Both models are lowered and their APIs listed and compared, so that the verdict is about what Rust will say, whatever
//! rules of Smithy and of ours lead there. Then each difference is traced back to the changes that cause it.

pub(super) mod compare;
pub(super) mod surface;
pub(super) mod trace;

use std::fmt;

use crate::Understood;
use crate::smithy::changes::Change;

/// What version number a change asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The generated code is the same.
    None,
    /// The public API is the same; what travels, or what readers are told, is not.
    Patch,
    /// The public API grows. Structures, enums and errors are non-exhaustive, so that every program still compiles.
    Minor,
    /// A program may no longer compile.
    Major,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Level::None => "none",
            Level::Patch => "patch",
            Level::Minor => "minor",
            Level::Major => "major",
        })
    }
}

/// What one change does to the generated API.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// Everything that it does, ordered by path.
    pub effects: Vec<Effect>,
}

/// What happens to one item of the generated API.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Effect {
    /// The path, as a program with the client writes it.
    pub path: String,
    /// What happens.
    pub what: What,
}

/// What happens to an item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It goes.
    Removed(String),
    /// Its type was this and is that.
    Retyped(String, String),
    /// It comes, with this type.
    Added(String),
    /// It stays, and does something else than before.
    Behaviour,
    /// Its fields stand in another order, which shows in `Debug` alone.
    Order,
    /// Its documentation says something else.
    Documentation,
}

impl What {
    /// What version number it asks for.
    pub fn level(&self) -> Level {
        match self {
            What::Removed(_) | What::Retyped(..) => Level::Major,
            What::Added(_) => Level::Minor,
            What::Behaviour | What::Order | What::Documentation => Level::Patch,
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.what {
            What::Removed(was) => write!(f, "removes `{path}`: {was}"),
            What::Retyped(was, is) => write!(f, "`{path}` was `{was}` and is `{is}`"),
            What::Added(is) => write!(f, "adds `{path}`: {is}"),
            What::Behaviour => write!(f, "`{path}` stays and behaves differently"),
            What::Order => write!(f, "the fields of `{path}` stand in another order"),
            What::Documentation => write!(f, "the documentation of `{path}`"),
        }
    }
}

impl Verdict {
    /// What version number the change asks for.
    pub fn level(&self) -> Level {
        self.effects.iter().map(|effect| effect.what.level()).max().unwrap_or(Level::None)
    }

    /// The worst effect, which stands for all.
    pub fn reason(&self) -> Option<&Effect> {
        let level = self.level();
        self.effects.iter().find(|effect| effect.what.level() == level)
    }
}

/// The verdicts on all changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdicts {
    /// One for each change, in their order.
    pub(super) of_changes: Vec<Verdict>,
    /// Differences of the API that no change explains: a gap in our knowledge, not in the comparison.
    pub(super) untraced: Vec<Effect>,
}

/// Compares the APIs of two models and traces the differences back to the models' changes.
pub(super) fn verdicts(old: &Understood, new: &Understood, changes: &[Change]) -> Verdicts {
    let differences = compare::surfaces(&surface::of(old), &surface::of(new));
    let trace = trace::Trace::new(&old.facts.model, &new.facts.model, changes);
    let mut verdicts = Verdicts { of_changes: vec![Verdict::default(); changes.len()], untraced: Vec::new() };
    for difference in differences {
        let causes = trace.causes(&difference);
        for &cause in &causes {
            verdicts.of_changes[cause].effects.push(difference.effect.clone());
        }
        if causes.is_empty() {
            verdicts.untraced.push(difference.effect);
        }
    }
    verdicts
}
