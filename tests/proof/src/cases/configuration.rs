//! Credentials and their cache, regions, names in the user agent.

use super::{Case, Family, answer};
use serde_json::{Value, json};

pub(super) fn all() -> Vec<Case> {
    let mut cases = identities();
    cases.extend(caches());
    cases.extend(agents());
    cases
}

fn case(class: &str, mut config: Value, script: &Value) -> Case {
    if config.get("region").is_none() {
        config["region"] = "us-east-1".into();
    }
    if config.get("retry").is_none() {
        config["retry"] = json!({ "mode": "disabled" });
    }
    let input = json!({ "mediaId": "m", "originationPhoneNumberId": "phone-number-id-1" });
    Case::new(
        Family::Configuration,
        "DeleteWhatsAppMessageMedia",
        class,
        json!({ "input": input, "config": config, "script": script }),
    )
}

fn good() -> Value {
    json!([answer(200, &[], b"{\"success\":true}")])
}

/// One call with each kind of credentials and without.
fn identities() -> Vec<Case> {
    let key = json!({ "key": "AKID", "secret": "s" });
    let table = [
        ("none", json!(false)),
        ("plain", json!([key])),
        ("token", json!([{ "key": "AKID", "secret": "s", "token": "t" }])),
        ("empty", json!([{ "key": "", "secret": "" }])),
        ("empty-token", json!([{ "key": "AKID", "secret": "s", "token": "" }])),
        ("newline-key", json!([{ "key": "AK\nID", "secret": "s" }])),
        ("newline-token", json!([{ "key": "AKID", "secret": "s", "token": "a\nb" }])),
        ("unicode-token", json!([{ "key": "AKID", "secret": "s", "token": "ü" }])),
        ("unicode-key", json!([{ "key": "ü", "secret": "ü" }])),
        ("not-loaded", json!([{ "fail": "not loaded" }])),
        ("failing", json!([{ "fail": "provider" }])),
        ("slow", json!([{ "key": "AKID", "secret": "s", "delay": 2000 }])),
        ("too-slow", json!([{ "key": "AKID", "secret": "s", "delay": 60_000 }])),
        ("expired", json!([{ "key": "AKID", "secret": "s", "expires_in": -100 }])),
        ("long-lived", json!([{ "key": "AKID", "secret": "s", "expires_in": 86_400 }])),
    ];
    let mut cases = Vec::new();
    for (class, credentials) in table {
        for via in ["builder", "sdk_config", "client"] {
            for cache in ["lazy", "none"] {
                let config = json!({ "credentials": credentials, "via": via, "cache": cache });
                cases.push(case(&format!("identity/{class}/{via}/{cache}"), config, &good()));
            }
        }
        let config = json!({ "credentials": credentials, "no_auth": true });
        cases.push(case(&format!("identity/{class}/no-auth"), config, &good()));
    }
    for endpoint in [Value::Null, "https://example.com".into()] {
        let config = json!({ "region": null, "endpoint": endpoint });
        cases.push(case(&format!("no-region/{endpoint}").replace('"', ""), config, &good()));
    }
    cases
}

/// Several attempts and several calls while credentials change, expire or stop coming.
fn caches() -> Vec<Case> {
    let set = |key: &str, expires: Value| json!({ "key": key, "secret": "s", "expires_in": expires });
    let rotating = json!([set("A", Value::Null), set("B", Value::Null), set("C", Value::Null)]);
    let short = json!([set("A", 300.into()), set("B", 300.into()), set("C", 300.into()), set("D", 300.into())]);
    let failing_later = json!([set("A", 300.into()), { "fail": "provider" }]);
    let failing_first = json!([{ "fail": "provider" }, set("B", 3600.into())]);
    let expired_first = json!([set("A", (-5).into()), set("B", 3600.into())]);
    let table = [
        ("rotating", rotating),
        ("short", short),
        ("failing-later", failing_later),
        ("failing-first", failing_first),
        ("expired-first", expired_first),
    ];
    let refused = json!([answer(500, &[], b""), answer(500, &[], b""), answer(200, &[], b"{}")]);
    let mut cases = Vec::new();
    for (class, credentials) in table {
        for cache in ["lazy", "none"] {
            for (number, pause) in [(1, 0), (4, 0), (3, 1000), (3, 400_000), (4, 2_000_000)] {
                for (name, script) in [("good", good()), ("refused", refused.clone())] {
                    let config = json!({
                        "credentials": credentials, "cache": cache, "retry": { "mode": "standard" },
                        "region": format!("us-cache-{}", cases.len()),
                    });
                    let mut case = case(&format!("cache/{class}/{cache}/{number}/{pause}/{name}"), config, &script);
                    case.body["times"] = number.into();
                    case.body["pause"] = pause.into();
                    cases.push(case);
                }
            }
        }
    }
    cases
}

/// The user agent that is really sent: products and versions are masked, the rest must be equal.
fn agents() -> Vec<Case> {
    let table = [
        ("plain", json!({})),
        ("app", json!({ "app_name": "proof-app" })),
        ("app-odd", json!({ "app_name": "a!#$%&'*+-.^_`|~b" })),
        ("adaptive", json!({ "retry": { "mode": "adaptive" } })),
        ("standard", json!({ "retry": { "mode": "standard" } })),
        ("five", json!({ "retry": { "mode": "standard", "attempts": 5 } })),
        ("endpoint", json!({ "endpoint": "https://example.com" })),
        ("fips", json!({ "fips": true })),
        ("dual-stack", json!({ "dual_stack": true })),
        ("timeouts", json!({ "timeouts": { "operation": 1000 } })),
        ("stalled-off", json!({ "stalled": { "enabled": false } })),
        ("token", json!({ "credentials": [{ "key": "AKID", "secret": "s", "token": "t" }] })),
    ];
    let mut cases = Vec::new();
    for (class, config) in table {
        for via in ["builder", "sdk_config", "client"] {
            let mut config = config.clone();
            config["user_agent"] = "real".into();
            config["via"] = via.into();
            let mut called = case(&format!("agent/{class}/{via}"), config, &good());
            if via == "builder" {
                called.body["style"] = "fluent".into();
            }
            cases.push(called);
        }
    }
    cases.push(paged());
    cases
}

/// A paginator names itself in the user agent.
fn paged() -> Case {
    let body = json!({
        "input": {}, "pages": { "items": false },
        "config": { "region": "us-east-1", "user_agent": "real", "retry": { "mode": "disabled" } },
    });
    Case::new(Family::Configuration, "ListLinkedWhatsAppBusinessAccounts", "agent/pages", body)
}
