//! What becomes of successful answers: good ones of every fullness, and every way of not being good.

use super::bodies::{malformed, pointers, replaced, with_unknown};
use super::{Case, Family, answer, plain_config, plain_input};
use crate::encoding::base64;
use crate::generate::{Plan, Values, generator};
use crate::model::{Model, Operation};
use serde_json::{Value, json};

/// How many random good answers there are for each operation.
const RANDOM: usize = 40;

pub(super) fn of(model: &Model, operation: &Operation) -> Vec<Case> {
    let input = plain_input(model, operation);
    let case = |class: &str, answer: Value| {
        let body = json!({ "input": &input, "config": plain_config(), "script": [answer] });
        Case::new(Family::Response, &operation.name, class, body)
    };
    let mut cases = Vec::new();
    for (class, body) in bodies(model, operation) {
        cases.push(case(&class, answer(200, &[("content-type", "application/json")], &body)));
    }
    cases.extend(statuses(&good(model, operation, "status", Plan::Maximal)).into_iter().map(|(c, a)| case(&c, a)));
    cases
}

fn good(model: &Model, operation: &Operation, class: &str, plan: Plan) -> Value {
    let mut random = generator(&format!("response/{}/{class}", operation.name));
    Values { model, plan, wire: true }.value(&mut random, &operation.output)
}

fn bodies(model: &Model, operation: &Operation) -> Vec<(String, Vec<u8>)> {
    let mut bodies = Vec::new();
    for (class, plan) in [("minimal", Plan::Minimal), ("maximal", Plan::Maximal), ("empty-values", Plan::Empty)] {
        bodies.push((class.to_owned(), good(model, operation, class, plan).to_string().into_bytes()));
    }
    for number in 0..RANDOM {
        let class = format!("random/{number}");
        let body = good(model, operation, &class, Plan::Random);
        bodies.push((class, body.to_string().into_bytes()));
    }
    // One that shows every member, with short values.
    let shown = shortened(good(model, operation, "shown", Plan::Maximal));
    bodies.extend(malformed(&shown));
    bodies.extend(with_unknown(&shown));
    bodies.extend(replaced(&shown));
    bodies.extend(doubled(&shown));
    bodies.extend(special(&shown));
    bodies
}

/// Texts and lists cut down to what a reader of a difference can take in.
fn shortened(value: Value) -> Value {
    match value {
        Value::String(text) => text.chars().take(5).collect::<String>().into(),
        Value::Array(items) => items.into_iter().take(1).map(shortened).collect(),
        Value::Object(members) => {
            let short = members.into_iter().map(|(name, value)| (name.chars().take(40).collect(), shortened(value)));
            Value::Object(short.collect())
        }
        other => other,
    }
}

/// Each top-level member twice: first good then null, first null then good.
fn doubled(good: &Value) -> Vec<(String, Vec<u8>)> {
    let mut bodies = Vec::new();
    for (name, value) in good.as_object().into_iter().flatten() {
        bodies.push((format!("twice/{name}"), format!("{{\"{name}\":{value},\"{name}\":{value}}}").into_bytes()));
        bodies
            .push((format!("twice/{name}/null-last"), format!("{{\"{name}\":{value},\"{name}\":null}}").into_bytes()));
        bodies
            .push((format!("twice/{name}/null-first"), format!("{{\"{name}\":null,\"{name}\":{value}}}").into_bytes()));
    }
    bodies
}

