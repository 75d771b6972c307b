//! How often a call is tried and when: statuses, error codes, failures of the transport, the server's own wishes, the
//! retry quota and the clock.

use super::{Case, Family, answer, plain_input};
use crate::model::{Model, Operation, local};
use serde_json::{Value, json};

const STATUSES: &[u64] = &[
    300, 307, 400, 401, 403, 404, 408, 409, 413, 418, 425, 429, 451, 499, 500, 501, 502, 503, 504, 505, 507, 509, 511,
    529, 599,
];

/// Names that some SDK has treated as throttling, as transient, as a wrong clock, or as nothing in particular.
const CODES: &[&str] = &[
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottledException",
    "RequestThrottled",
    "TooManyRequestsException",
    "ProvisionedThroughputExceededException",
    "TransactionInProgressException",
    "RequestLimitExceeded",
    "BandwidthLimitExceeded",
    "LimitExceededException",
    "SlowDown",
    "PriorRequestNotComplete",
    "EC2ThrottledException",
    "RequestTimeout",
    "RequestTimeoutException",
    "InternalError",
    "InternalServerError",
    "InternalFailure",
    "ServiceUnavailable",
    "RequestTimeTooSkewed",
    "RequestExpired",
    "RequestInTheFuture",
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
    "AuthFailure",
    "AccessDenied",
    "AccessDeniedException",
    "ExpiredToken",
    "ExpiredTokenException",
    "UnrecognizedClientException",
    "IDPCommunicationError",
    "NotKnown",
];

const FAILURES: &[&str] = &["io", "timeout", "user", "transient", "throttling", "server", "client", "other"];

const WAITS: &[&str] = &["0", "1", "100", "2500", "60000", "999999999", "-1", "1.5", "abc", ""];

/// A date that lies before, at or after the cases' clock, and texts that are none.
const DATES: &[(&str, &str)] = &[
    ("same", "Thu, 28 May 2026 20:26:40 GMT"),
    ("one-minute-on", "Thu, 28 May 2026 20:27:40 GMT"),
    ("ten-minutes-on", "Thu, 28 May 2026 20:36:40 GMT"),
    ("ten-minutes-back", "Thu, 28 May 2026 20:16:40 GMT"),
    ("a-day-back", "Wed, 27 May 2026 20:26:40 GMT"),
    ("nonsense", "tomorrow"),
    ("iso", "2026-05-28T20:46:40Z"),
];

pub(super) fn of(model: &Model, operations: &[Operation]) -> Vec<Case> {
    let mut scripts = single();
    scripts.extend(clocks());
    scripts.extend(sequences());
    let mut cases = Vec::new();
    for name in ["SendWhatsAppMessage", "ListLinkedWhatsAppBusinessAccounts"] {
        let Some(operation) = operations.iter().find(|operation| operation.name == name) else { continue };
        for (class, script) in scripts.iter().cloned().chain(modelled(model, operation)) {
            for (mode, retry) in modes() {
                cases.push(case(model, operation, &format!("{class}/{mode}"), &json!({ "retry": retry }), &script));
            }
        }
        cases.extend(repeated(model, operation));
        cases.extend(skewed(model, operation));
    }
    // A quota is shared by all clients of a region: each case has a region of its own.
    for (number, case) in cases.iter_mut().enumerate() {
        case.body["config"]["region"] = format!("us-proof-{number}").into();
    }
    cases
}

fn case(model: &Model, operation: &Operation, class: &str, config: &Value, script: &Value) -> Case {
    let body = json!({ "input": plain_input(model, operation), "config": config, "script": script });
    Case::new(Family::Retry, &operation.name, class, body)
}

fn modes() -> Vec<(&'static str, Value)> {
    vec![
        ("standard", json!({ "mode": "standard" })),
        ("five", json!({ "mode": "standard", "attempts": 5, "initial_backoff": 100, "max_backoff": 700 })),
        ("adaptive", json!({ "mode": "adaptive" })),
        ("disabled", json!({ "mode": "disabled" })),
    ]
}

