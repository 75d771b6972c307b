//! Rules of tags.
//!
//! The model has lengths only. The rest is what other services of AWS document of tags everywhere; no page of this service
//! repeats it, so that [`Settings::tag_rules`](crate::Settings::tag_rules) switches it off.

use std::collections::BTreeMap;

use socialmessaging_types::Tag;

use crate::failure::Failure;
use crate::settings::Settings;

/// Tags of one resource. AWS-wide.
const MOST: usize = 50;
/// What AWS keeps for itself.
const RESERVED: &str = "aws:";

fn is_allowed(text: &str) -> bool {
    text.chars().all(|char| char.is_alphanumeric() || char.is_whitespace() || "_.:/=+-@".contains(char))
}

/// Adds tags to those that are there.
pub(super) fn add(to: &mut BTreeMap<String, String>, tags: Vec<Tag>, settings: &Settings) -> Result<(), Failure> {
    if settings.tag_rules {
        check(&tags)?;
    }
    to.extend(tags.into_iter().map(|tag| (tag.key, tag.value.unwrap_or_default())));
    match to.len() {
        more if settings.tag_rules && more > MOST => {
            Err(Failure::invalid(format!("tags: the resource would have {more}, at most {MOST} are allowed")))
        }
        _ => Ok(()),
    }
}

fn check(tags: &[Tag]) -> Result<(), Failure> {
    let mut problems = Vec::new();
    for (index, tag) in tags.iter().enumerate() {
        let mut found = |problem: &str| problems.push(format!("tags[{index}]: {problem}"));
        if tag.key.to_ascii_lowercase().starts_with(RESERVED) {
            found("keys that begin with `aws:` are reserved");
        }
        if !is_allowed(&tag.key) || !is_allowed(tag.value.as_deref().unwrap_or_default()) {
            found("keys and values have letters, digits, spaces and _ . : / = + - @");
        }
        if tags[..index].iter().any(|earlier| earlier.key == tag.key) {
            found("the key is here already");
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::invalid(problems.join("; "))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(key: &str) -> Tag {
        Tag::builder().key(key).build().unwrap()
    }

    #[test]
    fn tags_keep_the_rules_unless_these_are_off() {
        let strict = Settings::default();
        let lax = Settings { tag_rules: false, ..Settings::default() };
        for wrong in [vec![tag("aws:x")], vec![tag("a<b")], vec![tag("a"), tag("a")]] {
            assert!(add(&mut BTreeMap::new(), wrong.clone(), &strict).is_err(), "{wrong:?}");
            assert!(add(&mut BTreeMap::new(), wrong, &lax).is_ok());
        }
        let many = |count: usize| (0..count).map(|index| tag(&index.to_string())).collect::<Vec<_>>();
        assert!(add(&mut BTreeMap::new(), many(50), &strict).is_ok());
        assert!(add(&mut BTreeMap::new(), many(51), &strict).is_err());
        assert!(add(&mut BTreeMap::new(), many(51), &lax).is_ok());
    }
}
