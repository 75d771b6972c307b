//! JSON of which only texts, flags and names matter.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

#[cfg(feature = "client")]
use super::json::{self, Reader};

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tree {
    Text(String),
    Flag(bool),
    List(Vec<Tree>),
    /// Members in their order; of two with one name the later counts.
    Object(Vec<(String, Tree)>),
    /// A number or null.
    Other,
}

#[cfg(feature = "client")]
impl Tree {
    /// Reads a JSON text.
    ///
    /// # Errors
    ///
    /// Where it is none.
    pub(crate) fn parse(text: &str) -> Result<Self, json::Error> {
        let mut reader = Reader::new(text);
        let tree = Self::deserialize(&mut reader)?;
        reader.end().map(|()| tree)
    }

    /// The member of an object; [`Tree::Other`] where there is none.
    pub(crate) fn get(&self, name: &str) -> &Tree {
        let found = self.members().unwrap_or_default().iter().rev().find(|(member, _)| member == name);
        found.map_or(&Tree::Other, |(_, value)| value)
    }

    pub(crate) fn members(&self) -> Option<&[(String, Tree)]> {
        if let Tree::Object(members) = self { Some(members) } else { None }
    }

    pub(crate) fn items(&self) -> Option<&[Tree]> {
        if let Tree::List(items) = self { Some(items) } else { None }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        if let Tree::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn flag(&self) -> Option<bool> {
        if let Tree::Flag(flag) = self { Some(*flag) } else { None }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }
    fn visit_bool<E: Error>(self, flag: bool) -> Result<Tree, E> {
        Ok(Tree::Flag(flag))
    }
    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Other)
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<Tree, E> {
        Ok(Tree::Other)
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<Tree, E> {
        Ok(Tree::Other)
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Other)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = access.next_entry()? {
            members.push(member);
        }
        Ok(Tree::Object(members))
    }
}

#[cfg(all(test, feature = "client"))]
mod tests {
    use super::Tree;

    #[test]
    fn what_matters_is_found_and_the_rest_is_passed_over() {
        let json = r#"{"a": {"b": [true, "x", null, -1, 2.5e300, {}]}, "c": 1, "c": "last"}"#;
        let tree = Tree::parse(json).unwrap();
        let items = tree.get("a").get("b").items().unwrap();
        assert_eq!((items[0].flag(), items[1].text(), &items[5]), (Some(true), Some("x"), &Tree::Object(vec![])));
        assert_eq!(&items[2..5], [Tree::Other, Tree::Other, Tree::Other]);
        assert_eq!(
            (tree.get("c").text(), tree.get("d"), tree.get("c").get("d")),
            (Some("last"), &Tree::Other, &Tree::Other)
        );
        for broken in [r#"{"a": }"#, "", "{}{}"] {
            assert!(Tree::parse(broken).is_err(), "{broken}");
        }
    }
}
