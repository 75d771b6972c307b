//! What a client keeps from call to call and from attempt to attempt must never show where something has changed: the
//! day, the credentials, the region, the clock, the user agent.

use super::{Case, Family, answer};
use serde_json::{Value, json};

/// Ten seconds before midnight.
const EVENING: u64 = 1_780_012_790;
/// When a case begins unless it says otherwise.
const NOON: u64 = 1_780_000_000;

pub(super) fn all() -> Vec<Case> {
    let classes = [days(), credentials(), expiry(), overrides(), headers(), clocks(), user_agents(), disabled()];
    let mut cases = Vec::new();
    for (class, mut body) in classes.into_iter().flatten() {
        // A quota is shared by all clients of a region: each case has a region of its own.
        let region = &mut body["config"]["region"];
        if region.is_null() {
            *region = format!("us-sequence-{}", cases.len()).into();
        }
        if body["config"].get("retry").is_none() {
            body["config"]["retry"] = json!({ "mode": "standard" });
        }
        body["input"] = json!({ "originationPhoneNumberId": "p", "message": "e30=", "metaApiVersion": "v20.0" });
        cases.push(Case::new(Family::Sequence, "SendWhatsAppMessage", &class, body));
    }
    cases
}

fn good() -> Value {
    answer(200, &[], b"{}")
}

fn refused(code: &str) -> Value {
    answer(403, &[("x-amzn-errortype", code)], b"{}")
}

fn failed() -> Value {
    answer(500, &[], b"")
}

fn dated(seconds: u64, code: Option<&str>) -> Value {
    let date = http_date(seconds);
    match code {
        Some(code) => answer(403, &[("x-amzn-errortype", code), ("date", &date)], b"{}"),
        None => answer(200, &[("date", &date)], b"{}"),
    }
}

/// `Thu, 28 May 2026 20:26:40 GMT`; within that month.
fn http_date(seconds: u64) -> String {
    const NAMES: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let (day, second) = (seconds / 86_400, seconds % 86_400);
    let name = NAMES[usize::try_from(day % 7).unwrap_or_default()];
    let first_of_may_2026 = 20_574;
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{name}, {:02} May 2026 {hour:02}:{minute:02}:{second:02} GMT", day - first_of_may_2026 + 1)
}

/// Midnight between two calls, and between two attempts of one.
fn days() -> Vec<(String, Value)> {
    let late = json!({ "status": 500, "body": "", "delay": 12_000 });
    vec![
        ("day/calls".into(), json!({ "config": { "now": EVENING }, "times": 4, "pause": 4_000, "script": [good()] })),
        ("day/attempts".into(), json!({ "config": { "now": EVENING }, "times": 2, "script": [late, good()] })),
        (
            "day/back-and-forth".into(),
            json!({
                "config": { "now": EVENING }, "times": 6, "pause": 1_000,
                "script": [dated(EVENING + 600, None), dated(EVENING, None)],
            }),
        ),
    ]
}

/// Other credentials for each attempt or each call, some of them alike.
fn credentials() -> Vec<(String, Value)> {
    let sets = json!([
        { "key": "A", "secret": "one" },
        { "key": "A", "secret": "two" },
        { "key": "B", "secret": "two" },
        { "key": "B", "secret": "two", "token": "token" },
        { "key": "B", "secret": "two", "token": "another" },
        { "key": "A", "secret": "one" },
    ]);
    let config = |cache: Value| json!({ "credentials": sets, "cache": cache });
    vec![
        (
            "credentials/attempts".into(),
            json!({ "config": config("none".into()), "times": 3, "script": [failed(), failed(), good()] }),
        ),
        ("credentials/calls".into(), json!({ "config": config("none".into()), "times": 8, "script": [good()] })),
        ("credentials/kept".into(), json!({ "config": config(Value::Null), "times": 3, "script": [failed(), good()] })),
    ]
}

/// Credentials that run out between calls, and a service that finds them expired.
fn expiry() -> Vec<(String, Value)> {
    let expiring = json!([
        { "key": "A", "secret": "one", "token": "t1", "expires_in": 60 },
        { "key": "A", "secret": "two", "token": "t2", "expires_in": 60 },
        { "key": "C", "secret": "three", "token": "t3" },
    ]);
    let mut cases = vec![(
        "expiry/calls".into(),
        json!({ "config": { "credentials": expiring }, "times": 6, "pause": 25_000, "script": [good()] }),
    )];
    for code in ["ExpiredToken", "ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException"] {
        for cache in [json!("none"), Value::Null] {
            let config = json!({ "credentials": expiring, "cache": cache });
            let body = json!({ "config": config, "times": 3, "pause": 70_000, "script": [refused(code), good()] });
            cases.push((format!("expiry/{code}/{cache}"), body));
        }
    }
    cases
}

