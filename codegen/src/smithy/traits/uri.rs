//! URI and host patterns: the small languages inside the `http` and `endpoint` traits.

use std::fmt;

/// The `uri` of an `http` trait: a path of segments and query literals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UriPattern {
    /// The segments between slashes. Empty for `/`.
    pub path: Vec<PathPart>,
    /// Constant parameters, in the pattern's order; the value is empty where there is none.
    pub query: Vec<(String, String)>,
}

/// A segment of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathPart {
    /// Text that stands for itself, as written.
    Literal(String),
    /// The value of the input member of this name; `greedy` takes the slashes of the value along.
    Label {
        /// The member's name.
        name: String,
        /// Whether the label spans segments.
        greedy: bool,
    },
}

/// The `hostPrefix` of an `endpoint` trait, cut into what is constant and what a member fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPattern(pub Vec<HostPart>);

/// A piece of a host prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostPart {
    /// Text that stands for itself.
    Literal(String),
    /// The value of the input member of this name.
    Label(String),
}

impl UriPattern {
    /// Reads a pattern. The error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let rest = text.strip_prefix('/').ok_or_else(|| format!("the URI `{text}` does not start with a slash"))?;
        if let Some(character) = text.chars().find(|&c| !c.is_ascii_graphic() || "\"#<>\\^`|".contains(c)) {
            return Err(format!("the URI `{text}` has the character {character:?}, which a URI cannot have here"));
        }
        let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
        let path = match path {
            "" => Vec::new(),
            _ => path.split('/').map(|part| parse_segment(text, part)).collect::<Result<_, _>>()?,
        };
        let query = query.map_or(Ok(Vec::new()), |query| parse_query(text, query))?;
        let pattern = Self { path, query };
        pattern.check_labels(text)?;
        Ok(pattern)
    }

    /// The labels with whether they are greedy, in the order of the path.
    pub fn labels(&self) -> impl Iterator<Item = (&str, bool)> {
        self.path.iter().filter_map(|part| match part {
            PathPart::Literal(_) => None,
            PathPart::Label { name, greedy } => Some((name.as_str(), *greedy)),
        })
    }

    fn check_labels(&self, text: &str) -> Result<(), String> {
        let labels: Vec<_> = self.labels().collect();
        if let Some((twice, _)) =
            labels.iter().enumerate().find(|(i, (n, _))| labels[..*i].iter().any(|(m, _)| m == n)).map(|(_, l)| l)
        {
            return Err(format!("the URI `{text}` has the label `{twice}` twice"));
        }
        match labels.iter().position(|(_, greedy)| *greedy) {
            Some(greedy) if greedy + 1 < labels.len() => {
                Err(format!("the URI `{text}` has a label after its greedy label `{}`", labels[greedy].0))
            }
            _ => Ok(()),
        }
    }
}

fn parse_segment(uri: &str, part: &str) -> Result<PathPart, String> {
    if part.is_empty() {
        return Err(format!("the URI `{uri}` has an empty segment"));
    }
    let Some(inner) = part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        return match part.contains(['{', '}']) {
            true => Err(format!("the URI `{uri}` has a label that does not fill its segment `{part}`")),
            false => Ok(PathPart::Literal(part.to_owned())),
        };
    };
    let (name, greedy) = inner.strip_suffix('+').map_or((inner, false), |name| (name, true));
    if !super::super::shape_id::is_identifier(name) {
        return Err(format!("the URI `{uri}` has the label `{part}`, which is not a member name"));
    }
    Ok(PathPart::Label { name: name.to_owned(), greedy })
}

fn parse_query(uri: &str, query: &str) -> Result<Vec<(String, String)>, String> {
    if query.contains(['{', '}']) {
        return Err(format!("the URI `{uri}` has a label in its query"));
    }
    let pair = |literal: &str| match literal.split_once('=').unwrap_or((literal, "")) {
        ("", _) => Err(format!("the URI `{uri}` has a query parameter without a name")),
        (name, value) => Ok((name.to_owned(), value.to_owned())),
    };
    query.split('&').map(pair).collect()
}

impl HostPattern {
    /// Reads a host prefix. The error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((literal, label)) = rest.split_once('{') {
            if !literal.is_empty() {
                parts.push(HostPart::Literal(literal.to_owned()));
            }
            let (name, after) =
                label.split_once('}').ok_or_else(|| format!("the host prefix `{text}` has an open label"))?;
            parts.push(HostPart::Label(name.to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(HostPart::Literal(rest.to_owned()));
        }
        match parts.is_empty() {
            true => Err("the host prefix is empty".to_owned()),
            false => Ok(Self(parts)),
        }
    }

    /// The labels, in order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            HostPart::Literal(_) => None,
            HostPart::Label(name) => Some(name.as_str()),
        })
    }
}

impl fmt::Display for UriPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str("/")?;
        }
        for part in &self.path {
            match part {
                PathPart::Literal(text) => write!(f, "/{text}")?,
                PathPart::Label { name, greedy } => write!(f, "/{{{name}{}}}", if *greedy { "+" } else { "" })?,
            }
        }
        for (position, (name, value)) in self.query.iter().enumerate() {
            let separator = if position == 0 { '?' } else { '&' };
            let equals = if value.is_empty() { "" } else { "=" };
            write!(f, "{separator}{name}{equals}{value}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{HostPattern, UriPattern};

    #[test]
    fn well_formed_patterns_print_as_written() {
        for text in
            ["/", "/v1/send", "/v1/{a}/b/{c+}", "/a?x&y=1", "/?x=1", "/v1/{a}.json/b".replace("{a}.json", "c").as_str()]
        {
            assert_eq!(UriPattern::parse(text).map(|uri| uri.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn malformed_patterns_say_why() {
        for text in [
            "",
            "a",
            "/a//b",
            "/a/",
            "/{a",
            "/x{a}",
            "/{}",
            "/{a}/{a}",
            "/{a+}/{b}",
            "/?a={b}",
            "/?=1",
            "/a#b",
            "/a b",
            "/\u{e9}",
        ] {
            assert!(UriPattern::parse(text).is_err(), "{text:?}");
        }
        for text in ["", "{a"] {
            assert!(HostPattern::parse(text).is_err(), "{text:?}");
        }
    }
}
