//! What the macros' implementations share.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::{self, Formatter};

use aws_smithy_types::error::ErrorMetadata;

use crate::codec::{Context, Member, Problem, Structure, Text};
use crate::error::{BoxError, Unhandled};

/// An output that remembers the id which the service gave its call.
pub trait WithRequestId {
    /// Sets or clears the request id.
    fn set_request_id(&mut self, request_id: Option<String>);
}

/// A modelled error.
pub trait ModeledError: Structure {
    /// Adds what the response said beside the error's own members; the message, if they lack it, is taken from there.
    fn complete(builder: &mut Self::Builder, meta: ErrorMetadata);
}

/// Read access to header fields, whatever map holds them. Names are in lower case.
pub trait Headers {
    /// The first value of a field, if it is there and is text.
    fn get(&self, name: &str) -> Option<&str>;
    /// Calls `visit` with the name and value of every field line.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a str));
}

/// Reads the members of an output or an error that do not travel in the body. The macros implement it.
pub trait ReadBound: Structure {
    /// Whether any member travels in the body.
    const HAS_BODY: bool = any_in_body(Self::MEMBERS);

    /// Reads them; the context takes the problems with headers.
    ///
    /// # Errors
    ///
    /// Where a member that is the whole body cannot be read.
    fn read_bound(
        builder: &mut Self::Builder,
        status: u16,
        headers: &dyn Headers,
        body: &[u8],
        cx: &mut Context,
    ) -> Result<(), BoxError>;
}

/// Whether any member travels in a body.
pub const fn any_in_body(members: &[Member]) -> bool {
    let mut at = 0;
    while at < members.len() {
        if members[at].in_body {
            return true;
        }
        at += 1;
    }
    false
}

/// Reads one header.
pub fn read_header<T, C: Text<T>>(headers: &dyn Headers, name: &str, cx: &mut Context) -> Option<T> {
    let value = headers.get(name)?;
    let mut texts = HeaderTexts { rest: Some(value), whole: C::WHOLE };
    let parsed = C::parse(&mut texts);
    if parsed.is_none() {
        let mark = cx.mark();
        cx.report(Problem::Expected("another form of header"));
        cx.enter(mark, name);
    }
    parsed
}

/// The texts of a header line: the line itself for a scalar, the items between its commas for a list.
struct HeaderTexts<'a> {
    rest: Option<&'a str>,
    whole: bool,
}

impl<'a> Iterator for HeaderTexts<'a> {
    type Item = Cow<'a, str>;

    fn next(&mut self) -> Option<Cow<'a, str>> {
        let rest = self.rest.take()?;
        if self.whole {
            return Some(Cow::Borrowed(rest.trim()));
        }
        let trimmed = rest.trim_start();
        if let Some(quoted) = trimmed.strip_prefix('"') {
            let (text, after) = unquote(quoted);
            self.rest = after.split_once(',').map(|(_, after)| after);
            return Some(Cow::Owned(text));
        }
        match trimmed.split_once(',') {
            Some((item, after)) => {
                self.rest = Some(after);
                Some(Cow::Borrowed(item.trim_end()))
            }
            None => Some(Cow::Borrowed(trimmed.trim_end())),
        }
    }
}

/// Takes a quoted string, its opening quote already gone; gives what follows its closing quote too.
fn unquote(quoted: &str) -> (String, &str) {
    let mut text = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return (text, &quoted[at + 1..]),
            '\\' => text.extend(chars.next().map(|(_, escaped)| escaped)),
            other => text.push(other),
        }
    }
    (text, "")
}

/// Reads the headers whose names begin with a prefix.
pub fn read_prefix_headers(headers: &dyn Headers, prefix: &str) -> Option<HashMap<String, String>> {
    let mut found = HashMap::new();
    headers.each(&mut |name, value| {
        if let Some(key) = name.strip_prefix(prefix) {
            found.insert(key.to_owned(), value.to_owned());
        }
    });
    (!found.is_empty()).then_some(found)
}

/// The message of an error structure, whether the model requires it or not.
pub trait Message {
    /// The text, if there is one.
    fn text(&self) -> Option<&str>;
}

impl Message for String {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Message for Option<String> {
    fn text(&self) -> Option<&str> {
        self.as_deref()
    }
}

/// `ValidationException: the message`.
pub fn display_error(f: &mut Formatter<'_>, name: &str, message: &impl Message) -> fmt::Result {
    f.write_str(name)?;
    match message.text() {
        Some(text) => write!(f, ": {text}"),
        None => Ok(()),
    }
}

/// `unhandled error (TheCode)`.
pub fn display_unhandled(f: &mut Formatter<'_>, error: &Unhandled) -> fmt::Result {
    match error.meta().code() {
        Some(code) => write!(f, "unhandled error ({code})"),
        None => f.write_str("unhandled error"),
    }
}
