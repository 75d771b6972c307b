//! Numbers and the file that keeps them.

use restjson_codegen::protobuf::Numbers;
use restjson_codegen::settings::Renumber;
use serde_json::json;

use crate::{after, generated, member, pinned, pins, required, settings};

#[test]
fn a_new_member_gets_the_next_number_wherever_it_stands() {
    // The names stand in their order: that of the keys is lost here.
    let first = after(&Numbers::default(), json!({"depth": member("Integer"), "seed": required("String")}));
    assert_eq!(pinned(&first), pins(&[("depth", 1), ("seed", 2)]));
    let members = json!({"at": member("Timestamp"), "depth": member("Integer"), "seed": required("String")});
    assert_eq!(pinned(&after(&first, members)), pins(&[("depth", 1), ("seed", 2), ("at", 3)]));
}

#[test]
fn a_number_that_is_free_again_is_given_to_nobody_else() {
    let all = after(&Numbers::default(), json!({"a": member("String"), "b": member("String")}));
    let less = after(&all, json!({"a": member("String")}));
    let other = after(&less, json!({"a": member("String"), "c": member("String")}));
    assert_eq!(pinned(&other), pins(&[("a", 1), ("c", 3)]));
    let back = after(&other, json!({"a": member("String"), "b": member("String"), "c": member("String")}));
    assert_eq!(pinned(&back), pins(&[("a", 1), ("b", 2), ("c", 3)]), "but its own comes back to it");
    let gone = after(&back, json!({}));
    assert_eq!(pinned(&gone), pins(&[]));
    assert_eq!(gone.of("com.example#PlantInput").unwrap().reserved.len(), 3);
}

#[test]
fn protobufs_own_numbers_are_passed_over() {
    let many = |count: usize| {
        let members: serde_json::Map<_, _> = (1..=count).map(|at| (format!("m{at:05}"), member("String"))).collect();
        after(&Numbers::default(), members.into())
    };
    let numbers = many(19_002);
    let entry = numbers.of("com.example#PlantInput").unwrap();
    assert_eq!([entry.members["m18999"].number, entry.members["m19000"].number], [18_999, 20_000]);
}

#[test]
fn what_was_not_always_required_never_is() {
    let required_in =
        |numbers: &Numbers, name: &str| numbers.of("com.example#PlantInput").unwrap().members[name].required;
    let first = after(&Numbers::default(), json!({"a": required("String"), "b": member("String")}));
    let then = after(&first, json!({"a": member("String"), "b": required("String"), "c": required("String")}));
    assert!(required_in(&first, "a"));
    let again = after(&then, json!({"a": required("String"), "b": required("String"), "c": required("String")}));
    assert_eq!(["a", "b", "c"].map(|name| required_in(&again, name)), [false; 3]);
}

