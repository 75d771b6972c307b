//! What a change is about: whether a program could notice it, and how.

use super::{Change, Subject};
use crate::smithy::traits::why_ignored;

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// What types there are, what they hold, or how they travel.
    Meaning,
    /// Which values the service accepts.
    Constraint,
    /// What readers are told.
    Documentation,
    /// Nothing that code is made from.
    Other,
}

pub(super) fn of(change: &Change) -> Concern {
    match &change.subject {
        Subject::Trait(id) => of_trait(id),
        Subject::Metadata(_) | Subject::Identifiers | Subject::Properties => Concern::Other,
        Subject::Language
        | Subject::Shape
        | Subject::Type
        | Subject::Member
        | Subject::Target
        | Subject::Order
        | Subject::ApiVersion
        | Subject::Operation(_)
        | Subject::Resource(_)
        | Subject::Error(_)
        | Subject::Rename(_)
        | Subject::Lifecycle(_)
        | Subject::Input
        | Subject::Output => Concern::Meaning,
    }
}

fn of_trait(id: &str) -> Concern {
    match id {
        "smithy.api#documentation" | "smithy.api#externalDocumentation" | "smithy.api#examples" => {
            Concern::Documentation
        }
        "smithy.api#length" | "smithy.api#range" | "smithy.api#pattern" | "smithy.api#uniqueItems" => {
            Concern::Constraint
        }
        _ if why_ignored(id).is_some() => Concern::Other,
        _ => Concern::Meaning,
    }
}
