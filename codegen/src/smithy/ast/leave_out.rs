//! Operations that the settings take out of the model before anyone looks at it.

use std::collections::BTreeSet;

use super::{Ast, Body};
use crate::diagnostic::{Diagnostics, Place};
use crate::smithy::ShapeId;

impl Ast {
    /// Removes operations and all references to them, as if the model did not have them. An id that is no operation of
    /// the model is reported as a mistake of the settings.
    pub fn leave_out<'i>(&mut self, ids: impl IntoIterator<Item = &'i ShapeId>, diagnostics: &mut Diagnostics) {
        let mut left_out = BTreeSet::new();
        for id in ids {
            match self.shapes.get(id).map(|shape| &shape.body) {
                Some(Body::Operation(_)) => {
                    left_out.insert(id);
                }
                _ => diagnostics.error(
                    Place::Setting(format!("leave-out.\"{id}\"")),
                    "the model has no such operation",
                    "correct the id, or remove the setting",
                ),
            }
        }
        if !left_out.is_empty() {
            self.remove(&left_out);
        }
    }

    fn remove(&mut self, ids: &BTreeSet<&ShapeId>) {
        self.shapes.retain(|id, _| !ids.contains(id));
        self.applied.retain(|id, _| !ids.contains(id));
        for shape in self.shapes.values_mut() {
            match &mut shape.body {
                Body::Service(service) => service.operations.retain(|id| !ids.contains(id)),
                Body::Resource(resource) => {
                    resource.lifecycle.retain(|_, id| !ids.contains(id));
                    resource.operations.retain(|id| !ids.contains(id));
                }
                Body::Simple(_) | Body::Aggregate(..) | Body::Operation(_) => {}
            }
        }
    }
}
