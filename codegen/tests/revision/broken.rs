//! Records that do not hold together: each mistake is named with its file and place, all in one run.

use restjson_codegen::revision::History;

/// A first revision with one shape.
const FIRST: &str = r#"{
    "revision": "2026-01-01",
    "source": "a test",
    "shapes": {"added": {"a#Lamp": {
        "type": "structure",
        "members": {"on": {"target": "smithy.api#Boolean"}, "name": {"target": "smithy.api#String"}},
        "traits": {"smithy.api#title": "Lamp"}
    }}}
}"#;

/// What is said about a second revision that makes these changes.
fn said(changes: &str) -> String {
    let second =
        format!(r#"{{"revision": "2026-02-02", "after": "2026-01-01", "source": "a test", "shapes": {changes}}}"#);
    let files = [("2026-02-02.json", second.as_bytes()), ("2026-01-01.json", FIRST.as_bytes())];
    let documented = br#"{"smithy": "2.0", "shapes": {}}"#;
    match History::read(files).and_then(|history| history.model("2026-02-02", documented)) {
        Ok(_) => "fine".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn a_change_that_does_not_fit_is_refused() {
    let said = said(
        r#"{
            "removed": ["a#Gone"],
            "changed": {
                "a#Missing": {"traits": {"removed": ["smithy.api#title"]}},
                "a#Lamp": {
                    "type": {"from": "union", "to": "structure"},
                    "members": {
                        "removed": ["dim"],
                        "changed": {
                            "on": {"target": {"from": "smithy.api#String", "to": "smithy.api#Long"}},
                            "name": {"traits": {"removed": ["smithy.api#required"]}}
                        },
                        "added": {"name": {"target": "smithy.api#Blob"}},
                        "order": ["on", "colour"]
                    },
                    "traits": {"changed": {"smithy.api#title": {"from": "Candle", "to": "Bulb"}}}
                }
            },
            "added": {"a#Lamp": {"type": "structure", "members": {}}}
        }"#,
    );
    insta::assert_snapshot!(said);
}

#[test]
fn a_change_that_is_no_change_is_refused() {
    let refused = said(
        r#"{
            "add": {},
            "removed": {"a#Lamp": {}},
            "changed": {"a#Lamp": {"members": {"changed": {"on": 5}}, "traits": {"changed": {"smithy.api#title": "B"}}}}
        }"#,
    );
    insta::assert_snapshot!(refused);
    assert_eq!(said(r#"{"changed": {"a#Lamp": {"members": {"removed": ["name"]}}}}"#), "fine");
}

#[test]
fn the_chain_of_revisions_is_checked() {
    let said = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(name, text)| (*name, text.as_bytes()));
        History::read(files).map_or_else(|problems| problems.to_string(), |_| "fine".to_owned())
    };
    let second = r#"{"revision": "2026-02-02", "source": "a test", "shapes": {}}"#;
    let orphan = r#"{"revision": "2026-02-02", "after": "2025-01-01", "source": "a test", "shapes": {}}"#;
    let said = [
        said(&[("2026-01-01.json", FIRST), ("2026-02-02.json", second)]),
        said(&[("2026-01-01.json", FIRST), ("2026-02-02.json", orphan)]),
        said(&[("2026-02-02.json", orphan)]),
        said(&[("2026-02-03.json", second), ("x.json", r#"{"revision": "June", "note": 1, "source": []}"#)]),
        said(&[("2026-01-01.json", "{\"revision\": \n oops}"), ("2026-02-02.json", "[]")]),
        said(&[("2026-01-01.json", r#"{"revision": "2026-01-01", "shapes": {}, "shapes": {}}"#)]),
    ]
    .join("\n");
    insta::assert_snapshot!(said);
}
