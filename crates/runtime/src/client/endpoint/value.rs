//! What an endpoint rule computes with.

use std::borrow::Cow;
use std::collections::HashMap;

use aws_smithy_types::{Document, Number};

use super::rules::Step;

/// A value in an endpoint rule. Absence is `Option::None` around it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Text: a parameter, a literal, a part of a parsed URL.
    Text(Cow<'a, str>),
    /// A truth value.
    Bool(bool),
    /// A whole number; rules use them as positions only.
    Int(i32),
    /// Several values, addressed by position.
    List(Vec<Value<'a>>),
    /// Named values: a partition, a URL, an ARN.
    Record(Vec<(&'static str, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// Text that lives as long as the parameters do.
    pub fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// A list of texts.
    pub fn texts(texts: &'a [String]) -> Self {
        Self::List(texts.iter().map(|text| Self::text(text)).collect())
    }

    pub(super) fn owned(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }

    /// Text of its own. Not inlined: rules copy many small texts.
    #[inline(never)]
    pub(super) fn copied(text: &str) -> Self {
        Self::owned(text.to_owned())
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Bool(_) | Self::Int(_) | Self::List(_) | Self::Record(_) => None,
        }
    }

    pub(super) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(*truth),
            Self::Text(_) | Self::Int(_) | Self::List(_) | Self::Record(_) => None,
        }
    }

    pub(super) fn as_index(&self) -> Option<usize> {
        match self {
            Self::Int(number) => usize::try_from(*number).ok(),
            Self::Text(_) | Self::Bool(_) | Self::List(_) | Self::Record(_) => None,
        }
    }

    /// Goes one step into the value.
    pub(super) fn step(self, step: &Step) -> Option<Self> {
        match (self, step) {
            (Self::Record(members), Step::Key(name)) => {
                members.into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            (Self::List(mut elements), Step::Index(index)) => {
                let index = usize::try_from(*index).ok().or(elements.len().checked_add_signed(*index as isize))?;
                (index < elements.len()).then(|| elements.swap_remove(index))
            }
            (Self::Text(_) | Self::Bool(_) | Self::Int(_) | Self::List(_) | Self::Record(_), _) => None,
        }
    }

    /// The form in which an endpoint's properties reach the signer.
    pub(super) fn into_document(self) -> Document {
        match self {
            Self::Text(text) => Document::String(text.into_owned()),
            Self::Bool(truth) => Document::Bool(truth),
            Self::Int(number) => Document::Number(integer(number)),
            Self::List(elements) => Document::Array(elements.into_iter().map(Self::into_document).collect()),
            Self::Record(members) => Document::Object(object(members)),
        }
    }
}

fn integer(number: i32) -> Number {
    match u64::try_from(number) {
        Ok(positive) => Number::PosInt(positive),
        Err(_) => Number::NegInt(i64::from(number)),
    }
}

fn object(members: Vec<(&'static str, Value<'_>)>) -> HashMap<String, Document> {
    members.into_iter().map(|(name, value)| (name.to_owned(), value.into_document())).collect()
}
