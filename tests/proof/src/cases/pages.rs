//! Paginators, by page and by item.

use super::{Case, Family, answer, plain_config, plain_input};
use crate::generate::{Plan, Values, generator};
use crate::model::{Model, Operation};
use serde_json::{Value, json};

pub(super) fn of(model: &Model, operation: &Operation) -> Vec<Case> {
    let Some(items) = &operation.items else { return Vec::new() };
    let mut cases = Vec::new();
    for (class, script) in scripts(model, operation, items) {
        for (name, plan) in plans() {
            let mut input = plain_input(model, operation);
            if name == "token-given" {
                input["nextToken"] = "given".into();
            }
            if name == "size-given" {
                input["maxResults"] = 9.into();
            }
            let body = json!({ "input": input, "config": plain_config(), "script": script, "pages": plan });
            cases.push(Case::new(Family::Pages, &operation.name, &format!("{class}/{name}"), body));
        }
    }
    cases
}

fn plans() -> Vec<(&'static str, Value)> {
    vec![
        ("pages", json!({ "items": false })),
        ("items", json!({ "items": true })),
        ("size", json!({ "items": false, "size": 5 })),
        ("size-zero", json!({ "items": true, "size": 0 })),
        ("size-negative", json!({ "items": true, "size": -1 })),
        ("size-given", json!({ "items": true, "size": 3 })),
        ("stop", json!({ "items": true, "stop": true })),
        ("no-stop", json!({ "items": true, "stop": false, "limit": 7 })),
        ("no-stop-pages", json!({ "items": false, "stop": false, "limit": 4 })),
        ("limit", json!({ "items": true, "limit": 3 })),
        ("token-given", json!({ "items": false })),
    ]
}

fn scripts(model: &Model, operation: &Operation, items: &str) -> Vec<(&'static str, Value)> {
    let page = |seed: &str, token: Value| {
        let mut random = generator(&format!("pages/{}/{seed}", operation.name));
        let mut page = Values { model, plan: Plan::Maximal, wire: true }.value(&mut random, &operation.output);
        page["nextToken"] = token;
        shorten(&mut page);
        page
    };
    let sent = |page: &Value| answer(200, &[], page.to_string().as_bytes());
    let mut empty = page("empty", "after-empty".into());
    empty[items] = json!([]);
    let mut lacking = page("lacking", "after-lacking".into());
    lacking[items] = Value::Null;
    let first = sent(&page("first", "token-2".into()));
    let second = sent(&page("second", "token-3".into()));
    let last = sent(&page("last", Value::Null));
    let ended = sent(&page("ended", "".into()));
    let refused = answer(400, &[("x-amzn-errortype", "ValidationException")], b"{\"message\":\"m\"}");
    vec![
        ("one", json!([last])),
        ("three", json!([first, second, last])),
        ("empty-token-ends", json!([first, ended, last])),
        ("empty-page", json!([first, sent(&empty), last])),
        ("no-items", json!([sent(&lacking), last])),
        ("same-token", json!([first, first, first, last])),
        ("same-token-as-given", json!([sent(&page("given", "given".into())), last])),
        ("token-comes-back", json!([first, second, first, last])),
        ("error-first", json!([refused])),
        ("error-second", json!([first, refused, last])),
        ("truncated-second", json!([first, answer(200, &[], b"{\"nextToken\":"), last])),
        ("nothing", json!([answer(200, &[], b"")])),
    ]
}

/// Texts cut down; the tokens are short already.
fn shorten(value: &mut Value) {
    match value {
        Value::String(text) => *text = text.chars().take(13).collect(),
        Value::Array(items) => {
            items.truncate(2);
            items.iter_mut().for_each(shorten);
        }
        Value::Object(members) => members.values_mut().for_each(shorten),
        _ => {}
    }
}
