//! The canonical form of a request: the text of which both sides of a signature take the hash.

use std::borrow::Cow;

use percent_encoding::{percent_decode_str, utf8_percent_encode};

use super::target::Target;
use crate::client::order::order;
use crate::client::parts::push_all;
use crate::http::{RESERVED, RESERVED_IN_GREEDY};

/// Headers that proxies and the transport may change on the way, and the one that carries the signature.
const UNSIGNED: [&str; 4] = ["authorization", "user-agent", "x-amzn-trace-id", "transfer-encoding"];

/// A header as it is signed: its name in lower case, and its value.
pub(super) type Header<'a> = (&'a str, &'a str);

/// How a path is signed. Services differ; S3 takes it as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PathForm {
    /// Remove `.`, `..` and empty segments.
    pub(super) normalized: bool,
    /// Escape once more what is escaped already.
    pub(super) escaped_twice: bool,
}

/// A canonical request, and the names of the headers in it.
#[derive(Debug)]
pub(super) struct Canonical {
    pub(super) text: String,
    /// As in `SignedHeaders=`: in order, joined by semicolons.
    pub(super) signed_headers: String,
}

impl Canonical {
    /// Puts the parts together. `headers` are those of the request and of the signature; their order is of no matter,
    /// but for headers of the same name.
    pub(super) fn new(
        method: &str,
        target: &Target<'_>,
        path_form: PathForm,
        headers: &mut Vec<Header<'_>>,
        payload: &str,
    ) -> Self {
        headers.retain(|(name, _)| !UNSIGNED.contains(name));
        let order = order(headers.len(), &|left, right| headers[left].0.cmp(headers[right].0));
        let headers: Vec<Header<'_>> = order.into_iter().map(|position| headers[position]).collect();
        let length: usize = headers.iter().map(|(name, value)| 2 * name.len() + value.len() + 3).sum();
        let mut text = String::with_capacity(method.len() + 2 * target.length() + length + payload.len() + 8);
        push_all(&mut text, &[method, "\n"]);
        push_path(&mut text, target.path, path_form);
        push_all(&mut text, &["\n"]);
        push_query(&mut text, target.query);
        push_all(&mut text, &["\n"]);
        let signed_headers = push_headers(&mut text, &headers);
        push_all(&mut text, &["\n", &signed_headers, "\n", payload]);
        Self { text, signed_headers }
    }
}

fn push_path(text: &mut String, path: &str, form: PathForm) {
    let path = match form.normalized {
        true => normalize(path),
        false => Cow::Borrowed(path),
    };
    match form.escaped_twice {
        true => text.extend(utf8_percent_encode(&path, RESERVED_IN_GREEDY)),
        false => push_all(text, &[&path]),
    }
}

/// Removes dot segments (RFC 3986, 5.2.4) and empty ones.
fn normalize(path: &str) -> Cow<'_, str> {
    if path.starts_with('/') && !has(path, b"//") && !has(path, b"/.") {
        return Cow::Borrowed(path);
    }
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(kept.pop()),
            segment => kept.push(segment),
        }
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_folder = !kept.is_empty() && matches!(last, "" | "." | "..");
    let mut normalized = String::with_capacity(path.len() + 1);
    for segment in &kept {
        push_all(&mut normalized, &["/", segment]);
    }
    if kept.is_empty() || is_folder {
        push_all(&mut normalized, &["/"]);
    }
    Cow::Owned(normalized)
}

/// Whether these two letters, of ASCII, stand side by side. A search for a text of any length is a kilobyte more.
fn has(text: &str, letters: &[u8; 2]) -> bool {
    text.as_bytes().windows(2).any(|pair| pair == letters)
}

/// Parameters sorted by their escaped names, then by their escaped values.
fn push_query(text: &mut String, query: &str) {
    let mut parameters = Vec::new();
    for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        parameters.push((escaped_anew(name), escaped_anew(value)));
    }
    let order = order(parameters.len(), &|left, right| parameters[left].cmp(&parameters[right]));
    for (index, position) in order.into_iter().enumerate() {
        let (name, value) = &parameters[position];
        let separator = if index == 0 { "" } else { "&" };
        push_all(text, &[separator, name, "=", value]);
    }
}

/// What a form wrote into the query, where a plus may stand for a space, as a signature has it.
fn escaped_anew(text: &str) -> String {
    let text = match text.contains('+') {
        true => Cow::Owned(text.replace('+', " ")),
        false => Cow::Borrowed(text),
    };
    utf8_percent_encode(&percent_decode_str(&text).decode_utf8_lossy(), RESERVED).to_string()
}

/// Writes a line for each name, and answers the names.
fn push_headers(text: &mut String, headers: &[Header<'_>]) -> String {
    let mut names = String::with_capacity(headers.iter().map(|(name, _)| name.len() + 1).sum());
    for (index, &(name, value)) in headers.iter().enumerate() {
        match index.checked_sub(1).is_some_and(|before| headers[before].0 == name) {
            // Another value of the same header goes on in its line.
            true => {
                text.pop();
                push_all(text, &[","]);
            }
            false => {
                let separator = if index == 0 { "" } else { ";" };
                push_all(&mut names, &[separator, name]);
                push_all(text, &[name, ":"]);
            }
        }
        push_trimmed(text, value);
        push_all(text, &["\n"]);
    }
    names
}

/// Without spaces around, and with single ones within.
fn push_trimmed(text: &mut String, value: &str) {
    let value = value.trim_matches(' ');
    if !has(value, b"  ") {
        return push_all(text, &[value]);
    }
    for (index, word) in value.split(' ').filter(|word| !word.is_empty()).enumerate() {
        push_all(text, &[if index == 0 { "" } else { " " }, word]);
    }
}