fn single() -> Vec<(String, Value)> {
    let mut scripts = Vec::new();
    for status in STATUSES {
        scripts.push((format!("status/{status}"), json!([answer(*status, &[], b"")])));
    }
    for code in CODES {
        let headers = [("x-amzn-errortype", *code)];
        scripts.push((format!("code/{code}"), json!([answer(400, &headers, b"{}")])));
    }
    for failure in FAILURES {
        scripts.push((format!("failure/{failure}"), json!([{ "fail": failure }])));
    }
    for wait in WAITS {
        for status in [400, 429, 500, 503] {
            let refused = answer(status, &[("x-amz-retry-after", wait)], b"");
            scripts.push((format!("retry-after/{status}/{wait}"), json!([refused, good()])));
        }
        let refused = answer(503, &[("retry-after", wait)], b"");
        scripts.push((format!("retry-after/plain/{wait}"), json!([refused, good()])));
    }
    scripts
}

/// Errors that speak of the clock, with the server's idea of the time.
fn clocks() -> Vec<(String, Value)> {
    let mut scripts = Vec::new();
    for code in
        ["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "InvalidSignatureException", "AuthFailure"]
    {
        for (class, date) in DATES {
            let headers = [("x-amzn-errortype", code), ("date", date)];
            scripts.push((format!("clock/{code}/{class}"), json!([answer(403, &headers, b"{}"), good()])));
        }
    }
    scripts
}

fn good() -> Value {
    answer(200, &[], b"{}")
}

fn sequences() -> Vec<(String, Value)> {
    let status = |status: u64| answer(status, &[], b"");
    let truncated = answer(200, &[], b"{\"messageId\":\"cut");
    [
        ("500-200", json!([status(500), good()])),
        ("500-500-200", json!([status(500), status(500), good()])),
        ("500-500-500-200", json!([status(500), status(500), status(500), good()])),
        ("429-200", json!([status(429), good()])),
        ("500-400", json!([status(500), status(400)])),
        ("io-503-200", json!([{ "fail": "io" }, status(503), good()])),
        ("timeout-io-200", json!([{ "fail": "timeout" }, { "fail": "io" }, good()])),
        ("user-200", json!([{ "fail": "user" }, good()])),
        ("truncated", json!([truncated])),
        ("truncated-200", json!([truncated, good()])),
        ("slow-500-200", json!([{ "status": 500, "body": "", "delay": 3000 }, good()])),
    ]
    .map(|(class, script)| (format!("sequence/{class}"), script))
    .into()
}

fn modelled(model: &Model, operation: &Operation) -> Vec<(String, Value)> {
    let script = |error: &String| {
        let headers = [("x-amzn-errortype", local(error))];
        let refused = answer(model.status(error), &headers, b"{\"message\":\"m\"}");
        (format!("modelled/{}", local(error)), json!([refused, refused, good()]))
    };
    operation.errors.iter().map(script).collect()
}

/// Many calls on one client, until the quota is spent, and after a success.
fn repeated(model: &Model, operation: &Operation) -> Vec<Case> {
    let mut cases = Vec::new();
    for (mode, retry) in modes() {
        for (class, script) in [
            ("status", json!([answer(500, &[], b"")])),
            ("throttling", json!([answer(429, &[("x-amzn-errortype", "ThrottlingException")], b"{}")])),
            ("timeout", json!([{ "fail": "timeout" }])),
            ("recovering", json!([answer(503, &[], b""), answer(503, &[], b""), good()])),
        ] {
            let mut case =
                case(model, operation, &format!("repeated/{class}/{mode}"), &json!({ "retry": retry }), &script);
            case.body["times"] = 70.into();
            case.body["pause"] = 10.into();
            cases.push(case);
        }
    }
    cases
}

/// Two calls on one client: what the first learns of the server's clock, the second may use.
fn skewed(model: &Model, operation: &Operation) -> Vec<Case> {
    let mut cases = Vec::new();
    for off in [false, true] {
        for (class, date) in DATES {
            let headers = [("x-amzn-errortype", "RequestTimeTooSkewed"), ("date", *date)];
            let script = json!([answer(403, &headers, b"{}"), good()]);
            let config =
                json!({ "retry": { "mode": "standard" }, "via": "sdk_config", "no_clock_skew_correction": off });
            let mut case = case(model, operation, &format!("skew/{class}/off-{off}"), &config, &script);
            case.body["times"] = 2.into();
            cases.push(case);
        }
    }
    cases
}
