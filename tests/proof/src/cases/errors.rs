//! What becomes of errors: every modelled one in every form that services have used, and those that no model knows.

use super::bodies::{malformed, replaced, with_unknown};
use super::{Case, Family, answer, plain_config, plain_input};
use crate::model::{Model, Operation, local};
use serde_json::{Value, json};

/// The errors of the model, in an answer to an operation.
pub(super) fn modelled(model: &Model, operation: &Operation) -> Vec<Case> {
    let mut answers = Vec::new();
    for error in model.errors() {
        let known = if operation.errors.contains(&error) { "modelled" } else { "of-another-operation" };
        for (class, answer) in forms(local(&error), model.status(&error)) {
            answers.push((format!("error/{known}/{}/{class}", local(&error)), answer));
        }
    }
    cases(model, operation, answers)
}

/// Errors that no model knows, and answers that are none.
pub(super) fn others(model: &Model, operation: &Operation) -> Vec<Case> {
    let unknown = forms("NotInTheModelException", 418).into_iter();
    let unknown = unknown.map(|(class, answer)| (format!("error/unmodelled/{class}"), answer));
    cases(model, operation, unknown.chain(hostile()).chain(broken()).collect())
}

fn cases(model: &Model, operation: &Operation, answers: Vec<(String, Value)>) -> Vec<Case> {
    let input = plain_input(model, operation);
    let case = |(class, answer): (String, Value)| {
        let body = json!({ "input": &input, "config": plain_config(), "script": [answer] });
        Case::new(Family::Response, &operation.name, &class, body)
    };
    answers.into_iter().map(case).collect()
}

/// The forms in which a service has said an error's name.
fn forms(name: &str, status: u64) -> Vec<(String, Value)> {
    let message = json!({ "message": "what went wrong \u{1f4a5}" });
    let header = |value: &str, body: &Value| {
        let headers = [("x-amzn-errortype", value), ("x-amzn-requestid", "id-1")];
        answer(status, &headers, body.to_string().as_bytes())
    };
    let body = |body: Value| answer(status, &[("x-amzn-requestid", "id-1")], body.to_string().as_bytes());
    let uri = format!("{name}:http://internal.amazon.com/coral/com.amazonaws.socialmessaging/");
    let qualified = format!("com.amazonaws.socialmessaging#{name}");
    [
        ("header", header(name, &message)),
        ("header-uri", header(&uri, &message)),
        ("header-namespace", header(&qualified, &message)),
        ("header-namespace-uri", header(&format!("{qualified}:http://x/"), &message)),
        ("header-spaces", header(&format!(" {name} "), &message)),
        ("header-no-message", header(name, &json!({}))),
        ("header-null-message", header(name, &json!({ "message": null }))),
        ("header-capital-message", header(name, &json!({ "Message": "capital" }))),
        ("header-error-message", header(name, &json!({ "errorMessage": "other" }))),
        ("header-both-messages", header(name, &json!({ "message": "small", "Message": "capital" }))),
        ("header-number-message", header(name, &json!({ "message": 5 }))),
        ("header-unknown-members", header(name, &json!({ "message": "m", "other": { "a": [1] } }))),
        ("header-against-body", header(name, &json!({ "__type": "OtherException", "message": "m" }))),
        ("type", body(json!({ "__type": name, "message": "m" }))),
        ("type-namespace", body(json!({ "__type": qualified, "message": "m" }))),
        ("type-uri", body(json!({ "__type": uri, "message": "m" }))),
        ("type-null", body(json!({ "__type": null, "message": "m" }))),
        ("code", body(json!({ "code": name, "message": "m" }))),
        ("code-namespace", body(json!({ "code": qualified, "message": "m" }))),
        ("code-against-type", body(json!({ "code": name, "__type": "OtherException", "message": "m" }))),
        ("type-against-code", body(json!({ "__type": name, "code": "OtherException", "message": "m" }))),
        ("capital-code", body(json!({ "Code": name, "message": "m" }))),
        ("nested-error", body(json!({ "error": { "code": name, "message": "m" } }))),
        ("lower-case", header(&name.to_lowercase(), &message)),
        ("empty-body", answer(status, &[("x-amzn-errortype", name)], b"")),
        ("space-body", answer(status, &[("x-amzn-errortype", name)], b" ")),
        ("html-body", answer(status, &[("x-amzn-errortype", name)], b"<html>no</html>")),
        ("truncated-body", answer(status, &[("x-amzn-errortype", name)], b"{\"message\":\"cut")),
        ("array-body", answer(status, &[("x-amzn-errortype", name)], b"[]")),
        ("null-body", answer(status, &[("x-amzn-errortype", name)], b"null")),
        ("status-500", answer(500, &[("x-amzn-errortype", name)], b"{}")),
        ("status-400", answer(400, &[("x-amzn-errortype", name)], b"{}")),
        ("status-301", answer(301, &[("x-amzn-errortype", name)], b"{}")),
        ("header-twice", answer(status, &[("x-amzn-errortype", name), ("x-amzn-errortype", "Other")], b"{}")),
    ]
    .map(|(class, answer)| (class.to_owned(), answer))
    .into()
}

/// Errors without a name that could be one.
fn hostile() -> Vec<(String, Value)> {
    let html = b"<html><body>Bad Gateway</body></html>".as_slice();
    let mut answers = Vec::new();
    for status in [400_u64, 403, 404, 408, 413, 429, 500, 502, 503, 504, 599] {
        answers.push((format!("error/html/{status}"), answer(status, &[("content-type", "text/html")], html)));
        answers.push((format!("error/nothing/{status}"), answer(status, &[], b"")));
        answers.push((format!("error/object/{status}"), answer(status, &[("x-amzn-requestid", "id-1")], b"{}")));
    }
    for (class, name) in [
        ("empty", ""),
        ("colon", ":"),
        ("hash", "#"),
        ("hash-colon", "a#b:c"),
        ("colon-hash", "a:b#c"),
        ("unicode", "é"),
    ] {
        answers.push((format!("error/name/{class}"), answer(400, &[("x-amzn-errortype", name)], b"{}")));
        let body = json!({ "__type": name, "message": "m" }).to_string();
        answers.push((format!("error/type/{class}"), answer(400, &[], body.as_bytes())));
    }
    let ids: [&[(&str, &str)]; 4] = [
        &[("x-amz-request-id", "id-2")],
        &[("x-amz-id-2", "extended"), ("x-amzn-requestid", "id-1")],
        &[("x-amzn-requestid", "")],
        &[("x-amzn-requestid", "é")],
    ];
    for (number, headers) in ids.iter().enumerate() {
        answers.push((format!("error/request-id/{number}"), answer(400, headers, b"{\"code\":\"Other\"}")));
    }
    answers
}

/// A modelled error's body, broken.
fn broken() -> Vec<(String, Value)> {
    let good = json!({ "__type": "ValidationException", "message": "m" });
    let bodies = malformed(&good).into_iter().chain(with_unknown(&good)).chain(replaced(&good));
    let mut answers = Vec::new();
    for (class, body) in bodies {
        answers.push((format!("error/body/{class}"), answer(400, &[], &body)));
        let headers = [("x-amzn-errortype", "ThrottledRequestException")];
        answers.push((format!("error/body-with-header/{class}"), answer(429, &headers, &body)));
    }
    answers
}
