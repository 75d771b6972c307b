//! Messages, templates and flows that are sound, in the size that is asked for.

use serde_json::{Value, json};

/// Letters of two bytes each, so that bytes and characters differ.
pub(crate) fn text(length: usize) -> String {
    "ä".repeat(length)
}

pub(crate) fn to_ada(content: Value) -> Value {
    let mut message = json!({"messaging_product": "whatsapp", "to": "+46700000000"});
    message.as_object_mut().unwrap().extend(content.as_object().unwrap().clone());
    message
}

pub(crate) fn interactive(kind: &str, action: Value) -> Value {
    to_ada(json!({"type": "interactive", "interactive": {"type": kind, "body": {"text": "b"}, "action": action}}))
}

/// A message with one part exchanged.
pub(crate) fn with(mut message: Value, pointer: &str, part: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = message.pointer_mut(parent).unwrap();
    match parent {
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = part,
        other => other[name] = part,
    }
    message
}

pub(crate) fn replies(count: usize) -> Value {
    let button =
        |index: usize| json!({"type": "reply", "reply": {"id": format!("i{index}"), "title": format!("t{index}")}});
    interactive("button", json!({"buttons": (0..count).map(button).collect::<Vec<_>>()}))
}

pub(crate) fn rows(from: usize, count: usize) -> Vec<Value> {
    (from..from + count).map(|index| json!({"id": format!("r{index}"), "title": "t"})).collect()
}

pub(crate) fn list(count: usize) -> Value {
    interactive("list", json!({"button": "b", "sections": [{"title": "s", "rows": rows(0, count)}]}))
}

pub(crate) fn sections(count: usize) -> Value {
    let section = |index: usize| json!({"title": "s", "rows": rows(index, usize::from(index < 10))});
    interactive("list", json!({"button": "b", "sections": (0..count).map(section).collect::<Vec<_>>()}))
}

pub(crate) fn call_to_action() -> Value {
    interactive(
        "cta_url",
        json!({"name": "cta_url", "parameters": {"display_text": "d", "url": "https://example.com"}}),
    )
}

pub(crate) fn flow_message() -> Value {
    let parameters = json!({"flow_message_version": "3", "flow_id": "1", "flow_cta": "c",
        "flow_action": "navigate", "flow_action_payload": {"screen": "S"}});
    interactive("flow", json!({"name": "flow", "parameters": parameters}))
}

pub(crate) fn products(sections: &[usize]) -> Value {
    let items =
        |count: &usize| json!({"title": "s", "product_items": vec![json!({"product_retailer_id": "p"}); *count]});
    let action = json!({"catalog_id": "c", "sections": sections.iter().map(items).collect::<Vec<_>>()});
    with(interactive("product_list", action), "/interactive/header", json!({"type": "text", "text": "h"}))
}

pub(crate) fn carousel(count: usize) -> Value {
    let card = |index: usize| {
        json!({"card_index": index, "type": "cta_url", "header": {"type": "image", "image": {"id": "1"}}, "body": {"text": "b"},
            "action": {"name": "cta_url", "parameters": {"display_text": "d", "url": "https://example.com"}}})
    };
    interactive("carousel", json!({"cards": (0..count).map(card).collect::<Vec<_>>()}))
}

pub(crate) fn definition(category: &str, components: Value) -> Value {
    json!({"name": "n", "language": "en", "category": category, "components": components})
}

pub(crate) fn utility() -> Value {
    definition("UTILITY", json!([{"type": "BODY", "text": "b"}, {"type": "FOOTER", "text": "f"}]))
}

pub(crate) fn buttons(buttons: Vec<Value>) -> Value {
    definition("UTILITY", json!([{"type": "BODY", "text": "b"}, {"type": "BUTTONS", "buttons": buttons}]))
}

pub(crate) fn screen(children: Vec<Value>) -> Value {
    let footer = json!({"type": "Footer", "label": "Done", "on-click-action": {"name": "complete"}});
    let children: Vec<Value> = children.into_iter().chain([footer]).collect();
    let layout = json!({"type": "SingleColumnLayout", "children": children});
    json!({"version": "7.3", "screens": [{"id": "S", "terminal": true, "layout": layout}]})
}

pub(crate) fn component(kind: &str, member: &str, value: Value) -> Value {
    let mut component = json!({"type": kind, "name": "n", "label": "l", "data-source": []});
    for unknown in ["name", "label", "data-source"] {
        let is_text = kind.starts_with("Text") && !["TextInput", "TextArea"].contains(&kind);
        if is_text || unknown == "data-source" && kind != "Dropdown" {
            component.as_object_mut().unwrap().remove(unknown);
        }
    }
    if kind == "Dropdown" {
        component["data-source"] = json!([{"id": "1", "title": "t"}]);
    }
    component[member] = value;
    screen(vec![component])
}

pub(crate) fn footer(member: &str, value: Value) -> Value {
    with(screen(vec![]), &format!("/screens/0/layout/children/0/{member}"), value)
}

pub(crate) fn option(member: &str, value: Value) -> Value {
    let mut option = json!({"id": "1", "title": "t"});
    option[member] = value;
    component("Dropdown", "data-source", json!([option]))
}
