//! When a call is given up, in paused time.

use super::{Case, Family, answer};
use crate::encoding::base64;
use serde_json::{Value, json};

pub(super) fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for (limits, timeouts) in limits() {
        for (class, script) in scripts() {
            for attempts in [1, 3] {
                let config = json!({
                    "timeouts": timeouts, "retry": { "mode": "standard", "attempts": attempts },
                    "region": format!("us-late-{}", cases.len()),
                });
                cases.push(case(&format!("{limits}/{class}/{attempts}"), &config, &script));
            }
        }
    }
    cases.extend(stalled());
    cases
}

fn case(class: &str, config: &Value, script: &Value) -> Case {
    let input = json!({ "resourceArn": "arn:aws:x", "tagKeys": ["a"] });
    Case::new(Family::Timeout, "UntagResource", class, json!({ "input": input, "config": config, "script": script }))
}

fn limits() -> Vec<(&'static str, Value)> {
    vec![
        ("default", Value::Null),
        ("none", json!({})),
        ("operation", json!({ "operation": 1000 })),
        ("attempt", json!({ "attempt": 400 })),
        ("both", json!({ "operation": 1000, "attempt": 400 })),
        ("attempt-longer", json!({ "operation": 400, "attempt": 1000 })),
        ("zero-operation", json!({ "operation": 0 })),
        ("zero-attempt", json!({ "attempt": 0 })),
        ("connection", json!({ "connect": 1234, "read": 5678 })),
        ("all", json!({ "operation": 5000, "attempt": 2000, "connect": 10, "read": 20 })),
    ]
}

fn scripts() -> Vec<(&'static str, Value)> {
    let late = |status: u64, delay: u64| {
        let mut answer = answer(status, &[], b"{}");
        answer["delay"] = delay.into();
        answer
    };
    vec![
        ("at-once", json!([late(200, 0)])),
        ("late", json!([late(200, 500)])),
        ("very-late", json!([late(200, 20_000)])),
        ("late-then-soon", json!([late(200, 500), late(200, 1)])),
        ("refused-late", json!([late(500, 300)])),
        ("refused-then-late", json!([late(500, 1), late(200, 900)])),
        ("failing-late", json!([{ "fail": "timeout", "delay": 300 }])),
    ]
}

/// Bodies that arrive slowly, with the protection against stalled streams on, off and impatient.
fn stalled() -> Vec<Case> {
    let body = base64(json!({ "statusCode": 200 }).to_string().as_bytes());
    let mut cases = Vec::new();
    for (name, protection) in [
        ("default", Value::Null),
        ("off", json!({ "enabled": false })),
        ("on", json!({ "enabled": true })),
        ("impatient", json!({ "enabled": true, "grace": 500 })),
        ("patient", json!({ "enabled": true, "grace": 60_000 })),
    ] {
        for pause in [0, 100, 1500, 7000, 40_000] {
            for via in ["builder", "sdk_config"] {
                let answer = json!({ "status": 200, "body": body, "piece": 6, "pause": pause });
                let config = json!({
                    "stalled": protection, "via": via, "retry": { "mode": "disabled" }, "region": "us-east-1",
                });
                cases.push(case(&format!("stalled/{name}/{pause}/{via}"), &config, &json!([answer])));
            }
        }
    }
    cases
}
