//! Paths and query strings.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but RFC 3986's unreserved characters are escaped, as Smithy and SigV4 want it.
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
/// A greedy label keeps its slashes.
pub(crate) const RESERVED_IN_GREEDY: &AsciiSet = &RESERVED.remove(b'/');

/// Appends `key=value` to a query string.
pub(super) fn push_query(query: &mut String, key: &str, value: &str) {
    let separator = if query.is_empty() { "" } else { "&" };
    let (key, value) = (utf8_percent_encode(key, RESERVED), utf8_percent_encode(value, RESERVED));
    let _ = write!(query, "{separator}{key}={value}");
}

/// Fills the labels of a URI template and appends the query. A template may bring a query of its own.
pub(super) fn assemble(template: &str, labels: &[(&'static str, String)], query: &str) -> String {
    let (path, constant) = template.split_once('?').unwrap_or((template, ""));
    let mut uri = String::with_capacity(template.len() + query.len() + 1);
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((label, after)) = after.split_once('}') else { break };
        uri.push_str(before);
        push_label(&mut uri, label, labels);
        rest = after;
    }
    uri.push_str(rest);
    for (separator, part) in [('?', constant), (if constant.is_empty() { '?' } else { '&' }, query)] {
        if !part.is_empty() {
            uri.push(separator);
            uri.push_str(part);
        }
    }
    uri
}

fn push_label(uri: &mut String, label: &str, labels: &[(&'static str, String)]) {
    let (name, set) = match label.strip_suffix('+') {
        Some(name) => (name, RESERVED_IN_GREEDY),
        None => (label, RESERVED),
    };
    if let Some((_, value)) = labels.iter().find(|(known, _)| *known == name) {
        uri.extend(utf8_percent_encode(value, set));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_escaped_and_greedy_ones_keep_slashes() {
        let labels = [("bucket", "a/b c".to_owned()), ("key", "x/y z".to_owned())];
        assert_eq!(assemble("/{bucket}/o/{key+}", &labels, ""), "/a%2Fb%20c/o/x/y%20z");
    }

    #[test]
    fn a_constant_query_comes_first() {
        assert_eq!(assemble("/a?x=1", &[], "y=2"), "/a?x=1&y=2");
        assert_eq!(assemble("/a", &[], "y=2"), "/a?y=2");
        assert_eq!(assemble("/a?x", &[], ""), "/a?x");
    }

    #[test]
    fn query_values_keep_only_unreserved_characters() {
        let mut query = String::new();
        push_query(&mut query, "k y", "a/b:c,d+é~");
        push_query(&mut query, "e", "");
        assert_eq!(query, "k%20y=a%2Fb%3Ac%2Cd%2B%C3%A9~&e=");
    }
}
