//! Models of any size, to see that the generator's cost is in proportion to them.

use std::fmt::Write;

/// A restJson1 service with so many operations, each with shapes of its own: an input in path, query and body, an output
/// with a list of structures, an enum and an error.
pub(super) fn model(operations: u32) -> String {
    let mut text = String::from("{\"smithy\": \"2.0\", \"shapes\": {\n");
    let targets: Vec<String> = (0..operations).map(|number| format!("{{\"target\": \"a.b#Do{number}\"}}")).collect();
    let _ = write!(
        text,
        "\"a.b#Many\": {{\"type\": \"service\", \"version\": \"2026-01-01\", \"operations\": [{}], \"traits\": {{\
         \"aws.api#service\": {{\"sdkId\": \"Many\", \"endpointPrefix\": \"many\"}}, \
         \"aws.auth#sigv4\": {{\"name\": \"many\"}}, \"aws.protocols#restJson1\": {{}}}}}}",
        targets.join(", ")
    );
    for number in 0..operations {
        text.push_str(&SHAPES.replace('@', &number.to_string()));
    }
    text.push_str("\n}}\n");
    text
}

/// The shapes of one operation; `@` stands for its number.
const SHAPES: &str = r#",
"a.b#Do@": {"type": "operation", "input": {"target": "a.b#Do@Input"}, "output": {"target": "a.b#Do@Output"},
  "errors": [{"target": "a.b#Failed@"}],
  "traits": {"smithy.api#http": {"method": "POST", "uri": "/things@/{id}", "code": 200}, "smithy.api#documentation": "Does @."}},
"a.b#Do@Input": {"type": "structure", "traits": {"smithy.api#input": {}}, "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
  "page": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpQuery": "page"}},
  "kind": {"target": "a.b#Kind@"}, "at": {"target": "smithy.api#Timestamp"}, "data": {"target": "smithy.api#Blob"}}},
"a.b#Do@Output": {"type": "structure", "traits": {"smithy.api#output": {}}, "members": {"parts": {"target": "a.b#Parts@"}}},
"a.b#Parts@": {"type": "list", "member": {"target": "a.b#Part@"}},
"a.b#Part@": {"type": "structure", "members": {
  "name": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "The name."}},
  "count": {"target": "smithy.api#Long"}, "kind": {"target": "a.b#Kind@"}}},
"a.b#Kind@": {"type": "enum", "members": {
  "SMALL": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "SMALL"}},
  "LARGE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "LARGE"}}}},
"a.b#Failed@": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#httpError": 400}, "members": {
  "message": {"target": "smithy.api#String"}}}"#;
