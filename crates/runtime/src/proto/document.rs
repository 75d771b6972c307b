//! Data without a shape.

use aws_smithy_types::{Document as Data, Number};

use super::{List, Map, Proto};
use crate::codec::{Context, Problem};

crate::__oneof! {
    /// JSON-like data without a shape, of which no number loses digits: `restjson.Document`.
    Document {
        1 Null: bool;
        2 Bool: bool;
        3 Positive: u64;
        4 Negative: i64;
        5 Float: f64;
        6 Text: String;
        7 Array: (List<Document>);
        8 Object: (Map<Document>);
    }
}

impl Proto for Data {
    type Form = Document;

    fn into_form(self) -> Document {
        match self {
            Data::Null => Document::Null(true),
            Data::Bool(flag) => Document::Bool(flag),
            Data::Number(Number::PosInt(number)) => Document::Positive(number),
            Data::Number(Number::NegInt(number)) => Document::Negative(number),
            Data::Number(Number::Float(number)) => Document::Float(number),
            Data::String(text) => Document::Text(text),
            Data::Array(items) => Document::Array(items.into_form()),
            Data::Object(entries) => Document::Object(entries.into_form()),
        }
    }

    fn from_form(form: Document, cx: &mut Context) -> Option<Self> {
        Some(match form {
            Document::Null(_) => Data::Null,
            Document::Bool(flag) => Data::Bool(flag),
            Document::Positive(number) => Data::Number(Number::PosInt(number)),
            Document::Negative(number) => Data::Number(Number::NegInt(number)),
            Document::Float(number) => Data::Number(Number::Float(number)),
            Document::Text(text) => Data::String(text),
            Document::Array(items) => Data::Array(Proto::from_form(items, cx)?),
            Document::Object(entries) => Data::Object(Proto::from_form(entries, cx)?),
            Document::Unknown => {
                cx.report(Problem::Expected("a document of a kind that is known"));
                return None;
            }
        })
    }
}
