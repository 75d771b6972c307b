//! A diff laid out for its readers: text for a terminal, Markdown for a pull request, JSON for programs.

mod json;
mod markdown;
mod text;

use serde_json::Value;

use super::protobuf::Level;
use super::{Change, Diff, Summary, Update};
use crate::diagnostic::Place;
use crate::smithy::changes::{ChangeKind, Subject};

pub use json::json;
pub use markdown::markdown;
pub use text::text;

/// The first line: when, what, and how much.
fn headline(diff: &Diff) -> String {
    let Summary { new, updated, removed } = &diff.summary;
    let counts = [(new.len(), "new"), (updated.len(), "updated"), (removed.len(), "removed")];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let counts = if counts.is_empty() { "no updated".to_owned() } else { counts.join(", ") };
    format!("{} - {} - {counts} api methods", diff.new, diff.service)
}

/// The verdicts on everything together, a line each.
fn verdicts(diff: &Diff) -> Vec<String> {
    let smithy = diff.severity().map_or("silent".to_owned(), |severity| severity.as_str().to_owned());
    let breaking = if diff.is_breaking_for_smithy() { ", breaking" } else { "" };
    let mut lines = vec![format!("Smithy: {smithy}{breaking}")];
    match &diff.rust {
        Ok(overall) => {
            let counts = [super::Level::Major, super::Level::Minor, super::Level::Patch].map(|level| {
                let has = |change: &&Change| change.rust.as_ref().is_some_and(|verdict| verdict.level() == level);
                format!("{} {level}", diff.changes.iter().filter(has).count())
            });
            lines.push(format!("Rust: {} ({})", overall.level, counts.join(", ")));
        }
        Err(problems) => {
            lines.push(format!("Rust: no verdict, a model cannot be generated ({} problems)", problems.len()));
        }
    }
    let counts = [Level::Breaking, Level::Conditional, Level::Compatible].map(|level| {
        format!("{} {level}", diff.changes.iter().filter(|change| change.protobuf.level() == level).count())
    });
    lines.push(format!("Protobuf: {} ({})", diff.protobuf.level, counts.join(", ")));
    lines
}

/// What changed of an updated operation, a line each: what it is about, and what.
pub(crate) fn update_lines(update: &Update) -> Vec<(&'static str, String)> {
    let form = |form: &Option<super::Form>| form.as_ref().map(ToString::to_string);
    let list = |names: &[String]| (!names.is_empty()).then(|| names.join(", "));
    let demands = update.demands.iter().map(|(name, demand)| match demand {
        super::Demand::Required => format!("{name} is required now"),
        super::Demand::Optional => format!("{name} is no longer required"),
    });
    let demands: Vec<String> = demands.collect();
    let lines = [
        ("route", update.route.as_ref().map(|(was, is)| format!("{was} became {is}"))),
        ("request", form(&update.request_added)),
        ("request, removed", form(&update.request_removed)),
        ("request, required", (!demands.is_empty()).then(|| demands.join(", "))),
        ("response", form(&update.response_added)),
        ("response, removed", form(&update.response_removed)),
        ("errors", list(&update.errors_added)),
        ("errors, removed", list(&update.errors_removed)),
    ];
    lines.into_iter().filter_map(|(what, line)| Some((what, line?))).collect()
}

/// A change in a line of Markdown.
pub(crate) fn change(diff: &Diff, change: &Change) -> String {
    let values = values(diff, change).map(|values| format!(": `{values}`")).unwrap_or_default();
    format!("`{}`: {}{values}", place(diff, &change.model.place), subject(change))
}

/// The place without the service's namespace.
fn place(diff: &Diff, place: &Place) -> String {
    place.to_string().replace(&format!("{}#", diff.namespace), "")
}

/// What of the place changed, and how.
fn subject(change: &Change) -> String {
    let what = match &change.model.subject {
        Subject::Trait(name) => format!("trait {}", name.trim_start_matches("smithy.api#")),
        other => other.to_string(),
    };
    format!("{what} {}", change.model.kind())
}

