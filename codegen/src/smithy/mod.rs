//! What a Smithy model says and means. Nothing below this module knows Rust.
//!
//! Text becomes an [`Ast`] (what the JSON says), the AST becomes a [`Model`] (one service, every reference resolved), the
//! model becomes [`Facts`] (what it means), and [`validate`] looks for what Smithy forbids and for what would be generated
//! wrongly. Every stage pushes what it finds into one [`Diagnostics`] and goes on as far as it can, so that a run shows
//! all mistakes of a model; [`load`] is the four in a row.

pub mod ast;
mod base64;
pub mod changes;
pub mod endpoint;
mod index;
mod model;
mod prelude;
pub mod protocol_test;
mod resolve;
mod shape_id;
mod timestamp;
pub mod traits;
mod validate;

pub use ast::Ast;
pub use index::{
    Body, DefaultValue, Direction, ErrorFacts, Facts, HostSegment, Location, Operation, Pagination, PayloadKind,
    Presence, Segment, ServiceNames, TimestampPlace, Usage, index,
};
pub use model::{EnumValue, Kind, Member, MemberIdx, Model, Resource, Service, Shape, ShapeIdx, Simple};
pub use resolve::{EventStreams, Scope, resolve};
pub use shape_id::{InvalidShapeId, ShapeId, is_identifier};
pub use traits::{ApiKey, ApiKeyPlace, AuthScheme, Docs, Fault, Number, Range, Retryable, TimestampFormat};
pub use validate::validate;

use crate::diagnostic::Diagnostics;

/// Reads a model and says everything that is wrong with it.
///
/// `service` chooses among several services; without it the model must have exactly one. The result is the facts and the
/// warnings, or, where there is an error, all errors and warnings.
pub fn load(text: &[u8], service: Option<&ShapeId>) -> Result<(Facts, Diagnostics), Diagnostics> {
    sound(examine(text, Scope { service, ..Scope::default() }))
}

/// What was examined, if nothing in it is an error.
pub fn sound((facts, diagnostics): (Option<Facts>, Diagnostics)) -> Result<(Facts, Diagnostics), Diagnostics> {
    match facts {
        Some(facts) if !diagnostics.has_errors() => Ok((facts, diagnostics)),
        _ => Err(diagnostics),
    }
}

/// Like [`load`], but may look at some of the operations only, and what they use; and gives the facts as far as they can
/// be stated even where there are errors, so that later stages can add theirs to the report.
pub fn examine(text: &[u8], scope: Scope<'_>) -> (Option<Facts>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut facts = state(text, scope, &mut diagnostics);
    if scope.event_streams == EventStreams::LeaveOut {
        let streaming: Vec<ShapeId> =
            facts.as_ref().map_or(Vec::new(), |facts| facts.operations_with_event_streams().collect());
        if !streaming.is_empty() {
            // A second time, as if the model did not have them: what only they use must not be looked at.
            diagnostics = Diagnostics::new();
            let leave_out = [scope.leave_out, &streaming].concat();
            facts = state(text, Scope { leave_out: &leave_out, ..scope }, &mut diagnostics);
            for operation in &streaming {
                let message = "the operation has an event stream and is left out";
                diagnostics.warning(operation, message, "nothing has to be done unless your program needs it");
            }
        }
    }
    if let Some(facts) = &facts {
        validate(facts, &mut diagnostics);
    }
    (facts, diagnostics)
}

fn state(text: &[u8], scope: Scope<'_>, diagnostics: &mut Diagnostics) -> Option<Facts> {
    let mut ast = ast::parse(text, diagnostics)?;
    ast.leave_out(scope.leave_out, diagnostics);
    let model = resolve(ast, scope, diagnostics)?;
    Some(index(model, diagnostics))
}
