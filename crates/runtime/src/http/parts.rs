//! A message in the making: what the bound members write, one by one.

use std::collections::HashMap;

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::operation::BuildError;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::payload::Payload;
use super::uri::push_query;
use crate::codec::{Line, MapKey, Text};

/// A message in the making.
#[derive(Debug, Default)]
pub struct Parts {
    kind: Kind,
    pub(super) labels: Vec<(&'static str, String)>,
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    #[cfg(feature = "server")]
    status: Option<u16>,
    pub(super) payload: Option<SdkBody>,
}

/// Which message is in the making.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    /// A request: an unset payload may need a body all the same.
    #[default]
    Request,
    /// A response: an unset payload is none.
    #[cfg(feature = "server")]
    Response,
}

/// Whether a request can do without a bound member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The member may be missing, and may be empty.
    Optional,
    /// The member must be set, and must not be an empty text. A list may be empty.
    Required,
}

impl Parts {
    /// Fills a label of the path.
    ///
    /// # Errors
    ///
    /// Where the value is not set or empty, or a timestamp is out of its format's range.
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
    ///
    /// # Errors
    ///
    /// Where a value that is needed is not set or empty, or a timestamp is out of its format's range.
    pub fn query<T, C: Text<T>>(
        &mut self,
        key: &'static str,
        field: &'static str,
        value: Option<&T>,
        need: Need,
    ) -> Result<(), BuildError> {
        let query = &mut self.query;
        each_text::<T, C>(field, value, need, &mut |text| push_query(query, key, text))
    }

    /// Appends the entries of a map to the query, but for the keys that other members write.
    pub fn query_params<K: MapKey, T: QueryValues>(
        &mut self,
        taken: &[Option<&'static str>],
        value: Option<&HashMap<K, T>>,
    ) {
        for (key, values) in value.into_iter().flatten() {
            let key = key.as_key();
            if !taken.contains(&Some(key)) {
                values.each(&mut |value| push_query(&mut self.query, key, value));
            }
        }
    }

    /// Sets a header: one line, list items joined by commas. What is set but empty is sent as an empty line.
    ///
    /// # Errors
    ///
    /// Where the value has characters that no header can carry.
    pub fn header<T, C: Text<T>>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: Option<&T>,
    ) -> Result<(), BuildError> {
        if value.is_none() {
            return Ok(());
        }
        let mut line = String::new();
        each_text::<T, C>(field, value, Need::Optional, &mut |text| push_header_text(&mut line, C::LINE, text))?;
        self.headers.insert(HeaderName::from_static(name), header_value(&line, field)?);
        Ok(())
    }

    /// Sets one header per entry of a map, but for those that members of their own have set.
    ///
    /// # Errors
    ///
    /// Where a key cannot be part of a header's name, or a value has characters that no header can carry.
    pub fn prefix_headers<K: MapKey>(
        &mut self,
        prefix: &str,
        field: &'static str,
        value: Option<&HashMap<K, String>>,
    ) -> Result<(), BuildError> {
        for (key, text) in value.into_iter().flatten() {
            let name = HeaderName::try_from(format!("{prefix}{}", key.as_key()))
                .map_err(|_| BuildError::invalid_field(field, "a key cannot be part of a header's name"))?;
            self.headers.entry(name).or_insert(header_value(text, field)?);
        }
        Ok(())
    }

    /// Makes a member the whole body.
    ///
    /// # Errors
    ///
    /// See [`Payload::body`].
    pub fn payload<T, C: Payload<T>>(&mut self, media_type: &'static str, value: Option<&T>) -> Result<(), BuildError> {
        self.payload = match value {
            Some(value) => Some(C::body(value)?),
            None if self.kind == Kind::Request => C::UNSET.map(SdkBody::from),
            None => None,
        };
        if self.payload.is_some() {
            self.headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(media_type));
        }
        Ok(())
    }
}

#[cfg(feature = "server")]
impl Parts {
    /// Starts a response.
    pub(crate) fn response() -> Self {
        Self { kind: Kind::Response, ..Self::default() }
    }

    /// Sets the status.
    ///
    /// # Errors
    ///
    /// Where the value is no status.
    pub fn status(&mut self, field: &'static str, value: Option<&i32>) -> Result<(), BuildError> {
        let status = value.map(|&value| u16::try_from(value));
        self.status = status.transpose().map_err(|_| BuildError::invalid_field(field, "this is no HTTP status"))?;
        Ok(())
    }

    /// Headers, status and payload. The status given stands in for one that no member has set.
    pub(crate) fn into_response(self, status: u16) -> (HeaderMap, u16, Option<SdkBody>) {
        (self.headers, self.status.unwrap_or(status), self.payload)
    }
}

fn header_value(text: &str, field: &'static str) -> Result<HeaderValue, BuildError> {
    HeaderValue::try_from(text)
        .map_err(|_| BuildError::invalid_field(field, "the value has characters that no header can carry"))
}

/// Appends one text to a header line.
fn push_header_text(line: &mut String, form: Line, text: &str) {
    if form != Line::Whole && !line.is_empty() {
        line.push_str(", ");
    }
    match form {
        Line::Items if needs_quotes(text) => {
            let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
            line.extend(["\"", &escaped, "\""]);
        }
        Line::Whole | Line::Items | Line::Dates => line.push_str(text),
    }
}

/// Whether an item of a list would be split, trimmed, lost or taken for a comment.
fn needs_quotes(item: &str) -> bool {
    item.is_empty() || item.trim().len() != item.len() || item.contains([',', '"', '(', ')'])
}

/// The values of one key of a query map: one, or a list.
pub trait QueryValues {
    /// Hands over each value.
    fn each(&self, out: &mut dyn FnMut(&str));
    /// Starts with a key's first value.
    fn first(value: String) -> Self;
    /// Adds a further value of the same key.
    fn add(&mut self, value: String);
}

/// Of several values of a key the first stands.
impl QueryValues for String {
    fn each(&self, out: &mut dyn FnMut(&str)) {
        out(self);
    }
    fn first(value: String) -> Self {
        value
    }
    fn add(&mut self, _: String) {}
}

impl QueryValues for Vec<String> {
    fn each(&self, out: &mut dyn FnMut(&str)) {
        self.iter().for_each(|value| out(value));
    }
    fn first(value: String) -> Self {
        vec![value]
    }
    fn add(&mut self, value: String) {
        self.push(value);
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
    match (need, C::LINE) {
        (Need::Required, Line::Whole) if empty => Err(missing(field)),
        (Need::Required | Need::Optional, _) => Ok(()),
    }
}
