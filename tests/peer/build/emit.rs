//! The text of `driver.rs`: a reader for each shape that an input holds, a call for each operation, and the dispatch.

use crate::inputs::{input_shapes, reader, setters};
use crate::model::{Model, Operation, local};
use crate::naming::{identifier, snake};
use std::fmt::Write;

pub(crate) fn driver(model: &Model) -> String {
    let operations = model.operations();
    let mut text = String::new();
    for shape in input_shapes(model, &operations) {
        reader(&mut text, model, &shape);
    }
    for operation in &operations {
        call(&mut text, model, operation);
    }
    dispatch(&mut text, "call", operations.iter());
    dispatch(&mut text, "pages", operations.iter().filter(|operation| operation.items.is_some()));
    text
}

fn call(text: &mut String, model: &Model, operation: &Operation<'_>) {
    let (name, function) = (operation.name, snake(operation.name));
    let mut fill = String::new();
    setters(&mut fill, model, operation.input, "run.input()", Some("run.appends()"));
    let _ = writeln!(
        text,
        "macro_rules! fill_{function} {{ ($run:expr, $builder:expr) => {{{{ let run = $run; \
         #[allow(unused_mut)] let mut builder = $builder;\n{fill} builder }}}} }}\n
async fn call_{function}(run: &Run<'_>) -> Result<Value, String> {{
    use sdk::operation::{function}::{{{name}Error, {name}Input, {name}Output}};
    let plain = fill_{function}!(run, {name}Input::builder());
    let input = format!(\"{{plain:?}} {{:?}}\", plain.clone().build());
    let sent = match run.style() {{
        Style::Input => plain.send_with(run.client()).await,
        Style::Fluent => {{
            let fluent = fill_{function}!(run, run.client().{function}());
            run.same(&plain, fluent.as_input())?;
            fluent.send().await
        }}
        Style::Customize => run.customize(fill_{function}!(run, run.client().{function}()).customize())?.send().await,
    }};
    let fields = |_output: &{name}Output| {};
    let variant = |_error: &{name}Error| {};
    Ok(report::outcome(input, sent, fields, variant))
}}
",
        fields(model, operation),
        variant(operation)
    );
    if operation.items.is_some() {
        pages(text, &function);
    }
}

fn fields(model: &Model, operation: &Operation<'_>) -> String {
    let mut text = String::from("serde_json::json!({");
    for member in model.members(operation.output) {
        let _ = write!(text, "{:?}: format!(\"{{:?}}\", _output.{}()), ", member.name, identifier(member.name));
    }
    text + "})"
}

fn variant(operation: &Operation<'_>) -> String {
    let mut text = String::new();
    for error in &operation.errors {
        let _ = writeln!(text, "if _error.is_{}() {{ return {:?}; }}", snake(local(error)), local(error));
    }
    format!("{{ {text} \"Unhandled\" }}")
}

fn pages(text: &mut String, function: &str) {
    let _ = writeln!(
        text,
        "async fn pages_{function}(run: &Run<'_>) -> Result<Value, String> {{
    let fluent = fill_{function}!(run, run.client().{function}());
    let plan = run.pages();
    let mut pages = fluent.into_paginator();
    if let Some(size) = plan.size {{ pages = pages.page_size(size); }}
    if let Some(stop) = plan.stop_on_duplicate_token {{ pages = pages.stop_on_duplicate_token(stop); }}
    let mut seen = Vec::new();
    if plan.items {{
        let mut stream = pages.items().send();
        while let Some(item) = stream.next().await {{ if !plan.note(&mut seen, item) {{ break }} }}
    }} else {{
        let mut stream = pages.send();
        while let Some(page) = stream.next().await {{ if !plan.note(&mut seen, page) {{ break }} }}
    }}
    Ok(Value::Array(seen))
}}
"
    );
}

fn dispatch<'a>(text: &mut String, verb: &str, operations: impl Iterator<Item = &'a Operation<'a>>) {
    let mut arms = String::new();
    for operation in operations {
        let _ = writeln!(arms, "{:?} => {verb}_{}(run).await,", operation.name, snake(operation.name));
    }
    let _ = writeln!(
        text,
        "/// Runs the case's operation.
pub(crate) async fn {verb}(run: &Run<'_>) -> Result<Value, String> {{
    match run.operation() {{
        {arms}
        other => Err(format!(\"no such operation: {{other}}\")),
    }}
}}
"
    );
}
