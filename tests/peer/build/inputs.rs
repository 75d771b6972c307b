//! What inputs need, whoever calls: a reader for each shape that one holds, and the setting of members on builders.

use crate::model::{Member, Model, Operation, local};
use crate::naming::{identifier, snake};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Every shape within the inputs that needs a reader of its own.
pub(crate) fn input_shapes(model: &Model, operations: &[Operation<'_>]) -> BTreeSet<String> {
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

/// The reader of one shape, which makes the Rust value of a JSON value.
pub(crate) fn reader(text: &mut String, model: &Model, shape: &str) {
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

/// Sets what the JSON value has of a structure's members on `builder`.
pub(crate) fn setters(text: &mut String, model: &Model, shape: &str, value: &str, append: Option<&str>) {
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
