//! Meta's codes for flow JSON, each with where it is found.

use serde_json::{Value, json};
use socialmessaging_whatsapp::flow::{
    Component, ExchangeAction, ExchangeRequest, ExchangeResponse, Flow, Footer, Screen, TextBody, validate,
};

const SOURCE: &str = r#"{
  "version": "7.3",
  "screens": [
    {
      "id": "FIRST",
      "terminal": true,
      "layout": {
        "type": "SingleColumnLayout",
        "children": [
          {"type": "TextInput", "name": "a", "label": "A"},
          {"type": "Footer", "label": "Done", "on-click-action": {"name": "complete"}}
        ]
      }
    }
  ]
}"#;

/// What is found after one part of the sound text is exchanged.
fn found(from: &str, to: &str) -> String {
    assert_eq!(SOURCE.matches(from).count(), 1, "{from}");
    let problems = validate(&SOURCE.replace(from, to)).unwrap();
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_sound_flow_has_no_problem() {
    assert_eq!(validate(SOURCE).unwrap(), []);
}

const FOOTER: &str = r#"{"type": "Footer", "label": "Done", "on-click-action": {"name": "complete"}}"#;
const INPUT: &str = r#"{"type": "TextInput", "name": "a", "label": "A"}"#;

#[test]
fn invalid_property_value() {
    let expected = "INVALID_PROPERTY_VALUE at 2:14: version: is not a version that can be published: \
        5.1, 6.0 to 6.3, 7.0 to 7.3";
    assert_eq!(found("7.3", "2.1"), expected);
    let expected = "INVALID_PROPERTY_VALUE at 6:44: screens[0].refresh_on_back: needs an endpoint: `data_api_version`";
    assert_eq!(found("\"terminal\": true", "\"terminal\": true, \"refresh_on_back\": true"), expected);
    let expected = "INVALID_PROPERTY_VALUE at 6:19: screens[0].terminal: expected true or false, found a string\n\
        MISSING_TERMINAL_SCREEN at 3:14: screens: needs a terminal screen";
    let both = found("\"terminal\": true", "\"terminal\": \"yes\"");
    assert_eq!(both.lines().rev().collect::<Vec<_>>().join("\n"), expected);
    // What is missing is found at what it is missing in.
    let expected = "INVALID_PROPERTY_VALUE at 10:11: screens[0].layout.children[0].label: is missing";
    assert_eq!(found(", \"label\": \"A\"", ""), expected);
}

#[test]
fn invalid_property_key() {
    let expected =
        "INVALID_PROPERTY_KEY at 10:46: screens[0].layout.children[0].lable: is no member that this crate knows";
    assert_eq!(found("\"a\", \"label\": \"A\"", "\"a\", \"lable\": 1, \"label\": \"A\""), expected);
}

#[test]
fn duplicate_screen_ids() {
    let mut flow: Value = serde_json::from_str(SOURCE).unwrap();
    let screen = flow["screens"][0].clone();
    flow["screens"].as_array_mut().unwrap().push(screen);
    let problems = validate(&flow.to_string()).unwrap();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code.as_str(), "DUPLICATE_SCREEN_IDS");
    assert_eq!(problems[0].path.to_string(), "screens[1].id");
}

#[test]
fn screen_id_is_reserved_keyword() {
    for id in ["SUCCESS", "success"] {
        let expected =
            "SCREEN_ID_IS_RESERVED_KEYWORD at 5:13: screens[0].id: is not allowed here: the word is reserved";
        assert_eq!(found("FIRST", id), expected);
    }
}

#[test]
fn duplicate_form_component_names() {
    let expected = "DUPLICATE_FORM_COMPONENT_NAMES at 10:91: screens[0].layout.children[1].name: \
        `a` is here already; it has to be unique";
    assert_eq!(found(INPUT, &format!("{INPUT}, {INPUT}")), expected);
}

