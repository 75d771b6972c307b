//! AST to model: every reference becomes an index.
//!
//! The passes, each in a file of its own: [`legacy`] brings old spellings to their Smithy 2.0 form, [`apply`] adds the
//! traits of `apply` statements, [`mixin`] flattens mixins, [`target`] reports references that lead nowhere or to the
//! wrong kind of shape, [`closure`] collects what the service reaches, of all operations or of those that [`slice`]
//! chooses, [`build`] makes the arenas. A reference that was
//! reported is replaced by something harmless, so that the rest of the model can still be looked at.

mod apply;
mod build;
mod closure;
mod legacy;
mod mixin;
mod slice;
mod target;

use std::collections::{BTreeMap, BTreeSet};

use super::ast::{Ast, Body, Shape};
use super::{Model, ShapeId, prelude};
use crate::diagnostic::{Diagnostics, Place};

/// The shapes of a model while it is being resolved.
pub(super) type Shapes = BTreeMap<ShapeId, Shape>;

/// Which part of a model to look at; by default all of its only service.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope<'a> {
    /// The service; needed where a model has several.
    pub service: Option<&'a ShapeId>,
    /// Operations that are read as if the model did not have them.
    pub leave_out: &'a [ShapeId],
    /// The operations to look at, by name or absolute shape id, where it is not all of them. The others, and what only
    /// they use, may be anything that resolves.
    pub operations: Option<&'a [String]>,
    /// What becomes of operations with an event stream.
    pub event_streams: EventStreams,
}

/// What becomes of operations with an event stream, which cannot be generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventStreams {
    /// Each is an error.
    #[default]
    Refuse,
    /// Each is left out, with a warning.
    LeaveOut,
}

/// Resolves the closure of one service: the one asked for, or the only one there is. `None` where there is no such
/// service.
pub fn resolve(ast: Ast, scope: Scope<'_>, diagnostics: &mut Diagnostics) -> Option<Model> {
    let service = choose(&ast, scope.service, diagnostics);
    let shapes = flatten(ast, diagnostics);
    target::check(&shapes, diagnostics);
    let service = service?;
    let mut closure = closure::of(&shapes, &service, |_| true);
    let available = closure.operations.len();
    if let Some(names) = scope.operations {
        let chosen = slice::choose(names, &scope, &closure, diagnostics);
        closure = closure::of(&shapes, &service, |id| chosen.contains(id));
    }
    Some(build::model(&shapes, &service, &closure, available, diagnostics))
}

/// The shapes of data that a service reaches.
pub(super) fn reached(shapes: &Shapes, service: &ShapeId) -> BTreeSet<ShapeId> {
    closure::of(shapes, service, |_| true).data
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
