//! No error says what a value was: it may be a PIN. Every kind of visitor meets every kind of value it does not take.
#![cfg(feature = "http")]
#![allow(missing_docs, unexpected_cfgs, clippy::result_large_err)]

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime, Document};
use restjson_runtime::codec::{Codec, Context, DateTimeText, HttpDate, List, Map, Plain, Policy, Sparse, deserialize};
use restjson_runtime::operation::{Operation, Response};
use serde::de::value::{Error as ValueError, MapDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};

restjson_runtime::open_enum! {
    /// A kind.
    Kind {
        /// One.
        One = "ONE",
    }
}

restjson_runtime::union! {
    /// One of two.
    Choice {
        /// A text.
        Text (is_text, as_text): String = "text";
        /// A kind.
        Kind (is_kind, as_kind): Kind = "kind";
    }
}

restjson_runtime::structure! {
    /// One member of every kind.
    Everything (EverythingBuilder) total {
        /// A string.
        string (set_string, get_string): optional String = "string";
        /// A boolean.
        boolean (set_boolean, get_boolean): optional bool = "boolean";
        /// An integer.
        integer (set_integer, get_integer): optional i32 = "integer";
        /// A float.
        float (set_float, get_float): optional f64 = "float";
        /// A blob.
        blob (set_blob, get_blob): optional Blob = "blob";
        /// A number of seconds.
        epoch (set_epoch, get_epoch): optional DateTime = "epoch";
        /// A date and a time.
        date (set_date, get_date): optional DateTime = "date" as DateTimeText;
        /// An HTTP date.
        http (set_http, get_http): optional DateTime = "http" as HttpDate;
        /// A kind.
        kind (set_kind, get_kind): optional Kind = "kind";
        /// A choice.
        choice (set_choice, get_choice): optional Choice = "choice";
        /// A structure.
        nested (set_nested, get_nested): optional (Box<Everything>) = "nested";
        /// A list.
        list (set_list, get_list): optional [String] = "list";
        /// A map.
        map (set_map, get_map): optional {String => i64} = "map";
        /// A list with gaps.
        gaps (set_gaps, get_gaps): optional [Option<bool>] = "gaps";
        /// A map of lists of dates.
        dates (set_dates, get_dates): optional {String => Vec<Option<DateTime>>} = "dates" as Map<List<Sparse<HttpDate>>>;
        /// Anything.
        document (set_document, get_document): optional (Document) = "document";
    }
}

restjson_runtime::input! {
    /// Nothing.
    AskInput (AskInputBuilder) {
    }
}

restjson_runtime::output! {
    /// Everything.
    AskOutput (AskOutputBuilder) total {
        /// Everything.
        everything (set_everything, get_everything): optional Everything = "everything";
        /// From a header.
        count (set_count, get_count): optional i32 = "count" in header("x-count");
    }
}

restjson_runtime::operation_error! {
    /// Nothing in particular.
    AskError {}
}

restjson_runtime::operation! {
    /// Asks.
    Ask: GET "/ask";
    AskInput (AskInputBuilder) -> AskOutput, AskError
}

const MEMBERS: &[&str] = &[
    "string", "boolean", "integer", "float", "blob", "epoch", "date", "http", "kind", "choice", "nested", "list",
    "map", "gaps", "dates", "document",
];

/// Values that hold the PIN 731942 in every way that JSON has, and texts that are no JSON.
const VALUES: &[&str] = &[
    "731942",
    "-731942",
    "731942.5",
    "731942e300",
    "731942731942731942731942",
    "\"731942\"",
    "\"\\u00373\\u00311942\"",
    "[731942]",
    "[\"731942\"]",
    "[null,[731942]]",
    "{\"text\":731942}",
    "{\"kind\":{\"731942\":1}}",
    "{\"text\":\"731942\",\"kind\":\"731942\"}",
    "{\"731942\":{}}",
    "731942x",
    "\"731942",
    "[731942",
    "{731942:1}",
    "tru731942",
    "+731942",
    "0731942",
    "\"731942\u{1}\"",
    "\"731942\\ud800\"",
];

