//! Variables in a template's texts: `{{1}}`, `{{first_name}}`.

/// A variable, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable<'a> {
    /// What is between the braces, without blanks around it.
    pub name: &'a str,
    /// Where its first brace is, in bytes.
    pub start: usize,
    /// Where it is over, in bytes.
    pub end: usize,
}

impl Variable<'_> {
    /// Its number, if it has one.
    pub fn position(&self) -> Option<usize> {
        self.name.parse().ok()
    }
}

/// The variables of a text, in their order. Braces that are not closed are text.
pub fn variables(text: &str) -> Vec<Variable<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("{{").map(|start| at + start) {
        let Some(length) = text[start + 2..].find("}}") else { break };
        let end = start + 2 + length;
        found.push(Variable { name: text[start + 2..end].trim(), start, end: end + 2 });
        at = end + 2;
    }
    found
}

/// How many different variables a text has.
pub(super) fn count(text: &str) -> usize {
    distinct(text).len()
}

/// The names of a text's variables, each once, in their order.
pub(super) fn distinct(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for variable in variables(text) {
        if !names.contains(&variable.name) {
            names.push(variable.name);
        }
    }
    names
}

/// The text with its variables filled in; a variable without a value stays.
pub(super) fn fill<'a>(text: &str, value: impl Fn(&Variable<'_>) -> Option<&'a str>) -> String {
    let mut filled = String::new();
    let mut at = 0;
    for variable in variables(text) {
        filled.push_str(&text[at..variable.start]);
        filled.push_str(value(&variable).unwrap_or(&text[variable.start..variable.end]));
        at = variable.end;
    }
    filled.push_str(&text[at..]);
    filled
}
