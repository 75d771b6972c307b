//! Members of a response that travel in headers: one value, the items of a list, or all names with a prefix.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::codec::{Context, Line, MapKey, Problem, Text};

/// Read access to header fields, whatever map holds them. Names are in lower case.
pub trait Headers: Sync {
    /// The first value of a field, if it is there and is text.
    fn get(&self, name: &str) -> Option<&str>;
    /// Calls `visit` with the name and value of every field line.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a str));
}

/// Reads one header. A list may be spread over several lines of the same name.
pub fn read_header<T, C: Text<T>>(headers: &dyn Headers, name: &str, cx: &mut Context) -> Option<T> {
    let line = match C::LINE {
        Line::Whole => Cow::Borrowed(headers.get(name)?),
        Line::Items | Line::Dates => joined(headers, name)?,
    };
    let parsed = C::parse(&mut HeaderTexts { rest: Some(&line), line: C::LINE });
    if parsed.is_none() {
        let mark = cx.mark();
        cx.report(Problem::Expected("a header of another form"));
        cx.enter(mark, name);
    }
    parsed
}

/// All lines of a name as one, which is what several lines mean.
pub(crate) fn joined<'a>(headers: &'a dyn Headers, name: &str) -> Option<Cow<'a, str>> {
    let mut line: Option<Cow<'a, str>> = None;
    headers.each(&mut |found, value| {
        if !found.eq_ignore_ascii_case(name) {
            return;
        }
        match &mut line {
            None => line = Some(Cow::Borrowed(value)),
            Some(line) => line.to_mut().extend([",", value]),
        }
    });
    line
}

/// The texts of a header line.
struct HeaderTexts<'a> {
    rest: Option<&'a str>,
    line: Line,
}

impl<'a> Iterator for HeaderTexts<'a> {
    type Item = Cow<'a, str>;

    /// An empty item is none (RFC 9110, 5.6.1), unless it is quoted.
    fn next(&mut self) -> Option<Cow<'a, str>> {
        loop {
            let rest = self.rest.take()?.trim();
            let commas = match self.line {
                Line::Whole => return Some(Cow::Borrowed(rest)),
                Line::Items => 0,
                Line::Dates => 1,
            };
            if let Some(quoted) = rest.strip_prefix('"') {
                let (text, after) = unquote(quoted);
                self.rest = after.split_once(',').map(|(_, after)| after);
                return Some(Cow::Owned(text));
            }
            let (item, after) = match rest.match_indices(',').nth(commas) {
                Some((comma, _)) => (&rest[..comma], Some(&rest[comma + 1..])),
                None => (rest, None),
            };
            self.rest = after;
            if !item.is_empty() {
                return Some(Cow::Borrowed(item.trim_end()));
            }
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

/// Reads the headers whose names begin with a prefix, by what follows it. An empty prefix takes every header.
pub fn read_prefix_headers<K: MapKey>(headers: &dyn Headers, prefix: &str) -> Option<HashMap<K, String>> {
    let mut found = HashMap::new();
    headers.each(&mut |name, value| {
        if let Some((start, key)) = name.split_at_checked(prefix.len())
            && start.eq_ignore_ascii_case(prefix)
        {
            found.insert(K::from_key(key.to_owned()), value.to_owned());
        }
    });
    (!found.is_empty()).then_some(found)
}
