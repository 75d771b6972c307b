//! What a driver printed: a line of JSON for each step.

use regex::Regex;
use serde_json::{Map, Value};

/// The answers of one client, in the order of the steps.
#[derive(Debug, Clone)]
pub struct Transcript {
    /// Which client's.
    pub client: String,
    /// The lines, each an object with its keys in order.
    pub lines: Vec<Value>,
}

impl Transcript {
    /// Reads what a driver printed. The service's own address, whose port differs from run to run, becomes `LOCAL`.
    ///
    /// # Errors
    /// Names the line that is no JSON.
    pub fn parse(client: &str, printed: &str) -> Result<Self, String> {
        let address = Regex::new(r"http://127\.0\.0\.1:[0-9]+").map_err(|error| error.to_string())?;
        let printed = address.replace_all(printed, "LOCAL");
        let parse = |(number, line): (usize, &str)| {
            serde_json::from_str(line).map_err(|error| format!("{client}, line {}: {error}: {line}", number + 1))
        };
        let lines = printed.lines().enumerate().map(parse).collect::<Result<_, _>>()?;
        Ok(Self { client: client.to_owned(), lines })
    }

    /// The lines that differ from another client's, both in full.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let count = self.lines.len().max(other.lines.len());
        let at = |lines: &[Value], number: usize| lines.get(number).map_or("nothing".to_owned(), letters);
        (0..count)
            .map(|number| (at(&self.lines, number), at(&other.lines, number)))
            .filter(|(ours, theirs)| ours != theirs)
            .map(|(ours, theirs)| format!("{}: {ours}\n{}: {theirs}", self.client, other.client))
            .collect()
    }
}

/// The one spelling of a line: members by name, whatever the order in which the driver wrote them.
fn letters(line: &Value) -> String {
    sorted(line).to_string()
}

fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let mut entries: Vec<(&String, &Value)> = entries.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            entries.into_iter().map(|(key, value)| (key.clone(), sorted(value))).collect::<Map<_, _>>().into()
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::Transcript;

    fn transcript(text: &str) -> Transcript {
        Transcript::parse("x", text).unwrap()
    }

    #[test]
    fn the_order_of_members_and_the_port_are_no_difference() {
        let one = transcript("{\"a\":1,\"b\":{\"d\":\"http://127.0.0.1:4700/x\",\"c\":2}}\n");
        let other = transcript("{\"b\":{\"c\":2,\"d\":\"LOCAL/x\"},\"a\":1}\n");
        assert!(one.differences(&other).is_empty());
    }

    #[test]
    fn a_number_spelled_otherwise_and_a_missing_line_are() {
        let one = transcript("{\"a\":1}\n{\"b\":1}\n");
        let other = transcript("{\"a\":1.0}\n");
        assert_eq!(one.differences(&other).len(), 2);
    }
}
