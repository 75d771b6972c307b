//! What is sent: at least 200 inputs for each operation, from nothing at all to everything at its longest.

use super::{Case, Family};
use crate::generate::{Plan, Values, chance, generator, pick};
use crate::model::{Model, Operation};
use quickcheck::Gen;
use serde_json::{Value, json};

/// How many random inputs there are for each operation, besides the systematic ones.
const RANDOM: usize = 200;

pub(super) fn of(model: &Model, operation: &Operation) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |class: String, input: Value| {
        let mut random = generator(&format!("request/{}/{class}", operation.name));
        cases.push(case(&mut random, operation, &class, input));
    };
    add("nothing".into(), json!({}));
    for (class, plan) in [("minimal", Plan::Minimal), ("maximal", Plan::Maximal), ("empty", Plan::Empty)] {
        add(class.into(), drawn(model, operation, class, plan));
    }
    for (class, input) in lacking(model, operation) {
        add(class, input);
    }
    for number in 0..RANDOM {
        let class = format!("random/{number}");
        let input = drawn(model, operation, &class, Plan::Random);
        add(class, input);
    }
    cases
}

fn drawn(model: &Model, operation: &Operation, class: &str, plan: Plan) -> Value {
    let mut random = generator(&format!("input/{}/{class}", operation.name));
    Values { model, plan, wire: false }.value(&mut random, &operation.input)
}

/// Inputs without one of their members, and with one of them empty.
fn lacking(model: &Model, operation: &Operation) -> Vec<(String, Value)> {
    let mut inputs = Vec::new();
    let full = Values { model, plan: Plan::Maximal, wire: false }.value(&mut generator("lacking"), &operation.input);
    let empty = Values { model, plan: Plan::Empty, wire: false }.value(&mut generator("lacking"), &operation.input);
    for member in model.members(&operation.input) {
        let mut without = full.clone();
        without[&member.name] = Value::Null;
        inputs.push((format!("without/{}", member.name), without));
        let mut emptied = full.clone();
        emptied[&member.name] = empty[&member.name].clone();
        inputs.push((format!("empty/{}", member.name), emptied));
        inputs.push((format!("only/{}", member.name), json!({ member.name.as_str(): full[&member.name] })));
    }
    inputs
}

fn case(random: &mut Gen, operation: &Operation, class: &str, input: Value) -> Case {
    let style = *pick(random, &["fluent", "fluent", "input"]);
    let mut body = json!({ "input": input, "style": style, "append": chance(random, 40), "config": config(random) });
    if chance(random, 10) {
        body["customize"] = json!({ "mutate_request": { "x-proof": "mutated" } });
    }
    Case::new(Family::Request, &operation.name, class, body)
}

/// A configuration that the signature depends on.
fn config(random: &mut Gen) -> Value {
    let mut config = json!({
        "region": pick(random, &["us-east-1", "eu-central-1", "us-gov-west-1", "cn-north-1", "ap-southeast-3"]),
        "now": pick(random, &[1_780_000_000_u64, 1_767_225_599, 951_782_400, 0]),
        "retry": { "mode": "disabled" },
    });
    if chance(random, 30) {
        config["credentials"] =
            json!([{ "key": "ASIAEXAMPLE", "secret": "secret/+=", "token": "token/+== with space" }]);
    }
    if chance(random, 15) {
        let endpoints =
            ["https://example.com", "http://localhost:8080", "https://example.com/base/path", "http://[::1]:99/"];
        config["endpoint"] = (*pick(random, &endpoints)).into();
    }
    config
}
