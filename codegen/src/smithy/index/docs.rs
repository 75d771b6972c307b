//! Documentation: what readers are told about an element, in the model's own form.

use super::Facts;
use crate::smithy::model::{EnumValue, MemberIdx, ShapeIdx};
use crate::smithy::traits::Docs;

impl Facts {
    /// What the model says of a shape.
    pub fn shape_docs(&self, shape: ShapeIdx) -> &Docs {
        &self.model[shape].traits.docs
    }

    /// What the model says of a member.
    pub fn member_docs(&self, member: MemberIdx) -> &Docs {
        &self.model[member].traits.docs
    }

    /// What the model says of the service.
    pub fn service_docs(&self) -> &Docs {
        &self.model.service.traits.docs
    }
}

impl<T> EnumValue<T> {
    /// What the model says of the value.
    pub fn docs(&self) -> &Docs {
        &self.traits.docs
    }
}