#[track_caller]
fn is_silent(what: &str, error: impl std::fmt::Display + std::fmt::Debug) {
    for text in [error.to_string(), format!("{error:?}"), format!("{error:#}")] {
        assert!(!text.contains("731942"), "{what}: {text}");
    }
}

#[test]
fn nothing_in_a_body_shows_in_an_error() {
    let mut errors = 0;
    for member in MEMBERS {
        for value in VALUES {
            // The key of a map is part of the path to what stands below it, and so is no secret.
            if ["map", "dates"].contains(member) && value.starts_with("{\"731942\"") {
                continue;
            }
            let json = format!("{{\"{member}\":{value}}}");
            if let Err(error) = serde_json::from_str::<Everything>(&json) {
                is_silent(&json, error);
                errors += 1;
            }
            if let Err(error) = serde_json::from_str(&json)
                .map_or(Ok(()), |value: serde_json::Value| serde_json::from_value::<Everything>(value).map(|_| ()))
            {
                is_silent(&json, error);
            }
            let body = format!("{{\"everything\":{json}}}");
            let headers = http::HeaderMap::new();
            let response = Response { status: 200, headers: &headers, body: body.as_bytes() };
            if let Err(error) = Ask::decode_response(response) {
                is_silent(&body, std::error::Error::source(&error).unwrap());
                is_silent(&body, error);
            }
        }
    }
    assert!(errors > 200, "only {errors} of the values were refused");
}

#[test]
fn nothing_of_a_whole_body_or_a_header_shows_in_an_error() {
    let mut headers = http::HeaderMap::new();
    headers.insert("x-count", http::HeaderValue::from_static("731942.5"));
    for body in VALUES.iter().copied().chain(["", "{}", "{\"everything\":null}"]) {
        for status in [200, 400] {
            let response = Response { status, headers: &headers, body: body.as_bytes() };
            let error = Ask::decode_response(response).unwrap_err();
            is_silent(body, std::error::Error::source(&error).unwrap());
            is_silent(body, error);
        }
    }
}

/// A value of a kind that JSON does not have, as other formats may hand over.
#[derive(Clone)]
enum Odd {
    Signed(i128),
    Unsigned(u128),
    Bytes(Vec<u8>),
}

