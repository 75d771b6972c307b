//! Texts, numbers, booleans, lists, maps and raw JSON.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess};
use serde_json::{Map, Number, Value};

use crate::open::{Open, Read, Reader, raw_object, to_value};
use crate::report::{Place, Report};
use crate::rule::Measure;

impl Open for String {
    type Seen = str;
    const EXPECTED: &'static str = "a string";

    fn seen(&self) -> &str {
        self
    }

    fn from_text(text: &str) -> Read<Self> {
        Ok(text.to_owned())
    }

    fn from_string(text: String) -> Read<Self> {
        Ok(text)
    }

    fn measure(&self) -> Measure<'_> {
        Measure::Text(self)
    }
}

impl Open for bool {
    type Seen = bool;
    const EXPECTED: &'static str = "true or false";

    fn seen(&self) -> &bool {
        self
    }

    fn from_bool(value: bool) -> Read<Self> {
        Ok(value)
    }
}

impl Open for i64 {
    type Seen = i64;
    const EXPECTED: &'static str = "a whole number";

    fn seen(&self) -> &i64 {
        self
    }

    fn from_number(value: Number) -> Read<Self> {
        value.as_i64().ok_or(Value::Number(value))
    }

    fn measure(&self) -> Measure<'_> {
        Measure::Number(*self)
    }
}

/// Any JSON: never of the wrong type.
impl Open for Value {
    type Seen = Value;
    const EXPECTED: &'static str = "any JSON";

    fn seen(&self) -> &Value {
        self
    }

    fn from_null() -> Read<Self> {
        Ok(Value::Null)
    }

    fn from_bool(value: bool) -> Read<Self> {
        Ok(value.into())
    }

    fn from_number(value: Number) -> Read<Self> {
        Ok(value.into())
    }

    fn from_text(text: &str) -> Read<Self> {
        Ok(text.into())
    }

    fn from_list<'de, A: SeqAccess<'de>>(items: A) -> Result<Read<Self>, A::Error> {
        Value::deserialize(serde::de::value::SeqAccessDeserializer::new(items)).map(Ok)
    }

    fn from_object<'de, A: MapAccess<'de>>(members: A) -> Result<Read<Self>, A::Error> {
        raw_object(members).map(Ok)
    }

    fn measure(&self) -> Measure<'_> {
        self.as_object().map_or(Measure::Nothing, |members| Measure::Items(members.len()))
    }
}

impl<T: Open> Open for Box<T> {
    type Seen = T::Seen;
    const EXPECTED: &'static str = T::EXPECTED;

    fn seen(&self) -> &T::Seen {
        (**self).seen()
    }

    fn from_null() -> Read<Self> {
        T::from_null().map(Self::new)
    }

    fn from_bool(value: bool) -> Read<Self> {
        T::from_bool(value).map(Self::new)
    }

    fn from_number(value: Number) -> Read<Self> {
        T::from_number(value).map(Self::new)
    }

    fn from_text(text: &str) -> Read<Self> {
        T::from_text(text).map(Self::new)
    }

    fn from_string(text: String) -> Read<Self> {
        T::from_string(text).map(Self::new)
    }

    fn from_list<'de, A: SeqAccess<'de>>(items: A) -> Result<Read<Self>, A::Error> {
        Ok(T::from_list(items)?.map(Self::new))
    }

    fn from_object<'de, A: MapAccess<'de>>(members: A) -> Result<Read<Self>, A::Error> {
        Ok(T::from_object(members)?.map(Self::new))
    }

    fn stand_in(raw: Value) -> Read<Self> {
        T::stand_in(raw).map(Self::new)
    }

    fn inspect(&self, at: &Place<'_>, report: &mut Report) {
        (**self).inspect(at, report);
    }

    fn measure(&self) -> Measure<'_> {
        (**self).measure()
    }
}

/// A list with an item that nothing can stand in for is kept raw, whole.
impl<T: Open> Open for Vec<T> {
    type Seen = [T];
    const EXPECTED: &'static str = "a list";

    fn seen(&self) -> &[T] {
        self
    }

    fn from_list<'de, A: SeqAccess<'de>>(mut items: A) -> Result<Read<Self>, A::Error> {
        let mut typed = Self::new();
        while let Some(read) = items.next_element_seed(Reader::<T>::new())? {
            match read.or_else(T::stand_in) {
                Ok(item) => typed.push(item),
                Err(raw) => {
                    let mut list: Vec<Value> = typed.iter().map(to_value).collect();
                    list.push(raw);
                    while let Some(item) = items.next_element()? {
                        list.push(item);
                    }
                    return Ok(Err(Value::Array(list)));
                }
            }
        }
        Ok(Ok(typed))
    }

    fn inspect(&self, at: &Place<'_>, report: &mut Report) {
        for (index, item) in self.iter().enumerate() {
            item.inspect(&at.item(index), report);
        }
    }

    fn measure(&self) -> Measure<'_> {
        Measure::Items(self.len())
    }
}

/// An object whose members all have one type. One with another member is kept raw, whole.
impl<T: Open> Open for BTreeMap<String, T> {
    type Seen = Self;
    const EXPECTED: &'static str = "an object";

    fn seen(&self) -> &Self {
        self
    }

    fn from_object<'de, A: MapAccess<'de>>(mut members: A) -> Result<Read<Self>, A::Error> {
        let mut typed = Self::new();
        while let Some(name) = members.next_key::<String>()? {
            match members.next_value_seed(Reader::<T>::new())?.or_else(T::stand_in) {
                Ok(value) => {
                    typed.insert(name, value);
                }
                Err(raw) => {
                    let known = typed.iter().map(|(name, value)| (name.clone(), to_value(value)));
                    let mut object: Map<String, Value> = known.collect();
                    object.insert(name, raw);
                    while let Some((name, value)) = members.next_entry()? {
                        object.insert(name, value);
                    }
                    return Ok(Err(Value::Object(object)));
                }
            }
        }
        Ok(Ok(typed))
    }

    fn inspect(&self, at: &Place<'_>, report: &mut Report) {
        for (name, value) in self {
            value.inspect(&at.member(name), report);
        }
    }

    fn measure(&self) -> Measure<'_> {
        Measure::Items(self.len())
    }
}
