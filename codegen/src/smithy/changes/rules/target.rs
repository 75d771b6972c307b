//! `ChangedMemberTarget`: a member of another shape. What is only a name for the same kind of value is compared by what
//! the two shapes say.

use super::{events, id, one};
use crate::smithy::ast::{self, Aggregate, Body};
use crate::smithy::changes::{Change, Event, Flat, Pair, Severity, compare, describe};
use crate::smithy::{ShapeId, prelude};

/// A change of type is an error, and so is another structure, union or enumeration; else it is as bad as the worst
/// difference of the two shapes, and at least a warning.
pub(super) fn changed(pair: Pair<'_>, change: &Change) -> Vec<Event> {
    let Some(id) = id(change) else { return Vec::new() };
    let target = |model: &Flat| model.member(id).map(|member| member.target.clone());
    let (Some(old), Some(new)) = (target(pair.old), target(pair.new)) else { return Vec::new() };
    let severity = match (find(pair.old, &old), find(pair.new, &new)) {
        (Some(old), Some(new_shape)) => compared(pair, &old, &new, &new_shape),
        _ => Severity::Warning,
    };
    one("ChangedMemberTarget", severity)
}

fn find(model: &Flat, id: &ShapeId) -> Option<ast::Shape> {
    model.shape(id).cloned().or_else(|| prelude::shapes().remove(id))
}

fn compared(pair: Pair<'_>, old: &ast::Shape, id: &ShapeId, new: &ast::Shape) -> Severity {
    let same_type = describe::type_name(old) == describe::type_name(new);
    match &new.body {
        Body::Simple(_) | Body::Aggregate(Aggregate::List | Aggregate::Map, _) if same_type => {
            let mut worst = Severity::Warning;
            for change in compare::shapes(id, old, new) {
                let severity = if change.subject == crate::smithy::changes::Subject::Target {
                    of_elements(pair, &change)
                } else {
                    events(pair, &change).into_iter().map(|event| event.severity).max()
                };
                worst = worst.max(severity.unwrap_or(Severity::Warning));
            }
            worst
        }
        _ => Severity::Error,
    }
}

/// The same of what a list or map holds. Ends, because a cycle of shapes goes through a structure or union.
fn of_elements(pair: Pair<'_>, change: &Change) -> Option<Severity> {
    let id = |value: &Option<serde_json::Value>| value.as_ref()?.as_str()?.parse::<ShapeId>().ok();
    let (old, new) = (id(&change.was)?, id(&change.is)?);
    Some(compared(pair, &find(pair.old, &old)?, &new, &find(pair.new, &new)?))
}
