//! Bodies that are not what a client hopes for, made from one that is.

use serde_json::{Map, Value, json};

/// Named variants of a good JSON object's text.
pub(super) fn malformed(good: &Value) -> Vec<(String, Vec<u8>)> {
    let text = good.to_string();
    let mut bodies = vec![
        ("empty".to_owned(), Vec::new()),
        ("html".to_owned(), b"<html><body>503 Service Unavailable</body></html>".to_vec()),
        ("non-utf8".to_owned(), [b"{\"x\":\"\xff\xfe\"".as_slice(), b"}"].concat()),
        ("non-utf8-key".to_owned(), b"{\"\xc3\":1}".to_vec()),
    ];
    for (class, body) in FIXED {
        bodies.push(((*class).to_owned(), body.as_bytes().to_vec()));
    }
    for part in 1..5 {
        let cut = (0..=text.len() * part / 5).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        bodies.push((format!("truncated/{part}"), text.as_bytes()[..cut].to_vec()));
    }
    bodies.push(("truncated/last".to_owned(), text.as_bytes()[..text.len() - 1].to_vec()));
    bodies.push(("padded".to_owned(), format!(" \r\n\t{text}\n ").into_bytes()));
    bodies.push(("byte-order-mark".to_owned(), format!("\u{feff}{text}").into_bytes()));
    bodies.push(("trailing-garbage".to_owned(), format!("{text}garbage").into_bytes()));
    bodies.push(("trailing-object".to_owned(), format!("{text}{{}}").into_bytes()));
    bodies.push(("trailing-comma".to_owned(), format!("{},}}", &text[..text.len() - 1]).into_bytes()));
    bodies
}

/// Bodies that have nothing to do with any operation.
const FIXED: &[(&str, &str)] = &[
    ("space", "  "),
    ("null", "null"),
    ("array", "[]"),
    ("array-of-object", "[{}]"),
    ("string", "\"text\""),
    ("number", "42"),
    ("true", "true"),
    ("word", "nonsense"),
    ("comma", "{,}"),
    ("unquoted-key", "{x:1}"),
    ("single-quotes", "{'x':1}"),
    ("no-colon", "{\"x\" 1}"),
    ("no-value", "{\"x\":}"),
    ("comment", "{/**/}"),
    ("nan", "{\"x\":NaN}"),
    ("bad-escape", "{\"x\":\"\\q\"}"),
    ("lone-surrogate", "{\"x\":\"\\ud800\"}"),
    ("lone-low-surrogate", "{\"x\":\"\\udc00\"}"),
    ("short-unicode-escape", "{\"x\":\"\\u12\"}"),
    ("raw-control", "{\"x\":\"a\u{1}b\"}"),
    ("raw-newline", "{\"x\":\"a\nb\"}"),
    ("leading-zero", "{\"x\":01}"),
    ("plus", "{\"x\":+1}"),
    ("bare-dot", "{\"x\":1.}"),
    ("hexadecimal", "{\"x\":0x10}"),
    ("huge-exponent", "{\"x\":1e999}"),
    ("huge-integer", "{\"x\":123456789012345678901234567890}"),
];

/// A good object with members that the model does not know, at every position.
pub(super) fn with_unknown(good: &Value) -> Vec<(String, Vec<u8>)> {
    let unknown = r#""unknownMember":{"a":[1,2.5,-3e-7,null,true,"\u00e9\n",{"b":{}}],"":[]}"#;
    let text = good.to_string();
    let separator = if text == "{}" { "" } else { "," };
    let deep = |depth: usize| format!("\"deep\":{}{}", "[".repeat(depth), "]".repeat(depth));
    let first = |member: &str| format!("{{{member}{separator}{}", &text[1..]).into_bytes();
    vec![
        ("unknown/first".to_owned(), first(unknown)),
        ("unknown/last".to_owned(), format!("{}{separator}{unknown}}}", &text[..text.len() - 1]).into_bytes()),
        ("unknown/escaped-key".to_owned(), first("\"\\u0061\\\"\":1")),
        ("unknown/number".to_owned(), first("\"big\":1e400,\"long\":123456789012345678901234567890,\"zero\":-0.0")),
        ("unknown/deep-100".to_owned(), first(&deep(100))),
        ("unknown/deep-1000".to_owned(), first(&deep(1000))),
        ("unknown/type".to_owned(), first("\"__type\":\"Something\"")),
    ]
}

/// A good object with each of its members, at any depth, replaced in turn: by null and by values of other types; and
/// without each of them.
pub(super) fn replaced(good: &Value) -> Vec<(String, Vec<u8>)> {
    let mut bodies = Vec::new();
    for pointer in pointers(good) {
        for (class, value) in others() {
            let mut changed = good.clone();
            if let Some(place) = changed.pointer_mut(&pointer)
                && *place != value
            {
                *place = value;
                bodies.push((format!("{class}{pointer}"), changed.to_string().into_bytes()));
            }
        }
        if let Some(changed) = without(good, &pointer) {
            bodies.push((format!("missing{pointer}"), changed.to_string().into_bytes()));
        }
    }
    bodies
}

fn others() -> Vec<(&'static str, Value)> {
    vec![
        ("null", Value::Null),
        ("as-string", json!("text")),
        ("as-number", json!(12)),
        ("as-negative", json!(-1)),
        ("as-fraction", json!(1.5)),
        ("as-huge", json!(9_223_372_036_854_775_807_i64)),
        ("as-float", json!(1e300)),
        ("as-true", json!(true)),
        ("as-list", json!([])),
        ("as-list-of-null", json!([null])),
        ("as-object", json!({})),
        ("as-object-of-null", json!({ "k": null })),
    ]
}

/// The place of every member and of every first item within a value, as JSON pointers.
pub(super) fn pointers(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    visit(value, "", &mut found);
    found
}

fn visit(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut child = |name: &str, value: &Value| {
        let name = name.replace('~', "~0").replace('/', "~1");
        let place = format!("{at}/{name}");
        found.push(place.clone());
        visit(value, &place, found);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| child(name, value)),
        Value::Array(items) => items.iter().take(1).for_each(|value| child("0", value)),
        _ => {}
    }
}

fn without(good: &Value, pointer: &str) -> Option<Value> {
    let (parent, name) = pointer.rsplit_once('/')?;
    let mut changed = good.clone();
    let members: &mut Map<String, Value> = changed.pointer_mut(parent)?.as_object_mut()?;
    members.remove(&name.replace("~1", "/").replace("~0", "~")).map(|_| changed)
}
