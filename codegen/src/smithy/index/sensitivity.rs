//! Sensitivity: what must not be printed.

use std::collections::BTreeSet;

use super::Facts;
use crate::smithy::model::{Kind, MemberIdx, ShapeIdx};

impl Facts {
    /// Whether a print of the member's value must be replaced: it or its target is marked, or the elements, keys or
    /// values of the collection that it is. A structure that merely contains marked members prints itself with care.
    pub fn is_redacted(&self, member: MemberIdx) -> bool {
        self.member_is_sensitive(member, &mut BTreeSet::new())
    }

    /// Whether the values of this shape must not be printed at all.
    pub fn is_sensitive(&self, shape: ShapeIdx) -> bool {
        self.shape_is_sensitive(shape, &mut BTreeSet::new())
    }

    /// Whether a print of this structure or union must differ from a plain one: it is marked, or one of its members is
    /// redacted. Structures further down answer for themselves.
    pub fn needs_redaction(&self, shape: ShapeIdx) -> bool {
        self.is_sensitive(shape) || self.model.members_of(shape).iter().any(|&member| self.is_redacted(member))
    }

    fn member_is_sensitive(&self, member: MemberIdx, seen: &mut BTreeSet<ShapeIdx>) -> bool {
        self.model[member].traits.sensitive || self.shape_is_sensitive(self.model[member].target, seen)
    }

    fn shape_is_sensitive(&self, shape: ShapeIdx, seen: &mut BTreeSet<ShapeIdx>) -> bool {
        if !seen.insert(shape) {
            return false;
        }
        let shape = &self.model[shape];
        shape.traits.sensitive
            || match &shape.kind {
                Kind::List(entry) => self.member_is_sensitive(*entry, seen),
                Kind::Map([key, value]) => {
                    self.member_is_sensitive(*key, seen) || self.member_is_sensitive(*value, seen)
                }
                Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) | Kind::Structure(_) | Kind::Union(_) => false,
            }
    }
}
