//! Uploaded media that a message shows.

use serde_json::Value;

use super::error::refusal;
use crate::call::Call;
use crate::failure::Failure;
use crate::record::{ErrorRecord, NumberRecord};

/// Members whose objects may name an upload.
const KINDS: [&str; 5] = ["image", "audio", "video", "document", "sticker"];

/// Every upload that a message names, wherever that stands: in it, above it, in a template, in a card.
fn ids<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if KINDS.contains(&name.as_str()) {
                    found.extend(member.get("id").and_then(Value::as_str));
                }
                ids(member, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| ids(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// An upload that the number does not have: unknown, of another number, or older than 30 days. Which code Meta reports is
/// inferred.
pub(super) fn check(call: &Call<'_>, number: &NumberRecord, message: &Value) -> Result<Option<ErrorRecord>, Failure> {
    let mut found = Vec::new();
    ids(message, &mut found);
    for id in found {
        if !crate::media::can_send(call, &number.id, id)? {
            let details = format!("this number has no uploaded media {id}; uploads are kept for 30 days");
            return Ok(Some(refusal(131_009, details)));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_are_found_wherever_they_stand() {
        let message = json!({
            "image": {"id": "1"}, "context": {"id": "no"},
            "template": {"components": [{"parameters": [{"type": "video", "video": {"id": "2"}}]}]},
            "interactive": {"header": {"document": {"id": "3"}}, "action": {"buttons": [{"reply": {"id": "no"}}]}},
        });
        let mut found = Vec::new();
        ids(&message, &mut found);
        found.sort_unstable();
        assert_eq!(found, ["1", "2", "3"]);
    }
}
