//! Merging a newer model into ours: what only one side changed is taken, what both changed is a conflict.

use restjson_codegen::diagnostic::Diagnostics;
use restjson_codegen::revision::{self, Adoption, History, Newer, Refusal};
use restjson_codegen::smithy::ast::{self, Ast};
use serde_json::{Value, json};

/// What upstream said last.
fn base() -> Value {
    json!({"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "operations": [{"target": "a#Get"}, {"target": "a#Put"}], "traits": {"a#rules": {"n": 1}}},
        "a#Get": {"type": "operation", "errors": [{"target": "a#Lost"}]},
        "a#Put": {"type": "operation"},
        "a#Lamp": {"type": "structure", "members": {
            "on": {"target": "a#Switch"}, "tone": {"target": "a#Tone", "traits": {"smithy.api#required": {}}}
        }},
        "a#Lost": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}},
        "a#Tone": {"type": "enum", "members": {"WARM": {"target": "smithy.api#Unit"}}}
    }})
}

/// A model with some of its parts replaced: pointers and what they point to then. Null removes.
fn with(mut model: Value, parts: &[(&str, Value)]) -> Value {
    for (pointer, value) in parts {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = model["shapes"].pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}"));
        match parent {
            Value::Array(entries) => entries.push(value.clone()),
            _ if value.is_null() => drop(parent.as_object_mut().unwrap().remove(key)),
            _ => parent[key] = value.clone(),
        }
    }
    model
}

fn described(model: Value) -> Value {
    let text = |text: &str| json!(text);
    with(
        model,
        &[
            ("/a#Lamp/traits", json!({"smithy.api#documentation": "A lamp."})),
            ("/a#Lamp/members/on/traits", json!({"smithy.api#documentation": "Whether it shines."})),
            ("/a#S/traits/smithy.api#documentation", text("Lamps.")),
            ("/a#S/traits/a#rules", json!({"n": 1, "documentation": "ours"})),
        ],
    )
}

