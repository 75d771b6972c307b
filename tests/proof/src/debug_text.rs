//! `Debug` output in a comparable form: the entries of maps sorted, since every process has an order of its own, and
//! without what only our types, or only one client's private types, show.

/// Members of the linked account that the API reference documents and no published model has.
const OURS: [&str; 2] = ["enable_sending", "enable_receiving"];

/// What each client attaches to a response, for itself alone, once it knows the service's clock.
const CLOCKS: [&str; 2] =
    ["aws_runtime::service_clock_skew::ResponseClockSkew", "restjson_runtime::client::clock_skew::Skew"];

/// Brings a `Debug` text into a form that two processes agree on.
#[must_use]
pub fn comparable(text: &str) -> String {
    let mut reader = Reader { rest: text };
    let sorted = reader.until_end();
    // Printed where a crate of the program switches on http 0.2, as the first official releases do.
    let sorted = sorted.replace("extensions_02x: Extensions, ", "");
    let known = OURS.iter().fold(sorted, |text, member| without(&text, member));
    CLOCKS.iter().fold(known, |text, name| text.replace(name, ""))
}

/// Removes `, member: None`, `, member: Some(true)` and `, member: Some(false)`.
fn without(text: &str, member: &str) -> String {
    ["None", "Some(true)", "Some(false)"].iter().fold(text.to_owned(), |text, value| {
        text.replace(&format!(", {member}: {value}"), "").replace(&format!("{member}: {value}, "), "")
    })
}

/// Reads bracketed text; a map is a brace that a quoted key follows.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn until_end(&mut self) -> String {
        let mut text = String::new();
        while !self.rest.is_empty() {
            text += &self.group(&[]);
            // A closing bracket without an opening one is plain text.
            text.extend(self.next());
        }
        text
    }

    /// Everything up to one of `ends`, which stays, or to a closing bracket.
    fn group(&mut self, ends: &[char]) -> String {
        let mut text = String::new();
        while let Some(letter) = self.rest.chars().next() {
            match letter {
                '"' => text += &self.quoted(),
                '{' => text += &self.braced(),
                '[' | '(' => {
                    text.extend(self.next());
                    text += &self.group(&[]);
                    text.extend(self.next());
                }
                ']' | ')' | '}' => break,
                letter if ends.contains(&letter) => break,
                _ => text.extend(self.next()),
            }
        }
        text
    }

    fn braced(&mut self) -> String {
        self.next();
        let is_map = self.rest.starts_with('"');
        let mut parts = Vec::new();
        loop {
            parts.push(self.group(&[',']).trim().to_owned());
            if self.next() != Some(',') {
                break;
            }
        }
        if is_map {
            parts.sort();
        }
        format!("{{{}}}", parts.join(", "))
    }

    fn quoted(&mut self) -> String {
        let mut text = String::from('"');
        self.next();
        while let Some(letter) = self.next() {
            text.push(letter);
            match letter {
                '\\' => text.extend(self.next()),
                '"' => break,
                _ => {}
            }
        }
        text
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.rest.chars().next()?;
        self.rest = &self.rest[letter.len_utf8()..];
        Some(letter)
    }
}
