//! Requests: a client's way from an input to method, URI, headers and body.

use std::collections::HashMap;

use aws_smithy_types::Blob;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::operation::BuildError;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use super::uri::{assemble, push_query};
use crate::codec::{Encoded, FromScalar, MapKey, Plain, Policy, Scope, Structure, Text, Wire, write_object};
use crate::error::BoxError;
use crate::operation::Facts;
use crate::shape::any_in_body;

/// What an input binds outside the JSON body. `input!` implements it.
pub trait Bind: Structure {
    /// Writes the bound members, in the model's order.
    fn bind(&self, parts: &mut RequestParts) -> Result<(), BuildError>;
}

/// Text members of an input that tracing may show. `input!` implements it.
pub trait Attributes {
    /// The member of that name in the model, if it is a string, set and not sensitive.
    fn attribute<'a>(&'a self, member: &str) -> Option<&'a str>;
}

/// A request in the making.
#[derive(Debug, Default)]
pub struct RequestParts {
    labels: Vec<(&'static str, String)>,
    query: String,
    keys: Vec<&'static str>,
    params: Vec<(String, String)>,
    headers: HeaderMap,
    payload: Option<SdkBody>,
}

/// Whether a request can do without a bound member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The member may be missing, and may be empty.
    Optional,
    /// The member must be set to something.
    Required,
}

/// The bytes of a blob, as they are.
#[derive(Debug, Clone, Copy)]
pub struct RawBytes;

/// The text of a string or an enum, as it is.
#[derive(Debug, Clone, Copy)]
pub struct RawText;

/// A wire form that can be a whole body.
pub trait Payload<T> {
    /// The body.
    fn body(value: &T) -> Result<SdkBody, BuildError>;
    /// Makes the value of a whole body; `None` where it does not fit.
    fn read(body: &[u8], policy: Policy) -> Result<Option<T>, BoxError>;
}

impl Payload<Blob> for RawBytes {
    fn body(value: &Blob) -> Result<SdkBody, BuildError> {
        Ok(SdkBody::from(value.as_ref()))
    }
    fn read(body: &[u8], _: Policy) -> Result<Option<Blob>, BoxError> {
        Ok((!body.is_empty()).then(|| Blob::new(body)))
    }
}

impl<T: FromScalar + AsRef<str>> Payload<T> for RawText {
    fn body(value: &T) -> Result<SdkBody, BuildError> {
        Ok(SdkBody::from(value.as_ref()))
    }
    fn read(body: &[u8], _: Policy) -> Result<Option<T>, BoxError> {
        if body.is_empty() {
            return Ok(None);
        }
        Ok(T::from_str(std::str::from_utf8(body)?))
    }
}

impl<T: Wire> Payload<T> for Plain {
    fn body(value: &T) -> Result<SdkBody, BuildError> {
        to_json(&Encoded::<T, Plain>::new(value))
    }
    fn read(body: &[u8], policy: Policy) -> Result<Option<T>, BoxError> {
        if body.is_empty() {
            return Ok(None);
        }
        super::response::read_json(body, policy, |cx, json| T::read(cx, json))
    }
}

impl RequestParts {
    /// Fills a label of the path.
    pub fn label<T, C: Text<T>>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: Option<&T>,
    ) -> Result<(), BuildError> {
        let mut text = String::new();
        each_text::<T, C>(field, value, Need::Required, &mut |part| text.push_str(part))?;
        if text.is_empty() {
            return Err(missing(field));
        }
        self.labels.push((name, text));
        Ok(())
    }

    /// Appends to the query: once for a scalar, once per item for a list.
    pub fn query<T, C: Text<T>>(
        &mut self,
        key: &'static str,
        field: &'static str,
        value: Option<&T>,
        need: Need,
    ) -> Result<(), BuildError> {
        self.keys.push(key);
        let query = &mut self.query;
        each_text::<T, C>(field, value, need, &mut |text| push_query(query, key, text))
    }

    /// Takes a map for the query. A key that a member of its own may set is left to that member.
    pub fn query_params<T: QueryValues>(&mut self, value: Option<&HashMap<String, T>>) {
        for (key, values) in value.into_iter().flatten() {
            values.each(&mut |value| self.params.push((key.clone(), value.to_owned())));
        }
    }

    /// The whole query, the map's entries last.
    fn take_query(&mut self) -> String {
        let mut query = std::mem::take(&mut self.query);
        for (key, value) in &self.params {
            if !self.keys.contains(&key.as_str()) {
                push_query(&mut query, key, value);
            }
        }
        query
    }

    /// Sets a header: one line, list items joined by commas. Nothing is sent for what is not set or empty.
    pub fn header<T, C: Text<T>>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: Option<&T>,
    ) -> Result<(), BuildError> {
        let mut line = String::new();
        let mut items = 0;
        each_text::<T, C>(field, value, Need::Optional, &mut |text| {
            let separator = if items == 0 { "" } else { ", " };
            line.push_str(separator);
            push_header_text::<T, C>(&mut line, text);
            items += 1;
        })?;
        if line.is_empty() {
            return Ok(());
        }
        self.insert(HeaderName::from_static(name), &line, field)
    }

    /// Sets one header per entry of a map.
    pub fn prefix_headers<K: MapKey>(
        &mut self,
        prefix: &str,
        field: &'static str,
        value: Option<&HashMap<K, String>>,
    ) -> Result<(), BuildError> {
        for (key, text) in value.into_iter().flatten() {
            let name = HeaderName::try_from(format!("{prefix}{}", key.as_key()))
                .map_err(|_| BuildError::invalid_field(field, "a key cannot be part of a header's name"))?;
            self.insert(name, text, field)?;
        }
        Ok(())
    }

    /// Makes a member the whole body.
    pub fn payload<T, C: Payload<T>>(&mut self, media_type: &'static str, value: Option<&T>) -> Result<(), BuildError> {
        if let Some(value) = value {
            self.payload = Some(C::body(value)?);
            self.headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(media_type));
        }
        Ok(())
    }

    fn insert(&mut self, name: HeaderName, text: &str, field: &'static str) -> Result<(), BuildError> {
        let value = HeaderValue::try_from(text)
            .map_err(|_| BuildError::invalid_field(field, "the value has characters that no header can carry"))?;
        self.headers.insert(name, value);
        Ok(())
    }
}

