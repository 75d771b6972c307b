//! Where in a JSON text the values of some paths stand.

use std::collections::HashMap;

use serde::ser::SerializeMap;

use crate::report::Step;

/// A part of a text. Lines and columns count from 1, columns in characters; the end is the last character.
///
/// That they count from 1 is inferred from Meta's samples.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The line it begins in.
    pub line_start: usize,
    /// The line it ends in.
    pub line_end: usize,
    /// The column it begins at.
    pub column_start: usize,
    /// The column it ends at.
    pub column_end: usize,
}

impl Span {
    pub(super) fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("line_start", &self.line_start)?;
        map.serialize_entry("line_end", &self.line_end)?;
        map.serialize_entry("column_start", &self.column_start)?;
        map.serialize_entry("column_end", &self.column_end)
    }
}

/// A path's value, and its name where it is a member.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) name: Option<Span>,
    pub(super) value: Span,
}

/// Finds the values of paths. The text is JSON that `serde_json` has read. Of a name that comes twice the last counts.
pub(super) fn find<'p>(text: &str, paths: impl Iterator<Item = &'p [Step]>) -> HashMap<&'p [Step], Option<Found>> {
    let wanted = paths.map(|path| (path, None)).collect();
    let mut walk = Walk { rest: text, line: 1, column: 1, path: Vec::new(), found: wanted };
    walk.value(None);
    walk.found
}

struct Walk<'t, 'p> {
    rest: &'t str,
    line: usize,
    column: usize,
    path: Vec<Step>,
    found: HashMap<&'p [Step], Option<Found>>,
}

impl Walk<'_, '_> {
    fn next(&mut self) -> Option<char> {
        let next = self.rest.chars().next()?;
        self.rest = &self.rest[next.len_utf8()..];
        if next == '\n' {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
        Some(next)
    }

    fn skip(&mut self, skipped: impl Fn(char) -> bool) {
        while self.rest.starts_with(&skipped) {
            self.next();
        }
    }

    fn space(&mut self) {
        self.skip(|next| next.is_ascii_whitespace());
    }

    /// Runs over something, and says where it was.
    fn span(&mut self, run: impl FnOnce(&mut Self)) -> Span {
        let (line_start, column_start) = (self.line, self.column);
        run(self);
        Span { line_start, line_end: self.line, column_start, column_end: self.column.saturating_sub(1) }
    }

    fn value(&mut self, name: Option<Span>) {
        self.space();
        let value = self.span(|walk| match walk.rest.as_bytes().first() {
            Some(b'{') => walk.object(),
            Some(b'[') => walk.list(),
            Some(b'"') => walk.text(),
            _ => walk.skip(|next| !matches!(next, ',' | '}' | ']') && !next.is_ascii_whitespace()),
        });
        if let Some(found) = self.found.get_mut(self.path.as_slice()) {
            *found = Some(Found { name, value });
        }
    }

    fn text(&mut self) {
        self.next();
        loop {
            match self.next() {
                Some('\\') => {
                    self.next();
                }
                Some('"') | None => return,
                Some(_) => {}
            }
        }
    }

    fn object(&mut self) {
        self.items('}', |walk, _| {
            let before = walk.rest;
            let span = walk.span(Self::text);
            let quoted = &before[..before.len() - walk.rest.len()];
            let name = serde_json::from_str(quoted).unwrap_or_default();
            walk.space();
            // The colon.
            walk.next();
            walk.path.push(Step::Member(name));
            Some(span)
        });
    }

    fn list(&mut self) {
        self.items(']', |walk, index| {
            walk.path.push(Step::Item(index));
            None
        });
    }

    fn items(&mut self, end: char, begin: impl Fn(&mut Self, usize) -> Option<Span>) {
        self.next();
        for index in 0.. {
            self.space();
            if self.rest.starts_with(end) || self.rest.is_empty() {
                break;
            }
            let name = begin(self, index);
            self.value(name);
            self.path.pop();
            self.space();
            if self.rest.starts_with(',') {
                self.next();
            }
        }
        self.next();
    }
}
