//! Whether a transcript says what the scenario expects.

use crate::model::Model;
use crate::step::Step;
use crate::transcript::Transcript;
use regex::Regex;
use serde_json::Value;
use std::collections::HashMap;

/// What in a transcript is not as the steps expect.
#[must_use]
pub fn problems(steps: &[Step], transcript: &Transcript, model: &Model) -> Vec<String> {
    let mut problems = Vec::new();
    let mut names = HashMap::new();
    if steps.len() != transcript.lines.len() {
        problems.push(format!("{} steps have {} answers", steps.len(), transcript.lines.len()));
    }
    for (step, line) in steps.iter().zip(&transcript.lines) {
        let found =
            if step.call.is_some() { called(step, line, model, &names) } else { controlled(step, line, &names) };
        problems.extend(found.into_iter().map(|problem| format!("{}: {problem}\n    {line}", step.step)));
        let answer = if step.call.is_some() { &line["output"] } else { &line["body"] };
        for (name, pointer) in &step.bind {
            match find(answer, pointer) {
                Some(value) => names.insert(name.clone(), value.as_str().map_or(value.to_string(), str::to_owned)),
                None => {
                    problems.push(format!("{}: nothing at {pointer} to call `{name}`", step.step));
                    None
                }
            };
        }
    }
    problems
}

/// What a pointer finds; `*` in it stands for the first entry of a map.
fn find<'a>(value: &'a Value, pointer: &str) -> Option<&'a Value> {
    match pointer.split_once("/*") {
        None => value.pointer(pointer),
        Some((before, after)) => find(value.pointer(before)?.as_object()?.values().next()?, after),
    }
}

fn called(step: &Step, line: &Value, model: &Model, names: &HashMap<String, String>) -> Vec<String> {
    let mut problems = Vec::new();
    if let Some(expected) = &step.expect.output {
        match line.get("output") {
            Some(output) => compare(expected, output, "", names, &mut problems),
            None => problems.push("there is no output".to_owned()),
        }
    }
    if let Some(expected) = &step.expect.error {
        let error = &line["error"];
        let declared =
            step.call.as_ref().and_then(|name| model.operations.get(name)).is_some_and(|all| all.contains(expected));
        if error["code"] != expected.as_str() {
            problems.push(format!("the code is not {expected}"));
        }
        if error["modelled"] != declared {
            problems.push(format!("that the operation declares it is {declared}"));
        }
        if let Some(status) = model.statuses.get(expected)
            && error["status"] != *status
        {
            problems.push(format!("the status is not {status}"));
        }
        let message = error["message"].as_str().unwrap_or_default();
        match step.expect.message.as_deref() {
            Some(pattern) if !matches(pattern, message) => {
                problems.push(format!("the message does not match {pattern}"))
            }
            None if message.is_empty() => problems.push("there is no message".to_owned()),
            _ => {}
        }
    }
    problems
}

fn controlled(step: &Step, line: &Value, names: &HashMap<String, String>) -> Vec<String> {
    let mut problems = Vec::new();
    if !line["status"].as_u64().is_some_and(|status| (200..300).contains(&status)) {
        problems.push("the control API refuses".to_owned());
    }
    if let Some(expected) = &step.expect.body {
        compare(expected, &line["body"], "", names, &mut problems);
    }
    problems
}

fn matches(pattern: &str, text: &str) -> bool {
    Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(text))
}

/// Objects have the expected members at least, lists the expected items and no others.
fn compare(expected: &Value, found: &Value, path: &str, names: &HashMap<String, String>, problems: &mut Vec<String>) {
    match expected {
        Value::Object(members) => match (members.get("$matches"), members.get("$contains")) {
            (Some(pattern), _) => {
                if !pattern.as_str().is_some_and(|pattern| matches(pattern, &words(found))) {
                    problems.push(format!("{path} does not match {pattern}: {found}"));
                }
            }
            (None, Some(parts)) => {
                let there = words(found);
                let parts = parts.as_array().into_iter().flatten().filter_map(Value::as_str);
                let missing = parts.map(|part| filled(part, names)).filter(|part| !there.contains(part));
                problems.extend(missing.map(|part| format!("{path} does not contain {part}")));
            }
            (None, None) => {
                for (name, value) in members {
                    compare(value, &found[name], &format!("{path}/{name}"), names, problems);
                }
            }
        },
        Value::Array(items) => match found.as_array() {
            Some(there) if there.len() == items.len() => {
                for (number, (item, there)) in items.iter().zip(there).enumerate() {
                    compare(item, there, &format!("{path}/{number}"), names, problems);
                }
            }
            _ => problems.push(format!("{path} has not {} items: {found}", items.len())),
        },
        Value::String(text) if found.as_str() == Some(&filled(text, names)) => {}
        other if other == found => {}
        other => problems.push(format!("{path} is not {other}: {found}")),
    }
}

fn words(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn filled(text: &str, names: &HashMap<String, String>) -> String {
    names.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("${{{name}}}"), value))
}
