//! Members that travel in headers, in the query and in labels, with the values that are easy to get wrong.
#![cfg(feature = "http")]
#![allow(missing_docs, unexpected_cfgs, clippy::result_large_err)]

use std::collections::HashMap;

use aws_smithy_types::DateTime;
use http::{HeaderMap, HeaderName, HeaderValue};
use quickcheck::quickcheck;
use restjson_runtime::codec::{Base64Text, EpochSeconds, HttpDate, List};
use restjson_runtime::http::Request;
use restjson_runtime::operation::{Operation, Response};

restjson_runtime::open_enum! {
    /// A color.
    Color {
        /// Red.
        Red = "RED",
    }
}

restjson_runtime::input! {
    /// Sent in headers.
    HeadInput (HeadInputBuilder) {
        /// Words.
        words (set_words, get_words): optional [String] = "words" in header("x-words");
        /// Dates.
        dates (set_dates, get_dates): optional [DateTime] = "dates" in header("x-dates") as List<HttpDate>;
        /// Seconds.
        seconds (set_seconds, get_seconds): optional [DateTime] = "seconds" in header("x-seconds") as List<EpochSeconds>;
        /// Colors.
        colors (set_colors, get_colors): optional [Color] = "colors" in header("x-colors");
        /// A text of its own.
        json (set_json, get_json): optional String = "json" in header("x-json") as Base64Text;
        /// One word.
        hello (set_hello, get_hello): optional String = "hello" in header("hello");
        /// Any header.
        any (set_any, get_any): optional {String => String} = "any" in prefix("");
        /// Any header of ours.
        ours (set_ours, get_ours): optional {String => String} = "ours" in prefix("x-our-");
    }
}

restjson_runtime::output! {
    /// Answered in headers.
    HeadOutput (HeadOutputBuilder) total {
        /// Words.
        words (set_words, get_words): optional [String] = "words" in header("x-words");
        /// Dates.
        dates (set_dates, get_dates): optional [DateTime] = "dates" in header("x-dates") as List<HttpDate>;
        /// Seconds.
        seconds (set_seconds, get_seconds): optional [DateTime] = "seconds" in header("x-seconds") as List<EpochSeconds>;
        /// Colors.
        colors (set_colors, get_colors): optional [Color] = "colors" in header("x-colors");
        /// A text of its own.
        json (set_json, get_json): optional String = "json" in header("x-json") as Base64Text;
        /// One word.
        hello (set_hello, get_hello): optional String = "hello" in header("hello");
        /// Any header of ours.
        ours (set_ours, get_ours): optional {String => String} = "ours" in prefix("X-Our-");
        /// The status.
        code (set_code, get_code): optional i32 = "code" in status;
    }
}

restjson_runtime::operation_error! {
    /// Nothing in particular.
    AnyError {}
}

restjson_runtime::operation! {
    /// Sends headers.
    Head: GET "/head?fixed=1";
    HeadInput (HeadInputBuilder) -> HeadOutput, AnyError
}

restjson_runtime::input! {
    /// Asked in the query.
    QueryInput (QueryInputBuilder) {
        /// Everything else.
        rest (set_rest, get_rest): optional {String => Vec<String>} = "rest" in params;
        /// Words that must be there.
        words (set_words, get_words): expected [String] = "words" in query("w");
        /// A key.
        key (set_key, get_key): optional String = "key" in query("k");
        /// A path.
        path (set_path, get_path): expected String = "path" in label("path");
    }
}

restjson_runtime::operation! {
    /// Asks.
    Query: GET "/in/{path+}/end";
    QueryInput (QueryInputBuilder) -> HeadOutput, AnyError
}

fn line(request: &Request, name: &str) -> String {
    request.headers().get(name).map_or("-".into(), |value| value.to_str().unwrap().to_owned())
}

