//! What a diff says to those who read bytes.

use restjson_codegen::Inputs;
use restjson_codegen::diff::protobuf::{Level, What};
use restjson_codegen::diff::{Diff, Revision, diff};
use restjson_codegen::protobuf::Numbers;
use serde_json::{Value, json};

use crate::{after, member, model, required, settings};

fn compared(old: Value, new: Value) -> Diff {
    // Pinned numbers are no matter of a diff, even where the new model cannot be generated with them.
    let settings = settings(after(&Numbers::default(), old.clone()));
    let (old, new) = (model(old), model(new));
    let revision = |name, model| Revision { name, inputs: Inputs { model, settings: &settings } };
    diff(revision("old", &old), revision("new", &new)).unwrap_or_else(|failure| panic!("{failure}"))
}

#[test]
fn each_change_has_its_level_and_its_cause() {
    let cases = [
        (json!({"a": member("String")}), json!({"a": member("String"), "b": member("String")}), Level::Compatible),
        (json!({"a": member("String"), "b": member("String")}), json!({"a": member("String")}), Level::Compatible),
        (json!({"a": required("String")}), json!({"a": member("String")}), Level::Conditional),
        (json!({"a": required("String"), "b": member("String")}), json!({"b": member("String")}), Level::Conditional),
        (json!({"a": member("String")}), json!({"a": required("String")}), Level::Compatible),
        (json!({"a": member("Integer")}), json!({"a": member("Long")}), Level::Breaking),
        (json!({"a": member("Short")}), json!({"a": member("Integer")}), Level::Breaking),
        (json!({"a": member("Integer")}), json!({"a": member("Short")}), Level::Breaking),
        (json!({"a": member("String")}), json!({"a": {"target": "com.example#Words"}}), Level::Breaking),
    ];
    for (old, new, level) in cases {
        let diff = compared(old.clone(), new.clone());
        assert_eq!(diff.protobuf.level, level, "{old} {new}");
        assert!(diff.protobuf.untraced.is_empty() && diff.rust.is_ok(), "{old} {new}: {:?}", diff.protobuf);
        let worst = diff.changes.iter().map(|change| change.protobuf.level()).max();
        assert_eq!(worst.unwrap_or(Level::None), level, "{old} {new}");
    }
}

#[test]
fn the_reason_names_the_field_and_both_types() {
    let diff = compared(json!({"a": member("Integer")}), json!({"a": member("Long")}));
    let effect = diff.changes.iter().find_map(|change| change.protobuf.reason()).unwrap();
    assert_eq!(effect.what, What::Retyped("int32".into(), "int64".into()));
    assert_eq!(effect.to_string(), "`PlantInput.a` was int32 and is int64");
    assert!(diff.is_breaking_for_protobuf());
}
