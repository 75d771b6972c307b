//! Literals: values of the model as Rust source, escaped once and here.

/// A string literal with its quotes. Control characters and what could turn the reading direction are escaped.
pub fn string(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '\'' => literal.push(c),
            c if is_invisible(c) => literal.extend(c.escape_unicode()),
            c => literal.extend(c.escape_debug()),
        }
    }
    literal.push('"');
    literal
}

/// A string literal in which backslashes and quotes stand for themselves, where there are any; else a plain one.
pub fn raw_string(text: &str) -> String {
    let plain = string(text);
    if plain.len() == text.len() + 2 || text.chars().any(|c| c.is_control() || is_invisible(c)) {
        return plain;
    }
    let hashes = (0..).map(|count| "#".repeat(count)).find(|hashes| !text.contains(&format!("\"{hashes}")));
    let hashes = hashes.unwrap_or_default();
    format!("r{hashes}\"{text}\"{hashes}")
}

/// A byte string literal with its `b` and quotes.
pub fn bytes(bytes: &[u8]) -> String {
    format!("b\"{}\"", bytes.escape_ascii().to_string().replace("\\'", "'"))
}

/// An integer literal without a suffix.
pub fn integer(value: i64) -> String {
    value.to_string()
}

/// A floating point expression: a literal with a point or exponent, or the constant of `ty` (`f32`, `f64`) for a value
/// that has no literal.
pub fn float(value: f64, ty: &str) -> String {
    if value.is_nan() {
        format!("{ty}::NAN")
    } else if value.is_infinite() {
        format!("{ty}::{}INFINITY", if value < 0.0 { "NEG_" } else { "" })
    } else {
        format!("{value:?}")
    }
}

/// Characters that rustc's lints refuse in literals because a reader cannot see what they do.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
