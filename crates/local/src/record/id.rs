//! Ids of AWS and their ARNs: what inputs name accounts and phone numbers by.

use crate::world::World;

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// `waba-<32 digits>`, `arn:…:waba/<32 digits>`.
    Account,
    /// `phone-number-id-<32 digits>`, `arn:…:phone-number-id/<32 digits>`.
    Number,
}

impl Named {
    /// What ids begin with, and what stands in ARNs before the slash.
    fn word(self) -> &'static str {
        match self {
            Self::Account => "waba",
            Self::Number => "phone-number-id",
        }
    }

    /// The id as answers show it, of the 32 digits.
    pub(crate) fn id(self, key: &str) -> String {
        format!("{}-{key}", self.word())
    }

    /// The end of the ARN: what records about accounts and numbers alike have as key.
    pub(crate) fn path(self, key: &str) -> String {
        format!("{}/{key}", self.word())
    }

    /// The ARN.
    pub(crate) fn arn(self, key: &str, world: &World) -> String {
        world.arn(self.word(), key)
    }

    /// The 32 digits of an id or ARN. Nothing where it names something else, or in another account or Region.
    ///
    /// One page of AWS's documentation repeats the id's prefix after the slash of an ARN. That is taken, and never shown.
    pub(crate) fn key<'a>(self, text: &'a str, world: &World) -> Option<&'a str> {
        let word = self.word();
        let after_prefix = |text: &'a str| text.strip_prefix(word)?.strip_prefix('-');
        if !text.starts_with("arn:") {
            return after_prefix(text);
        }
        let (found, key) = self.arn_key(text)?;
        (found == world.arn_prefix()).then(|| after_prefix(key).unwrap_or(key))
    }

    /// What stands before the resource in an ARN of this kind, and its key.
    fn arn_key(self, arn: &str) -> Option<(&str, &str)> {
        let (before, resource) = arn.rsplit_once(':')?;
        let (word, key) = resource.split_once('/')?;
        (word == self.word()).then_some((before, key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn ids_and_arns_name_the_same() {
        let world = World::new(0, Settings::default());
        let found = |text| Named::Number.key(text, &world);
        assert_eq!(found("phone-number-id-0a"), Some("0a"));
        assert_eq!(found("arn:aws:social-messaging:eu-west-1:123456789012:phone-number-id/0a"), Some("0a"));
        assert_eq!(
            found("arn:aws:social-messaging:eu-west-1:123456789012:phone-number-id/phone-number-id-0a"),
            Some("0a")
        );
        for other in [
            "waba-0a",
            "arn:aws:social-messaging:eu-west-1:123456789012:waba/0a",
            "arn:aws:social-messaging:us-east-1:123456789012:phone-number-id/0a",
            "arn:aws:social-messaging:eu-west-1:000000000000:phone-number-id/0a",
            "arn:aws",
            "",
        ] {
            assert_eq!(found(other), None, "{other}");
        }
        let (id, arn) = (Named::Number.id("0a"), Named::Number.arn("0a", &world));
        assert_eq!((Named::Number.key(&id, &world), Named::Number.key(&arn, &world)), (Some("0a"), Some("0a")));
    }
}
