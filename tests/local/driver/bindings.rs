//! Names for what earlier steps returned. `${name}` in a later step's text stands for it; an object whose only key is
//! `$text` is a blob of that text.

use serde_json::Value;
use std::collections::HashMap;

/// The names so far.
#[derive(Default)]
pub(crate) struct Bindings(HashMap<String, String>);

impl Bindings {
    /// Names parts of an output: names with JSON pointers, in which `*` stands for the first entry of a map.
    pub(crate) fn bind(&mut self, wanted: &Value, output: Option<&Value>) -> Result<(), String> {
        for (name, pointer) in wanted.as_object().into_iter().flatten() {
            let found = pointer.as_str().and_then(|pointer| find(output?, pointer));
            let text = match found {
                Some(Value::String(text)) => text.clone(),
                Some(other) => other.to_string(),
                None => continue,
            };
            self.0.insert(name.clone(), text);
        }
        Ok(())
    }

    /// A step's value with the names replaced.
    pub(crate) fn fill(&self, value: &Value) -> Result<Value, String> {
        match value {
            Value::String(text) => self.text(text).map(Value::String),
            Value::Array(items) => items.iter().map(|item| self.fill(item)).collect(),
            Value::Object(entries) => match entries.get("$text").filter(|_| entries.len() == 1) {
                Some(text) => {
                    let text = self.text(text.as_str().ok_or("$text is no text")?)?;
                    Ok(aws_smithy_types::base64::encode(text).into())
                }
                None => entries.iter().map(|(key, value)| Ok((key.clone(), self.fill(value)?))).collect(),
            },
            other => Ok(other.clone()),
        }
    }

    /// A text with the names replaced.
    pub(crate) fn text(&self, text: &str) -> Result<String, String> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let (name, after) = after.split_once('}').ok_or_else(|| format!("`${{` without an end: {text}"))?;
            filled.push_str(before);
            filled.push_str(self.0.get(name).ok_or_else(|| format!("nothing is called `{name}`"))?);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

fn find<'a>(value: &'a Value, pointer: &str) -> Option<&'a Value> {
    match pointer.split_once("/*") {
        None => value.pointer(pointer),
        Some((before, after)) => find(value.pointer(before)?.as_object()?.values().next()?, after),
    }
}
