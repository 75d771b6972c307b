//! A diff for programs.

use serde_json::{Value, json};

use crate::diagnostic::Place;
use crate::diff::{Change, Demand, Diff, Effect, Method, Update, Verdict, What, protobuf};
use crate::smithy::changes::{Concern, Event, Severity, Subject};

/// Lays out a diff as JSON: everything, complete, documentation among it and marked.
pub fn json(diff: &Diff) -> Value {
    json!({
        "service": diff.service,
        "old": diff.old,
        "new": diff.new,
        "summary": {
            "new": diff.summary.new.iter().map(method).collect::<Vec<_>>(),
            "updated": diff.summary.updated.iter().map(update).collect::<Vec<_>>(),
            "removed": diff.summary.removed.iter().map(method).collect::<Vec<_>>(),
        },
        "smithy": {
            "severity": diff.severity().map(Severity::as_str),
            "breaking": diff.is_breaking_for_smithy(),
        },
        "rust": rust(diff),
        "protobuf": {
            "level": diff.protobuf.level.to_string(),
            "untraced": diff.protobuf.untraced.iter().map(fare).collect::<Vec<_>>(),
        },
        "changes": diff.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn rust(diff: &Diff) -> Value {
    match &diff.rust {
        Ok(overall) => json!({
            "level": overall.level.to_string(),
            "untraced": overall.untraced.iter().map(effect).collect::<Vec<_>>(),
        }),
        Err(problems) => json!({ "problems": problems.iter().map(ToString::to_string).collect::<Vec<_>>() }),
    }
}

fn method(method: &Method) -> Value {
    json!({ "name": method.name, "route": method.route })
}

fn update(update: &Update) -> Value {
    let form = |form: &Option<crate::diff::Form>| form.as_ref().map(ToString::to_string);
    let demand = |(name, demand): &(String, Demand)| json!({ "member": name, "required": *demand == Demand::Required });
    json!({
        "name": update.name,
        "request": { "added": form(&update.request_added), "removed": form(&update.request_removed) },
        "response": { "added": form(&update.response_added), "removed": form(&update.response_removed) },
        "errors": { "added": update.errors_added, "removed": update.errors_removed },
        "demands": update.demands.iter().map(demand).collect::<Vec<_>>(),
        "route": update.route.as_ref().map(|(was, is)| json!({ "was": was, "is": is })),
    })
}

fn change(change: &Change) -> Value {
    json!({
        "place": match &change.model.place {
            Place::Shape(id) | Place::Member(id) => json!(id.to_string()),
            Place::File | Place::Position { .. } | Place::Setting(_) => Value::Null,
        },
        "subject": match &change.model.subject {
            Subject::Trait(name) => json!({ "trait": name }),
            other => json!(other.to_string()),
        },
        "kind": change.model.kind().to_string(),
        "concern": match change.model.concern() {
            Concern::Meaning => "meaning",
            Concern::Constraint => "constraint",
            Concern::Documentation => "documentation",
            Concern::Other => "other",
        },
        "was": change.model.was,
        "is": change.model.is,
        "smithy": change.model.events.iter().map(event).collect::<Vec<_>>(),
        "rust": change.rust.as_ref().map(verdict),
        "protobuf": {
            "level": change.protobuf.level().to_string(),
            "effects": change.protobuf.effects.iter().map(fare).collect::<Vec<_>>(),
        },
    })
}

fn event(event: &Event) -> Value {
    json!({
        "rule": event.rule,
        "severity": event.severity.as_str(),
        "at": event.at.as_ref().map(ToString::to_string),
    })
}

fn verdict(verdict: &Verdict) -> Value {
    json!({
        "level": verdict.level().to_string(),
        "effects": verdict.effects.iter().map(effect).collect::<Vec<_>>(),
    })
}

fn effect(effect: &Effect) -> Value {
    let (what, was, is) = match &effect.what {
        What::Removed(was) => ("removed", Some(was), None),
        What::Retyped(was, is) => ("retyped", Some(was), Some(is)),
        What::Added(is) => ("added", None, Some(is)),
        What::Behaviour => ("behaviour", None, None),
        What::Order => ("order", None, None),
        What::Documentation => ("documentation", None, None),
    };
    json!({ "path": effect.path, "what": what, "was": was, "is": is, "level": effect.what.level().to_string() })
}

fn fare(effect: &protobuf::Effect) -> Value {
    let (what, was, is) = match &effect.what {
        protobuf::What::Retyped(was, is) => ("retyped", Some(was), Some(is)),
        protobuf::What::Relaxed => ("relaxed", None, None),
        protobuf::What::Demanded => ("demanded", None, None),
        protobuf::What::Removed => ("removed", None, None),
        protobuf::What::Withdrawn => ("withdrawn", None, None),
        protobuf::What::Added => ("added", None, None),
    };
    json!({ "path": effect.path, "what": what, "was": was, "is": is, "level": effect.what.level().to_string() })
}