#[test]
fn components_outside_form() {
    let form = format!(r#"{{"type": "Form", "name": "f", "children": []}}, {INPUT}"#);
    let expected = "COMPONENTS_OUTSIDE_FORM at 10:58: screens[0].layout.children[1]: is not allowed here: \
        the screen has a Form, and this is outside of it";
    assert_eq!(found(INPUT, &form), expected);
}

#[test]
fn missing_terminal_screen() {
    let expected = "MISSING_TERMINAL_SCREEN at 3:14: screens: needs a terminal screen";
    assert_eq!(found("\"terminal\": true", "\"terminal\": false"), expected);
}

#[test]
fn missing_footer_on_terminal_screen() {
    let expected = "MISSING_FOOTER_ON_TERMINAL_SCREEN at 9:21: screens[0].layout.children: needs a Footer";
    assert_eq!(found(FOOTER, r#"{"type": "TextBody", "text": "t"}"#), expected);
}

#[test]
fn missing_footer_in_branches() {
    let one = format!(r#"{{"type": "If", "condition": "${{form.a}}", "then": [{FOOTER}], "else": []}}"#);
    let expected = "MISSING_FOOTER_IN_IF_ELSE_BRANCHES at 11:11: screens[0].layout.children[1]: \
        needs a Footer in every branch, or in none";
    assert_eq!(found(FOOTER, &one), expected);
    assert_eq!(found(FOOTER, &one.replace(", \"else\": []", "")), expected);
    let two = one.replace("\"else\": []", &format!("\"else\": [{FOOTER}]"));
    assert_eq!(found(FOOTER, &two), "");
    let switch = format!(r#"{{"type": "Switch", "value": "${{form.a}}", "cases": {{"a": [{FOOTER}], "b": []}}}}"#);
    let expected = "MISSING_FOOTER_IN_SWITCH_BRANCHES at 11:11: screens[0].layout.children[1]: \
        needs a Footer in every branch, or in none";
    assert_eq!(found(FOOTER, &switch), expected);
}

#[test]
fn more_than_one_footer() {
    let expected = "MORE_THAN_ONE_FOOTER at 9:21: screens[0].layout.children: is not allowed here: \
        a screen has one Footer at most";
    assert_eq!(found(FOOTER, &format!("{FOOTER}, {FOOTER}")), expected);
}

#[test]
fn routes_lead_to_screens() {
    let routes =
        "\"version\": \"7.3\", \"data_api_version\": \"3.0\", \"routing_model\": {\"FIRST\": [\"SECOND\"], \"X\": []}";
    let text = found("\"version\": \"7.3\"", routes);
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(text.contains("routing_model.FIRST[0]: is not the id of a screen"), "{text}");
    assert!(text.contains("routing_model.X: is not the id of a screen"), "{text}");
    let text = found("\"version\": \"7.3\"", "\"version\": \"7.3\", \"data_api_version\": \"3.0\"");
    assert_eq!(text, "INVALID_PROPERTY_VALUE at 1:1: routing_model: is missing");
    let next = r#"{"name": "navigate", "next": {"type": "screen", "name": "SECOND"}}"#;
    let text = found("{\"name\": \"complete\"}", next);
    assert!(text.ends_with("on-click-action.next.name: is not the id of a screen"), "{text}");
}

#[test]
fn positions_count_characters() {
    let problems = validate("{\"ä\": \"\\\"ö\", \"version\": 7}").unwrap();
    let version = problems.iter().find(|problem| problem.path.to_string() == "version").unwrap();
    let span = version.span;
    assert_eq!((span.line_start, span.column_start, span.line_end, span.column_end), (1, 25, 1, 25));
}

#[test]
fn problems_are_written_as_meta_writes_them() {
    let problems = validate(&SOURCE.replace("\"terminal\": true", "\"terminal\": false")).unwrap();
    let written = json!([{
        "error": "MISSING_TERMINAL_SCREEN",
        "error_type": "FLOW_JSON_ERROR",
        "message": "screens: needs a terminal screen",
        "line_start": 3, "line_end": 15, "column_start": 14, "column_end": 3,
        "pointers": [{"line_start": 3, "line_end": 15, "column_start": 14, "column_end": 3, "path": "screens"}],
    }]);
    assert_eq!(serde_json::to_value(problems).unwrap(), written);
}

#[test]
fn unknown_components_survive() {
    let source = SOURCE.replace(INPUT, r#"{"type": "Hologram", "depth": 3}"#);
    let flow = Flow::from_json(&source).unwrap();
    assert_eq!(serde_json::to_value(&flow).unwrap(), serde_json::from_str::<Value>(&source).unwrap());
    let children = flow.screens.as_ref().unwrap()[0].layout.as_ref().unwrap().children.as_ref().unwrap();
    assert_eq!(children[0].kind(), "Hologram");
    assert!(matches!(children[0], Component::Unknown(_)));
}

#[test]
fn an_endpoint_is_built() {
    let screen = Screen::new("A", "A").terminal().with(TextBody::new("${data.t}")).given("t", "string", json!("hi"));
    let flow = Flow::new("7.3").with_endpoint("4.0", [("A", vec![])]).with_screen(screen.with(Footer::navigate(
        "Again",
        "A",
        Value::Null,
    )));
    assert_eq!(validate(&serde_json::to_string(&flow).unwrap()).unwrap(), []);
}

#[test]
fn an_endpoint_is_asked_and_answers() {
    let json =
        json!({"version": "3.0", "action": "data_exchange", "screen": "A", "data": {"a": "1"}, "flow_token": "t"});
    let request: ExchangeRequest = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(request.action, Some(ExchangeAction::DataExchange));
    assert_eq!(serde_json::to_value(&request).unwrap(), json);
    let written = |response: ExchangeResponse| serde_json::to_value(response).unwrap();
    assert_eq!(written(ExchangeResponse::show("B", Value::Null)), json!({"screen": "B"}));
    assert_eq!(written(ExchangeResponse::active()), json!({"data": {"status": "active"}}));
    assert_eq!(written(ExchangeResponse::acknowledged()), json!({"data": {"acknowledged": true}}));
    let params = json!({"a": "1"}).as_object().unwrap().clone();
    let end =
        json!({"screen": "SUCCESS", "data": {"extension_message_response": {"params": {"a": "1", "flow_token": "t"}}}});
    assert_eq!(written(ExchangeResponse::end("t", params)), end);
}

#[test]
fn text_that_is_no_json_is_an_error_with_its_place() {
    let error = validate("{\n  \"version\": }").unwrap_err();
    assert_eq!((error.line(), error.column()), (2, 14));
}
