//! The last pass: arenas of shapes and members, traits typed.

use std::collections::BTreeMap;

use super::Shapes;
use super::closure::Closure;
use crate::diagnostic::Diagnostics;
use crate::smithy::ShapeId;
use crate::smithy::ast::{self, Aggregate, Body, Members};
use crate::smithy::model::{EnumValue, Kind, Member, MemberIdx, Model, Operation, Resource, Service, Shape, ShapeIdx};
use crate::smithy::traits::{ServiceTraits, ShapeTraits, TraitReader};

/// Builds the model of a service, which has `available` operations, from the closure of those that are wanted.
pub(super) fn model(
    shapes: &Shapes,
    service: &ShapeId,
    closure: &Closure,
    available: usize,
    out: &mut Diagnostics,
) -> Model {
    let mut ids = closure.data.clone();
    // What a reported reference is replaced by.
    ids.insert(fallback());
    let synthetic = synthetic_ids(shapes, closure);
    ids.extend(synthetic.iter().cloned());
    let index = (0..).map(ShapeIdx).zip(ids).map(|(index, id)| (id, index)).collect();
    let mut builder = Builder { index, traits: TraitReader::new(out), members: Vec::new() };
    let built = builder.shapes(shapes);
    let operations =
        closure.operations.iter().filter_map(|(id, resource)| builder.operation(shapes, id, resource.clone()));
    let operations = operations.collect();
    let resources = closure.resources.iter().filter_map(|id| builder.resource(shapes, id, closure)).collect();
    let service = builder.service(shapes, service);
    let members = std::mem::take(&mut builder.members);
    builder.traits.finish();
    Model { service, available, operations, resources, shapes: built, members }
}

fn fallback() -> ShapeId {
    ShapeId::new("smithy.api", "String")
}

/// The id of the empty structure for an operation without input or output.
fn synthetic(operation: &ShapeId, role: &str) -> ShapeId {
    ShapeId::new(&format!("{}.synthetic", operation.namespace()), &format!("{}{role}", operation.name()))
}

fn synthetic_ids(shapes: &Shapes, closure: &Closure) -> Vec<ShapeId> {
    let absent = |id: &ShapeId, role: &str, target: &Option<ShapeId>| {
        let known = target.as_ref().is_some_and(|target| closure.data.contains(target));
        (!known).then(|| synthetic(id, role))
    };
    let of = |id: &ShapeId| match shapes.get(id).map(|shape| &shape.body) {
        Some(Body::Operation(o)) => [absent(id, "Input", &o.input), absent(id, "Output", &o.output)],
        _ => [None, None],
    };
    closure.operations.keys().flat_map(of).flatten().collect()
}

struct Builder<'a> {
    index: BTreeMap<ShapeId, ShapeIdx>,
    traits: TraitReader<'a>,
    members: Vec<Member>,
}