impl<'de> Deserializer<'de> for Odd {
    type Error = ValueError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Self::Signed(value) => visitor.visit_i128(value),
            Self::Unsigned(value) => visitor.visit_u128(value),
            Self::Bytes(value) => visitor.visit_byte_buf(value),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

fn odd_values_are_refused_in_silence<T: restjson_runtime::codec::Wire + std::fmt::Debug>() {
    for value in [Odd::Signed(731_942), Odd::Unsigned(731_942), Odd::Bytes(b"731942".to_vec())] {
        if let Err(error) = deserialize::<T, _>(value) {
            is_silent(std::any::type_name::<T>(), error);
        }
    }
}

#[test]
fn kinds_that_json_does_not_have_are_refused_in_silence() {
    odd_values_are_refused_in_silence::<String>();
    odd_values_are_refused_in_silence::<i64>();
    odd_values_are_refused_in_silence::<Blob>();
    odd_values_are_refused_in_silence::<DateTime>();
    odd_values_are_refused_in_silence::<Kind>();
    odd_values_are_refused_in_silence::<Choice>();
    odd_values_are_refused_in_silence::<Everything>();
    odd_values_are_refused_in_silence::<Vec<String>>();
    odd_values_are_refused_in_silence::<HashMap<String, String>>();
    odd_values_are_refused_in_silence::<Document>();
}

#[test]
fn keys_that_are_no_strings_are_refused_in_silence() {
    fn refused<T: restjson_runtime::codec::Wire + std::fmt::Debug>() {
        let map = MapDeserializer::<_, ValueError>::new([(731_942_u64, 1_u8)].into_iter());
        is_silent(std::any::type_name::<T>(), deserialize::<T, _>(map).unwrap_err());
    }
    refused::<Everything>();
    refused::<Choice>();
    refused::<HashMap<String, i32>>();
    refused::<Document>();
    refused::<i32>();
}

#[test]
fn problems_have_the_whole_path_with_its_escapes() {
    let error = |json: &str| serde_json::from_str::<Everything>(json).unwrap_err().to_string();
    let place = |text: String| text.split_once(": ").unwrap().0.to_owned();
    assert_eq!(place(error(r#"{"nested":{"map":{"a/b~c":1,"":true}}}"#)), "/nested/map/");
    assert_eq!(place(error(r#"{"nested":{"map":{"a/b~c":"x"}}}"#)), "/nested/map/a~1b~0c");
    assert_eq!(place(error(r#"{"dates":{"k":[null,"x"]}}"#)), "/dates/k/1");
    assert_eq!(place(error(r#"{"choice":{"text":null,"kind":1}}"#)), "/choice/kind");
    assert_eq!(place(error(r#"{"gaps":[true,null,"x"]}"#)), "/gaps/2");
}

#[test]
fn numbers_may_come_as_serde_json_hands_them_over_with_arbitrary_precision() {
    fn read<T, C: Codec<T>>(text: &'static str) -> Result<Option<T>, ValueError> {
        let entries = [("$serde_json::private::Number", text)].into_iter();
        C::read(&mut Context::new(Policy::Client), MapDeserializer::new(entries).into_deserializer())
    }
    assert_eq!(read::<i32, Plain>("12"), Ok(Some(12)));
    assert_eq!(read::<i64, Plain>("-9223372036854775808"), Ok(Some(i64::MIN)));
    assert_eq!(read::<f64, Plain>("1.5e3"), Ok(Some(1500.0)));
    assert_eq!(read::<DateTime, Plain>("7"), Ok(Some(DateTime::from_secs(7))));
    assert_eq!(read::<Document, Plain>("7"), Ok(Some(Document::from(7u64))));
    assert!(read::<i32, Plain>("2147483648").is_err());
    assert!(read::<String, Plain>("12").is_err());
    assert!(read::<f64, Plain>("1e400").is_err());
}

restjson_runtime::structure! {
    /// Maps, one of which is nobody's business.
    Vault (VaultBuilder) total {
        /// By number.
        pins (set_pins, get_pins): optional {String => i32} = "pins", sensitive where (values(range(1..)));
        /// By name.
        rooms (set_rooms, get_rooms): optional {String => i32} = "rooms" where (values(range(1..)));
    }
}

#[test]
fn keys_of_sensitive_maps_are_in_no_path() {
    let problem = |json| {
        let mut cx = Context::new(Policy::Strict);
        assert!(<Plain as Codec<Vault>>::read(&mut cx, &mut serde_json::Deserializer::from_str(json)).is_err());
        cx.describe().unwrap()
    };
    assert_eq!(problem(r#"{"rooms":{"4711":"x"}}"#), "/rooms/4711: expected an integer of 32 bits");
    assert_eq!(problem(r#"{"pins":{"4711":"x"}}"#), "/pins: expected an integer of 32 bits");
}

#[test]
#[cfg(feature = "server")]
fn keys_of_sensitive_maps_are_in_no_violation() {
    use restjson_runtime::server::Validate;
    let mut cx = Context::new(Policy::Server);
    Vault::builder().pins("4711", 0).rooms("4712", 0).build().validate(&mut cx);
    let paths: Vec<&str> = cx.issues().iter().map(|issue| issue.path.as_str()).collect();
    assert_eq!(paths, ["/pins", "/rooms/4712"]);
}
