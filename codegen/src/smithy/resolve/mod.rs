//! AST to model: every reference becomes an index.
//!
//! The passes, each in a file of its own: [`legacy`] brings old spellings to their Smithy 2.0 form, [`apply`] adds the
//! traits of `apply` statements, [`mixin`] flattens mixins, [`target`] reports references that lead nowhere or to the
//! wrong kind of shape, [`closure`] collects what the service reaches, [`build`] makes the arenas. A reference that was
//! reported is replaced by something harmless, so that the rest of the model can still be looked at.

mod apply;
mod build;
mod closure;
mod legacy;
mod mixin;
mod target;

use std::collections::{BTreeMap, BTreeSet};

use super::ast::{Ast, Body, Shape};
use super::{Model, ShapeId, prelude};
use crate::diagnostic::{Diagnostics, Place};

/// The shapes of a model while it is being resolved.
pub(super) type Shapes = BTreeMap<ShapeId, Shape>;

/// Resolves the closure of one service: the one asked for, or the only one there is. `None` where there is no such
/// service.
pub fn resolve(ast: Ast, service: Option<&ShapeId>, diagnostics: &mut Diagnostics) -> Option<Model> {
    let service = choose(&ast, service, diagnostics);
    let shapes = flatten(ast, diagnostics);
    target::check(&shapes, diagnostics);
    let service = service?;
    let closure = closure::of(&shapes, &service);
    Some(build::model(&shapes, &service, &closure, diagnostics))
}

/// The shapes of data that a service reaches.
pub(super) fn reached(shapes: &Shapes, service: &ShapeId) -> BTreeSet<ShapeId> {
    closure::of(shapes, service).data
}

/// All shapes, the prelude's included, each complete in itself: old spellings converted, `apply` statements and mixins
/// worked in.
pub(super) fn flatten(ast: Ast, diagnostics: &mut Diagnostics) -> Shapes {
    let mut shapes = ast.shapes;
    for (id, shape) in prelude::shapes() {
        shapes.entry(id).or_insert(shape);
    }
    legacy::convert(&mut shapes, ast.version, diagnostics);
    let inherited = apply::to_own(&mut shapes, ast.applied, diagnostics);
    mixin::flatten(&mut shapes, diagnostics);
    apply::to_inherited(&mut shapes, inherited, diagnostics);
    shapes
}

fn choose(ast: &Ast, wanted: Option<&ShapeId>, diagnostics: &mut Diagnostics) -> Option<ShapeId> {
    let is_service = |shape: &Shape| matches!(shape.body, Body::Service(_));
    let services: Vec<&ShapeId> = ast.shapes.iter().filter(|(_, shape)| is_service(shape)).map(|(id, _)| id).collect();
    let list = services.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match (wanted, services.as_slice()) {
        (Some(wanted), _) if services.contains(&wanted) => Some(wanted.clone()),
        (None, [only]) => Some((*only).clone()),
        (_, []) => {
            diagnostics.error(Place::File, "the model has no service", "add a shape of type `service`");
            None
        }
        (Some(wanted), _) => {
            let help = format!("name one of the model's services: {list}");
            diagnostics.error(Place::File, format!("the model has no service {wanted}"), help);
            None
        }
        (None, _) => {
            let help = format!("say which one to generate with `service` in the settings: {list}");
            diagnostics.error(Place::File, format!("the model has {} services", services.len()), help);
            None
        }
    }
}
