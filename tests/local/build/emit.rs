//! The text of `calls.rs`: a reader for each shape that an input holds, a writer for each that an output holds, a call
//! for each operation, and the dispatch.

use crate::inputs::{input_shapes, reader, setters};
use crate::model::{Model, Operation, local};
use crate::naming::{identifier, snake};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Members that the model has and AWS does not any more: other clients do not know them, and skip what stands there.
const ONLY_OURS: [&str; 2] = ["enableReceiving", "enableSending"];

pub(crate) fn calls(model: &Model) -> String {
    let operations = model.operations();
    let mut text = String::new();
    for shape in input_shapes(model, &operations) {
        reader(&mut text, model, &shape);
    }
    for shape in output_shapes(model, &operations) {
        writer(&mut text, model, &shape);
    }
    for operation in &operations {
        call(&mut text, model, operation);
    }
    dispatch(&mut text, &operations);
    text
}

/// Every structure and enum within the outputs. Lists, maps and plain values are written by what they are made of.
fn output_shapes(model: &Model, operations: &[Operation<'_>]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<String> = operations.iter().map(|operation| operation.output.to_owned()).collect();
    while let Some(shape) = open.pop() {
        if !seen.insert(shape.clone()) {
            continue;
        }
        match model.kind(&shape).as_str() {
            "structure" => open.extend(model.members(&shape).iter().map(|member| member.target.to_owned())),
            "list" => open.push(model.part(&shape, "member").to_owned()),
            "map" => open.push(model.part(&shape, "value").to_owned()),
            _ => {}
        }
    }
    let outputs: BTreeSet<&str> = operations.iter().map(|operation| operation.output).collect();
    seen.retain(|shape| {
        matches!(model.kind(shape).as_str(), "structure" | "enum") && !outputs.contains(shape.as_str())
    });
    seen
}

fn writer(text: &mut String, model: &Model, shape: &str) {
    let name = local(shape);
    let body = match model.kind(shape).as_str() {
        "enum" => "Some(Value::from(self.as_str()))".to_owned(),
        _ => members(model, shape),
    };
    let _ = writeln!(text, "impl Say for sdk::types::{name} {{ fn say(&self) -> Option<Value> {{ {body} }} }}\n");
}

/// Writes the members that are there.
fn members(model: &Model, shape: &str) -> String {
    let mut text = String::from("Some(object([");
    for member in model.members(shape).iter().filter(|member| !ONLY_OURS.contains(&member.name)) {
        let _ = write!(text, "({:?}, self.{}.say()), ", member.name, identifier(member.name));
    }
    text + "]))"
}

fn call(text: &mut String, model: &Model, operation: &Operation<'_>) {
    let (name, function) = (operation.name, snake(operation.name));
    let mut fill = String::new();
    setters(&mut fill, model, operation.input, "input", None);
    let _ = writeln!(
        text,
        "impl Say for sdk::operation::{function}::{name}Output {{ fn say(&self) -> Option<Value> {{ {} }} }}

async fn call_{function}(client: &sdk::Client, input: &Value) -> Result<Answer, String> {{
    #[allow(unused_mut)]
    let mut builder = client.{function}();
    {fill}
    let modelled = |error: &sdk::operation::{function}::{name}Error| {};
    Ok(answer::of(builder.send().await, modelled))
}}
",
        members(model, operation.output),
        modelled(model, operation)
    );
}

/// Whether an error is one of those that the operation declares.
fn modelled(model: &Model, operation: &Operation<'_>) -> String {
    let declared = operation.errors.iter().copied().chain(model.service_errors());
    let each: Vec<String> = declared.map(|error| format!("error.is_{}()", snake(local(error)))).collect();
    if each.is_empty() { "false".to_owned() } else { each.join(" || ") }
}

fn dispatch(text: &mut String, operations: &[Operation<'_>]) {
    let mut arms = String::new();
    for operation in operations {
        let _ = writeln!(arms, "{:?} => call_{}(client, input).await,", operation.name, snake(operation.name));
    }
    let _ = writeln!(
        text,
        "/// Calls the operation of this name.
pub(crate) async fn call(client: &sdk::Client, operation: &str, input: &Value) -> Result<Answer, String> {{
    match operation {{
        {arms}
        other => Err(format!(\"no such operation: {{other}}\")),
    }}
}}
"
    );
}
