//! An answer as a flat list of named observations, so that two can be compared one by one.

use crate::cases::Case;
use crate::debug_text::comparable;
use crate::encoding::from_base64;
use serde_json::Value;
use std::collections::BTreeMap;

/// Observations by name, such as `requests/0/header/host`.
pub type Observations = BTreeMap<String, Value>;

/// Fields that hold `Debug` text.
const DEBUG: [&str; 9] =
    ["debug", "fields", "input", "service_debug", "client_debug", "meta", "connector", "context", "ok"];

/// Takes an answer apart. What is random or names the SDK is masked here, and nowhere else.
#[must_use]
pub fn observations(case: &Case, answer: &Value) -> Observations {
    let mut seen = Observations::new();
    for (name, value) in answer.as_object().into_iter().flatten() {
        match name.as_str() {
            "requests" => requests(case, value, &mut seen),
            "result" => flatten("result", value, false, &mut seen),
            _ => {
                seen.insert(name.clone(), value.clone());
            }
        }
    }
    seen
}

fn flatten(at: &str, value: &Value, debug: bool, seen: &mut Observations) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                flatten(&format!("{at}/{name}"), value, debug || DEBUG.contains(&name.as_str()), seen);
            }
        }
        Value::Array(items) => {
            seen.insert(format!("{at}/count"), items.len().into());
            for (number, value) in items.iter().enumerate() {
                flatten(&format!("{at}/{number}"), value, debug, seen);
            }
        }
        Value::String(text) if debug => {
            seen.insert(at.to_owned(), comparable(text).into());
        }
        other => {
            seen.insert(at.to_owned(), other.clone());
        }
    }
}

fn requests(case: &Case, requests: &Value, seen: &mut Observations) {
    let requests = requests.as_array().map_or(&[][..], Vec::as_slice);
    seen.insert("requests/count".to_owned(), requests.len().into());
    for (number, request) in requests.iter().enumerate() {
        let mut note = |name: String, value: Value| {
            seen.insert(format!("requests/{number}/{name}"), value);
        };
        uri(request["uri"].as_str().unwrap_or_default(), &mut note);
        body(request["body"].as_str(), &mut note);
        headers(case, &request["headers"], &mut note);
        for name in ["method", "at", "connect_timeout", "read_timeout"] {
            note(name.to_owned(), request[name].clone());
        }
    }
}

fn uri(uri: &str, note: &mut impl FnMut(String, Value)) {
    let (rest, query) = uri.split_once('?').map_or((uri, None), |(rest, query)| (rest, Some(query)));
    let path = rest.find("://").and_then(|scheme| rest[scheme + 3..].find('/').map(|slash| scheme + 3 + slash));
    let (origin, path) = rest.split_at(path.unwrap_or(rest.len()));
    note("origin".to_owned(), origin.into());
    note("path".to_owned(), path.into());
    note("query".to_owned(), query.into());
}

fn body(body: Option<&str>, note: &mut impl FnMut(String, Value)) {
    let bytes = body.and_then(from_base64);
    let json = bytes.as_deref().and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    note("body".to_owned(), bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).into());
    note("json".to_owned(), json.unwrap_or_default());
}

fn headers(case: &Case, headers: &Value, note: &mut impl FnMut(String, Value)) {
    let config = &case.body["config"];
    let random_id = config["via"] == "client";
    let own_agent = random_id || config["user_agent"] == "real";
    for (name, values) in by_name(headers) {
        let joined = values.join("\n");
        match name.as_str() {
            "authorization" => authorization(&joined, own_agent, note),
            "amz-sdk-invocation-id" if random_id => note(format!("header/{name}"), "(random)".into()),
            "user-agent" | "x-amz-user-agent" if own_agent => {
                note(format!("header/{name}"), values.iter().map(|agent| without_products(agent)).collect());
            }
            _ => note(format!("header/{name}"), joined.into()),
        }
    }
}

fn by_name(headers: &Value) -> BTreeMap<String, Vec<String>> {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for header in headers.as_array().into_iter().flatten() {
        let text = |at: usize| header[at].as_str().unwrap_or_default().to_owned();
        by_name.entry(text(0)).or_default().push(text(1));
    }
    by_name
}

/// The parts of a SigV4 header. The signature covers the user agent: where that is real, it cannot be compared.
fn authorization(header: &str, own_agent: bool, note: &mut impl FnMut(String, Value)) {
    let Some((rest, signature)) = header.split_once(", Signature=") else {
        return note("header/authorization".to_owned(), header.into());
    };
    note("header/authorization".to_owned(), rest.into());
    note("signature".to_owned(), if own_agent { "(not comparable)".into() } else { signature.into() });
}

/// A user agent with the names and versions of the SDK and of the toolchain masked.
fn without_products(agent: &str) -> String {
    let mask = |part: &str| match part.split('/').collect::<Vec<_>>().as_slice() {
        ["aws-sdk-rust", _] => "aws-sdk-rust/(version)".to_owned(),
        ["api", _, _] => "api/(service)/(version)".to_owned(),
        ["lang", "rust", _] => "lang/rust/(version)".to_owned(),
        _ => part.to_owned(),
    };
    agent.split(' ').map(mask).collect::<Vec<_>>().join(" ")
}
