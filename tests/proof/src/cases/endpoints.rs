//! Where a call goes: the model's endpoint tests and what they leave out, by every way of configuring a client.

use super::{Case, Family};
use crate::model::Model;
use serde_json::{Value, json};

const REGIONS: &[&str] = &[
    "us-east-1",
    "eu-west-3",
    "ap-southeast-7",
    "me-central-1",
    "il-central-1",
    "mx-central-1",
    "us-gov-west-1",
    "cn-northwest-1",
    "us-iso-west-1",
    "us-isob-east-1",
    "eu-isoe-west-1",
    "us-isof-south-1",
    "eusc-de-east-1",
    "aws-global",
    "aws-cn-global",
    "aws-us-gov-global",
    "zz-nowhere-9",
    "local",
    "US-EAST-1",
    "us east",
    "us-east-1.evil.com",
    "us-east-1/x",
    "us-east-1?x",
    "ü",
    "a.b",
    "",
];

const ENDPOINTS: &[&str] = &[
    "https://example.com",
    "https://example.com/",
    "https://example.com:8443/base",
    "https://example.com/base/",
    "http://127.0.0.1:8080",
    "http://[::1]:8080/x",
    "https://user:secret@example.com",
    "https://example.com?x=y",
    "https://example.com/%20b",
    "https://example.com/ü",
    "https://EXAMPLE.com",
    "example.com",
    "//example.com",
    "/path",
    "ftp://example.com",
    "https://",
    "https://exa mple.com",
    "nonsense",
    "",
];

pub(super) fn of(model: &Model) -> Vec<Case> {
    let mut cases = Vec::new();
    for via in ["builder", "sdk_config", "client"] {
        for test in model.endpoint_tests() {
            let documented = test["documentation"].as_str().unwrap_or_default().replace(' ', "-");
            cases.push(case(&format!("model/{via}/{documented}"), via, configured(&test["params"])));
        }
        for region in REGIONS {
            for (fips, dual_stack) in [(false, false), (true, false), (false, true), (true, true)] {
                let config = json!({ "region": region, "fips": fips, "dual_stack": dual_stack });
                cases.push(case(&format!("region/{via}/{region}/{fips}/{dual_stack}"), via, config));
            }
        }
        for endpoint in ENDPOINTS {
            let config = json!({ "region": "us-east-1", "endpoint": endpoint });
            cases.push(case(&format!("custom/{via}/{endpoint}"), via, config));
        }
    }
    cases.extend(delivered());
    cases
}

fn configured(params: &Value) -> Value {
    json!({
        "region": params["Region"], "fips": params["UseFIPS"], "dual_stack": params["UseDualStack"],
        "endpoint": params["Endpoint"],
    })
}

/// Endpoints as the shared configuration delivers them: one for all services, one for this, one set by the program.
fn delivered() -> Vec<Case> {
    let mut cases = Vec::new();
    for endpoint in [Value::Null, "https://all.example.com".into()] {
        for service in [Value::Null, "https://service.example.com/x".into(), "nonsense".into()] {
            for origin in ["program", "environment", "unknown"] {
                for region in [Value::Null, "us-east-1".into()] {
                    let config = json!({
                        "region": region, "endpoint": endpoint, "service_endpoint": service, "endpoint_origin": origin,
                    });
                    let class = format!("delivered/{endpoint}/{service}/{origin}/{region}").replace('"', "");
                    cases.push(case(&class, "sdk_config", config.clone()));
                    cases.push(case(&format!("{class}/client"), "client", config));
                }
            }
        }
    }
    cases
}

fn case(class: &str, via: &str, mut config: Value) -> Case {
    config["via"] = via.into();
    config["retry"] = json!({ "mode": "disabled" });
    let input = json!({ "id": "waba-1", "flowId": "1" });
    Case::new(Family::Endpoint, "GetWhatsAppFlow", class, json!({ "input": input, "config": config }))
}
