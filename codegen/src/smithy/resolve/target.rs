//! References: each must lead to a shape, and to one of the kind that its place asks for.

use super::Shapes;
use crate::diagnostic::Diagnostics;
use crate::smithy::ShapeId;
use crate::smithy::ast::{Aggregate, Body, Shape};

/// The kinds of shapes that places ask for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Data,
    Structure,
    Operation,
    Resource,
}

impl Wanted {
    fn describe(self) -> &'static str {
        match self {
            Wanted::Data => "a shape of data",
            Wanted::Structure => "a structure",
            Wanted::Operation => "an operation",
            Wanted::Resource => "a resource",
        }
    }
}

/// Whether the reference is good; closure and build leave out the others.
pub(super) fn fits(shapes: &Shapes, id: &ShapeId, wanted: Wanted) -> bool {
    shapes.get(id).is_some_and(|shape| is(shape, wanted))
}

fn is(shape: &Shape, wanted: Wanted) -> bool {
    match &shape.body {
        Body::Simple(_) => wanted == Wanted::Data,
        Body::Aggregate(Aggregate::Structure, _) => wanted == Wanted::Data || wanted == Wanted::Structure,
        Body::Aggregate(_, _) => wanted == Wanted::Data,
        Body::Operation(_) => wanted == Wanted::Operation,
        Body::Resource(_) => wanted == Wanted::Resource,
        Body::Service(_) => false,
    }
}

/// Reports all references of the model that are not good.
pub(super) fn check(shapes: &Shapes, out: &mut Diagnostics) {
    let mut checker = Checker { shapes, out };
    for (id, shape) in shapes {
        checker.shape(id, shape);
    }
}

struct Checker<'a> {
    shapes: &'a Shapes,
    out: &'a mut Diagnostics,
}

impl Checker<'_> {
    fn shape(&mut self, id: &ShapeId, shape: &Shape) {
        match &shape.body {
            Body::Simple(_) => {}
            Body::Aggregate(_, members) => {
                for (name, member) in members {
                    self.reference(&id.with_member(name), "the member", &member.target, Wanted::Data);
                }
            }
            Body::Service(service) => {
                self.all(id, "an operation of the service", &service.operations, Wanted::Operation);
                self.all(id, "a resource of the service", &service.resources, Wanted::Resource);
                self.all(id, "an error of the service", &service.errors, Wanted::Structure);
            }
            Body::Operation(operation) => {
                self.all(id, "the input", operation.input.as_slice(), Wanted::Structure);
                self.all(id, "the output", operation.output.as_slice(), Wanted::Structure);
                self.all(id, "an error", &operation.errors, Wanted::Structure);
            }
            Body::Resource(resource) => {
                for (name, target) in resource.identifiers.iter().chain(&resource.properties) {
                    self.reference(id, &format!("`{name}`"), target, Wanted::Data);
                }
                self.all(id, "an operation of the resource", resource.lifecycle.values(), Wanted::Operation);
                self.all(id, "an operation of the resource", &resource.operations, Wanted::Operation);
                self.all(id, "a resource below", &resource.resources, Wanted::Resource);
            }
        }
    }

    fn all<'i>(&mut self, id: &ShapeId, role: &str, targets: impl IntoIterator<Item = &'i ShapeId>, wanted: Wanted) {
        for target in targets {
            self.reference(id, role, target, wanted);
        }
    }

    fn reference(&mut self, id: &ShapeId, role: &str, target: &ShapeId, wanted: Wanted) {
        match self.shapes.get(target) {
            None => self.out.error(
                id,
                format!("{role} targets {target}, which does not exist"),
                format!("add the shape, or correct the target{}", self.suggestion(target)),
            ),
            Some(shape) if !is(shape, wanted) => self.out.error(
                id,
                format!("{role} targets {target}, which is not {}", wanted.describe()),
                "correct the target",
            ),
            Some(shape) if shape.traits.contains_key("smithy.api#mixin") => self.out.error(
                id,
                format!("{role} targets {target}, which is a mixin and has no values of its own"),
                "target a shape that uses the mixin",
            ),
            Some(_) => {}
        }
    }

    /// A shape whose id differs in case only, or one of the same name elsewhere.
    fn suggestion(&self, target: &ShapeId) -> String {
        let similar = self.shapes.keys().find(|id| id.name().eq_ignore_ascii_case(target.name()));
        similar.map_or(String::new(), |id| format!(" (did you mean {id}?)"))
    }
}