fn head(lines: &[(&'static str, &str)]) -> Result<HeadOutput, AnyError> {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
    }
    Head::decode_response(Response { status: 202, headers: &headers, body: b"" })
}

fn send(input: HeadInputBuilder) -> Request {
    Head::encode_request(&input.build().unwrap()).unwrap()
}

fn back(request: &Request) -> HeadOutput {
    Head::decode_response(Response { status: 200, headers: request.headers(), body: b"" }).unwrap()
}

#[test]
fn http_dates_in_a_list_keep_their_commas() {
    let request = send(HeadInput::builder().dates(DateTime::from_secs(0)).dates(DateTime::from_secs(86_400)));
    assert_eq!(line(&request, "x-dates"), "Thu, 01 Jan 1970 00:00:00 GMT, Fri, 02 Jan 1970 00:00:00 GMT");
    assert_eq!(back(&request).dates(), [DateTime::from_secs(0), DateTime::from_secs(86_400)]);
    let spread = [("x-dates", "Thu, 01 Jan 1970 00:00:00 GMT"), ("x-dates", "Fri, 02 Jan 1970 00:00:00 GMT")];
    assert_eq!(head(&spread).unwrap().dates().len(), 2);
    assert!(head(&[("x-dates", "Thu, 01 Jan 1970 00:00:00 GMT, Fri")]).is_err());
}

#[test]
fn items_that_a_list_would_change_are_quoted() {
    let words = ["a", "b,c", "", " d ", "e\"f", "g(h)", "i\\j"];
    let request = send(HeadInput::builder().set_words(Some(words.map(str::to_owned).to_vec())));
    assert_eq!(line(&request, "x-words"), r#"a, "b,c", "", " d ", "e\"f", "g(h)", i\j"#);
    assert_eq!(back(&request).words(), words);
}

#[test]
fn a_list_may_be_spread_over_lines_and_have_empty_items() {
    let output = head(&[("x-words", "a,, b ,"), ("x-words", ""), ("x-words", "\"c,\" , d")]).unwrap();
    assert_eq!(output.words(), ["a", "b", "c,", "d"]);
    assert_eq!(head(&[("x-colors", "RED,BLUE")]).unwrap().colors()[1].as_str(), "BLUE");
}

#[test]
fn what_is_set_but_empty_is_an_empty_line() {
    let request = send(HeadInput::builder().set_words(Some(vec![])).hello(""));
    assert_eq!((line(&request, "x-words"), line(&request, "hello")), (String::new(), String::new()));
    assert_eq!(line(&request, "x-dates"), "-");
    let output = back(&request);
    assert_eq!((output.words.as_deref(), output.hello()), (Some(&[][..]), Some("")));
    assert_eq!(head(&[]).unwrap().words, None);
    assert_eq!(head(&[]).unwrap().code(), Some(202));
}

#[test]
fn a_string_with_a_media_type_travels_as_base64() {
    let request = send(HeadInput::builder().json("{\"ü\":1}\n"));
    assert_eq!(back(&request).json(), Some("{\"ü\":1}\n"));
    assert!(head(&[("x-json", "?")]).is_err());
}

#[test]
fn a_header_of_its_own_wins_over_a_map_of_headers() {
    let request = send(HeadInput::builder().hello("There").any("hello", "Hello").any("X-Foo", "").ours("A", "1"));
    assert_eq!(line(&request, "hello"), "There");
    assert_eq!((line(&request, "x-foo").as_str(), line(&request, "x-our-a").as_str()), ("", "1"));
    assert_eq!(back(&request).ours().unwrap(), &HashMap::from([("a".to_owned(), "1".to_owned())]));
    assert!(Head::encode_request(&HeadInput::builder().any("a b", "x").build().unwrap()).is_err());
    assert!(Head::encode_request(&HeadInput::builder().hello("a\nb").build().unwrap()).is_err());
}

#[test]
fn a_key_that_a_member_writes_is_not_taken_from_the_map() {
    let query = |input: QueryInputBuilder| {
        let request = Query::encode_request(&input.path("p").build().unwrap()).unwrap();
        request.uri().query().unwrap_or("-").to_owned()
    };
    let rest = |keys: &[&str]| Some(keys.iter().map(|key| ((*key).to_owned(), vec!["1".into(), "".into()])).collect());
    assert_eq!(query(QueryInput::builder().set_rest(rest(&["k"])).set_words(Some(vec![]))), "-");
    assert_eq!(query(QueryInput::builder().set_rest(rest(&["w", "z"])).words("a").key("")), "z=1&z=&w=a&k=");
}

#[test]
fn what_a_query_and_a_label_need_must_be_set() {
    let error = |input: QueryInputBuilder| Query::encode_request(&input.build().unwrap()).unwrap_err().to_string();
    assert_eq!(error(QueryInput::builder().path("p")), "words was missing: cannot be empty or unset");
    assert_eq!(error(QueryInput::builder().words("w").path("")), "path was missing: cannot be empty or unset");
    let dots = Query::encode_request(&QueryInput::builder().words("").path("/./a/../{b}").build().unwrap()).unwrap();
    assert_eq!(dots.uri(), "/in//./a/../%7Bb%7D/end?w=");
}

quickcheck! {
    fn prop_lists_in_headers_round_trip(words: Vec<String>, seconds: Vec<u32>, days: Vec<u16>) -> bool {
        let words: Vec<String> =
            words.into_iter().map(|word| word.chars().filter(|char| !char.is_control()).collect()).collect();
        let seconds: Vec<_> = seconds.into_iter().map(|at| DateTime::from_millis(i64::from(at) * 7)).collect();
        let dates: Vec<_> = days.into_iter().map(|day| DateTime::from_secs(i64::from(day) * 86_400)).collect();
        let output = back(&send(
            HeadInput::builder()
                .set_words(Some(words.clone()))
                .set_seconds(Some(seconds.clone()))
                .set_dates(Some(dates.clone())),
        ));
        output.words() == words && output.seconds() == seconds && output.dates() == dates
    }
}
