//! Default values: the JSON of a `default` trait, read as a value of the member's target.

use serde_json::Value;

use super::Facts;
use crate::smithy::base64;
use crate::smithy::model::{Kind, MemberIdx, Model, Shape, Simple};

/// A default value.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// Of a boolean.
    Boolean(bool),
    /// Of a byte, short, integer, long or enumeration of numbers.
    Integer(i64),
    /// Of a float or double.
    Float(f64),
    /// Of a big integer or big decimal, as the model writes it.
    BigNumber(String),
    /// Of a string.
    String(String),
    /// Of an enumeration of strings: what travels, which is one of its values.
    Enum(String),
    /// Of a blob: the bytes.
    Blob(Vec<u8>),
    /// Of a timestamp: seconds since 1970, possibly with a fraction.
    EpochSeconds(f64),
    /// Of a list: empty, the only one that Smithy allows.
    EmptyList,
    /// Of a map: empty, the only one that Smithy allows.
    EmptyMap,
    /// Of a document: null is not among them, and arrays and objects are empty.
    Document(Value),
}

impl Facts {
    /// The default of a structure's member; a null default is none. Whether it is filled in depends on the side: see
    /// [`client_presence`](Facts::client_presence) and [`server_presence`](Facts::server_presence).
    pub fn default_value(&self, member: MemberIdx) -> Option<DefaultValue> {
        default_value(&self.model, member).ok().flatten()
    }
}

/// The default, none, or what is wrong with it.
pub(in crate::smithy) fn default_value(model: &Model, member: MemberIdx) -> Result<Option<DefaultValue>, String> {
    let target = model.target(member);
    match &model[member].traits.default {
        None | Some(Value::Null) => Ok(None),
        Some(json) => {
            read(json, target).map(Some).ok_or_else(|| format!("`{json}` cannot be the default of {}", target.id))
        }
    }
}

fn read(json: &Value, target: &Shape) -> Option<DefaultValue> {
    match &target.kind {
        Kind::Simple(simple) => read_simple(json, *simple, target),
        Kind::Enum(values) => {
            let text = json.as_str()?;
            values.iter().any(|v| v.value == text).then(|| DefaultValue::Enum(text.to_owned()))
        }
        Kind::IntEnum(values) => {
            let number = json.as_i64()?;
            values.iter().any(|v| i64::from(v.value) == number).then_some(DefaultValue::Integer(number))
        }
        Kind::List(_) => json.as_array()?.is_empty().then_some(DefaultValue::EmptyList),
        Kind::Map(_) => json.as_object()?.is_empty().then_some(DefaultValue::EmptyMap),
        Kind::Structure(_) | Kind::Union(_) => None,
    }
}

fn read_simple(json: &Value, simple: Simple, target: &Shape) -> Option<DefaultValue> {
    match simple {
        Simple::Boolean => json.as_bool().map(DefaultValue::Boolean),
        Simple::String => json.as_str().map(|text| DefaultValue::String(text.to_owned())),
        Simple::Blob => base64::decode(json.as_str()?).map(DefaultValue::Blob),
        Simple::Byte => integer::<i8>(json),
        Simple::Short => integer::<i16>(json),
        Simple::Integer => integer::<i32>(json),
        Simple::Long => integer::<i64>(json),
        Simple::Float | Simple::Double => json.as_f64().map(DefaultValue::Float),
        Simple::BigInteger | Simple::BigDecimal => json.is_number().then(|| DefaultValue::BigNumber(json.to_string())),
        Simple::Timestamp => {
            super::super::timestamp::epoch_seconds(json, target.traits.timestamp_format).map(DefaultValue::EpochSeconds)
        }
        Simple::Document => is_document_default(json).then(|| DefaultValue::Document(json.clone())),
    }
}

fn integer<T: TryFrom<i64>>(json: &Value) -> Option<DefaultValue> {
    let number = json.as_i64()?;
    T::try_from(number).is_ok().then_some(DefaultValue::Integer(number))
}

fn is_document_default(json: &Value) -> bool {
    match json {
        Value::Array(entries) => entries.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}
