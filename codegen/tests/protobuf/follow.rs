//! Numbers follow the message: neither another shape behind it nor another namespace alters them.

use restjson_codegen::diff::protobuf::{Level, What};
use restjson_codegen::diff::{Diff, Revision, diff};
use restjson_codegen::protobuf::Numbers;
use restjson_codegen::{Inputs, generate};
use serde_json::json;

use crate::{model, settings};

const STRING: &str = r#"{"target": "smithy.api#String"}"#;
const INTEGER: &str = r#"{"target": "smithy.api#Integer"}"#;
const BED: &str = r#"{"target": "com.example#Bed"}"#;
const BEDS: &str = r#"{"target": "com.example#Beds"}"#;

/// Members in this order, which [`json!`] does not keep.
fn members(members: &[(&str, &str)]) -> String {
    let members: Vec<String> = members.iter().map(|(name, target)| format!("\"{name}\": {target}")).collect();
    format!("{{{}}}", members.join(", "))
}

/// A model whose operation's input is this shape with these members, and this one of a bed.
fn garden(input: &str, [planted, bed]: [&[(&str, &str)]; 2]) -> String {
    let shapes = format!(
        r#""shapes":{{"com.example#Bed": {{"type": "structure", "members": {}}},
        "com.example#Beds": {{"type": "list", "member": {{"target": "com.example#Bed"}}}},"#,
        members(bed)
    );
    let text = String::from_utf8(model(json!("members"))).unwrap();
    let text = text.replace("\"members\":\"members\"", &format!("\"members\":{}", members(planted)));
    text.replace("\"shapes\":{", &shapes).replace("com.example#PlantInput", &format!("com.example#{input}"))
}

fn after(numbers: &Numbers, model: &str) -> Numbers {
    let generated = generate(Inputs { model: model.as_bytes(), settings: &settings(numbers.clone()) });
    let numbers = generated.unwrap_or_else(|failure| panic!("{failure}")).numbers.unwrap();
    assert_eq!(Numbers::read("numbers.json", numbers.print().as_bytes()).unwrap(), numbers, "it is sealed");
    numbers
}

/// The fields of a message as they are generated.
fn fields(numbers: &Numbers, model: &str, message: &str) -> Vec<String> {
    let generated = generate(Inputs { model: model.as_bytes(), settings: &settings(numbers.clone()) }).unwrap();
    let declared = format!("message {message} {{");
    let texts = generated.files.iter().filter(|(path, _)| path.ends_with(".proto")).map(|(_, text)| text);
    let text = texts.filter_map(|text| text.split_once(&declared)).map(|(_, text)| text).next();
    let text = text.unwrap_or_else(|| panic!("no {message}")).split_once("\n}").unwrap().0;
    let fields = text.lines().filter_map(|line| line.trim().strip_prefix("optional ").map(str::to_owned));
    fields.collect()
}

fn compared(old: &str, new: &str) -> Diff {
    let settings = settings(Numbers::default());
    let revision =
        |name, model: &'static str| Revision { name, inputs: Inputs { model: model.as_bytes(), settings: &settings } };
    let [old, new] = [old, new].map(|text| &*text.to_owned().leak());
    diff(revision("old", old), revision("new", new)).unwrap_or_else(|failure| panic!("{failure}"))
}

const FIRST: [&[(&str, &str)]; 2] =
    [&[("seed", STRING), ("bed", BED), ("beds", BEDS)], &[("row", INTEGER), ("label", STRING)]];
const LATER: [&[(&str, &str)]; 2] =
    [&[("at", STRING), ("beds", BEDS), ("bed", BED), ("seed", STRING)], &[("label", STRING), ("row", INTEGER)]];

#[test]
fn another_input_shape_keeps_the_messages_numbers() {
    let (old, new) = (garden("SendRequest", FIRST), garden("SowInput", LATER));
    let numbers = after(&after(&Numbers::default(), &old), &new);
    let fields = fields(&numbers, &new, "PlantInput");
    assert_eq!(fields, ["string seed = 1;", "Bed bed = 2;", "BedsList beds = 3;", "string at = 4;"]);
    assert_eq!(after(&numbers, &old).of("com.example#PlantInput").unwrap().members["beds"].number, 3, "and back");
    let changed = garden("SowInput", [&[&LATER[0][..3], &[("seed", INTEGER)]].concat(), FIRST[1]]);
    let failure = generate(Inputs { model: changed.as_bytes(), settings: &settings(numbers) }).unwrap_err().to_string();
    assert!(
        failure.contains("SowInput$seed: it is int32 in protobuf now, but field 1 was written as string"),
        "{failure}"
    );
}

