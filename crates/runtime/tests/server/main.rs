//! The other direction, as generated code declares it: requests in, responses out.
#![allow(missing_docs, unexpected_cfgs, clippy::result_large_err)]

use std::collections::HashMap;
use std::future::ready;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use restjson_runtime::operation::Operation;
use restjson_runtime::server::{Rejection, Request, Response, ServerOperation};

mod coding;
mod thing;

use thing::*;

/// Keeps the inputs, and answers with what it was given.
struct Things {
    seen: Mutex<Vec<PutThingInput>>,
    answer: fn() -> Result<PutThingOutput, PutThingError>,
}

impl service::Service for Things {
    async fn put_thing(&self, input: PutThingInput) -> Result<PutThingOutput, PutThingError> {
        self.seen.lock().unwrap().push(input);
        ready((self.answer)()).await
    }
}

fn request(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> http::Request<Vec<u8>> {
    let mut request = http::Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.as_bytes().to_vec()).unwrap()
}

fn dispatch(things: &Things, request: &http::Request<Vec<u8>>) -> Response {
    let answer = pin!(service::dispatch(things, Request::new(request)));
    match answer.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(response) => response,
        Poll::Pending => panic!("nothing here waits"),
    }
}

fn things(answer: fn() -> Result<PutThingOutput, PutThingError>) -> Things {
    Things { seen: Mutex::default(), answer }
}

/// Status, error code and body.
fn shown(response: &Response) -> (u16, String, String) {
    let code = response.headers().get("x-amzn-errortype").map(|code| code.to_str().unwrap().to_owned());
    let body = String::from_utf8(response.body().bytes().unwrap().to_vec()).unwrap();
    assert_eq!(response.headers()["content-length"], body.len().to_string());
    (response.status().as_u16(), code.unwrap_or_default(), body)
}

const JSON: (&str, &str) = ("content-type", "application/json");
const MARK: (&str, &str) = ("x-mark", "m");

fn decode(uri: &str, headers: &[(&str, &str)], body: &str) -> Result<PutThingInput, Rejection> {
    PutThing::decode_request(&Request::new(&request("PUT", uri, headers, body)))
}

#[test]
fn an_input_is_read_from_everywhere() {
    let body = r#"{"tags":[{"key":"ab"}],"source":{"labelled":{"key":"cd","times":3}},"counts":{"GOOD":1,"BAD":null}}"#;
    let input = decode("/things/-7?only=GOOD&only=BAD&x=a%20b", &[JSON, MARK], body).unwrap();
    let expected = PutThingInput::builder()
        .id(-7)
        .only(Quality::Good)
        .only(Quality::Bad)
        .rest("only", vec!["GOOD".to_owned(), "BAD".to_owned()])
        .rest("x", vec!["a b".to_owned()])
        .mark("m")
        .tags(Tag::builder().key("ab").times(1).build().unwrap())
        .source(Source::Labelled(Tag::builder().key("cd").times(3).build().unwrap()))
        .set_counts(Some(HashMap::from([(Quality::Good, Some(1.0)), (Quality::Bad, None)])))
        .build()
        .unwrap();
    assert_eq!(input, expected);
    let encoded = PutThing::encode_request(&input).unwrap();
    let (parts, body) = encoded.into_parts();
    let encoded = http::Request::from_parts(parts, body.bytes().unwrap().to_vec());
    assert_eq!(PutThing::decode_request(&Request::new(&encoded)), Ok(expected));
}

#[test]
fn every_violation_is_reported_with_its_place() {
    let body = r#"{
        "tags": [{"key":"ab"},{"value":"long"},{"key":"A","times":0},{}],
        "source": {"url":""},
        "counts": {"UGLY":0.1,"GOOD":3}
    }"#;
    let Err(Rejection::Invalid(violations)) = decode("/things/1?only=GOOD&only=GOOD&only=UGLY", &[JSON], body) else {
        panic!("accepted")
    };
    let found: Vec<&str> = violations.found.iter().map(|violation| violation.message.as_str()).collect();
    let expected = [
        "Value at '/counts' failed to satisfy constraint: Member must satisfy enum value set: [GOOD, BAD, SECRET]",
        "Value at '/counts/GOOD' failed to satisfy constraint: Member must be between 0.5 and 2, inclusive",
        "Value at '/counts/UGLY' failed to satisfy constraint: Member must be between 0.5 and 2, inclusive",
        "Value at '/mark' failed to satisfy constraint: Member must not be null",
        "Value at '/only' failed to satisfy constraint: Member must have unique values",
        "Value at '/only/2' failed to satisfy constraint: Member must satisfy enum value set: [GOOD, BAD]",
        "Value with length 0 at '/source/url' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "Value with length 4 at '/tags' failed to satisfy constraint: Member must have length less than or equal to 3",
        "Value at '/tags/1/key' failed to satisfy constraint: Member must not be null",
        "Value with length 4 at '/tags/1/value' failed to satisfy constraint: Member must have length less than or equal to 3",
        "Value at '/tags/2/key' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z]+$",
        "Value with length 1 at '/tags/2/key' failed to satisfy constraint: Member must have length between 2 and 4, inclusive",
        "Value at '/tags/2/times' failed to satisfy constraint: Member must be greater than or equal to 1",
        "Value at '/tags/3/key' failed to satisfy constraint: Member must not be null",
    ];
    assert_eq!(found, expected);
    assert_eq!(violations.count, expected.len());
}

