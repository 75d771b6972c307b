//! The text of `driver.rs`: a reader for each shape that an input holds, a call for each operation, and the dispatch.

use crate::model::{Member, Model, Operation, local};
use crate::naming::{identifier, snake};
use std::collections::BTreeSet;
use std::fmt::Write;

pub fn driver(model: &Model) -> String {
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

/// Every shape within the inputs that needs a reader of its own.
fn input_shapes(model: &Model, operations: &[Operation<'_>]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = Vec::new();
    for operation in operations {
        open.extend(model.members(operation.input).iter().map(|member| member.target.to_owned()));
    }
    while let Some(shape) = open.pop() {
        if !found.insert(shape.clone()) {
            continue;
        }
        match model.kind(&shape).as_str() {
            "structure" => open.extend(model.members(&shape).iter().map(|member| member.target.to_owned())),
            "list" => open.push(model.part(&shape, "member").to_owned()),
            "map" => open.push(model.part(&shape, "value").to_owned()),
            _ => {}
        }
    }
    found
}

fn rust_type(model: &Model, shape: &str) -> String {
    match model.kind(shape).as_str() {
        "string" => "String".into(),
        "enum" | "structure" => format!("sdk::types::{}", local(shape)),
        "blob" => "sdk::primitives::Blob".into(),
        "timestamp" => "sdk::primitives::DateTime".into(),
        "boolean" => "bool".into(),
        "integer" => "i32".into(),
        "long" => "i64".into(),
        "list" => format!("Vec<{}>", rust_type(model, model.part(shape, "member"))),
        "map" => format!("std::collections::HashMap<String, {}>", rust_type(model, model.part(shape, "value"))),
        other => format!("compile_error!(\"the driver cannot call with a {other}, as {shape} is\")"),
    }
}

fn reader_name(shape: &str) -> String {
    format!("read_{}", snake(local(shape)))
}

fn reader(text: &mut String, model: &Model, shape: &str) {
    let part = |part| reader_name(model.part(shape, part));
    let body = match model.kind(shape).as_str() {
        "string" => "read::string(value)".into(),
        "enum" => format!("Ok(sdk::types::{}::from(read::string(value)?.as_str()))", local(shape)),
        "blob" => "Ok(sdk::primitives::Blob::new(read::bytes(value)?))".into(),
        "boolean" => "read::boolean(value)".into(),
        "integer" | "long" => "read::integer(value)".into(),
        "timestamp" => "Ok(sdk::primitives::DateTime::from_secs(read::integer(value)?))".into(),
        "list" => format!("read::list(value, {})", part("member")),
        "map" => format!("read::map(value, {})", part("value")),
        _ => structure(model, shape),
    };
    let (name, rust_type) = (reader_name(shape), rust_type(model, shape));
    let _ = writeln!(text, "fn {name}(value: &Value) -> Result<{rust_type}, String> {{\n{body}\n}}\n");
}

fn structure(model: &Model, shape: &str) -> String {
    let mut text = format!("let mut builder = sdk::types::{}::builder();\n", local(shape));
    setters(&mut text, model, shape, "value", None);
    text += match model.build_can_fail(shape) {
        true => "builder.build().map_err(|error| error.to_string())",
        false => "Ok(builder.build())",
    };
    text
}

fn setters(text: &mut String, model: &Model, shape: &str, value: &str, append: Option<&str>) {
    for member in model.members(shape) {
        let set = setter(model, &member, append);
        let _ = writeln!(text, "if let Some(value) = read::member({value}, {:?}) {{ {set} }}", member.name);
    }
}

/// Sets one member on `builder`. A list or a map is set whole, or item by item where the case asks for that.
fn setter(model: &Model, member: &Member<'_>, append: Option<&str>) -> String {
    let (name, read) = (identifier(member.name), reader_name(member.target));
    let whole = format!("builder = builder.set_{}(Some({read}(value)?));", snake(member.name));
    // Strings and other plain values go through the plain setter, which converts.
    if !matches!(model.kind(member.target).as_str(), "list" | "map") {
        return format!("builder = builder.{name}({read}(value)?);");
    }
    let Some(append) = append else { return whole };
    let each = match model.kind(member.target).as_str() {
        "list" => format!("for item in {read}(value)? {{ builder = builder.{name}(item); }}"),
        _ => format!("for (key, item) in {read}(value)? {{ builder = builder.{name}(key, item); }}"),
    };
    format!("if {append} && !read::is_empty(value) {{ {each} }} else {{ {whole} }}")
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
