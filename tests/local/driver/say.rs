//! The JSON of what an output holds: blobs as base64, times as seconds, what is not there left out.

use sdk::primitives::{Blob, DateTime};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A value with a form in JSON.
pub(crate) trait Say {
    /// The form, or nothing where there is no value.
    fn say(&self) -> Option<Value>;
}

/// An object of the members that are there.
pub(crate) fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let there = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(there.collect::<Map<_, _>>())
}

impl<T: Say> Say for Option<T> {
    fn say(&self) -> Option<Value> {
        self.as_ref().and_then(Say::say)
    }
}

impl<T: Say> Say for Vec<T> {
    fn say(&self) -> Option<Value> {
        Some(self.iter().filter_map(Say::say).collect())
    }
}

impl<T: Say> Say for HashMap<String, T> {
    fn say(&self) -> Option<Value> {
        let entries = self.iter().filter_map(|(key, value)| Some((key.clone(), value.say()?)));
        Some(Value::Object(entries.collect()))
    }
}

impl Say for DateTime {
    fn say(&self) -> Option<Value> {
        match self.subsec_nanos() {
            0 => Some(self.secs().into()),
            _ => Some(self.as_secs_f64().into()),
        }
    }
}

impl Say for Blob {
    fn say(&self) -> Option<Value> {
        Some(aws_smithy_types::base64::encode(self.as_ref()).into())
    }
}

macro_rules! plain {
    ($($name:ty),*) => { $(
        impl Say for $name {
            fn say(&self) -> Option<Value> {
                Some(Value::from(self.clone()))
            }
        }
    )* };
}
plain!(String, bool, i32, i64);
