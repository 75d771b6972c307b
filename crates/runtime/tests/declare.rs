//! The macros, used as generated code uses them.
#![cfg(feature = "http")]
#![allow(missing_docs, unexpected_cfgs, clippy::result_large_err)]

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime};
use restjson_runtime::operation::{Operation, Response};

restjson_runtime::open_enum! {
    /// How good.
    Quality {
        /// Good.
        Good = "GOOD",
        /// Bad.
        Bad = "BAD",
    }
}

restjson_runtime::structure! {
    /// A label.
    Tag (TagBuilder) fallible {
        /// About what.
        key (set_key, get_key): required String = "key";
        /// Says what.
        value (set_value, get_value): optional String = "value", sensitive;
    }
}

restjson_runtime::union! {
    /// Where a file lies.
    Source {
        /// Behind an address.
        Url (is_url, as_url): String = "url";
        /// Under a label.
        Labelled (is_labelled, as_labelled): Tag = "labelled";
    }
}

restjson_runtime::error_structure! {
    /// Not there.
    Missing (MissingBuilder) total retryable(ServerError) {
        /// Why.
        message (set_message, get_message): optional String = "message";
        /// Where it was looked for.
        shelf (set_shelf, get_shelf): optional String = "shelf" in header("x-shelf");
    }
}

restjson_runtime::operation_error! {
    /// What putting fails with.
    PutThingError {
        /// Not there.
        Missing (is_missing) = "Missing", retryable;
    }
}

restjson_runtime::input! {
    /// What to put.
    PutThingInput (PutThingInputBuilder) {
        /// Which.
        id (set_id, get_id): expected String = "id" in label("id");
        /// Only these.
        only (set_only, get_only): optional [Quality] = "only" in query("only");
        /// When.
        at (set_at, get_at): optional DateTime = "at" in header("x-at") as restjson_runtime::codec::HttpDate;
        /// Its labels.
        tags (set_tags, get_tags): optional [Tag] = "tags";
        /// Its bytes.
        bytes (set_bytes, get_bytes): optional Blob = "bytes";
        /// Counts by name.
        counts (set_counts, get_counts): optional {String => i32} = "counts";
    }
}

restjson_runtime::output! {
    /// What was put.
    PutThingOutput (PutThingOutputBuilder) fallible {
        /// Its version.
        version (set_version, get_version): required i64 = "version";
        /// Its quality.
        quality (set_quality, get_quality): required Quality = "quality";
        /// A label.
        tag (set_tag, get_tag): expected Tag = "tag";
        /// Where it lies.
        source (set_source, get_source): optional Source = "source";
        /// Places.
        places (set_places, get_places): optional [Tag] = "places";
        /// From a header.
        shelf (set_shelf, get_shelf): optional [String] = "shelf" in header("x-shelf");
    }
}

restjson_runtime::operation! {
    /// Puts a thing.
    PutThing: PUT "/things/{id}?strict", idempotent;
    PutThingInput (PutThingInputBuilder) -> PutThingOutput, PutThingError
}

fn input() -> PutThingInput {
    PutThingInput::builder()
        .id("a/b")
        .only(Quality::Bad)
        .only(Quality::Good)
        .at(DateTime::from_secs(0))
        .tags(Tag::builder().key("k").value("v").build().unwrap())
        .bytes(Blob::new(*b"hi"))
        .counts("one", 1)
        .build()
        .unwrap()
}

fn decode(status: u16, body: &str) -> Result<PutThingOutput, PutThingError> {
    let mut headers = http::HeaderMap::new();
    headers.insert("x-shelf", http::HeaderValue::from_static(r#"a, "b,c""#));
    headers.insert("x-amzn-requestid", http::HeaderValue::from_static("r-1"));
    PutThing::decode_response(Response { status, headers: &headers, body: body.as_bytes() })
}

fn text(error: &dyn std::error::Error) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}

#[test]
fn a_request_has_each_member_where_it_is_bound() {
    let request = PutThing::encode_request(&input()).unwrap();
    assert_eq!(request.method(), "PUT");
    assert_eq!(request.uri(), "/things/a%2Fb?strict&only=BAD&only=GOOD");
    assert_eq!(request.headers()["x-at"], "Thu, 01 Jan 1970 00:00:00 GMT");
    assert_eq!(request.headers()["content-length"], "68");
    let body = std::str::from_utf8(request.body().bytes().unwrap()).unwrap();
    assert_eq!(body, r#"{"bytes":"aGk=","counts":{"one":1},"tags":[{"key":"k","value":"v"}]}"#);
}

#[test]
fn a_label_must_be_set() {
    let error = PutThing::encode_request(&PutThingInput::builder().build().unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "id was missing: cannot be empty or unset");
}

#[test]
fn a_client_supplies_what_a_service_left_out() {
    let output = decode(200, r#"{"unknown":[1,{}],"source":{"later":1},"places":null}"#).unwrap();
    assert_eq!(output.version, 0);
    assert_eq!(output.quality.as_str(), "no value was set");
    assert_eq!(output.tag().unwrap().key(), "");
    assert!(output.source().unwrap().is_unknown());
    assert_eq!(output.shelf(), ["a", "b,c"]);
    assert!(output.places().is_empty());
    assert!(format!("{output:?}").ends_with(r#"_request_id: Some("r-1") }"#));
}

#[test]
fn problems_name_path_and_expectation_but_no_value() {
    let error = decode(200, r#"{"places":[{"key":"a"},{"key":1234}]}"#).unwrap_err();
    assert_eq!(text(&error), "the response does not fit the model: /places/1/key: expected a string");
    let error = decode(200, r#"{"version":12.5}"#).unwrap_err();
    assert_eq!(text(&error), "the response does not fit the model: /version: expected an integer of 64 bits");
    let error = decode(200, r#"{"places":[null]}"#).unwrap_err();
    assert_eq!(text(&error), "the response does not fit the model: /places/0: null is not allowed here");
    let error = decode(200, r#"{"places":["#).unwrap_err();
    assert_eq!(text(&error), "the response does not fit the model: broken JSON at line 1, column 11");
}

#[test]
fn a_modelled_error_keeps_its_metadata() {
    let error = decode(404, r#"{"__type":"x#Missing","message":"gone"}"#).unwrap_err();
    assert!(error.is_missing());
    assert_eq!(error.to_string(), "Missing: gone");
    assert_eq!(error.meta().extra("aws_request_id"), Some("r-1"));
    assert_eq!(decode(500, r#"{"code":"Odd"}"#).unwrap_err().to_string(), "unhandled error (Odd)");
}

#[test]
fn debug_keeps_sensitive_values_to_itself() {
    let tag = Tag::builder().key("k").value("secret");
    assert_eq!(format!("{tag:?}"), r#"TagBuilder { key: Some("k"), value: "*** Sensitive Data Redacted ***" }"#);
}

#[test]
fn the_public_form_is_strict_and_whole() {
    let json = serde_json::to_string(&input()).unwrap();
    assert_eq!(serde_json::from_str::<PutThingInput>(&json).unwrap(), input());
    let error = serde_json::from_str::<PutThingInput>(r#"{"tags":[{}],"id":null}"#).unwrap_err();
    assert_eq!(error.to_string(), "/tags/0/key: required, but missing");
    let error = serde_json::from_str::<Source>(r#"{"later":1}"#).unwrap_err();
    assert!(error.to_string().starts_with("the value: expected an object with exactly one member"), "{error}");
    let map: HashMap<String, Source> = serde_json::from_str(r#"{"a":{"url":"u","labelled":null}}"#).unwrap();
    assert_eq!(map["a"].as_url().unwrap(), "u");
}
