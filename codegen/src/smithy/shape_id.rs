//! Shape ids: the absolute names of shapes and members, `namespace#Name` and `namespace#Name$member`.

use std::fmt;
use std::str::FromStr;

/// The absolute id of a shape or of a member. Ordered by namespace, then name, then member.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShapeId {
    namespace: String,
    name: String,
    member: Option<String>,
}

impl ShapeId {
    /// An id from parts that are known to be well-formed, such as the prelude's.
    pub(crate) fn new(namespace: &str, name: &str) -> Self {
        Self { namespace: namespace.to_owned(), name: name.to_owned(), member: None }
    }

    /// The part before `#`.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// The part between `#` and `$`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The part after `$`, where this is the id of a member.
    pub fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    /// The id of a member of this shape. The name is taken as the model has it; whether it is a valid identifier is a
    /// question for validation.
    pub fn with_member(&self, member: &str) -> Self {
        Self { member: Some(member.to_owned()), ..self.clone() }
    }

    /// The id of the shape that this member belongs to; the id itself, where it is a shape's.
    pub fn container(&self) -> Self {
        Self { member: None, ..self.clone() }
    }

    /// Whether the shape belongs to Smithy's prelude, which every model has without writing it down.
    pub fn is_prelude(&self) -> bool {
        self.namespace == "smithy.api"
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.namespace, self.name)?;
        self.member.iter().try_for_each(|member| write!(f, "${member}"))
    }
}

/// A text that is not an absolute shape id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidShapeId(String);

impl fmt::Display for InvalidShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not an absolute shape id such as `example.namespace#Name` or `example.namespace#Name$member`",
            self.0
        )
    }
}

impl std::error::Error for InvalidShapeId {}

impl FromStr for ShapeId {
    type Err = InvalidShapeId;

    fn from_str(text: &str) -> Result<Self, InvalidShapeId> {
        let invalid = || InvalidShapeId(text.to_owned());
        let (namespace, rest) = text.split_once('#').ok_or_else(invalid)?;
        let (name, member) = match rest.split_once('$') {
            None => (rest, None),
            Some((name, member)) => (name, Some(member)),
        };
        let valid = namespace.split('.').all(is_identifier) && is_identifier(name) && member.is_none_or(is_identifier);
        if !valid {
            return Err(invalid());
        }
        Ok(Self { namespace: namespace.to_owned(), name: name.to_owned(), member: member.map(str::to_owned) })
    }
}

/// Smithy's identifier rule: letters, digits and underscores; the first character that is not an underscore exists and
/// is a letter, unless underscores precede it.
pub fn is_identifier(text: &str) -> bool {
    let body = text.trim_start_matches('_');
    let starts_well = match body.chars().next() {
        None => false,
        Some(first) => first.is_ascii_alphabetic() || (first.is_ascii_digit() && body.len() < text.len()),
    };
    starts_well && body.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::{ShapeId, is_identifier};

    #[test]
    fn identifiers_follow_the_grammar() {
        for (text, expected) in [
            ("a", true),
            ("_a", true),
            ("_1", true),
            ("A1_b", true),
            ("1", false),
            ("", false),
            ("_", false),
            ("a-b", false),
            ("é", false),
        ] {
            assert_eq!(is_identifier(text), expected, "{text:?}");
        }
    }

    #[test]
    fn ids_print_as_they_were_read() {
        for text in ["a.b#C", "a#C$d", "smithy.api#String"] {
            assert_eq!(text.parse::<ShapeId>().map(|id| id.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "C", "a#", "#C", "a..b#C", "a#b#c", "a#C$", "a#C$d$e", "a b#C"] {
            assert!(text.parse::<ShapeId>().is_err(), "{text:?}");
        }
    }
}
