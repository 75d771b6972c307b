//! Sensitivity: what must not be printed.

use std::collections::BTreeSet;

use super::Facts;
use crate::smithy::model::{Kind, MemberIdx, ShapeIdx};

impl Facts {
    /// Whether a print of the member's value must be replaced: it or its target is marked, or the elements, keys or
    /// values of the collection that it is. A structure that merely contains marked members prints itself with care.
    pub fn is_redacted(&self, member: MemberIdx) -> bool {
        self.model[member].traits.sensitive || self.is_sensitive(self.model[member].target)
    }

    /// Whether the values of this shape must not be printed at all.
    pub fn is_sensitive(&self, shape: ShapeIdx) -> bool {
        let mut seen = BTreeSet::from([shape]);
        let mut open = vec![shape];
        while let Some(shape) = open.pop() {
            if self.model[shape].traits.sensitive {
                return true;
            }
            for &part in self.parts(shape) {
                if self.model[part].traits.sensitive {
                    return true;
                }
                if seen.insert(self.model[part].target) {
                    open.push(self.model[part].target);
                }
            }
        }
        false
    }

    /// Whether a print of this structure or union must differ from a plain one: it is marked, or one of its members is
    /// redacted. Structures further down answer for themselves.
    pub fn needs_redaction(&self, shape: ShapeIdx) -> bool {
        self.is_sensitive(shape) || self.model.members_of(shape).iter().any(|&member| self.is_redacted(member))
    }

    /// The members of a collection, which are printed with it.
    fn parts(&self, shape: ShapeIdx) -> &[MemberIdx] {
        match &self.model[shape].kind {
            Kind::List(_) | Kind::Map(_) => self.model.members_of(shape),
            Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) | Kind::Structure(_) | Kind::Union(_) => &[],
        }
    }
}
