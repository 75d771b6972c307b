//! Values that the model's tests give in JSON become values that a program writes.
//!
//! Smithy gives such JSON a form of its own: blobs are text, timestamps are epoch seconds, floats may be `"NaN"`.

use serde_json::Value;

use super::Lower;
use super::shape::Role;
use crate::ir::{Build, Example, ExampleStructure, ExampleType};
use crate::smithy::{Kind, MemberIdx, ShapeIdx, Simple};

/// A value, or the reason why it is none of the shape.
pub(super) type Found<T> = Result<T, String>;

impl Lower<'_> {
    /// A structure with the members that the JSON has.
    pub(super) fn example_structure(
        self,
        shape: ShapeIdx,
        ty: ExampleType,
        role: Role,
        json: &Value,
    ) -> Found<ExampleStructure> {
        let empty = serde_json::Map::new();
        let given = match json {
            Value::Null => &empty,
            other => other.as_object().ok_or_else(|| self.misfit(shape, other))?,
        };
        let mut members = Vec::new();
        for (name, value) in given.iter().filter(|(_, value)| !value.is_null()) {
            let member = self.facts.model.member_named(shape, name);
            let member = member.ok_or_else(|| format!("{} has no member `{name}`", self.facts.model[shape].id))?;
            members.push((self.naming.field(member).setter.clone(), self.example_member(member, value)?));
        }
        Ok(ExampleStructure { ty, build: self.build(shape, role), members })
    }

    fn example_member(self, member: MemberIdx, json: &Value) -> Found<Example> {
        let value = self.example(self.facts.model[member].target, json)?;
        Ok(if self.facts.is_boxed(member) { Example::Boxed(Box::new(value)) } else { value })
    }

    /// An entry of a list or map, which may be null where that is sparse.
    fn example_entry(self, collection: ShapeIdx, member: MemberIdx, json: &Value) -> Found<Example> {
        match (self.facts.is_sparse(collection), json) {
            (true, Value::Null) => Ok(Example::None),
            (true, json) => Ok(Example::Some(Box::new(self.example_member(member, json)?))),
            (false, json) => self.example_member(member, json),
        }
    }

    fn example(self, shape: ShapeIdx, json: &Value) -> Found<Example> {
        let misfit = || self.misfit(shape, json);
        match &self.facts.model[shape].kind {
            Kind::Simple(simple) => self.example_simple(shape, *simple, json),
            Kind::Enum(_) => {
                let text = json.as_str().ok_or_else(misfit)?;
                Ok(Example::Enum(self.naming.of_type(shape).clone(), text.to_owned()))
            }
            Kind::IntEnum(_) => json.as_i64().map(Example::Integer).ok_or_else(misfit),
            Kind::List(element) => {
                let entries = json.as_array().ok_or_else(misfit)?.iter();
                Ok(Example::List(
                    entries.map(|entry| self.example_entry(shape, *element, entry)).collect::<Found<_>>()?,
                ))
            }
            Kind::Map([_, value]) => {
                let entries = json.as_object().ok_or_else(misfit)?.iter();
                let entry = |(key, entry): (&String, &Value)| {
                    Ok((Example::Text(key.clone()), self.example_entry(shape, *value, entry)?))
                };
                Ok(Example::Map(entries.map(entry).collect::<Found<_>>()?))
            }
            Kind::Structure(_) => {
                let ty = self.naming.of_type(shape).clone();
                let ty =
                    if self.facts.error(shape).is_some() { ExampleType::Error(ty) } else { ExampleType::Shape(ty) };
                let role = if self.facts.error(shape).is_some() { Role::Error } else { Role::Nested };
                self.example_structure(shape, ty, role, json).map(Example::Structure)
            }
            Kind::Union(_) => self.example_union(shape, json),
        }
    }

    fn example_union(self, shape: ShapeIdx, json: &Value) -> Found<Example> {
        let set: Vec<_> = json.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()).collect();
        let [(name, value)] = set.as_slice() else { return Err(self.misfit(shape, json)) };
        let member = self.facts.model.member_named(shape, name);
        let member = member.ok_or_else(|| format!("{} has no member `{name}`", self.facts.model[shape].id))?;
        let variant = self.naming.variant(member).name.clone();
        let value = Box::new(self.example_member(member, value)?);
        Ok(Example::Union(self.naming.of_type(shape).clone(), variant, value))
    }

    fn example_simple(self, shape: ShapeIdx, simple: Simple, json: &Value) -> Found<Example> {
        let text = || json.as_str().map(str::to_owned);
        let found = match simple {
            Simple::Boolean => json.as_bool().map(Example::Bool),
            Simple::String => text().map(Example::Text),
            Simple::Blob if self.facts.is_streaming(shape) => text().map(|text| Example::Stream(text.into_bytes())),
            Simple::Blob => text().map(|text| Example::Blob(text.into_bytes())),
            Simple::Byte | Simple::Short | Simple::Integer | Simple::Long => json.as_i64().map(Example::Integer),
            Simple::Float | Simple::Double => float(json).map(Example::Float),
            Simple::BigInteger => number_text(json).map(|digits| Example::Big { digits, integer: true }),
            Simple::BigDecimal => number_text(json).map(|digits| Example::Big { digits, integer: false }),
            Simple::Timestamp => number_text(json).map(Example::Timestamp),
            Simple::Document => Some(Example::Document(json.to_string())),
        };
        found.ok_or_else(|| self.misfit(shape, json))
    }

    fn misfit(self, shape: ShapeIdx, json: &Value) -> String {
        format!("`{json}` is no value of {}", self.facts.model[shape].id)
    }

    fn build(self, shape: ShapeIdx, role: Role) -> Build {
        self.structure(shape, crate::rust::ident::TypeName::shape(self.facts.model.name(shape)), role).build
    }
}

fn float(json: &Value) -> Option<f64> {
    match json.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        Some(_) => None,
        None => json.as_f64(),
    }
}

fn number_text(json: &Value) -> Option<String> {
    json.is_number().then(|| json.to_string())
}