#[test]
fn many_violations_are_counted_and_some_of_them_shown() {
    let body = format!(r#"{{"tags":[{}{{}}]}}"#, "{},".repeat(999));
    let Err(Rejection::Invalid(violations)) = decode("/things/1", &[JSON, MARK], &body) else { panic!("accepted") };
    assert_eq!((violations.found.len(), violations.count), (100, 1000));
}

#[test]
fn what_cannot_be_read_is_refused_without_its_value() {
    let malformed = |uri: &str, body: &str| match decode(uri, &[JSON, MARK], body) {
        Err(Rejection::Malformed(problem)) => problem,
        other => panic!("{other:?}"),
    };
    assert_eq!(malformed("/things/1234567890123", ""), "/id: expected a label of another form");
    assert_eq!(malformed("/things/1", r#"{"tags":[{"key":4711}]}"#), "/tags/0/key: expected a string");
    assert_eq!(malformed("/things/1", r#"{"tags":[{},null]}"#), "/tags/1: null is not allowed here");
    assert_eq!(
        malformed("/things/1", r#"{"source":{"url":"a","b":1}}"#),
        "/source: expected an object with exactly one member"
    );
    assert_eq!(malformed("/things/1", "null"), "expected an object, found null");
    assert_eq!(malformed("/things/1", "{} x"), "broken JSON at line 1, column 4");
    let query = "/only: expected a query parameter of another form; /query: expected text in UTF-8";
    assert_eq!(malformed("/things/1?only=%ff", ""), query);
}

#[test]
fn media_types_are_negotiated() {
    let unsupported = Err(Rejection::UnsupportedMediaType);
    assert_eq!(decode("/things/1", &[("content-type", "text/plain"), MARK], "{}"), unsupported);
    assert_eq!(decode("/things/1", &[MARK], "{}"), unsupported);
    assert!(decode("/things/1", &[("content-type", "Application/JSON; charset=utf-8"), MARK], "{}").is_ok());
    assert_eq!(decode("/things/1", &[("accept", "text/*"), MARK], ""), Err(Rejection::NotAcceptable));
    assert!(decode("/things/1", &[("accept", "text/*"), ("accept", "*/*;q=0.1"), MARK], "").is_ok());
    let ping =
        |headers: &[_], body| Ping::decode_request(&Request::new(&request("POST", "/ping", headers, body))).is_ok();
    assert!(ping(&[("accept", "text/plain")], "") && ping(&[JSON], "") && !ping(&[JSON], "{}"));
}

#[test]
fn answers_are_encoded() {
    let put = request("PUT", "/things/1", &[MARK], "");
    let done = things(|| Ok(PutThingOutput::builder().version(3).shelf("s").build().unwrap()));
    let response = dispatch(&done, &put);
    assert_eq!(shown(&response), (201, String::new(), r#"{"version":3}"#.into()));
    assert_eq!(
        (&response.headers()["content-type"], &response.headers()["x-shelf"]),
        (&JSON.1.parse().unwrap(), &"s".parse().unwrap())
    );
    assert_eq!(done.seen.lock().unwrap()[0].id, Some(1));

    let other = things(|| Ok(PutThingOutput::builder().version(3).status(202).build().unwrap()));
    assert_eq!(shown(&dispatch(&other, &put)).0, 202);

    let missing = things(|| Err(PutThingError::Missing(Missing::builder().message("gone").shelf("s").build())));
    let response = dispatch(&missing, &put);
    assert_eq!(shown(&response), (404, "Missing".into(), r#"{"message":"gone"}"#.into()));
    assert_eq!(response.headers()["x-shelf"], "s");

    let failing = things(|| Err(PutThingError::unhandled("the PIN is 4711")));
    assert_eq!(
        shown(&dispatch(&failing, &put)),
        (500, "InternalFailure".into(), r#"{"message":"the service failed"}"#.into())
    );
    let unsendable = things(|| Ok(PutThingOutput::builder().version(3).shelf("a\nb").build().unwrap()));
    assert_eq!(shown(&dispatch(&unsendable, &put)).0, 500);
}

#[test]
fn refusals_are_answered() {
    let none = things(|| panic!("not called"));
    let code = |method: &str, uri: &str, headers: &[_], body: &str| {
        let (status, code, _) = shown(&dispatch(&none, &request(method, uri, headers, body)));
        (status, code)
    };
    assert_eq!(code("PUT", "/nothing", &[], ""), (404, "UnknownOperationException".into()));
    assert_eq!(code("GET", "/things/1", &[], ""), (405, "MethodNotAllowedException".into()));
    assert_eq!(code("PUT", "/things/x", &[MARK], ""), (400, "SerializationException".into()));
    assert_eq!(code("PUT", "/things/1", &[MARK], "{}"), (415, "UnsupportedMediaTypeException".into()));
    assert_eq!(code("PUT", "/things/1", &[("accept", "a/b")], ""), (406, "NotAcceptableException".into()));
    assert_eq!(code("POST", "/ping", &[], ""), (501, "NotImplementedException".into()));
    let (status, code, body) = shown(&dispatch(&none, &request("PUT", "/things/1", &[], "")));
    assert_eq!((status, code.as_str()), (400, "ValidationException"));
    let message = "Value at '/mark' failed to satisfy constraint: Member must not be null";
    let expected = serde_json::json!({
        "message": format!("1 validation error detected. {message}"),
        "fieldList": [{ "path": "/mark", "message": message }],
    });
    assert_eq!(serde_json::from_str::<serde_json::Value>(&body).unwrap(), expected);
}

#[test]
fn an_empty_output_is_an_object_and_none_is_nothing() {
    let response = Ping::encode_response(&PingOutput::builder().build()).unwrap();
    assert_eq!(shown(&response), (200, String::new(), String::new()));
    assert!(!response.headers().contains_key("content-type"));
}
