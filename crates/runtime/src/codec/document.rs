//! Documents: JSON values that the model does not describe.

use std::collections::HashMap;
use std::fmt;

use aws_smithy_types::{Document, Number};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;

use super::number::{NUMBER_KEY, number};
use super::refuse::next_name;
use super::{Context, Decoded, Encoded, Plain, Wire};

impl Wire for Document {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Document::Null => serializer.serialize_unit(),
            Document::Bool(value) => serializer.serialize_bool(*value),
            Document::Number(Number::PosInt(value)) => serializer.serialize_u64(*value),
            Document::Number(Number::NegInt(value)) => serializer.serialize_i64(*value),
            Document::Number(Number::Float(value)) => value.write(serializer),
            Document::String(value) => serializer.serialize_str(value),
            Document::Array(items) => serializer.collect_seq(items.iter().map(Encoded::<_, Plain>::new)),
            Document::Object(members) => {
                serializer.collect_map(members.iter().map(|(name, value)| (name, Encoded::<_, Plain>::new(value))))
            }
        }
    }
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(DocumentVisitor(cx)).map(Some)
    }
    fn fallback(_: &mut Context) -> Option<Self> {
        Some(Document::Null)
    }
}

struct DocumentVisitor<'a>(&'a mut Context);

impl<'de> Visitor<'de> for DocumentVisitor<'_> {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }
    fn visit_unit<E: Error>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }
    fn visit_none<E: Error>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        deserializer.deserialize_any(self)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Document, E> {
        Ok(Document::Bool(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Document, E> {
        Ok(Document::Number(u64::try_from(value).map_or(Number::NegInt(value), Number::PosInt)))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Document, E> {
        Ok(Document::Number(Number::PosInt(value)))
    }
    fn visit_i128<E: Error>(self, value: i128) -> Result<Document, E> {
        Ok(Document::Number(Number::Float(value as f64)))
    }
    fn visit_u128<E: Error>(self, value: u128) -> Result<Document, E> {
        Ok(Document::Number(Number::Float(value as f64)))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Document, E> {
        Ok(Document::Number(Number::Float(value)))
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Document, E> {
        Ok(Document::String(value.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Document, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(Decoded::<Document, Plain>::new(self.0))? {
            items.extend(item);
        }
        Ok(Document::Array(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Document, A::Error> {
        let mut members = HashMap::new();
        while let Some(name) = next_name(self.0, &mut access)? {
            if name == NUMBER_KEY {
                let text = access.next_value_seed(Decoded::<String, Plain>::new(self.0))?;
                return text
                    .and_then(|text| number(&text))
                    .map(Document::Number)
                    .ok_or_else(|| self.0.expected("a number"));
            }
            members.extend(access.next_value_seed(Decoded::<Document, Plain>::new(self.0))?.map(|value| (name, value)));
        }
        Ok(Document::Object(members))
    }
}
