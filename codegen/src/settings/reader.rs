//! Reads tables of settings and keeps account of what is wrong with them.
//!
//! A key that was asked for is consumed; what is left at the end is unknown. A missing or wrong value becomes an empty
//! one so that reading goes on: the problems say in the end that the result is of no use.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::mem;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, Problems};

/// What a key or value that names an element of the model may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IdForm {
    /// `namespace#Shape`
    Shape,
    /// `namespace#Shape` or `namespace#Shape$member`
    ShapeOrMember,
}

/// Reads one table.
pub(super) struct Reader<'t> {
    text: &'t str,
    table: DeTable<'t>,
    /// What messages call the table: `[crates]`; empty for the file.
    name: String,
    span: Range<usize>,
    asked: Vec<&'static str>,
    problems: Vec<Problem>,
    /// Problems of the text as TOML.
    broken: Vec<Problem>,
}

impl<'t> Reader<'t> {
    /// Reads the file itself.
    pub(super) fn new(text: &'t str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Self {
            text,
            table: table.into_inner(),
            name: String::new(),
            span: 0..0,
            asked: Vec::new(),
            problems: Vec::new(),
            broken: Vec::new(),
        };
        for error in errors {
            reader.problem_at(&error.span().unwrap_or(0..0), error.message(), "");
        }
        reader.broken = mem::take(&mut reader.problems);
        reader
    }

    /// Every problem, those of unknown keys included. Of a file that is not TOML only where it breaks.
    pub(super) fn finish(mut self) -> Problems {
        if self.broken.is_empty() {
            self.report_unknown();
            Problems::sorted(self.problems)
        } else {
            Problems::sorted(self.broken)
        }
    }

    /// Reports a problem of the table as a whole.
    pub(super) fn problem(&mut self, message: &str, help: &str) {
        let (message, span) = (format!("{}{message}", self.prefix()), self.span.clone());
        self.problem_at(&span, &message, help);
    }

    /// A text, not empty.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.clone().into_owned()),
            DeValue::String(_) => self.wrong(key, &value.span(), "is empty"),
            other => self.wrong(key, &value.span(), &format!("must be a text, not {}", kind(other))),
        }
    }

    /// A list of texts, none of them empty.
    pub(super) fn texts(&mut self, key: &'static str) -> Option<Vec<String>> {
        let value = self.take(key)?;
        let span = value.span();
        let entries = match value.into_inner() {
            DeValue::Array(entries) => entries,
            other => return self.wrong(key, &span, &format!("must be a list of texts, not {}", kind(&other))),
        };
        let mut texts = Vec::new();
        for entry in entries {
            match entry.get_ref() {
                DeValue::String(text) if !text.trim().is_empty() => texts.push(text.clone().into_owned()),
                DeValue::String(_) => self.wrong(key, &entry.span(), "has an empty text").unwrap_or_default(),
                other => {
                    let what = format!("must be a list of texts, but has {}", kind(other));
                    self.wrong(key, &entry.span(), &what).unwrap_or_default()
                }
            }
        }
        Some(texts)
    }

    /// A text that must be there.
    pub(super) fn required_text(&mut self, key: &'static str) -> String {
        let present = self.table.contains_key(key);
        let text = self.text(key);
        if !present {
            self.problem(&format!("`{key}` is missing"), "");
        }
        text.unwrap_or_default()
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            other => self.wrong(key, &value.span(), &format!("must be true or false, not {}", kind(other))),
        }
    }

    /// The name of a package, or its beginning.
    pub(super) fn package_name(&mut self, key: &'static str) -> Option<String> {
        let span = self.span_of(key);
        let name = self.text(key)?;
        let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
        if begins && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
            return Some(name);
        }
        self.wrong(key, &span, "must be a package name: letters, digits, `-` and `_`, a letter first")
    }

    /// An absolute shape id.
    pub(super) fn shape_id(&mut self, key: &'static str, form: IdForm) -> Option<String> {
        let span = self.span_of(key);
        let id = self.text(key)?;
        if is_shape_id(&id, form) { Some(id) } else { self.wrong(key, &span, expected(form)) }
    }

    /// A table that must be there.
    pub(super) fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Reader<'t>) -> T) -> T {
        let (table, span) = match self.take(key) {
            Some(value) => self.table_of(key, value),
            None => {
                self.problem(&format!("the table [{key}] is missing"), "");
                (None, self.span.clone())
            }
        };
        let absent = table.is_none();
        self.nested(format!("[{key}]"), table.unwrap_or_default(), span, absent, read)
    }

    /// A table that may be absent.
    pub(super) fn optional_table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Reader<'t>) -> T,
    ) -> Option<T> {
        let value = self.take(key)?;
        let (table, span) = self.table_of(key, value);
        let absent = table.is_none();
        Some(self.nested(format!("[{key}]"), table.unwrap_or_default(), span, absent, read))
    }

    /// A table of tables, keyed by elements of the model. Absent means empty.
    pub(super) fn entries<T>(
        &mut self,
        key: &'static str,
        form: IdForm,
        mut read: impl FnMut(&mut Reader<'t>) -> T,
    ) -> BTreeMap<String, T> {
        let Some(value) = self.take(key) else { return BTreeMap::new() };
        let mut entries = BTreeMap::new();
        for (id, value) in self.table_of(key, value).0.unwrap_or_default() {
            let name = format!("[{key}.\"{}\"]", id.get_ref());
            if !is_shape_id(id.get_ref(), form) {
                self.problem_at(&id.span(), &format!("{name} {}", expected(form)), "");
            }
            let (table, _) = self.table_of(&name, value);
            let absent = table.is_none();
            let entry = self.nested(name, table.unwrap_or_default(), id.span(), absent, &mut read);
            entries.insert(id.into_inner().into_owned(), entry);
        }
        entries
    }

    /// Reads a table inside this one; of an absent table only the absence is reported.
    fn nested<T>(
        &mut self,
        name: String,
        table: DeTable<'t>,
        span: Range<usize>,
        absent: bool,
        read: impl FnOnce(&mut Reader<'t>) -> T,
    ) -> T {
        let mut inner =
            Reader { text: self.text, table, name, span, asked: Vec::new(), problems: Vec::new(), broken: Vec::new() };
        let result = read(&mut inner);
        inner.report_unknown();
        if !absent {
            self.problems.append(&mut inner.problems);
        }
        result
    }

    fn span_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or(self.span.clone(), Spanned::span)
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'t>>> {
        self.asked.push(key);
        self.table.remove(key)
    }

    fn table_of(&mut self, key: &str, value: Spanned<DeValue<'t>>) -> (Option<DeTable<'t>>, Range<usize>) {
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(table) => (Some(table), span),
            other => {
                let message = format!("{}`{key}` must be a table, not {}", self.prefix(), kind(&other));
                self.problem_at(&span, &message, "");
                (None, span)
            }
        }
    }

    fn wrong<T>(&mut self, key: &str, span: &Range<usize>, what: &str) -> Option<T> {
        let message = format!("{}`{key}` {what}", self.prefix());
        self.problem_at(span, &message, "");
        None
    }

    fn report_unknown(&mut self) {
        for (key, _) in mem::take(&mut self.table) {
            let message = format!("{}`{}` is not a setting", self.prefix(), key.get_ref());
            self.problem_at(&key.span(), &message, &format!("there are {}", listed(&self.asked)));
        }
    }

    fn prefix(&self) -> Cow<'static, str> {
        if self.name.is_empty() { "".into() } else { format!("{}: ", self.name).into() }
    }

    fn problem_at(&mut self, span: &Range<usize>, message: &str, help: &str) {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        self.problems.push(Problem {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message: message.to_owned(),
            help: help.to_owned(),
        });
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn expected(form: IdForm) -> &'static str {
    match form {
        IdForm::Shape => "must be an absolute shape id such as `com.example#Thing`",
        IdForm::ShapeOrMember => "must be an absolute shape id such as `com.example#Thing` or `com.example#Thing$part`",
    }
}

fn is_shape_id(text: &str, form: IdForm) -> bool {
    let is_name = |name: &str| {
        let begins = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        begins && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let Some((namespace, shape)) = text.split_once('#') else { return false };
    let (shape, member) = match (form, shape.split_once('$')) {
        (IdForm::ShapeOrMember, Some((shape, member))) => (shape, Some(member)),
        (IdForm::ShapeOrMember, None) | (IdForm::Shape, _) => (shape, None),
    };
    namespace.split('.').all(is_name) && is_name(shape) && member.is_none_or(is_name)
}

fn listed(keys: &[&str]) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}