impl Builder<'_> {
    fn shapes(&mut self, shapes: &Shapes) -> Vec<Shape> {
        let ids: Vec<(ShapeId, ShapeIdx)> = self.index.iter().map(|(id, index)| (id.clone(), *index)).collect();
        ids.into_iter().map(|(id, index)| self.shape(shapes, id, index)).collect()
    }

    fn shape(&mut self, shapes: &Shapes, id: ShapeId, index: ShapeIdx) -> Shape {
        let Some(shape) = shapes.get(&id) else {
            let input = id.name().ends_with("Input");
            let traits = ShapeTraits { input, output: !input, ..ShapeTraits::default() };
            return Shape { id, kind: Kind::Structure(Vec::new()), traits };
        };
        let kind = match &shape.body {
            Body::Simple(kind) => Kind::Simple(*kind),
            Body::Aggregate(kind, members) => self.aggregate(*kind, &id, index, members),
            // The closure has no others among its data.
            Body::Service(_) | Body::Operation(_) | Body::Resource(_) => Kind::Structure(Vec::new()),
        };
        let traits = self.traits.shape(&id, &shape.traits);
        Shape { id, kind, traits }
    }

    fn aggregate(&mut self, kind: Aggregate, id: &ShapeId, index: ShapeIdx, members: &Members) -> Kind {
        match kind {
            Aggregate::List => Kind::List(self.part(id, index, members, "member")),
            Aggregate::Map => Kind::Map(["key", "value"].map(|name| self.part(id, index, members, name))),
            Aggregate::Structure => Kind::Structure(self.all(id, index, members)),
            Aggregate::Union => Kind::Union(self.all(id, index, members)),
            Aggregate::Enum => {
                Kind::Enum(members.iter().filter_map(|(name, m)| self.text_value(id, name, m)).collect())
            }
            Aggregate::IntEnum => {
                Kind::IntEnum(members.iter().filter_map(|(name, m)| self.number_value(id, name, m)).collect())
            }
        }
    }

    fn all(&mut self, id: &ShapeId, index: ShapeIdx, members: &Members) -> Vec<MemberIdx> {
        members.iter().map(|(name, member)| self.member(id, index, name, member)).collect()
    }

    /// A member that lists and maps must have.
    fn part(&mut self, id: &ShapeId, index: ShapeIdx, members: &Members, name: &str) -> MemberIdx {
        match members.iter().find(|(present, _)| present == name) {
            Some((_, member)) => self.member(id, index, name, member),
            None => {
                self.traits.error(
                    id,
                    format!("the shape has no `{name}`"),
                    format!("add `\"{name}\": {{\"target\": …}}`"),
                );
                self.member(id, index, name, &ast::Member { target: fallback(), traits: ast::Traits::new() })
            }
        }
    }

    fn member(&mut self, id: &ShapeId, container: ShapeIdx, name: &str, member: &ast::Member) -> MemberIdx {
        let id = id.with_member(name);
        let target = self.index.get(&member.target).or_else(|| self.index.get(&fallback()));
        let target = target.copied().unwrap_or(container);
        let traits = self.traits.member(&id, &member.traits);
        let position = self.members.len();
        self.members.push(Member { id, name: name.to_owned(), container, target, traits });
        MemberIdx(position as u32)
    }

    fn text_value(&mut self, id: &ShapeId, name: &str, member: &ast::Member) -> Option<EnumValue<String>> {
        let id = id.with_member(name);
        let traits = self.traits.enum_value(&id, &member.traits);
        let value = match member.traits.get("smithy.api#enumValue") {
            None => name.to_owned(),
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(other) => {
                self.traits.error(
                    &id,
                    format!("the value of an enumeration of strings is {other}"),
                    "make it a string",
                );
                return None;
            }
        };
        Some(EnumValue { name: name.to_owned(), value, traits })
    }

    fn number_value(&mut self, id: &ShapeId, name: &str, member: &ast::Member) -> Option<EnumValue<i32>> {
        let id = id.with_member(name);
        let traits = self.traits.enum_value(&id, &member.traits);
        let number = member.traits.get("smithy.api#enumValue").and_then(serde_json::Value::as_i64);
        let Some(value) = number.and_then(|number| i32::try_from(number).ok()) else {
            self.traits.error(
                &id,
                "the value of an enumeration of numbers is no 32-bit number",
                "give it one with `enumValue`",
            );
            return None;
        };
        Some(EnumValue { name: name.to_owned(), value, traits })
    }

    fn operation(&mut self, shapes: &Shapes, id: &ShapeId, resource: Option<ShapeId>) -> Option<Operation> {
        let shape = shapes.get(id)?;
        let Body::Operation(operation) = &shape.body else { return None };
        let structure = |target: &Option<ShapeId>, role| {
            let known = target.as_ref().and_then(|target| self.index.get(target));
            known.or_else(|| self.index.get(&synthetic(id, role))).copied()
        };
        let (input, output) = (structure(&operation.input, "Input")?, structure(&operation.output, "Output")?);
        let errors = operation.errors.iter().filter_map(|error| self.index.get(error).copied()).collect();
        let traits = self.traits.operation(id, &shape.traits);
        Some(Operation { id: id.clone(), input, output, errors, resource, traits })
    }

    fn resource(&mut self, shapes: &Shapes, id: &ShapeId, closure: &Closure) -> Option<Resource> {
        let shape = shapes.get(id)?;
        let Body::Resource(resource) = &shape.body else { return None };
        let sorted = |ids: &mut dyn Iterator<Item = &ShapeId>| {
            let mut ids: Vec<ShapeId> = ids.cloned().collect();
            ids.sort();
            ids.dedup();
            ids
        };
        let bound = resource.lifecycle.values().chain(&resource.operations);
        Some(Resource {
            id: id.clone(),
            identifiers: resource.identifiers.clone(),
            operations: sorted(&mut bound.filter(|id| closure.operations.contains_key(id))),
            resources: sorted(&mut resource.resources.iter()),
            traits: self.traits.resource(id, &shape.traits),
        })
    }

    fn service(&mut self, shapes: &Shapes, id: &ShapeId) -> Service {
        let (service, traits) = match shapes.get(id).map(|shape| (&shape.body, &shape.traits)) {
            Some((Body::Service(service), traits)) => (service.clone(), self.traits.service(id, traits)),
            _ => (ast::Service::default(), ServiceTraits::default()),
        };
        let mut errors: Vec<ShapeIdx> =
            service.errors.iter().filter_map(|error| self.index.get(error).copied()).collect();
        errors.sort();
        errors.dedup();
        let renames = service.rename.into_iter().filter_map(|(id, name)| Some((*self.index.get(&id)?, name))).collect();
        Service { id: id.clone(), version: service.version, errors, renames, traits }
    }
}
