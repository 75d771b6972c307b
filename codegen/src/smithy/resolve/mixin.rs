//! Mixins: members and traits that shapes take over from others.

use serde_json::Value;

use super::Shapes;
use crate::diagnostic::Diagnostics;
use crate::smithy::ShapeId;
use crate::smithy::ast::{Body, Members, Operation, Resource, Service, Shape, Traits};

const MIXIN: &str = "smithy.api#mixin";

/// How deep mixins of mixins may go; nobody needs it, and it keeps the recursion below from using up the stack.
const DEEPEST: usize = 64;

/// Gives shapes everything that their mixins bring: members of mixins first, in the order of the mixins, and traits,
/// those of later mixins and of the shape itself winning.
pub(super) fn flatten(shapes: &mut Shapes, out: &mut Diagnostics) {
    let mut flat = Flattener { shapes, done: Shapes::new(), open: Vec::new(), out };
    for id in flat.shapes.keys() {
        flat.visit(id);
    }
    let done = flat.done;
    shapes.extend(done);
}

struct Flattener<'a> {
    shapes: &'a Shapes,
    /// The shapes that have mixins, with what these bring.
    done: Shapes,
    open: Vec<ShapeId>,
    out: &'a mut Diagnostics,
}

impl Flattener<'_> {
    fn visit(&mut self, id: &ShapeId) {
        let is_open = |shape: &&Shape| !shape.mixins.is_empty() && !self.done.contains_key(id);
        let Some(shape) = self.shapes.get(id).filter(is_open) else { return };
        self.open.push(id.clone());
        let mut mixed = Shape { body: empty_like(&shape.body), traits: Traits::new(), mixins: Vec::new() };
        for mixin in &shape.mixins {
            if self.usable(id, mixin) {
                self.visit(mixin);
                self.mix(id, &mut mixed, mixin);
            }
        }
        self.open.pop();
        merge_body(&mut mixed.body, shape.body.clone());
        mixed.traits.extend(shape.traits.clone());
        self.done.insert(id.clone(), mixed);
    }

    fn usable(&mut self, id: &ShapeId, mixin: &ShapeId) -> bool {
        let problem = match self.shapes.get(mixin) {
            None => format!("its mixin {mixin} does not exist"),
            Some(shape) if !shape.traits.contains_key(MIXIN) => format!("its mixin {mixin} lacks the trait `{MIXIN}`"),
            Some(_) if self.open.len() > DEEPEST => format!("its mixins are nested more than {DEEPEST} deep"),
            Some(_) if self.open.contains(mixin) => format!("its mixin {mixin} leads back to itself"),
            Some(_) => return true,
        };
        self.out.error(id, problem, "correct the list of mixins");
        false
    }

    fn mix(&mut self, id: &ShapeId, mixed: &mut Shape, mixin: &ShapeId) {
        let Some(source) = self.done.get(mixin).or_else(|| self.shapes.get(mixin)) else { return };
        if !merge_body(&mut mixed.body, source.body.clone()) {
            self.out.error(id, format!("its mixin {mixin} is another kind of shape"), "use a mixin of the same type");
        }
        let local = local_traits(source);
        let inherited = source.traits.iter().filter(|(name, _)| *name != MIXIN && !local.contains(name));
        mixed.traits.extend(inherited.map(|(name, value)| (name.clone(), value.clone())));
    }
}

/// Traits that a mixin keeps to itself.
fn local_traits(mixin: &Shape) -> Vec<&String> {
    let listed = mixin.traits.get(MIXIN).and_then(|value| value.get("localTraits")).and_then(Value::as_array);
    let is_listed =
        |name: &String| listed.is_some_and(|names| names.iter().any(|listed| listed.as_str() == Some(name)));
    mixin.traits.keys().filter(|name| is_listed(name)).collect()
}

fn empty_like(body: &Body) -> Body {
    match body {
        Body::Simple(kind) => Body::Simple(*kind),
        Body::Aggregate(kind, _) => Body::Aggregate(*kind, Members::new()),
        Body::Service(_) => Body::Service(Service::default()),
        Body::Operation(_) => Body::Operation(Operation::default()),
        Body::Resource(_) => Body::Resource(Resource::default()),
    }
}

/// Adds what the second body says; false where the two are different kinds of shapes.
fn merge_body(body: &mut Body, other: Body) -> bool {
    match (body, other) {
        (Body::Simple(kind), Body::Simple(other)) => *kind == other,
        (Body::Aggregate(kind, members), Body::Aggregate(other, more)) if *kind == other => {
            merge_members(members, more);
            true
        }
        (Body::Service(service), Body::Service(other)) => {
            merge_service(service, other);
            true
        }
        (Body::Operation(operation), Body::Operation(other)) => {
            operation.input = other.input.or(operation.input.take());
            operation.output = other.output.or(operation.output.take());
            add_new(&mut operation.errors, other.errors);
            true
        }
        (Body::Resource(resource), Body::Resource(other)) => {
            merge_resource(resource, other);
            true
        }
        _ => false,
    }
}

fn merge_members(members: &mut Members, more: Members) {
    for (name, member) in more {
        match members.iter_mut().find(|(present, _)| *present == name) {
            None => members.push((name, member)),
            Some((_, present)) => {
                present.target = member.target;
                present.traits.extend(member.traits);
            }
        }
    }
}

fn merge_service(service: &mut Service, other: Service) {
    if !other.version.is_empty() {
        service.version = other.version;
    }
    add_new(&mut service.operations, other.operations);
    add_new(&mut service.resources, other.resources);
    add_new(&mut service.errors, other.errors);
    service.rename.extend(other.rename);
}

fn merge_resource(resource: &mut Resource, other: Resource) {
    resource.identifiers.extend(other.identifiers);
    resource.properties.extend(other.properties);
    resource.lifecycle.extend(other.lifecycle);
    add_new(&mut resource.operations, other.operations);
    add_new(&mut resource.resources, other.resources);
}

fn add_new(ids: &mut Vec<ShapeId>, more: Vec<ShapeId>) {
    for id in more {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
}