#[test]
fn a_type_that_would_be_read_wrongly_is_refused() {
    let numbers = after(&Numbers::default(), json!({"depth": member("Integer"), "seed": member("String")}));
    let changed = json!({"depth": member("Long"), "seed": {"target": "com.example#Words"}});
    let failure = generated(changed.clone(), &settings(numbers.clone())).unwrap_err();
    insta::assert_snapshot!(failure, @r#"
    error: com.example#PlantInput$depth: it is int64 in protobuf now, but field 1 was written as int32: old bytes would be read wrongly
      help: give the member another name; or give up what was written of it with [renumber."com.example#PlantInput$depth"] to = "int64" and a reason in the settings: it gets the next number, and 1 stays reserved
    error: com.example#PlantInput$seed: it is list<string> in protobuf now, but field 2 was written as string: old bytes would be read wrongly
      help: give the member another name; or give up what was written of it with [renumber."com.example#PlantInput$seed"] to = "list<string>" and a reason in the settings: it gets the next number, and 2 stays reserved
    "#);
    let mut settings = settings(numbers);
    for (name, to) in [("depth", "int64"), ("seed", "list<string>")] {
        let renumber = Renumber { to: to.to_owned(), reason: "nobody keeps them".to_owned() };
        settings.renumber.insert(format!("com.example#PlantInput${name}"), renumber);
    }
    let numbers = generated(changed, &settings).unwrap().numbers.unwrap();
    assert_eq!(pinned(&numbers), pins(&[("depth", 3), ("seed", 4)]));
    let back = after(&numbers, json!({"depth": member("Integer"), "seed": member("String")}));
    assert_eq!(pinned(&back), pins(&[("depth", 1), ("seed", 2)]), "what it was before has its number still");
}

#[test]
fn a_number_that_holds_less_or_more_is_refused() {
    for (was, is) in [("Integer", "Short"), ("Short", "Integer"), ("Short", "Byte")] {
        let numbers = after(&Numbers::default(), json!({"depth": member(was)}));
        let failure = generated(json!({"depth": member(is)}), &settings(numbers)).unwrap_err().to_string();
        assert!(failure.contains("old bytes would be read wrongly"), "{was} {is}: {failure}");
    }
}

#[test]
fn the_file_is_read_as_it_was_written() {
    let numbers = after(&Numbers::default(), json!({"a": required("String"), "b": member("Long")}));
    let numbers = after(&numbers, json!({"a": required("String")}));
    let text = numbers.print();
    insta::assert_snapshot!(text);
    assert_eq!(Numbers::read("numbers.json", text.as_bytes()).unwrap(), numbers);
}

#[test]
fn a_hand_is_noticed_wherever_it_was() {
    let numbers = after(&Numbers::default(), json!({"a": required("String"), "b": member("Long")}));
    let text = after(&numbers, json!({"a": required("String")})).print();
    let edits = [
        ("\"number\": 1,", "\"number\": 7,"),
        ("\"number\": 1,", "\"number\": 2,"),
        ("\"number\": 1,", "\"number\": 19500,"),
        ("\"number\": 1,", "\"number\": 0,"),
        ("\"type\": \"string\"", "\"type\": \"bytes\""),
        (", \"required\": true", ""),
        ("\"a\"", "\"c\""),
        ("[{\"number\": 2, \"name\": \"b\", \"type\": \"int64\"}]", "[]"),
        ("\"kind\": \"structure\"", "\"kind\": \"union\""),
        ("com.example#PlantInput", "com.example#Other"),
    ];
    for (from, to) in edits {
        let edited = text.replacen(from, to, 1);
        assert_ne!(edited, text, "{from}");
        let problems = Numbers::read("numbers.json", edited.as_bytes()).unwrap_err().to_string();
        assert!(problems.starts_with("error: numbers.json: com.example#"), "{from}: {problems}");
        assert!(problems.contains("restore the file"), "{problems}");
    }
    let seal = text.rfind("\"seal\": \"").unwrap();
    let without = format!("{}\"seal\": \"0\"\n}}\n", &text[..seal]);
    let problems = Numbers::read("numbers.json", without.as_bytes()).unwrap_err().to_string();
    assert!(problems.contains("a shape was added or removed by hand"), "{problems}");
    assert!(Numbers::read("numbers.json", b"{").is_err() && Numbers::read("numbers.json", b"[]").is_err());
}

#[test]
fn the_workspaces_own_numbers_are_for_ever() {
    let kept = std::fs::read(crate::files::model_folder().join("field-numbers.json")).unwrap();
    for numbers in [Numbers::read("field-numbers.json", &kept).unwrap(), crate::files::ours()] {
        let account = numbers.of("com.amazonaws.socialmessaging#LinkedWhatsAppBusinessAccount").unwrap();
        let of = |name: &str| account.members[name].number;
        let dated = ["arn", "phoneNumbers", "marketingMessagesOnboardingStatus"].map(of);
        assert_eq!(dated, [1, 8, 9], "eight are of 2024, the ninth of 2026-05-13");
        let template = numbers.of("com.amazonaws.socialmessaging#GetWhatsAppMessageTemplateInput").unwrap();
        assert!(!template.members["metaTemplateId"].required, "it is not since 2026-05-13");
    }
    let kept = Numbers::read("field-numbers.json", &kept).unwrap();
    let account = kept.of("com.amazonaws.socialmessaging#LinkedWhatsAppBusinessAccount").unwrap();
    assert_eq!(["enableSending", "enableReceiving"].map(|name| account.members[name].number), [10, 11]);
}