/// Calls with settings of their own between calls without.
fn overrides() -> Vec<(String, Value)> {
    let other = json!({ "override": { "region": "eu-central-1" } });
    let credentials = json!({ "override": { "credentials": [{ "key": "O", "secret": "o", "token": "t" }] } });
    let both = json!({ "override": { "region": "ap-south-1", "credentials": [{ "key": "O", "secret": "o" }] } });
    let endpoint = json!({ "override": { "endpoint": "https://h.example:8443/base" } });
    let script = json!([failed(), good()]);
    [
        ("region", json!([{}, other, {}, other])),
        ("credentials", json!([credentials, {}, credentials])),
        ("all", json!([{}, other, credentials, both, endpoint, {}])),
    ]
    .map(|(class, plans)| {
        (format!("override/{class}"), json!({ "config": {}, "customize": plans, "times": 12, "script": script }))
    })
    .into()
}

/// Interceptors that write into requests before they are signed, other things each time.
fn headers() -> Vec<(String, Value)> {
    let plans = json!([
        { "before_signing": { "x-proof": "one" } },
        { "before_signing": { "x-proof": "  two  parts " } },
        {},
        { "before_signing": { "x-amz-date": "20000101T000000Z", "x-amz-security-token": "none" } },
        { "before_signing": { "content-type": "text/plain", "host": "other.example" } },
        { "mutate_request": { "amz-sdk-request": "mine", "x-amzn-trace-id": "Root=1" } },
    ]);
    let token = json!([{ "key": "A", "secret": "s", "token": "t" }]);
    [("plain", json!({})), ("token", json!({ "credentials": token }))]
        .map(|(class, config)| {
            let script = [failed(), good()];
            (format!("header/{class}"), json!({ "config": config, "customize": plans, "times": 12, "script": script }))
        })
        .into()
}

/// A clock that is wrong by an hour or so, and a service that says so with its errors or its successes.
fn clocks() -> Vec<(String, Value)> {
    let mut cases = Vec::new();
    let hour = 3_600;
    for (class, time) in [("ahead", NOON + hour), ("behind", NOON - hour), ("little", NOON + 200), ("much", NOON + 301)]
    {
        for (kind, code) in
            [("success", None), ("skewed", Some("RequestTimeTooSkewed")), ("signature", Some("SignatureDoesNotMatch"))]
        {
            for off in [false, true] {
                let body = json!({
                    "config": { "via": "sdk_config", "no_clock_skew_correction": off },
                    "times": 3, "pause": 1_000,
                    "script": [dated(time, code), dated(time + 1, None), failed(), dated(time + 2, None)],
                });
                cases.push((format!("clock/{class}/{kind}/off-{off}"), body));
            }
        }
    }
    cases.extend(untrusted(NOON + hour));
    cases
}

/// Dates that say nothing: of a cache, and of an answer that took too long; and the deadline of a repeated attempt.
fn untrusted(time: u64) -> Vec<(String, Value)> {
    let date = http_date(time);
    let cached = answer(200, &[("date", &date), ("age", "7")], b"{}");
    let slow = |delay: u64| json!({ "status": 200, "headers": [["date", date]], "body": "e30=", "delay": delay });
    let deadline = json!({ "timeouts": { "read": 2_000 } });
    let mut config = deadline.clone();
    config["retry"] = json!({ "mode": "standard", "attempts": 4 });
    vec![
        ("clock/cached".into(), json!({ "config": {}, "times": 2, "script": [cached] })),
        ("clock/slow".into(), json!({ "config": {}, "times": 3, "script": [slow(901_000), good()] })),
        ("clock/rather-slow".into(), json!({ "config": {}, "times": 3, "script": [slow(60_000), good()] })),
        ("clock/deadline".into(), json!({ "config": config, "times": 2, "script": [dated(time, None), failed()] })),
    ]
}

/// What the user agent says, from one call to the next.
fn user_agents() -> Vec<(String, Value)> {
    let name = |name: &str| json!({ "override": { "app_name": name } });
    let plans = json!([
        {},
        name("one"),
        name("two"),
        { "override": { "retry": { "mode": "adaptive" } } },
        { "override": { "retry": { "mode": "disabled" } } },
        { "override": { "endpoint": "https://h.example" } },
        { "before_signing": { "user-agent": "mine" } },
        {},
    ]);
    let body = json!({
        "config": { "user_agent": "real", "app_name": "base" },
        "customize": plans, "times": 16, "script": [good(), failed(), good()],
    });
    vec![("user-agent/changing".into(), body)]
}

/// The SDK's own interceptors, switched off by the program.
fn disabled() -> Vec<(String, Value)> {
    ["user-agent", "request-info", "invocation-id", "clock-skew"]
        .map(|name| {
            let body = json!({
                "config": {}, "customize": [{ "disable": [name] }, {}], "times": 4,
                "script": [dated(NOON + 3_600, Some("RequestTimeTooSkewed")), failed(), dated(NOON + 3_600, None)],
            });
            (format!("disabled/{name}"), body)
        })
        .into()
}
