//! The verdict for protobuf: what a model's changes do to those who read bytes that others wrote.
//!
//! What travels is listed for both models and compared, then traced back, as for Rust. Field numbers need no look: they are
//! pinned, so that a member that stays keeps its own, and one that goes leaves it to nobody. A message is the same by its name,
//! as it is for the numbers: an operation's other input is that with other members.

mod surface;

use std::fmt;

use super::rust::{self, compare, trace};
use crate::smithy::Facts;
use crate::smithy::changes::Change;

/// How readers fare with what is written by the other model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The messages are the same.
    None,
    /// Each reads what the other writes. What it does not know it passes over.
    Compatible,
    /// Readers of the old model refuse what leaves out a member that it requires. Crates of the old model that are made
    /// anew, with the numbers pinned since, do not.
    Conditional,
    /// Bytes are read wrongly, or not at all.
    Breaking,
}

/// What one change does to the messages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// Everything that it does, ordered by path.
    pub effects: Vec<Effect>,
}

/// What happens to a message or field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Effect {
    /// The shape, or the member behind a dot.
    pub path: String,
    /// What happens.
    pub what: What,
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It was this and is that.
    Retyped(String, String),
    /// It was required, and no longer is.
    Relaxed,
    /// It is required, and was not before; what was written without it is read all the same.
    Demanded,
    /// It goes; its number stays reserved.
    Removed,
    /// It goes from a message that stays, and was required there; its number stays reserved.
    Withdrawn,
    /// It comes.
    Added,
}

/// The verdict on all changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overall {
    /// The worst.
    pub level: Level,
    /// Differences that were not traced to a change of the model. They count in `level`.
    pub untraced: Vec<Effect>,
}

impl What {
    /// How readers fare.
    pub fn level(&self) -> Level {
        match self {
            What::Retyped(..) => Level::Breaking,
            What::Relaxed | What::Withdrawn => Level::Conditional,
            What::Demanded | What::Removed | What::Added => Level::Compatible,
        }
    }
}

impl Verdict {
    /// How readers fare with the change.
    pub fn level(&self) -> Level {
        self.effects.iter().map(|effect| effect.what.level()).max().unwrap_or(Level::None)
    }

    /// The worst effect, which stands for all.
    pub fn reason(&self) -> Option<&Effect> {
        let level = self.level();
        self.effects.iter().find(|effect| effect.what.level() == level)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Level::None => "none",
            Level::Compatible => "compatible",
            Level::Conditional => "conditional",
            Level::Breaking => "breaking",
        })
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.what {
            What::Retyped(was, is) => write!(f, "`{path}` was {was} and is {is}"),
            What::Relaxed => write!(f, "`{path}` may be missing, which readers of before refuse"),
            What::Demanded => write!(f, "`{path}` is required now"),
            What::Removed => write!(f, "removes `{path}`"),
            What::Withdrawn => write!(f, "removes `{path}`, without which readers of before refuse"),
            What::Added => write!(f, "adds `{path}`"),
        }
    }
}

/// Compares the messages of two models and traces the differences back to the models' changes: one verdict for each.
pub(super) fn verdicts(old: &Facts, new: &Facts, changes: &[Change]) -> (Overall, Vec<Verdict>) {
    let (was, is) = (surface::of(old), surface::of(new));
    let trace = trace::Trace::new(&old.model, &new.model, changes);
    let mut verdicts = vec![Verdict::default(); changes.len()];
    let mut untraced = Vec::new();
    for difference in compare::surfaces(&was, &is) {
        let path = difference.effect.path.clone();
        let required = [&was, &is].map(|items| items.get(&path).is_some_and(surface::is_required));
        // What is gone as a whole is written by nobody.
        let stays = path.split_once('.').is_some_and(|(message, _)| is.contains_key(message));
        let Some(what) = what(&difference.effect.what, required, stays) else { continue };
        let effect = Effect { path, what };
        let causes = trace.causes(&difference);
        causes.iter().for_each(|&cause| verdicts[cause].effects.push(effect.clone()));
        if causes.is_empty() {
            untraced.push(effect);
        }
    }
    let levels = verdicts.iter().map(Verdict::level);
    let level = levels.chain(untraced.iter().map(|effect| effect.what.level())).max().unwrap_or(Level::None);
    (Overall { level, untraced }, verdicts)
}

/// What a difference of the lists is for those who read: of a field, by whether it was and is required, and whether its
/// message stays.
fn what(difference: &rust::What, [was_required, is_required]: [bool; 2], stays: bool) -> Option<What> {
    match difference {
        rust::What::Removed(_) if was_required && stays => Some(What::Withdrawn),
        rust::What::Removed(_) => Some(What::Removed),
        rust::What::Retyped(was, is) => Some(What::Retyped(was.clone(), is.clone())),
        rust::What::Added(_) => Some(What::Added),
        rust::What::Behaviour if is_required => Some(What::Demanded),
        rust::What::Behaviour => Some(What::Relaxed),
        rust::What::Order | rust::What::Documentation => None,
    }
}
