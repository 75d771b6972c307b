//! `testParameters`: one case that stands for many. The n-th of them has the n-th value of every parameter.

use std::collections::BTreeMap;

use serde_json::Value;

/// The cases that a case stands for, each with an id of its own; itself where it has no parameters.
pub(super) fn expand(case: &Value) -> Result<Vec<Value>, String> {
    let Some(parameters) = case.get("testParameters") else { return Ok(vec![unescaped(case)]) };
    let parameters: BTreeMap<String, Vec<String>> =
        serde_json::from_value(parameters.clone()).map_err(|error| format!("testParameters: {error}"))?;
    let counts: Vec<usize> = parameters.values().map(Vec::len).collect();
    let Some((&count, others)) = counts.split_first() else { return Err("testParameters is empty".into()) };
    if others.iter().any(|other| *other != count) {
        return Err("the lists in testParameters differ in length".into());
    }
    (0..count).map(|position| one(case, &parameters, position)).collect()
}

/// A case without parameters: two dollar signs are one all the same, and one is itself.
fn unescaped(case: &Value) -> Value {
    match case {
        Value::String(text) => Value::String(text.replace("$$", "$")),
        Value::Array(parts) => parts.iter().map(unescaped).collect(),
        Value::Object(parts) => parts.iter().map(|(key, part)| (key.replace("$$", "$"), unescaped(part))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => case.clone(),
    }
}

fn one(case: &Value, parameters: &BTreeMap<String, Vec<String>>, position: usize) -> Result<Value, String> {
    let value = |name: &str| parameters.get(name).and_then(|values| values.get(position)).map(String::as_str);
    let mut expanded = serde_json::Map::new();
    for (key, part) in case.as_object().into_iter().flatten().filter(|(key, _)| *key != "testParameters") {
        let part = match key.as_str() {
            "id" => Value::String(format!("{}_case{position}", part.as_str().unwrap_or_default())),
            "request" | "response" => fill(part, &value)?,
            _ => part.clone(),
        };
        expanded.insert(key.clone(), part);
    }
    Ok(Value::Object(expanded))
}

fn fill<'v>(part: &Value, value: &impl Fn(&str) -> Option<&'v str>) -> Result<Value, String> {
    Ok(match part {
        Value::String(text) => Value::String(fill_text(text, value)?),
        Value::Array(parts) => Value::Array(parts.iter().map(|part| fill(part, value)).collect::<Result<_, _>>()?),
        Value::Object(parts) => {
            let filled = parts.iter().map(|(key, part)| Ok((fill_text(key, value)?, fill(part, value)?)));
            Value::Object(filled.collect::<Result<_, String>>()?)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => part.clone(),
    })
}

/// `$name:L` is the value as it is, `$name:S` the value as a quoted string, `$$` a dollar sign.
fn fill_text<'v>(text: &str, value: &impl Fn(&str) -> Option<&'v str>) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        filled.push_str(before);
        if let Some(after) = after.strip_prefix('$') {
            filled.push('$');
            rest = after;
            continue;
        }
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
        let (name, form) = after.split_at(end);
        let value = value(name).ok_or_else(|| format!("`${name}` in `{text}` is none of testParameters"))?;
        rest = if let Some(rest) = form.strip_prefix(":L") {
            filled.push_str(value);
            rest
        } else if let Some(rest) = form.strip_prefix(":S") {
            filled.push_str(&Value::from(value).to_string());
            rest
        } else {
            return Err(format!("`${name}` in `{text}` has neither `:L` nor `:S`"));
        };
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::expand;

    #[test]
    fn each_case_has_its_own_values() {
        let case = json!({
            "id": "A",
            "request": {"body": "{\"a\": $x:L, \"b\": $y:S, \"c\": \"$$\"}"},
            "response": {"headers": {"$x:L": "n"}},
            "testParameters": {"x": ["1", "2"], "y": ["p", "\"q\""]},
        });
        let expanded = expand(&case).unwrap();
        assert_eq!(expanded[0]["request"]["body"], r#"{"a": 1, "b": "p", "c": "$"}"#);
        assert_eq!(expanded[1]["request"]["body"], r#"{"a": 2, "b": "\"q\"", "c": "$"}"#);
        assert_eq!((&expanded[1]["id"], &expanded[1]["response"]["headers"]["2"]), (&json!("A_case1"), &json!("n")));
    }

    #[test]
    fn what_cannot_be_expanded_says_why() {
        for (request, parameters) in [
            (json!("$z:L"), json!({"x": ["1"]})),
            (json!("$x"), json!({"x": ["1"]})),
            (json!(""), json!({"x": ["1"], "y": []})),
            (json!(""), json!({})),
            (json!(""), json!({"x": 1})),
        ] {
            assert!(expand(&json!({"id": "A", "request": request, "testParameters": parameters})).is_err());
        }
        assert_eq!(expand(&json!({"id": "A", "request": "$z $$"})).unwrap()[0]["request"], "$z $");
    }
}