#[test]
fn another_namespace_keeps_all_numbers() {
    let (old, new) = (garden("PlantInput", FIRST), garden("PlantInput", LATER).replace("com.example#", "org.example#"));
    let numbers = after(&after(&Numbers::default(), &old), &new);
    let planted = fields(&numbers, &new, "PlantInput");
    assert_eq!(planted, ["string seed = 1;", "Bed bed = 2;", "BedsList beds = 3;", "string at = 4;"]);
    assert_eq!(fields(&numbers, &new, "Bed"), ["int32 row = 1;", "string label = 2;"]);
    assert!(numbers.of("com.example#Bed").is_none() && !numbers.print().contains("com.example"));
    assert_eq!(compared(&old, &new).protobuf.level, Level::Compatible, "one member is new");
}

#[test]
fn an_input_that_was_a_type_too_keeps_its_numbers_when_it_is_its_own() {
    // The input is a bed, in which there are others.
    let shared = garden("Bed", FIRST).replacen("\"com.example#Bed\": ", "\"com.example#Unused\": ", 1);
    let own = garden("SowInput", [&[("at", STRING), ("beds", BEDS), ("seed", STRING)], FIRST[0]]);
    let numbers = after(&after(&Numbers::default(), &shared), &own);
    assert_eq!(fields(&numbers, &own, "PlantInput"), ["string seed = 1;", "BedsList beds = 3;", "string at = 4;"]);
    assert_eq!(fields(&numbers, &own, "Bed"), ["string seed = 1;", "Bed bed = 2;", "BedsList beds = 3;"]);
}

#[test]
fn a_type_with_the_messages_name_leaves_it_its_numbers() {
    let old = garden("PlantInput", FIRST);
    let aside = [LATER[0], &[("aside", r#"{"target": "com.example#Aside"}"#)]].concat();
    let ty =
        format!("\"shapes\":{{\"com.example#Aside\":{{\"type\":\"structure\",\"members\":{}}},", members(FIRST[1]));
    let new = garden("SowInput", [&aside, LATER[1]])
        .replace("\"shapes\":{", &ty)
        .replace("com.example#Aside", "com.example#PlantInput");
    let numbers = after(&after(&Numbers::default(), &old), &new);
    let planted = |numbers: &Numbers| numbers.of("com.example#Plant$input").unwrap().members["seed"].number;
    assert_eq!(planted(&numbers), 1);
    assert_eq!(fields(&numbers, &new, "PlantInput_")[..2], ["string seed = 1;", "Bed bed = 2;"]);
    assert_eq!(fields(&numbers, &new, "PlantInput"), ["int32 row = 4;", "string label = 5;"], "1 to 3 are the input's");
    let back = after(&numbers, &old);
    assert_eq!(planted(&back), 1);
    assert_eq!(fields(&back, &old, "PlantInput")[..2], ["string seed = 1;", "Bed bed = 2;"]);
}

#[test]
fn a_diff_compares_messages_whatever_their_shapes() {
    let old = garden("SendRequest", FIRST);
    let diff = compared(&old, &garden("SowInput", FIRST));
    assert_eq!((diff.protobuf.level, diff.protobuf.untraced), (Level::None, Vec::new()));
    let retyped = [&[("seed", INTEGER), ("bed", BED), ("beds", BEDS)], FIRST[1]];
    let diff = compared(&old, &garden("SowInput", retyped));
    assert!(diff.protobuf.untraced.is_empty() && diff.is_breaking_for_protobuf(), "{:?}", diff.protobuf);
    let effect = diff.changes.iter().find_map(|change| change.protobuf.reason()).unwrap();
    assert_eq!(
        (effect.path.as_str(), &effect.what),
        ("PlantInput.seed", &What::Retyped("string".into(), "int32".into()))
    );
}
