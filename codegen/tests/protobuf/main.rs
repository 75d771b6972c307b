//! Field numbers in protobuf: how members get them, keep them and leave them, what is refused, and what is generated.

mod files;
mod follow;
mod numbers;
mod verdict;

use restjson_codegen::protobuf::Numbers;
use restjson_codegen::settings::{Protobuf, Runtime, Settings};
use restjson_codegen::{Failure, Generated, Inputs, generate};
use serde_json::{Value, json};

/// Settings that ask for messages, with these numbers pinned.
fn settings(numbers: Numbers) -> Settings {
    let protobuf = Some(Protobuf { numbers, ..Protobuf::default() });
    Settings { protobuf, ..Settings::defaults(Runtime::Version("0.1.0".into())) }
}

/// A model with one operation, whose input has these members.
fn model(members: Value) -> Vec<u8> {
    let model = json!({"smithy": "2.0", "shapes": {
        "com.example#Garden": {
            "type": "service", "version": "1", "operations": [{"target": "com.example#Plant"}],
            "traits": {"aws.protocols#restJson1": {}},
        },
        "com.example#Plant": {
            "type": "operation", "input": {"target": "com.example#PlantInput"},
            "output": {"target": "smithy.api#Unit"},
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/plant"}},
        },
        "com.example#PlantInput": {"type": "structure", "members": members},
        "com.example#Words": {"type": "list", "member": {"target": "smithy.api#String"}},
    }});
    model.to_string().into_bytes()
}

fn member(target: &str) -> Value {
    json!({"target": format!("smithy.api#{target}")})
}

fn required(target: &str) -> Value {
    json!({"target": format!("smithy.api#{target}"), "traits": {"smithy.api#required": {}}})
}

fn generated(members: Value, settings: &Settings) -> Result<Generated, Failure> {
    generate(Inputs { model: &model(members), settings })
}

/// The numbers after a model.
fn after(numbers: &Numbers, members: Value) -> Numbers {
    let generated = generated(members, &settings(numbers.clone()));
    generated.unwrap_or_else(|failure| panic!("{failure}")).numbers.unwrap()
}

/// The numbers of the input's members, by name.
fn pinned(numbers: &Numbers) -> Vec<(String, u32)> {
    let entry = numbers.of("com.example#PlantInput").unwrap();
    let mut pins: Vec<(String, u32)> = entry.members.iter().map(|(name, pin)| (name.clone(), pin.number)).collect();
    pins.sort_by_key(|(_, number)| *number);
    pins
}

fn pins(expected: &[(&str, u32)]) -> Vec<(String, u32)> {
    expected.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect()
}
