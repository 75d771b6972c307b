//! Which pairs of operations cannot be told apart.

use restjson_codegen::smithy::load;
use serde_json::{Value, json};

/// Method, URI and host prefix, twice, and whether the two conflict.
const TABLE: [(&str, &str, &str, &str, bool); 10] = [
    ("GET /a/{x}", "", "GET /a/{y}", "", true),
    ("GET /a/{x+}", "", "GET /a/{y+}", "", true),
    ("GET /a?x&y=1", "", "GET /a?y=1&x", "", true),
    ("GET /a", "h.", "GET /a", "h.", true),
    ("GET /a/{x}", "", "GET /a/b", "", false),
    ("GET /a/{x}", "", "GET /a/{y+}", "", false),
    ("GET /a", "", "POST /a", "", false),
    ("GET /a?x", "", "GET /a?y", "", false),
    ("GET /a?x", "", "GET /a", "", false),
    ("GET /a", "g.", "GET /a", "h.", false),
];

#[test]
fn routes_conflict_where_nothing_tells_them_apart() {
    for (first, first_host, second, second_host, expected) in TABLE {
        let (one, another) = (operation(first, first_host), operation(second, second_host));
        let label = json!({ "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#httpLabel": {} } });
        let model = json!({ "smithy": "2.0", "shapes": {
            "a#S": {
                "type": "service", "version": "1", "operations": [{ "target": "a#A" }, { "target": "a#B" }],
                "traits": { "aws.protocols#restJson1": {} },
            },
            "a#A": one,
            "a#B": another,
            "a#X": { "type": "structure", "members": { "x": label } },
            "a#Y": { "type": "structure", "members": { "y": label } },
        } });
        let found = load(model.to_string().as_bytes(), None).map_or_else(|errors| errors, |(_, warnings)| warnings);
        let conflicts = found.iter().filter(|d| d.message.starts_with("its requests cannot be told")).count();
        assert_eq!((found.len(), conflicts == 1), (usize::from(expected), expected), "{first} and {second}:\n{found}");
    }
}

fn operation(route: &str, host: &str) -> Value {
    let (method, uri) = route.split_once(' ').expect("a method and a URI");
    let mut operation =
        json!({ "type": "operation", "traits": { "smithy.api#http": { "method": method, "uri": uri } } });
    if !host.is_empty() {
        operation["traits"]["smithy.api#endpoint"] = json!({ "hostPrefix": host });
    }
    for (label, input) in [("{x", "a#X"), ("{y", "a#Y")] {
        if uri.contains(label) {
            operation["input"] = json!({ "target": input });
        }
    }
    operation
}
