//! JSON as text that people read and version control compares: two spaces of indentation, one style for a whole file.

use super::Json;

/// How wide a line may be in [`Style::Compact`], in characters.
const WIDTH: usize = 120;

/// How much stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Each entry on a line of its own, as `model/service.json` is written.
    Expanded,
    /// What fits on a line stands on one.
    Compact,
}

/// The text of a file, with the line break at its end.
pub(crate) fn print(json: &Json, style: Style) -> String {
    let mut out = String::new();
    Printer { style, out: &mut out }.value(json, 0, 0);
    out.push('\n');
    out
}

/// A value on one line.
pub(crate) fn line(json: &Json) -> String {
    let mut out = String::new();
    one_line(json, &mut out);
    out
}

struct Printer<'o> {
    style: Style,
    out: &'o mut String,
}

impl Printer<'_> {
    /// Prints a value at a depth; `used` is the part of the line that stands before it, and the comma after it.
    fn value(&mut self, json: &Json, depth: usize, used: usize) {
        match json {
            Json::Array(entries) if !entries.is_empty() && !self.fits(json, used) => {
                let lines = entries.iter().map(|entry| (String::new(), entry));
                self.lines(lines, ['[', ']'], depth);
            }
            Json::Object(entries) if !entries.is_empty() && !self.fits(json, used) => {
                let lines = entries.iter().map(|(key, entry)| (format!("{}: ", quoted(key)), entry));
                self.lines(lines, ['{', '}'], depth);
            }
            scalar_or_short => one_line(scalar_or_short, self.out),
        }
    }

    fn lines<'j>(&mut self, lines: impl Iterator<Item = (String, &'j Json)>, [open, close]: [char; 2], depth: usize) {
        let indent = "  ".repeat(depth + 1);
        self.out.push(open);
        for (number, (key, entry)) in lines.enumerate() {
            self.out.push_str(if number == 0 { "\n" } else { ",\n" });
            self.out.push_str(&indent);
            self.out.push_str(&key);
            self.value(entry, depth + 1, indent.len() + key.chars().count() + 1);
        }
        self.out.push('\n');
        self.out.push_str(&indent[2..]);
        self.out.push(close);
    }

    fn fits(&self, json: &Json, used: usize) -> bool {
        let mut line = String::new();
        match self.style {
            Style::Expanded => false,
            Style::Compact => {
                one_line(json, &mut line);
                line.chars().count() + used <= WIDTH
            }
        }
    }
}

fn one_line(json: &Json, out: &mut String) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(flag) => out.push_str(&flag.to_string()),
        Json::Number(number) => out.push_str(&number.to_string()),
        Json::String(text) => out.push_str(&quoted(text)),
        Json::Array(entries) => {
            out.push('[');
            for (number, entry) in entries.iter().enumerate() {
                out.push_str(if number == 0 { "" } else { ", " });
                one_line(entry, out);
            }
            out.push(']');
        }
        Json::Object(entries) => {
            out.push('{');
            for (number, (key, entry)) in entries.iter().enumerate() {
                out.push_str(if number == 0 { "" } else { ", " });
                out.push_str(&quoted(key));
                out.push_str(": ");
                one_line(entry, out);
            }
            out.push('}');
        }
    }
}

/// A string with what JSON wants escaped, and nothing else, escaped.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
