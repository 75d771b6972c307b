//! What a program can change about a single call.

use super::{Case, Family, answer};
use serde_json::{Value, json};

pub(super) fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for (class, customize) in headers().into_iter().chain(requests()).chain(overrides()) {
        for (name, script) in [("good", json!([answer(200, &[], b"{}")])), ("refused", json!([answer(500, &[], b"")]))]
        {
            let input = json!({ "originationPhoneNumberId": "p", "message": "e30=", "metaApiVersion": "v20.0" });
            let config = json!({ "region": format!("us-custom-{}", cases.len()), "retry": { "mode": "standard" } });
            let body = json!({ "input": input, "config": config, "customize": customize, "script": script });
            cases.push(Case::new(Family::Customization, "SendWhatsAppMessage", &format!("{class}/{name}"), body));
        }
    }
    cases
}

/// A header inserted at each stage, plain, reserved or impossible.
fn headers() -> Vec<(String, Value)> {
    let table = [
        ("x-proof", "value"),
        ("x-proof", "  spaces   inside  "),
        ("x-proof", ""),
        ("x-proof", "ü"),
        ("x-proof", "a\nb"),
        ("X-Upper", "value"),
        ("x proof", "value"),
        ("", "value"),
        ("content-type", "text/plain"),
        ("content-length", "3"),
        ("host", "other.example.com"),
        ("x-amz-date", "20000101T000000Z"),
        ("authorization", "none"),
        ("x-amz-security-token", "token"),
        ("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
        ("user-agent", "other"),
        ("amz-sdk-invocation-id", "other"),
        ("amz-sdk-request", "other"),
        ("expect", "100-continue"),
        ("transfer-encoding", "chunked"),
        ("x-amzn-trace-id", "Root=1"),
    ];
    let mut cases = Vec::new();
    for (number, (name, value)) in table.into_iter().enumerate() {
        for stage in ["before_retry_loop", "before_signing", "before_transmit"] {
            cases.push((format!("header/{stage}/{number}-{name}"), json!({ stage: { name: value } })));
        }
    }
    for name in ["x-proof", "content-type", "accept", "host"] {
        cases.push((format!("header/mutate/{name}"), json!({ "mutate_request": { name: "mutated" } })));
    }
    cases
}

fn requests() -> Vec<(String, Value)> {
    let mut cases =
        vec![("nothing".to_owned(), json!({})), ("map-request-fails".to_owned(), json!({ "map_request_fails": "no" }))];
    for uri in [
        "https://other.example.com/v2/x",
        "https://other.example.com/a%20b/ü?x=y&a=b%2Fc&a=a",
        "https://other.example.com/a//b/../c",
        "http://other.example.com:81",
        "/relative?x=1",
        "?x=1",
    ] {
        cases.push((format!("uri/{uri}"), json!({ "uri": uri })));
    }
    cases
}

fn overrides() -> Vec<(String, Value)> {
    [
        ("nothing", json!({})),
        ("region", json!({ "region": "eu-central-1" })),
        ("no-region", json!({ "region": null })),
        ("no-retry-config", json!({ "retry": null, "timeouts": null, "app_name": null, "fips": null })),
        ("region-cn", json!({ "region": "cn-north-1" })),
        ("endpoint", json!({ "endpoint": "http://localhost:9/x" })),
        ("fips", json!({ "fips": true })),
        ("dual-stack", json!({ "dual_stack": true })),
        ("fips-and-endpoint", json!({ "fips": true, "endpoint": "https://example.com" })),
        ("credentials", json!({ "credentials": [{ "key": "OTHER", "secret": "o", "token": "t" }] })),
        ("failing-credentials", json!({ "credentials": [{ "fail": "provider" }] })),
        ("retry-disabled", json!({ "retry": { "mode": "disabled" } })),
        ("retry-five", json!({ "retry": { "mode": "standard", "attempts": 5 } })),
        ("retry-adaptive", json!({ "retry": { "mode": "adaptive" } })),
        ("timeouts", json!({ "timeouts": { "operation": 100, "attempt": 50, "connect": 7, "read": 8 } })),
        ("app-name", json!({ "app_name": "override" })),
        ("stalled-off", json!({ "stalled": { "enabled": false } })),
        ("no-cache", json!({ "cache": "none" })),
        ("no-auth", json!({ "no_auth": true })),
        (
            "everything",
            json!({
                "region": "ap-south-1", "dual_stack": true, "retry": { "mode": "standard", "attempts": 2 },
                "timeouts": { "attempt": 50 }, "credentials": [{ "key": "OTHER", "secret": "o" }],
            }),
        ),
    ]
    .map(|(class, config)| (format!("override/{class}"), json!({ "override": config })))
    .into()
}
