//! Requests as a server has them: read access to what came, and the members that the path and the query carry.

use std::borrow::Cow;
use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use crate::codec::{Context, Problem, Text};
use crate::http::QueryValues;
use crate::shape::{Headers, Received};

/// A request, its body in memory. Nothing of it needs to be right: everything is checked while it is read.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The method.
    pub method: &'a str,
    /// The path, as it came: percent-encoded, without the query.
    pub path: &'a str,
    /// The query without its question mark; empty where there is none.
    pub query: &'a str,
    /// Headers.
    pub headers: &'a dyn Headers,
    /// The whole body.
    pub body: &'a [u8],
}

impl<'a> Request<'a> {
    /// Borrows from a request of the `http` crate.
    pub fn new<B: AsRef<[u8]>>(request: &'a http::Request<B>) -> Self {
        Self {
            method: request.method().as_str(),
            path: request.uri().path(),
            query: request.uri().query().unwrap_or_default(),
            headers: request.headers(),
            body: request.body().as_ref(),
        }
    }
}

/// The parameters of a query, decoded; `None` in place of what is not UTF-8.
pub(super) fn pairs(query: &str) -> impl Iterator<Item = (Option<Cow<'_, str>>, Option<Cow<'_, str>>)> {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(key), decoded(value))
    })
}

/// Text without its percent-encoding. A plus stands for itself.
fn decoded(text: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(text).decode_utf8().ok()
}

/// Records that a place holds something else than it should.
fn misfit(cx: &mut Context, name: &str, expected: &'static str) {
    let mark = cx.mark();
    cx.report(Problem::Expected(expected));
    cx.enter(mark, name);
}

/// Reads a label of the path.
pub fn read_label<T, C: Text<T>>(from: &Received<'_>, name: &str, cx: &mut Context) -> Option<T> {
    let (_, text) = from.labels.iter().find(|(known, _)| *known == name)?;
    let parsed = decoded(text).and_then(|text| C::parse(&mut std::iter::once(text)));
    if parsed.is_none() {
        misfit(cx, name, "a label of another form");
    }
    parsed
}

/// Reads a query parameter: the first of that name, or all of them where the form is a list.
pub fn read_query<T, C: Text<T>>(from: &Received<'_>, key: &str, cx: &mut Context) -> Option<T> {
    let mut named = pairs(from.query).filter(|(found, _)| found.as_deref() == Some(key)).map(|(_, value)| value);
    let first = named.next()?;
    let mut is_text = true;
    let mut texts = std::iter::once(first).chain(named).map_while(|value| {
        is_text &= value.is_some();
        value
    });
    let parsed = C::parse(&mut texts).filter(|_| is_text);
    if parsed.is_none() {
        misfit(cx, key, "a query parameter of another form");
    }
    parsed
}

/// Reads all query parameters, those included that other members are bound to.
pub fn read_query_params<T: QueryValues>(from: &Received<'_>, cx: &mut Context) -> Option<HashMap<String, T>> {
    let mut params: HashMap<String, T> = HashMap::new();
    for pair in pairs(from.query) {
        let (Some(key), Some(value)) = pair else {
            misfit(cx, "query", "text in UTF-8");
            return None;
        };
        match params.get_mut(&*key) {
            Some(values) => values.add(value.into_owned()),
            None => drop(params.insert(key.into_owned(), T::first(value.into_owned()))),
        }
    }
    (!params.is_empty()).then_some(params)
}
