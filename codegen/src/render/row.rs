//! One line per member: the fragments of a row of the runtime's declaring macros, from an exhaustive match each.

use std::collections::BTreeSet;

use serde::Serialize;

use super::docs::Docs;
use super::{layout, rule};
use crate::ir::{Codec, DocumentValue, Flag, Location, Presence, Row, Value, Variant};
use crate::rust::literal;
use crate::rust::row::{Imports, RowTypes};
use crate::rust::ty::RustType;

/// A member: its documentation and its line.
#[derive(Debug, Serialize)]
pub(super) struct RowView {
    docs: Docs,
    line: String,
}

/// The rows of a structure; what they need is added to the imports.
pub(super) fn rows(rows: &[Row], types: &RowTypes<'_>, imports: &mut Imports) -> Vec<RowView> {
    rows.iter().map(|row| view(row, types, imports)).collect()
}

fn view(row: &Row, types: &RowTypes<'_>, imports: &mut Imports) -> RowView {
    types.imports(&row.ty, imports);
    let (presence, default) = presence(&row.presence, row.server_default.as_ref(), &row.ty);
    let functions = format!("({}, {}):", row.setter, row.getter);
    let rest = format!(
        "{presence} {} = {}{}{}{}",
        types.token(&row.ty),
        literal::string(&row.json),
        row.location.as_ref().map(location).unwrap_or_default(),
        form(&row.codec, imports),
        flags(&row.flags),
    );
    let line =
        layout::member([vec![row.field.to_string(), functions, rest], rule::parts(&row.rules), default].concat());
    RowView { docs: Docs(row.docs.clone()), line }
}

/// The row of a union's member.
pub(super) fn variant(variant: &Variant, types: &RowTypes<'_>, imports: &mut Imports) -> RowView {
    types.imports(&variant.ty, imports);
    let functions = format!("({}, {}):", variant.is, variant.r#as);
    let rest = format!(
        "{} = {}{}{}",
        types.token(&variant.ty),
        literal::string(&variant.json),
        form(&variant.codec, imports),
        flags(&variant.flags),
    );
    let line = layout::member([vec![variant.name.to_string(), functions, rest], rule::parts(&variant.rules)].concat());
    RowView { docs: Docs(variant.docs.clone()), line }
}

/// The presence, and the default where there is one: everyone's, or a server's.
fn presence(presence: &Presence, server_default: Option<&Value>, ty: &RustType) -> (&'static str, Vec<String>) {
    let default = |default: &Value| format!("=> {}", value(default, ty));
    let servers = server_default.map(default).into_iter().collect();
    match presence {
        Presence::Required => ("required", servers),
        Presence::Expected => ("expected", servers),
        Presence::Optional => ("optional", servers),
        Presence::Default(value) => ("default", vec![default(value)]),
    }
}

/// A default as an expression of the type, fully qualified.
fn value(value: &Value, ty: &RustType) -> String {
    match value {
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => literal::integer(*value),
        Value::Float(value) => literal::float(*value, if *ty == RustType::F32 { "f32" } else { "f64" }),
        Value::Text(text) => format!("{}.into()", literal::string(text)),
        Value::Blob(bytes) => format!("::restjson_runtime::primitives::Blob::new(*{})", literal::bytes(bytes)),
        Value::EpochSeconds(seconds) => {
            let seconds = literal::float(*seconds, "f64");
            format!("::restjson_runtime::primitives::DateTime::from_secs_f64({seconds})")
        }
        Value::Empty => "::std::default::Default::default()".into(),
        Value::Document(document) => document_value(document),
    }
}

fn document_value(value: &DocumentValue) -> String {
    let from = |value: String| format!("::restjson_runtime::primitives::Document::from({value})");
    let variant = |name: &str| format!("::restjson_runtime::primitives::Document::{name}");
    match value {
        DocumentValue::Bool(flag) => from(flag.to_string()),
        DocumentValue::Unsigned(number) => from(format!("{number}_u64")),
        DocumentValue::Negative(number) => from(format!("{number}_i64")),
        DocumentValue::Float(number) => from(literal::float(*number, "f64")),
        DocumentValue::Text(text) => from(format!("::std::string::String::from({})", literal::string(text))),
        DocumentValue::EmptyList => variant("Array(::std::vec::Vec::new())"),
        DocumentValue::EmptyObject => variant("Object(::std::collections::HashMap::new())"),
        DocumentValue::Null => variant("Null"),
    }
}

fn location(location: &Location) -> String {
    match location {
        Location::Label(name) => format!(" in label({})", literal::string(name)),
        Location::Query(key) => format!(" in query({})", literal::string(key)),
        Location::QueryParams => " in params".into(),
        Location::Header(name) => format!(" in header({})", literal::string(name)),
        Location::PrefixHeaders(prefix) => format!(" in prefix({})", literal::string(prefix)),
        Location::Payload(media_type) => format!(" in payload({})", literal::string(media_type)),
        Location::Stream(media_type) => format!(" in stream({})", literal::string(media_type)),
        Location::StatusCode => " in status".into(),
    }
}

fn form(codec: &Codec, imports: &mut Imports) -> String {
    match codec {
        Codec::Plain => String::new(),
        other => format!(" as {}", codec_type(other, imports)),
    }
}

fn codec_type(codec: &Codec, imports: &mut Imports) -> String {
    match codec {
        Codec::Plain => imported(&mut imports.codecs, "Plain"),
        Codec::EpochSeconds => imported(&mut imports.codecs, "EpochSeconds"),
        Codec::DateTime => imported(&mut imports.codecs, "DateTimeText"),
        Codec::HttpDate => imported(&mut imports.codecs, "HttpDate"),
        Codec::Base64Text => imported(&mut imports.codecs, "Base64Text"),
        Codec::RawBytes => imported(&mut imports.payloads, "RawBytes"),
        Codec::RawText => imported(&mut imports.payloads, "RawText"),
        Codec::List(inner) => format!("{}<{}>", imported(&mut imports.codecs, "List"), codec_type(inner, imports)),
        Codec::Map(inner) => format!("{}<{}>", imported(&mut imports.codecs, "Map"), codec_type(inner, imports)),
        Codec::Sparse(inner) => format!("{}<{}>", imported(&mut imports.codecs, "Sparse"), codec_type(inner, imports)),
    }
}

fn imported(group: &mut BTreeSet<&'static str>, name: &'static str) -> String {
    group.insert(name);
    name.to_owned()
}

fn flags(flags: &[Flag]) -> String {
    let flag = |flag: &Flag| match flag {
        Flag::Sensitive => ", sensitive",
        Flag::IdempotencyToken => ", idempotency_token",
        Flag::HostLabel => ", host_label",
    };
    flags.iter().map(flag).collect()
}
