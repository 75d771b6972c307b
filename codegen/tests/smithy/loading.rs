//! How a model is found in what is given: which service, which form of its JSON, and the project's own model.

use std::path::Path;

use restjson_codegen::smithy::{EventStreams, Scope, ShapeId, examine, load};

const TWO: &str = r#"{
    "smithy": "2",
    "shapes": {
        "a#S": {"type": "service", "version": "1", "traits": {"aws.protocols#restJson1": {}}},
        "b#S": {"type": "service", "version": "2", "traits": {"aws.protocols#restJson1": {}}}
    }
}"#;

fn id(text: &str) -> ShapeId {
    text.parse().expect("a shape id")
}

#[test]
fn one_of_several_services_can_be_chosen() {
    let (facts, _) = load(TWO.as_bytes(), Some(&id("b#S"))).expect("no errors");
    assert_eq!((facts.model.service.id, facts.model.service.version.as_str()), (id("b#S"), "2"));
}

#[test]
fn a_service_that_does_not_exist_is_an_error_with_the_candidates() {
    let errors = load(TWO.as_bytes(), Some(&id("c#S"))).expect_err("errors");
    assert_eq!(
        errors.to_string(),
        "error: model: the model has no service c#S\n  help: name one of the model's services: a#S, b#S\n"
    );
}

#[test]
fn operations_can_be_left_out_with_what_only_they_use() {
    let text = r#"{
        "smithy": "2",
        "shapes": {
            "a#S": {
                "type": "service", "version": "1", "traits": {"aws.protocols#restJson1": {}},
                "operations": [{"target": "a#Kept"}], "resources": [{"target": "a#R"}]
            },
            "a#R": {"type": "resource", "read": {"target": "a#Gone"}},
            "a#Kept": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/"}}},
            "a#Gone": {"type": "operation", "input": {"target": "a#In"}},
            "a#In": {"type": "structure", "members": {}}
        }
    }"#;
    assert!(load(text.as_bytes(), None).is_err());
    let (facts, problems) = examine(text.as_bytes(), Scope { leave_out: &[id("a#Gone")], ..Scope::default() });
    assert!(!problems.has_errors(), "{problems}");
    let facts = facts.expect("facts");
    assert_eq!(facts.operations.iter().map(|operation| operation.id.clone()).collect::<Vec<_>>(), [id("a#Kept")]);
    assert_eq!((facts.model.find(&id("a#In")), facts.model.resources[0].operations.as_slice()), (None, &[][..]));
    let (_, errors) = examine(text.as_bytes(), Scope { leave_out: &[id("a#In")], ..Scope::default() });
    assert!(
        errors.to_string().starts_with("error: setting `leave-out.\"a#In\"`: the model has no such operation"),
        "{errors}"
    );
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let text = format!("\u{feff}{TWO}");
    assert!(load(text.as_bytes(), Some(&id("a#S"))).is_ok());
}

#[test]
fn the_project_s_own_model_is_without_findings() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/service.json");
    let text = std::fs::read(path).expect("the model");
    let (facts, warnings) = load(&text, None).unwrap_or_else(|errors| panic!("{errors}"));
    assert!(warnings.is_empty(), "{warnings}");
    assert!(facts.operations.len() >= 31);
    assert!(facts.endpoint_rules.is_some() && !facts.endpoint_tests.is_empty());
    assert!(facts.operations.iter().filter(|operation| operation.pagination.is_some()).count() >= 5);
}

#[test]
fn operations_with_event_streams_can_be_left_out() {
    let text = include_str!("bad/event-stream.json");
    let refused = examine(text.as_bytes(), Scope::default()).1;
    assert!(refused.to_string().contains("event streams are not supported"), "{refused}");
    let scope = Scope { event_streams: EventStreams::LeaveOut, ..Scope::default() };
    let (facts, warnings) = examine(text.as_bytes(), scope);
    assert_eq!(facts.map(|facts| facts.operations.len()), Some(0));
    assert!(!warnings.has_errors(), "{warnings}");
    assert!(warnings.to_string().contains("has an event stream and is left out"), "{warnings}");
}
