//! Bodies, compared as what they are.

use serde_json::Value;

use crate::Problem;

/// What is wrong with a body; nothing where the case says nothing about it.
pub(crate) fn check(expected: Option<&str>, media_type: Option<&str>, actual: &[u8]) -> Option<Problem> {
    let expected = expected?;
    let equal = match media_type.map(essence) {
        Some(media_type) if is_json(media_type) => json_equal(expected.as_bytes(), actual),
        Some("application/x-www-form-urlencoded") => form(expected.as_bytes()) == form(actual),
        _ => expected.as_bytes() == actual,
    };
    let problem = || format!("body\n  expected {expected}\n  actual   {}", String::from_utf8_lossy(actual));
    (!equal).then(problem)
}

/// What is wrong with the message of a refusal.
pub(crate) fn check_message(pattern: &str, actual: &[u8]) -> Option<Problem> {
    let body: Option<Value> = serde_json::from_slice(actual).ok();
    let message = body.as_ref().and_then(|body| body.get("message")).and_then(Value::as_str).unwrap_or_default();
    match regex::Regex::new(pattern) {
        Ok(regex) if regex.is_match(message) => None,
        Ok(_) => Some(format!("message\n  expected one that matches {pattern}\n  actual   {message}")),
        Err(error) => Some(format!("the case's pattern is none: {error}")),
    }
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or(media_type).trim()
}

fn is_json(media_type: &str) -> bool {
    media_type == "application/json" || media_type.ends_with("+json")
}

/// The pairs of a form, whose order means nothing.
fn form(body: &[u8]) -> Vec<&[u8]> {
    let mut pairs: Vec<&[u8]> = body.split(|byte| *byte == b'&').collect();
    pairs.sort_unstable();
    pairs
}

/// What is no JSON, the empty body among it, is only equal to itself.
fn json_equal(expected: &[u8], actual: &[u8]) -> bool {
    match (serde_json::from_slice(expected), serde_json::from_slice(actual)) {
        (Ok(expected), Ok(actual)) => same(&expected, &actual),
        _ => expected == actual,
    }
}

/// Numbers are equal by value, however they are written.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || (a.as_f64() == b.as_f64() && (a.is_f64() || b.is_f64())),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn json_is_compared_by_value() {
        let json = Some("application/json; charset=utf-8");
        assert_eq!(check(Some("{\"a\": [1, 2.0], \"b\": null}"), json, b"{\"b\":null,\"a\":[1.0,2]}"), None);
        for (expected, actual) in [("{}", "[]"), ("{\"a\":1}", "{}"), ("[1,2]", "[2,1]"), ("", "{}"), ("{}", "")] {
            assert!(check(Some(expected), json, actual.as_bytes()).is_some(), "{expected} {actual}");
        }
        assert_eq!(check(Some(""), json, b""), None);
    }

    #[test]
    fn other_bodies_are_compared_byte_by_byte() {
        assert_eq!(check(Some("a=1&b=2"), Some("application/x-www-form-urlencoded"), b"b=2&a=1"), None);
        assert!(check(Some("{ }"), Some("text/plain"), b"{}").is_some());
        assert!(check(Some("{ }"), None, b"{}").is_some());
        assert_eq!(check(None, None, b"anything"), None);
    }
}
