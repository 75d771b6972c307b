//! The closure of a service: what its operations, resources and errors reach.

use std::collections::{BTreeMap, BTreeSet};

use super::Shapes;
use super::target::{Wanted, fits};
use crate::smithy::ShapeId;
use crate::smithy::ast::Body;

/// What a service reaches.
#[derive(Default)]
pub(super) struct Closure {
    /// Operations, with the resource that each is bound to.
    pub(super) operations: BTreeMap<ShapeId, Option<ShapeId>>,
    pub(super) resources: BTreeSet<ShapeId>,
    /// Shapes of data.
    pub(super) data: BTreeSet<ShapeId>,
}

/// Collects the closure of the wanted operations. References that lead nowhere are left out.
pub(super) fn of(shapes: &Shapes, service: &ShapeId, wanted: impl Fn(&ShapeId) -> bool) -> Closure {
    let mut closure = Closure::default();
    let Some(Body::Service(service)) = shapes.get(service).map(|shape| &shape.body) else { return closure };
    for operation in service.operations.iter().filter(|id| wanted(id)) {
        closure.operation(shapes, operation, None);
    }
    let mut open: Vec<&ShapeId> = service.resources.iter().collect();
    while let Some(id) = open.pop() {
        if let Some(Body::Resource(resource)) = shapes.get(id).map(|shape| &shape.body)
            && closure.resources.insert(id.clone())
        {
            let operations = resource.lifecycle.values().chain(&resource.operations).filter(|id| wanted(id));
            operations.for_each(|operation| closure.operation(shapes, operation, Some(id)));
            open.extend(&resource.resources);
        }
    }
    closure.data(shapes, &service.errors, Wanted::Structure);
    closure
}

impl Closure {
    fn operation(&mut self, shapes: &Shapes, id: &ShapeId, resource: Option<&ShapeId>) {
        let Some(Body::Operation(operation)) = shapes.get(id).map(|shape| &shape.body) else { return };
        let bound = self.operations.entry(id.clone()).or_default();
        *bound = bound.take().or_else(|| resource.cloned());
        self.data(shapes, operation.input.as_slice(), Wanted::Structure);
        self.data(shapes, operation.output.as_slice(), Wanted::Structure);
        self.data(shapes, &operation.errors, Wanted::Structure);
    }

    fn data<'i>(&mut self, shapes: &'i Shapes, roots: impl IntoIterator<Item = &'i ShapeId>, wanted: Wanted) {
        let mut open: Vec<&ShapeId> = roots.into_iter().filter(|id| fits(shapes, id, wanted)).collect();
        while let Some(id) = open.pop() {
            if fits(shapes, id, Wanted::Data)
                && self.data.insert(id.clone())
                && let Some(Body::Aggregate(kind, members)) = shapes.get(id).map(|shape| &shape.body)
                && !kind.is_enumeration()
            {
                open.extend(members.iter().map(|(_, member)| &member.target));
            }
        }
    }
}
