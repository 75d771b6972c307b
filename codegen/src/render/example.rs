//! Values written out as Rust expressions. `crate::t` is the types crate there, `crate::o` the operations.

use crate::ir::{Build, Example, ExampleStructure, ExampleType};
use crate::rust::literal;

/// A value as an expression.
pub(super) fn value(example: &Example) -> String {
    match example {
        Example::Bool(flag) => flag.to_string(),
        Example::Integer(number) => literal::integer(*number),
        Example::Float(number) => float(*number),
        Example::Big { digits, integer: true } => big("BigInteger", digits),
        Example::Big { digits, integer: false } => big("BigDecimal", digits),
        Example::Text(text) => format!("String::from({})", literal::string(text)),
        Example::Enum(ty, text) => format!("t::{ty}::from({})", literal::string(text)),
        Example::Blob(bytes) => format!("Blob::new({})", literal::bytes(bytes)),
        Example::Stream(bytes) => format!("ByteStream::from_static({})", literal::bytes(bytes)),
        Example::Timestamp(seconds) => format!("value::timestamp({})", literal::string(seconds)),
        Example::Document(json) => format!("value::document({})", literal::string(json)),
        Example::List(entries) => format!("vec![{}]", join(entries.iter().map(value))),
        Example::Map(entries) => {
            let entries = entries.iter().map(|(key, entry)| format!("({}, {})", value(key), value(entry)));
            format!("HashMap::from([{}])", join(entries))
        }
        Example::Structure(structure) => self::structure(structure),
        Example::Union(ty, variant, inner) => format!("t::{ty}::{variant}({})", value(inner)),
        Example::Boxed(inner) => format!("Box::new({})", value(inner)),
        Example::Some(inner) => format!("Some({})", value(inner)),
        Example::None => "None".into(),
    }
}

/// A structure, made with its builder.
pub(super) fn structure(structure: &ExampleStructure) -> String {
    build(&builder(structure), structure.build)
}

/// A builder with its members set.
pub(super) fn builder(structure: &ExampleStructure) -> String {
    let ty = match &structure.ty {
        ExampleType::Shape(name) => format!("t::{name}"),
        ExampleType::Error(name) => format!("t::error::{name}"),
        ExampleType::Operation(module, name) => format!("o::{module}::{name}"),
    };
    format!("{ty}::builder(){}", setters(structure))
}

/// The calls that set the members of a builder.
pub(super) fn setters(structure: &ExampleStructure) -> String {
    structure.members.iter().map(|(setter, member)| format!(".{setter}(Some({}))", value(member))).collect()
}

/// What a builder makes.
pub(super) fn build(builder: &str, build: Build) -> String {
    match build {
        Build::Total => format!("{builder}.build()"),
        Build::Fallible => format!("value::built({builder}.build())"),
    }
}

fn big(ty: &str, digits: &str) -> String {
    format!("value::big::<{ty}>({})", literal::string(digits))
}

/// Of the type that is asked for, `f32` or `f64`: the constants are of one type only.
fn float(number: f64) -> String {
    if number.is_finite() {
        literal::float(number, "f64")
    } else {
        format!("value::float({})", literal::float(number, "f64"))
    }
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
