//! The life of a flow: what may be done in which status, as one table.

use socialmessaging_whatsapp::event::ErrorCode;

use crate::content::PublishedFlows;

/// Where a flow stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FlowStatus {
    /// It is being made. It can be sent as a draft alone.
    Draft,
    /// It can be sent.
    Published,
    /// It can no longer be sent, and nothing changes that.
    Deprecated,
    /// Meta blocked it. It can neither be sent nor opened.
    Blocked,
    /// Meta throttled it. It can be opened, and sent ten times an hour.
    Throttled,
}

impl FlowStatus {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Published, Self::Deprecated, Self::Blocked, Self::Throttled];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Published => "PUBLISHED",
            Self::Deprecated => "DEPRECATED",
            Self::Blocked => "BLOCKED",
            Self::Throttled => "THROTTLED",
        }
    }

    /// The status of a word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// Whether Meta sends messages with it.
    pub(super) fn can_send(self) -> Health {
        match self {
            Self::Published => Health::Available,
            // A draft goes to testers alone; a throttled flow ten times an hour.
            Self::Draft | Self::Throttled => Health::Limited,
            Self::Deprecated | Self::Blocked => Health::Blocked,
        }
    }
}

/// Meta's verdict on what a flow depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Health {
    Available,
    Limited,
    Blocked,
}

impl Health {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Available => "AVAILABLE",
            Self::Limited => "LIMITED",
            Self::Blocked => "BLOCKED",
        }
    }
}

/// What is done to a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Update,
    UpdateAssets,
    Preview,
    Publish,
    Deprecate,
    Delete,
}

/// Whether it may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It may, and the status stays.
    Stays,
    /// It may, and the status becomes this one.
    Becomes(FlowStatus),
    /// It may not, says Meta with this code.
    Refused(ErrorCode),
}

/// What may be done in which status.
///
/// AWS documents drafts, published and deprecated flows. What happens to blocked and throttled ones is inferred: Meta set
/// them aside, but they are published, so that they are mended or deprecated as published ones are.
pub(super) fn verdict(status: FlowStatus, act: Act, published: PublishedFlows) -> Verdict {
    use FlowStatus::{Blocked, Deprecated, Draft, Published, Throttled};
    match (act, status) {
        (Act::Preview, _) | (Act::Update | Act::UpdateAssets | Act::Delete, Draft) => Verdict::Stays,
        (Act::Update, Published | Deprecated | Blocked | Throttled) => Verdict::Refused(ErrorCode::FlowUpdate),
        (Act::UpdateAssets, Published | Blocked | Throttled) => match published {
            PublishedFlows::BackToDraft => Verdict::Becomes(Draft),
            PublishedFlows::Fixed => Verdict::Refused(ErrorCode::FlowUpdate),
        },
        (Act::UpdateAssets, Deprecated) => Verdict::Refused(ErrorCode::FlowUpdate),
        (Act::Publish, Draft) => Verdict::Becomes(Published),
        (Act::Publish, Published | Deprecated | Blocked | Throttled) => Verdict::Refused(ErrorCode::FlowPublish),
        (Act::Deprecate, Published | Blocked | Throttled) => Verdict::Becomes(Deprecated),
        (Act::Deprecate, Draft | Deprecated) => Verdict::Refused(ErrorCode::FlowDeprecate),
        (Act::Delete, Published | Deprecated | Blocked | Throttled) => Verdict::Refused(ErrorCode::FlowDelete),
    }
}

impl Act {
    /// For the text of a refusal.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Update => "updated",
            Self::UpdateAssets => "given other assets",
            Self::Preview => "previewed",
            Self::Publish => "published",
            Self::Deprecate => "deprecated",
            Self::Delete => "deleted",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of the documentation, spelled a second time: rows are statuses, columns acts.
    #[test]
    fn the_life_of_a_flow_is_the_documented_one() {
        const ACTS: [Act; 6] =
            [Act::Update, Act::UpdateAssets, Act::Preview, Act::Publish, Act::Deprecate, Act::Delete];
        let rows = [
            (FlowStatus::Draft, ["stays", "stays", "stays", "PUBLISHED", "139003", "stays"]),
            (FlowStatus::Published, ["139001", "DRAFT", "stays", "139002", "DEPRECATED", "139004"]),
            (FlowStatus::Deprecated, ["139001", "139001", "stays", "139002", "139003", "139004"]),
            (FlowStatus::Blocked, ["139001", "DRAFT", "stays", "139002", "DEPRECATED", "139004"]),
            (FlowStatus::Throttled, ["139001", "DRAFT", "stays", "139002", "DEPRECATED", "139004"]),
        ];
        for (status, row) in rows {
            for (act, expected) in ACTS.into_iter().zip(row) {
                let found = match verdict(status, act, PublishedFlows::BackToDraft) {
                    Verdict::Stays => "stays".to_owned(),
                    Verdict::Becomes(status) => status.word().to_owned(),
                    Verdict::Refused(code) => code.number().to_string(),
                };
                assert_eq!(found, expected, "{act:?} of a flow that is {status:?}");
            }
        }
        let fixed = verdict(FlowStatus::Published, Act::UpdateAssets, PublishedFlows::Fixed);
        assert_eq!(fixed, Verdict::Refused(ErrorCode::FlowUpdate));
    }

    #[test]
    fn words_are_read_again() {
        for status in FlowStatus::ALL {
            assert_eq!(FlowStatus::named(status.word()), Some(status));
        }
        assert_eq!(FlowStatus::named("draft"), None);
    }
}