/// Values that only some types take differently: escapes in strings, forms of numbers and of timestamps.
fn special(good: &Value) -> Vec<(String, Vec<u8>)> {
    const FORMS: &[(&str, &str)] = &[
        ("escaped", r#""\u0041\ud834\udd1e\/\b\f\n\r\t\"\\""#),
        ("zero-escape", r#""\u0000""#),
        ("lone-surrogate", r#""\ud800""#),
        ("half-surrogate", r#""\ud834x""#),
        ("control", "\"a\u{1}b\""),
        ("empty-text", "\"\""),
        ("epoch-fraction", "1515531081.123456789"),
        ("epoch-tiny", "0.0000000001"),
        ("epoch-negative", "-1515531081.5"),
        ("epoch-exponent", "1.5155310811e9"),
        ("epoch-out-of-range", "99999999999999999"),
        ("number-exponent", "1e2"),
        ("number-negative-zero", "-0"),
        ("number-point-zero", "7.0"),
        ("number-32", "2147483648"),
        ("number-63", "9223372036854775808"),
        ("number-below-63", "-9223372036854775809"),
        ("number-infinite", "1e400"),
        ("text-date", "\"2018-01-09T20:51:21Z\""),
        ("text-date-offset", "\"2018-01-09T20:51:21+01:00\""),
        ("text-http-date", "\"Tue, 09 Jan 2018 20:51:21 GMT\""),
        ("text-number", "\"12\""),
        ("text-nan", "\"NaN\""),
        ("text-infinity", "\"Infinity\""),
        ("text-minus-infinity", "\"-Infinity\""),
        ("text-true", "\"true\""),
        ("false", "false"),
        ("list-of-object", "[{}]"),
        ("list-of-text-and-null", "[\"a\",null,\"b\"]"),
        ("map-of-text", r#"{"k":"v","l":"w"}"#),
        ("map-twice", r#"{"k":"v","k":"w"}"#),
        ("nested-unknown", r#"{"unknown":[{}]}"#),
    ];
    let mut bodies = Vec::new();
    for pointer in pointers(good) {
        for (class, form) in FORMS {
            let mut marked = good.clone();
            if let Some(place) = marked.pointer_mut(&pointer) {
                *place = "\u{1}here".into();
            }
            let body = marked.to_string().replace("\"\\u0001here\"", form);
            bodies.push((format!("{class}{pointer}"), body.into_bytes()));
        }
    }
    bodies
}

/// Statuses and headers around a good body.
fn statuses(good: &Value) -> Vec<(String, Value)> {
    let body = good.to_string().into_bytes();
    let json = ("content-type", "application/json");
    let mut cases: Vec<(String, Value)> = [200_u64, 201, 202, 204, 205, 206, 299, 300, 301, 304, 400, 500]
        .iter()
        .map(|status| (format!("status/{status}"), answer(*status, &[json], &body)))
        .collect();
    for status in [204_u64, 304, 302] {
        cases.push((format!("status-without-body/{status}"), answer(status, &[], b"")));
    }
    for (class, headers) in HEADERS {
        cases.push((format!("header/{class}"), answer(200, headers, &body)));
    }
    cases.push((
        "in-pieces".to_owned(),
        json!({ "status": 200, "headers": [["content-type", "application/json"]], "body": base64(&body), "piece": 7, "pause": 0 }),
    ));
    cases
}

/// Headers that an answer may carry: request ids, types, encodings, an error's name on a success.
const HEADERS: &[(&str, &[(&str, &str)])] = &[
    ("none", &[]),
    ("request-id", &[("x-amzn-requestid", "id-1")]),
    ("request-id-old", &[("x-amz-request-id", "id-2")]),
    ("request-id-both", &[("x-amz-request-id", "id-2"), ("x-amzn-requestid", "id-1")]),
    ("request-id-twice", &[("x-amzn-requestid", "id-1"), ("x-amzn-requestid", "id-2")]),
    ("request-id-case", &[("X-Amzn-RequestId", "id-3")]),
    ("request-id-empty", &[("x-amzn-requestid", "")]),
    ("request-id-unicode", &[("x-amzn-requestid", "idä")]),
    ("extended-request-id", &[("x-amz-id-2", "extended"), ("x-amzn-requestid", "id-1")]),
    ("error-type-on-success", &[("x-amzn-errortype", "ValidationException")]),
    ("content-type-text", &[("content-type", "text/html")]),
    ("content-type-charset", &[("content-type", "application/json; charset=utf-8")]),
    ("content-encoding", &[("content-encoding", "gzip")]),
    ("content-length-wrong", &[("content-length", "3")]),
];
