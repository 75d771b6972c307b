//! Names of members: known ones are found without being kept.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

/// Reads a member's name, with the table that knows some.
pub(crate) struct Key<K>(pub(crate) fn(&str) -> Option<K>);

/// A member's name.
pub(crate) enum Name<K> {
    Known(K),
    Unknown(String),
}

impl<'de, K> DeserializeSeed<'de> for Key<K> {
    type Value = Name<K>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name<K>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<K> Visitor<'_> for Key<K> {
    type Value = Name<K>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a member's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Name<K>, E> {
        Ok((self.0)(name).map_or_else(|| Name::Unknown(name.to_owned()), Name::Known))
    }
}
