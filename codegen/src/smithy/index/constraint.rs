//! Constraints: the limits on a member's values, its own and those of its target together.

use super::Facts;
use crate::smithy::model::MemberIdx;
use crate::smithy::traits::Constraints;

impl Facts {
    /// The limits on the member's values. Where the member has a trait, it replaces its target's trait of the same name.
    /// That a value must be one of an enumeration's is said by its target's kind, that it must be there by presence.
    pub fn constraints(&self, member: MemberIdx) -> Constraints {
        let own = &self.model[member].traits.constraints;
        let target = &self.model.target(member).traits.constraints;
        Constraints {
            length: own.length.or(target.length),
            range: own.range.clone().or_else(|| target.range.clone()),
            pattern: own.pattern.clone().or_else(|| target.pattern.clone()),
            unique_items: own.unique_items || target.unique_items,
        }
    }
}