/// What it was and is, in a line. A trait without a value says nothing beside its name, nor does an id.
fn values(diff: &Diff, change: &Change) -> Option<String> {
    if let Subject::Operation(_) | Subject::Resource(_) | Subject::Error(_) = change.model.subject {
        return None;
    }
    let shown = |value: &Option<Value>| value.as_ref().map(|value| shorter(diff, value));
    let says_nothing = |value: &Option<Value>| value.as_ref().is_none_or(|value| *value == serde_json::json!({}));
    if says_nothing(&change.model.was) && says_nothing(&change.model.is) {
        return None;
    }
    match change.model.kind() {
        ChangeKind::Added => shown(&change.model.is),
        ChangeKind::Removed => shown(&change.model.was),
        ChangeKind::Changed => Some(format!("{} → {}", shown(&change.model.was)?, shown(&change.model.is)?)),
    }
}

/// How long a value may be in a line.
const LONG: usize = 160;

fn shorter(diff: &Diff, value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Object(properties) => described(properties).unwrap_or_else(|| value.to_string()),
        other => other.to_string(),
    };
    let text = text.replace(&format!("{}#", diff.namespace), "").replace("smithy.api#", "");
    match text.char_indices().nth(LONG) {
        None => text,
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// A shape or member as the diff describes it: its type or target, and the names of its members.
fn described(properties: &serde_json::Map<String, Value>) -> Option<String> {
    let traits = || {
        let names = properties.get("traits").and_then(Value::as_object).map(|traits| traits.keys());
        let told = names.into_iter().flatten().filter(|name| *name != "smithy.api#documentation");
        let names: Vec<&str> = told.map(String::as_str).collect();
        if names.is_empty() { String::new() } else { format!(", {}", names.join(", ")) }
    };
    if let Some(target) = properties.get("target").and_then(Value::as_str) {
        return Some(format!("{target}{}", traits()));
    }
    let ty = properties.get("type").and_then(Value::as_str)?;
    let members = properties.get("members").and_then(Value::as_array).into_iter().flatten();
    let names: Vec<&str> = members.filter_map(|member| member.get("name")?.as_str()).collect();
    let names = if names.is_empty() { String::new() } else { format!(" {{{}}}", names.join(", ")) };
    Some(format!("{ty}{names}{}", traits()))
}

/// Smithy's events in a line.
fn smithy(change: &Change) -> String {
    let events = &change.model.events;
    let told = events.iter().rev().map(|event| {
        let at = event.at.as_ref().and_then(|at| at.member()).map_or(String::new(), |member| format!(" ({member})"));
        format!("{} {}{at}", event.severity.as_str(), event.rule.replace("smithy.api#", ""))
    });
    if events.is_empty() { "silent".to_owned() } else { told.collect::<Vec<_>>().join(", ") }
}

/// The Rust verdict in a line: the level, and the worst effect with the number of the others.
fn rust(change: &Change) -> Option<String> {
    let verdict = change.rust.as_ref()?;
    let Some(reason) = verdict.reason() else { return Some(verdict.level().to_string()) };
    Some(format!("{}, {reason}{}", verdict.level(), more(verdict.effects.len())))
}

/// The verdict for protobuf in the same form; none where the messages are the same.
fn protobuf(change: &Change) -> Option<String> {
    let verdict = &change.protobuf;
    let reason = verdict.reason()?;
    Some(format!("{}, {reason}{}", verdict.level(), more(verdict.effects.len())))
}

/// How many effects there are beside the one that is told.
fn more(count: usize) -> String {
    match count {
        0 | 1 => String::new(),
        2 => ", and 1 more".to_owned(),
        count => format!(", and {} more", count - 1),
    }
}

/// Effects that were not traced to a change, for whom they are.
fn untraced(diff: &Diff) -> impl Iterator<Item = String> {
    let rust = diff.rust.iter().flat_map(|overall| &overall.untraced).map(ToString::to_string);
    rust.chain(diff.protobuf.untraced.iter().map(|effect| format!("{effect} (protobuf)")))
}

/// The documentation's changes in a line.
fn documentation(diff: &Diff) -> Option<String> {
    let count = |kind| diff.documentation().filter(|change| change.model.kind() == kind).count();
    let counts = [ChangeKind::Added, ChangeKind::Changed, ChangeKind::Removed].map(|kind| (count(kind), kind));
    let told: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, kind)| format!("{count} {kind}")).collect();
    (!told.is_empty()).then(|| told.join(", "))
}
