//! Tags and text of HTML.
//!
//! Only known elements are tags: models write placeholders in angle brackets too, and those are text.

/// A piece of HTML.
#[derive(Debug)]
pub(super) enum Token {
    /// Text, its entities replaced.
    Text(String),
    /// An opening tag, and the web address if it is a link to one.
    Open { name: String, href: Option<String> },
    /// A closing tag.
    Close(String),
}

/// Elements that models use.
const ELEMENTS: [&str; 30] = [
    "a",
    "b",
    "body",
    "br",
    "caution",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "fullname",
    "h1",
    "h2",
    "h3",
    "h4",
    "i",
    "important",
    "li",
    "note",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "title",
    "u",
    "ul",
    "warning",
    "tt",
];

/// Splits a text. What is neither an element of these nor a comment is text, angle brackets included.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut pending = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        pending.push_str(&rest[..at]);
        match tag(&rest[at..]) {
            Some((token, length)) => {
                tokens.push(Token::Text(unescape(&std::mem::take(&mut pending))));
                tokens.extend(token);
                rest = &rest[at + length..];
            }
            None => {
                pending.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    pending.push_str(rest);
    tokens.push(Token::Text(unescape(&pending)));
    tokens
}

/// Reads a tag of a known element, or a comment, at the start of the text.
fn tag(text: &str) -> Option<(Option<Token>, usize)> {
    if text.starts_with("<!--") {
        return text.find("-->").map(|end| (None, end + 3));
    }
    let end = text.find('>')?;
    let inner = &text[1..end];
    let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
    let length = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let name = inner[..length].to_ascii_lowercase();
    if !ELEMENTS.contains(&name.as_str())
        || !inner[length..].starts_with([' ', '/', '\n', '\t']) && inner.len() > length
    {
        return None;
    }
    let token = if closing { Token::Close(name) } else { Token::Open { name, href: href(&inner[length..]) } };
    Some((Some(token), end + 1))
}

fn href(attributes: &str) -> Option<String> {
    let value = attributes.split_once("href=")?.1;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = value[1..].split(quote).next()?;
    let is_address = ["http://", "https://"].iter().any(|scheme| value.starts_with(scheme));
    let is_plain = !value.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '\\'));
    (is_address && is_plain).then(|| unescape(value))
}

fn unescape(text: &str) -> String {
    let mut result = text.to_owned();
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&nbsp;", " ")];
    for (entity, meaning) in entities.into_iter().chain([("&amp;", "&")]) {
        result = result.replace(entity, meaning);
    }
    result
}