/// Appends one text to a header line. An item of a list is quoted where a comma or a quote would split it.
fn push_header_text<T, C: Text<T>>(line: &mut String, text: &str) {
    if C::WHOLE || !text.contains([',', '"']) {
        line.push_str(text);
        return;
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    line.extend(["\"", &escaped, "\""]);
}

/// The values of one key of a query map: one, or a list.
pub trait QueryValues {
    /// Hands over each value.
    fn each(&self, out: &mut dyn FnMut(&str));
}

impl QueryValues for String {
    fn each(&self, out: &mut dyn FnMut(&str)) {
        out(self);
    }
}

impl QueryValues for Vec<String> {
    fn each(&self, out: &mut dyn FnMut(&str)) {
        self.iter().for_each(|value| out(value));
    }
}

fn missing(field: &'static str) -> BuildError {
    BuildError::missing_field(field, "cannot be empty or unset")
}

/// Hands over the texts of a bound member, once it is what the request needs.
fn each_text<T, C: Text<T>>(
    field: &'static str,
    value: Option<&T>,
    need: Need,
    out: &mut dyn FnMut(&str),
) -> Result<(), BuildError> {
    let Some(value) = value else {
        return match need {
            Need::Optional => Ok(()),
            Need::Required => Err(missing(field)),
        };
    };
    let mut empty = true;
    C::texts(value, &mut |text| {
        empty &= text.is_empty();
        out(text);
    })
    .map_err(|_| BuildError::invalid_field(field, "the timestamp is out of the range of its format"))?;
    match need {
        Need::Required if empty => Err(missing(field)),
        Need::Required | Need::Optional => Ok(()),
    }
}

/// The body-bound members of an input.
struct Body<'a, T>(&'a T);

impl<T: Structure> Serialize for Body<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_object(self.0, Scope::Body, serializer)
    }
}

fn to_json(value: &impl Serialize) -> Result<SdkBody, BuildError> {
    serde_json::to_vec(value).map(SdkBody::from).map_err(BuildError::other)
}

/// Encodes an input as the request that the model binds it to.
///
/// # Errors
///
/// Where a label or a required query parameter is not set, or a value cannot travel where the model binds it.
pub fn encode_request<T: Bind>(facts: &Facts, input: &T) -> Result<http::Request<SdkBody>, BuildError> {
    let mut parts = RequestParts::default();
    input.bind(&mut parts)?;
    let body = match parts.payload.take() {
        Some(payload) => Some(payload),
        None if const { any_in_body(T::MEMBERS) } => {
            parts.headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
            Some(to_json(&Body(input))?)
        }
        None => None,
    };
    if let Some(length) = body.as_ref().and_then(SdkBody::content_length) {
        parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    let mut request = http::Request::new(body.unwrap_or_else(|| SdkBody::from("")));
    *request.method_mut() = http::Method::from_bytes(facts.method.as_bytes()).map_err(BuildError::other)?;
    let query = parts.take_query();
    *request.uri_mut() = assemble(facts.uri, &parts.labels, &query).parse().map_err(BuildError::other)?;
    *request.headers_mut() = parts.headers;
    Ok(request)
}
