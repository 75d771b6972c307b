//! Laws of the wire forms: what is written reads back, wherever it travels, and nothing that arrives can cause a panic.
#![cfg(feature = "http")]
#![allow(missing_docs, unexpected_cfgs, clippy::result_large_err)]

use std::borrow::Cow;
use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime};
use percent_encoding::percent_decode_str;
use quickcheck::{Arbitrary, Gen, QuickCheck, TestResult, quickcheck};
use restjson_runtime::codec::{Context, DateTimeText, EpochSeconds, HttpDate, Plain, Policy, Text, Wire};
use restjson_runtime::operation::{Operation, Response};

restjson_runtime::structure! {
    /// A branch.
    Branch (BranchBuilder) fallible {
        /// Its name.
        name (set_name, get_name): required String = "name";
        /// What grows on it.
        branches (set_branches, get_branches): optional [Branch] = "branches";
        /// Sizes by name.
        sizes (set_sizes, get_sizes): optional {String => i64} = "sizes";
        /// A weight.
        weight (set_weight, get_weight): optional f64 = "weight";
        /// Bytes.
        bytes (set_bytes, get_bytes): optional Blob = "bytes";
        /// Gaps between leaves.
        gaps (set_gaps, get_gaps): optional [Option<i32>] = "gaps";
        /// When it was cut.
        cut (set_cut, get_cut): optional DateTime = "cut" as DateTimeText;
    }
}

restjson_runtime::input! {
    /// What to put.
    PutInput (PutInputBuilder) {
        /// Which.
        id (set_id, get_id): expected String = "id" in label("id");
        /// Where.
        path (set_path, get_path): expected String = "path" in label("path");
        /// Words.
        words (set_words, get_words): optional [String] = "words" in query("words");
        /// Anything.
        any (set_any, get_any): optional {String => String} = "any" in params;
    }
}

restjson_runtime::output! {
    /// What was put.
    PutOutput (PutOutputBuilder) total {
        /// A branch.
        branch (set_branch, get_branch): optional Branch = "branch";
    }
}

restjson_runtime::operation_error! {
    /// Nothing in particular.
    PutError {}
}

restjson_runtime::operation! {
    /// Puts.
    Put: PUT "/put/{id}/in/{path+}";
    PutInput (PutInputBuilder) -> PutOutput, PutError
}

impl Arbitrary for Branch {
    fn arbitrary(random: &mut Gen) -> Self {
        let mut smaller = Gen::new(random.size() / 3);
        let branches = if smaller.size() == 0 { None } else { Option::<Vec<Branch>>::arbitrary(&mut smaller) };
        Branch::builder()
            .name(String::arbitrary(random))
            .set_branches(branches)
            .set_sizes(Option::arbitrary(random))
            .set_weight(Option::<f64>::arbitrary(random).filter(|weight| !weight.is_nan()))
            .set_bytes(Option::<Vec<u8>>::arbitrary(random).map(Blob::new))
            .set_gaps(Option::arbitrary(random))
            .set_cut(Option::<u32>::arbitrary(random).map(|seconds| DateTime::from_secs(seconds.into())))
            .build()
            .unwrap()
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

fn one_text<T, C: Text<T>>(value: &T) -> Option<String> {
    let mut found = None;
    C::texts(value, &mut |text| found = Some(text.to_owned())).ok()?;
    found
}

fn round_trip<T, C: Text<T>>(value: &T) -> Option<T> {
    let text = one_text::<T, C>(value)?;
    C::parse(&mut std::iter::once(Cow::Owned(text)))
}

fn queries_round_trip(words: Vec<String>, any: HashMap<String, String>) -> bool {
    let input = PutInput::builder()
        .id("i")
        .path("p")
        .set_words(Some(words.clone()))
        .set_any(Some(any.clone()))
        .build()
        .unwrap();
    let request = Put::encode_request(&input).unwrap();
    let pairs: Vec<(String, String)> = request
        .uri()
        .query()
        .into_iter()
        .flat_map(|query| query.split('&'))
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(key, value)| (decoded(key), decoded(value)))
        .collect();
    let (own, other): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(key, _)| key == "words");
    let expected: HashMap<_, _> = any.into_iter().filter(|(key, _)| key != "words").collect();
    own.into_iter().map(|(_, value)| value).eq(words) && other.into_iter().collect::<HashMap<_, _>>() == expected
}

/// With short texts: a URI of more than 64 KiB is refused, see below.
#[test]
fn prop_queries_round_trip() {
    let law: fn(Vec<String>, HashMap<String, String>) -> bool = queries_round_trip;
    QuickCheck::new().rng(Gen::new(24)).quickcheck(law);
}

#[test]
fn a_uri_that_is_too_long_is_an_error() {
    let input = |length| PutInput::builder().id("i").path("p").words("w".repeat(length)).build().unwrap();
    assert!(Put::encode_request(&input(65_000)).is_ok());
    let error = Put::encode_request(&input(70_000)).unwrap_err();
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "uri too long");
}

quickcheck! {
    fn prop_labels_round_trip(id: String, path: String) -> TestResult {
        if id.is_empty() || path.is_empty() {
            return TestResult::discard();
        }
        let input = PutInput::builder().id(&id).path(&path).build().unwrap();
        let request = Put::encode_request(&input).unwrap();
        let rest = request.uri().path().strip_prefix("/put/").unwrap().to_owned();
        let (first, second) = rest.split_once("/in/").unwrap();
        TestResult::from_bool(decoded(first) == id && decoded(second) == path)
    }

    fn prop_timestamps_round_trip_in_each_format(seconds: u32, millis: u16) -> bool {
        let whole = DateTime::from_secs(seconds.into());
        let fraction = DateTime::from_millis(i64::from(seconds) * 1000 + i64::from(millis % 1000));
        round_trip::<_, HttpDate>(&whole) == Some(whole)
            && round_trip::<_, DateTimeText>(&fraction) == Some(fraction)
            && round_trip::<_, EpochSeconds>(&fraction) == Some(fraction)
    }

    fn prop_scalars_round_trip_as_text(text: String, flag: bool, number: i64, float: f64) -> bool {
        round_trip::<_, Plain>(&text) == Some(text.clone())
            && round_trip::<_, Plain>(&flag) == Some(flag)
            && round_trip::<_, Plain>(&number) == Some(number)
            && (float.is_nan() || round_trip::<_, Plain>(&float).map(f64::to_bits) == Some(float.to_bits()))
    }

    fn prop_json_round_trips(branch: Branch) -> bool {
        let json = serde_json::to_string(&branch).unwrap();
        serde_json::from_str::<Branch>(&json).unwrap() == branch
    }

    fn prop_decoding_never_panics(status: u16, body: Vec<u8>) -> bool {
        let headers = http::HeaderMap::new();
        let _ = Put::decode_response(Response { status, headers: &headers, body: &body });
        true
    }

    fn prop_a_damaged_body_never_panics(branch: Branch, at: usize, byte: u8) -> bool {
        let mut body = serde_json::to_vec(&serde_json::json!({ "branch": branch })).unwrap();
        let at = at % body.len();
        body[at] = byte;
        let headers = http::HeaderMap::new();
        let _ = Put::decode_response(Response { status: 200, headers: &headers, body: &body });
        true
    }

    fn prop_a_client_reads_what_is_strictly_right(branch: Branch) -> bool {
        let json = serde_json::to_string(&branch).unwrap();
        let mut deserializer = serde_json::Deserializer::from_str(&json);
        let mut cx = Context::new(Policy::Client);
        Branch::read(&mut cx, &mut deserializer).unwrap() == Some(branch)
    }
}
