//! What will become of a message.

use std::time::Duration;

use socialmessaging_whatsapp::event::MessageStatus;

use super::error::{When, when};
use crate::record::{ErrorRecord, StepRecord};
use crate::settings::Delays;

/// How long AWS tries to hand a message over. Documented.
const HANDOVER: Duration = Duration::from_secs(180 * 60);

/// What will become of a message, and what it counts as.
pub(super) struct Plan {
    /// Its statuses.
    pub(super) steps: Vec<StepRecord>,
    /// What it counts as when it is billed.
    pub(super) category: String,
    /// Whether it costs something.
    pub(super) billable: bool,
}

/// What becomes of a message.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fate {
    /// It arrives; whether the person shows that it was read.
    Arrives {
        /// Does the person show it?
        read: bool,
    },
    /// It is sent and never arrives.
    Away,
    /// AWS cannot hand it over.
    Dropped,
    /// It fails.
    Fails(ErrorRecord),
}

fn step(status: MessageStatus, after: Duration, error: Option<ErrorRecord>) -> StepRecord {
    let after = u64::try_from(after.as_nanos()).unwrap_or(u64::MAX);
    StepRecord { status: status.as_str().to_owned(), after, error }
}

impl Fate {
    /// Its statuses, by these delays.
    pub(super) fn steps(self, delays: &Delays) -> Vec<StepRecord> {
        let accepted = step(MessageStatus::Accepted, delays.accepted, None);
        let sent = step(MessageStatus::Sent, delays.sent, None);
        let delivered = step(MessageStatus::Delivered, delays.delivered, None);
        match self {
            Self::Arrives { read } => {
                let read = delays.read.filter(|_| read).map(|after| step(MessageStatus::Read, after, None));
                [accepted, sent, delivered].into_iter().chain(read).collect()
            }
            Self::Away => vec![accepted, sent],
            Self::Dropped => vec![step(MessageStatus::Dropped, HANDOVER, None)],
            Self::Fails(error) => match when(error.code) {
                When::AtOnce => vec![step(MessageStatus::Failed, delays.accepted, Some(error))],
                When::Later => vec![accepted, step(MessageStatus::Failed, delays.sent, Some(error))],
            },
        }
    }
}

impl Plan {
    /// A plan without cost.
    pub(super) fn free(steps: Vec<StepRecord>) -> Self {
        Self { steps, category: String::new(), billable: false }
    }
}
