//! The functions that endpoint rules may call.
//!
//! A function without an answer returns `None`; that is how a condition fails. An argument of the wrong kind counts as
//! absent: the model has been checked long before.

use std::fmt::Write as _;

use super::arn;
use super::partition::Partition;
use super::rules::Function;
use super::url;
use super::value::Value;
use crate::http::is_host_label;

/// Calls `function`.
pub(super) fn call<'a>(function: Function, arguments: Vec<Option<Value<'a>>>) -> Option<Value<'a>> {
    let arguments = Arguments(arguments);
    match function {
        Function::IsSet => Some(Value::Bool(arguments.get(0).is_some())),
        Function::Not => Some(Value::Bool(!arguments.bool(0)?)),
        Function::BooleanEquals => Some(Value::Bool(arguments.bool(0)? == arguments.bool(1)?)),
        Function::StringEquals => Some(Value::Bool(arguments.text(0)? == arguments.text(1)?)),
        Function::ParseUrl => url::parse(arguments.text(0)?),
        Function::IsValidHostLabel => Some(Value::Bool(is_host_label(arguments.text(0)?, arguments.bool(1)?))),
        Function::Substring => arguments.substring(),
        Function::UriEncode => Some(Value::owned(uri_encode(arguments.text(0)?))),
        Function::Split => arguments.split(),
        Function::Coalesce => arguments.0.into_iter().flatten().next(),
        Function::Ite => arguments.choose(),
        Function::Partition => Some(Partition::of(arguments.text(0)?).to_value()),
        Function::ParseArn => arn::parse(arguments.text(0)?),
        Function::IsVirtualHostableS3Bucket => {
            Some(Value::Bool(is_virtual_hostable_bucket(arguments.text(0)?, arguments.bool(1)?)))
        }
    }
}

struct Arguments<'a>(Vec<Option<Value<'a>>>);

impl<'a> Arguments<'a> {
    fn get(&self, index: usize) -> Option<&Value<'a>> {
        self.0.get(index)?.as_ref()
    }

    fn text(&self, index: usize) -> Option<&str> {
        self.get(index)?.as_text()
    }

    fn bool(&self, index: usize) -> Option<bool> {
        self.get(index)?.as_bool()
    }

    fn index(&self, index: usize) -> Option<usize> {
        self.get(index)?.as_index()
    }

    fn substring(&self) -> Option<Value<'a>> {
        let (text, start, stop) = (self.text(0)?, self.index(1)?, self.index(2)?);
        if !text.is_ascii() || start >= stop || stop > text.len() {
            return None;
        }
        let range = if self.bool(3)? { text.len() - stop..text.len() - start } else { start..stop };
        text.get(range).map(Value::copied)
    }

    fn split(&self) -> Option<Value<'a>> {
        let (text, delimiter, limit) = (self.text(0)?, self.text(1)?, self.index(2)?);
        if delimiter.is_empty() {
            return None;
        }
        let limit = if limit == 0 { usize::MAX } else { limit };
        Some(Value::List(text.splitn(limit, delimiter).map(Value::copied).collect()))
    }

    fn choose(self) -> Option<Value<'a>> {
        let branch = if self.bool(0)? { 1 } else { 2 };
        self.0.into_iter().nth(branch).flatten()
    }
}

/// Whether an S3 bucket of this name can be a host's first part: lower case, 3 to 63 characters, not like an address.
fn is_virtual_hostable_bucket(bucket: &str, allow_dots: bool) -> bool {
    let edge = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let valid = |part: &str| {
        is_host_label(part, false)
            && !part.bytes().any(|byte| byte.is_ascii_uppercase())
            && edge(part.bytes().next())
            && edge(part.bytes().last())
    };
    matches!(bucket.len(), 3..=63)
        && bucket.parse::<std::net::Ipv4Addr>().is_err()
        && if allow_dots { bucket.split('.').all(valid) } else { valid(bucket) }
}

/// Percent-encodes everything but unreserved characters.
fn uri_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
