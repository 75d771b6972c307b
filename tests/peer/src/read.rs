//! Reads the values that the driver passes to builders out of a case's JSON. Blobs are base64 text.

use serde_json::Value;
use std::collections::HashMap;

pub(crate) fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.get(name).filter(|value| !value.is_null())
}

pub(crate) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    }
}

pub(crate) fn string(value: &Value) -> Result<String, String> {
    value.as_str().map(str::to_owned).ok_or_else(|| format!("not a string: {value}"))
}

pub(crate) fn boolean(value: &Value) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| format!("not a boolean: {value}"))
}

pub(crate) fn integer<T: TryFrom<i64>>(value: &Value) -> Result<T, String> {
    let number = value.as_i64().and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| format!("not an integer of this width: {value}"))
}

pub(crate) fn bytes(value: &Value) -> Result<Vec<u8>, String> {
    aws_smithy_types::base64::decode(string(value)?).map_err(|error| error.to_string())
}

pub(crate) fn list<T>(value: &Value, item: fn(&Value) -> Result<T, String>) -> Result<Vec<T>, String> {
    value.as_array().ok_or_else(|| format!("not a list: {value}"))?.iter().map(item).collect()
}

pub(crate) fn map<T>(value: &Value, item: fn(&Value) -> Result<T, String>) -> Result<HashMap<String, T>, String> {
    let entries = value.as_object().ok_or_else(|| format!("not a map: {value}"))?;
    entries.iter().map(|(key, value)| Ok((key.clone(), item(value)?))).collect()
}
