//! `ChangedEnumTrait`: values of enumerations of strings. A value is what travels; its name is a name in code.

use serde_json::Value;

use super::{event, id};
use crate::smithy::ShapeId;
use crate::smithy::ast::{self, Aggregate, Body};
use crate::smithy::changes::{Change, Event, Flat, Pair, Severity, members};

/// The name and the text of each value.
type Values = Vec<(String, String)>;

/// A value that came or went, or came back under another name.
pub(super) fn value(pair: Pair<'_>, change: &Change) -> Vec<Event> {
    let Some(id) = id(change) else { return Vec::new() };
    let (Some(old), Some(new)) = (values(pair.old, id), values(pair.new, id)) else { return Vec::new() };
    let name = id.member().unwrap_or_default();
    [removed(&old, &new, name), added(&old, &new, name)].concat()
}

/// A value whose text changed: one went and another came.
pub(super) fn retold(pair: Pair<'_>, change: &Change, name: &str) -> Vec<Event> {
    if name == "smithy.api#enumValue" { value(pair, change) } else { Vec::new() }
}

/// The values, if the member's shape is an enumeration of strings.
fn values(model: &Flat, member: &ShapeId) -> Option<Values> {
    let shape = model.shape(&member.container())?;
    let Body::Aggregate(Aggregate::Enum, _) = shape.body else { return None };
    Some(members(shape).iter().map(|(name, member)| (name.clone(), text(name, member))).collect())
}

fn text(name: &str, member: &ast::Member) -> String {
    member.traits.get("smithy.api#enumValue").and_then(Value::as_str).unwrap_or(name).to_owned()
}

fn removed(old: &Values, new: &Values, name: &str) -> Vec<Event> {
    let Some((_, text)) = old.iter().find(|(own, _)| own == name) else { return Vec::new() };
    let is_gone = !new.iter().any(|(_, other)| other == text);
    if is_gone { vec![event("ChangedEnumTrait.Removed", Severity::Error)] } else { Vec::new() }
}

fn added(old: &Values, new: &Values, name: &str) -> Vec<Event> {
    let Some(position) = new.iter().position(|(own, _)| own == name) else { return Vec::new() };
    let text = &new[position].1;
    if let Some((former, _)) = old.iter().find(|(_, other)| other == text) {
        let renamed = former != name;
        return if renamed { vec![event("ChangedEnumTrait.NameChanged", Severity::Error)] } else { Vec::new() };
    }
    let kept = old.iter().filter(|(_, old)| new.iter().any(|(_, new)| new == old)).count();
    if position < kept {
        vec![event("ChangedEnumTrait.OrderChanged", Severity::Error)]
    } else {
        vec![event("ChangedEnumTrait", Severity::Note)]
    }
}