fn adopt(ours: &Value, theirs: &Value, keep_docs: bool) -> Result<Adoption, Refusal> {
    let record = revision::record("2026-01-01", "a test", None, base().to_string().as_bytes()).unwrap();
    let history = History::read([("2026-01-01.json", record.as_bytes())]).unwrap();
    let theirs = theirs.to_string();
    let newer = Newer { text: theirs.as_bytes(), date: "2026-02-02", source: "a test", keep_docs };
    let adoption = history.adopt(ours.to_string().as_bytes(), newer)?;
    // The record leads to what upstream says.
    let history = history.with("2026-02-02.json", adoption.record.as_bytes()).unwrap();
    let recorded = history.model("2026-02-02", br#"{"shapes": {}}"#).unwrap().unwrap();
    let again = Newer { date: "2026-03-03", ..newer };
    assert!(matches!(history.adopt(recorded.as_bytes(), again), Err(Refusal::Known(date)) if date == "2026-02-02"));
    Ok(adoption)
}

fn merged(ours: &Value, theirs: &Value) -> Ast {
    let adoption = adopt(ours, theirs, false).unwrap_or_else(|refusal| panic!("{refusal}"));
    parse(&adoption.model)
}

fn parse(text: &str) -> Ast {
    ast::parse(text.as_bytes(), &mut Diagnostics::new()).unwrap()
}

fn refused(ours: &Value, theirs: &Value) -> String {
    match adopt(ours, theirs, false) {
        Ok(adoption) => adoption.model,
        Err(refusal) => refusal.to_string(),
    }
}

#[test]
fn what_upstream_adds_is_taken_and_what_is_ours_stays() {
    let ours = with(
        described(base()),
        &[
            ("/a#Lamp/members/zoom", json!({"target": "smithy.api#Long"})),
            ("/a#Lost/traits/smithy.api#retryable", json!({})),
        ],
    );
    let news = [
        ("/a#S/operations/-", json!({"target": "a#New"})),
        ("/a#New", json!({"type": "operation"})),
        ("/a#Get/errors/-", json!({"target": "a#Worn"})),
        ("/a#Worn", json!({"type": "structure", "members": {}, "traits": {"smithy.api#error": "server"}})),
        ("/a#Tone/members/COLD", json!({"target": "smithy.api#Unit"})),
        ("/a#Lamp/members/zone", json!({"target": "smithy.api#String"})),
        ("/a#Lamp/members/tone/traits", Value::Null),
        ("/a#S/traits/a#rules", json!({"n": 2})),
        ("/a#Put", Value::Null),
        ("/a#S/operations", json!([{"target": "a#Get"}, {"target": "a#New"}])),
    ];
    let theirs = with(base(), &news);
    let expected = with(ours.clone(), &news);
    assert_eq!(merged(&ours, &theirs), parse(&expected.to_string()));
}

#[test]
fn what_is_new_stands_where_it_belongs() {
    let news = [
        ("/a#S/operations/-", json!({"target": "a#Ask"})),
        ("/a#Ask", json!({"errors": [{"target": "a#Lost"}], "traits": {"a#t": {}}, "type": "operation"})),
    ];
    let text = adopt(&described(base()), &with(base(), &news), false).unwrap().model;
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
    assert!(place("\"target\": \"a#Ask\"") < place("\"target\": \"a#Get\""), "{text}");
    let (ask, get) = (place("\"a#Ask\": {"), place("\"a#Get\": {"));
    assert!(ask < get, "{text}");
    let keys = ["\"type\"", "\"errors\"", "\"traits\""].map(|key| text[ask..get].find(key).unwrap());
    assert!(keys.is_sorted(), "{text}");
}

#[test]
fn members_of_ours_stay_at_the_end_or_behind_what_they_follow() {
    let order = |text: &str| -> Vec<String> {
        let model: Vec<&str> = text.split("\"a#Lamp\": {").collect();
        let members = model[1].split("\"members\": {").nth(1).unwrap();
        let names = members.lines().filter(|line| line.starts_with("        \"") && line.ends_with("\": {"));
        names
            .map(|line| line.trim().trim_end_matches("\": {").trim_start_matches('"').to_owned())
            .take_while(|_| true)
            .collect()
    };
    let lamp = |members: &str| {
        let members: Vec<String> =
            members.split(' ').map(|name| format!("\"{name}\": {{\"target\": \"smithy.api#Long\"}}")).collect();
        format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{\"a#Lamp\": {{\"type\": \"structure\", \"members\": {{{}}}}}}}}}",
            members.join(", ")
        )
    };
    for (base, ours, theirs, expected) in [
        ("a b", "a b x", "a b c", "a b c x"),
        ("a b", "a x b", "a b c", "a x b c"),
        ("a b", "x a b", "a c b", "x a c b"),
        ("a b", "b a", "a b c", "b a c"),
        ("a b", "a b x y", "b a", "b a x y"),
        ("a b", "a b", "b c a", "b c a"),
        ("a b c", "a x c", "a b c d", "a x c d"),
    ] {
        let record = revision::record("2026-01-01", "a test", None, lamp(base).as_bytes()).unwrap();
        let history = History::read([("2026-01-01.json", record.as_bytes())]).unwrap();
        let theirs_text = lamp(theirs);
        let newer = Newer { text: theirs_text.as_bytes(), date: "2026-02-02", source: "", keep_docs: false };
        let adoption = history.adopt(lamp(ours).as_bytes(), newer).unwrap_or_else(|refusal| panic!("{refusal}"));
        assert_eq!(order(&adoption.model).join(" "), expected, "base {base}, ours {ours}, theirs {theirs}");
    }
}

#[test]
fn what_both_changed_alike_is_no_conflict() {
    let news = [
        ("/a#Lamp/members/zone", json!({"target": "smithy.api#String"})),
        ("/a#Lamp/members/tone/traits", Value::Null),
        ("/a#New", json!({"type": "string"})),
    ];
    let (ours, theirs) = (with(described(base()), &news), with(base(), &news));
    assert_eq!(merged(&ours, &theirs), parse(&ours.to_string()));
}

#[test]
fn every_conflict_is_named() {
    let ours = with(
        described(base()),
        &[
            ("/a#Lamp/members/on/target", json!("smithy.api#Boolean")),
            ("/a#Lamp/members/zone", json!({"target": "smithy.api#Long"})),
            ("/a#Tone/members/COLD", json!({"target": "smithy.api#Unit"})),
            ("/a#Lost/traits/smithy.api#error", json!("server")),
            ("/a#Put", Value::Null),
            ("/a#S/traits/a#rules", json!({"n": 3, "documentation": "ours"})),
        ],
    );
    let theirs = with(
        base(),
        &[
            ("/a#Lamp/members/on/target", json!("smithy.api#String")),
            ("/a#Lamp/members/zone", json!({"target": "smithy.api#String"})),
            ("/a#Tone", Value::Null),
            ("/a#Lost/traits/smithy.api#error", Value::Null),
            ("/a#Put/input", json!({"target": "a#Lamp"})),
            ("/a#S/traits/a#rules", json!({"n": 2})),
        ],
    );
    let refused = refused(&ours, &theirs);
    insta::assert_snapshot!(refused);
}

#[test]
fn documentation_is_ours_unless_asked_for() {
    let theirs = with(
        base(),
        &[
            ("/a#Lamp/traits", json!({"smithy.api#documentation": "<p>Lamp</p>"})),
            (
                "/a#Lamp/members/zone",
                json!({"target": "smithy.api#String", "traits": {"smithy.api#documentation": "Zone."}}),
            ),
            ("/a#Tone/traits", json!({"smithy.api#documentation": "Tone."})),
            ("/a#S/traits/a#rules", json!({"n": 2, "documentation": "theirs"})),
        ],
    );
    let ours = described(base());
    let without = adopt(&ours, &theirs, false).unwrap();
    for theirs in ["<p>", "Zone.", "Tone.", "theirs"] {
        assert!(!without.model.contains(theirs), "{theirs}");
    }
    assert!(without.model.contains("A lamp.") && without.model.contains("Whether it shines."));
    let undocumented = ["a#Get", "a#Lamp$tone", "a#Lamp$zone", "a#Lost", "a#Put", "a#Tone", "a#Tone$WARM"];
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(sorted(without.undocumented), undocumented);
    let kept = adopt(&ours, &theirs, true).unwrap();
    for text in ["Zone.", "Tone.", "theirs", "A lamp."] {
        assert!(kept.model.contains(text), "{text}");
    }
    assert!(!kept.model.contains("<p>"));
    assert_eq!(sorted(kept.undocumented), ["a#Get", "a#Lamp$tone", "a#Lost", "a#Put", "a#Tone$WARM"]);
}

#[test]
fn a_model_that_is_not_newer_is_refused() {
    let said = |date: &str, theirs: Value| {
        let record = revision::record("2026-01-01", "a test", None, base().to_string().as_bytes()).unwrap();
        let history = History::read([("2026-01-01.json", record.as_bytes())]).unwrap();
        let theirs = theirs.to_string();
        let newer = Newer { text: theirs.as_bytes(), date, source: "a test", keep_docs: false };
        history.adopt(described(base()).to_string().as_bytes(), newer).unwrap_err()
    };
    assert!(matches!(said("2026-02-02", base()), Refusal::Known(date) if date == "2026-01-01"));
    assert!(matches!(said("2026-02-02", described(base())), Refusal::Known(_)), "documentation is no news");
    let news = with(base(), &[("/a#Put", Value::Null)]);
    assert!(matches!(said("2026-01-01", news.clone()), Refusal::Older(date) if date == "2026-01-01"));
    let none = History::default().adopt(b"{}", Newer { text: b"{}", date: "2026-02-02", source: "", keep_docs: false });
    assert!(matches!(none, Err(Refusal::NoHistory)));
}
