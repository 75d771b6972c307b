//! Operations that the settings take out of the model before anyone looks at it.

use super::{Ast, Body};
use crate::diagnostic::{Diagnostics, Place};
use crate::smithy::ShapeId;

impl Ast {
    /// Removes operations and all references to them, as if the model did not have them. An id that is no operation of
    /// the model is reported as a mistake of the settings.
    pub fn leave_out<'i>(&mut self, ids: impl IntoIterator<Item = &'i ShapeId>, diagnostics: &mut Diagnostics) {
        for id in ids {
            match self.shapes.get(id).map(|shape| &shape.body) {
                Some(Body::Operation(_)) => self.remove(id),
                _ => diagnostics.error(
                    Place::Setting(format!("leave-out.\"{id}\"")),
                    "the model has no such operation",
                    "correct the id, or remove the setting",
                ),
            }
        }
    }

    fn remove(&mut self, id: &ShapeId) {
        self.shapes.remove(id);
        self.applied.retain(|applied, _| applied != id);
        for shape in self.shapes.values_mut() {
            match &mut shape.body {
                Body::Service(service) => service.operations.retain(|operation| operation != id),
                Body::Resource(resource) => {
                    resource.lifecycle.retain(|_, operation| operation != id);
                    resource.operations.retain(|operation| operation != id);
                }
                Body::Simple(_) | Body::Aggregate(..) | Body::Operation(_) => {}
            }
        }
    }
}
