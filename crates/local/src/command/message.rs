//! Messages that were sent.

use serde_json::Value;

use crate::failure::Failure;
use crate::moment::Moment;
use crate::record::{MessageRecord, Named, WamidRecord};
use crate::store::{StoreError, Tx};

/// A message that was sent, and what became of it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SentMessage {
    /// AWS's id of it: what `SendWhatsAppMessage` answered.
    pub id: String,
    /// WhatsApp's id of it.
    pub wamid: String,
    /// The number that sent it: AWS's id.
    pub number: String,
    /// Whom it is for: digits of a phone number, a group's id, a user id. Empty where the message does not say.
    pub recipient: String,
    /// When it was sent.
    pub at: Moment,
    /// What was sent; `null` where that was no JSON.
    pub body: Value,
    /// What has become of it, in order: WhatsApp's words, and Meta's code where it failed.
    pub statuses: Vec<(String, Option<i64>)>,
}

impl From<MessageRecord> for SentMessage {
    fn from(record: MessageRecord) -> Self {
        let done = usize::try_from(record.done).unwrap_or(usize::MAX);
        let statuses = record.steps.into_iter().take(done);
        Self {
            id: record.id,
            wamid: record.wamid,
            number: Named::Number.id(&record.number),
            recipient: record.recipient,
            at: Moment(record.sent_at),
            body: serde_json::from_slice(&record.body).unwrap_or_default(),
            statuses: statuses.map(|step| (step.status, step.error.map(|error| error.code))).collect(),
        }
    }
}

pub(super) fn list(tx: &Tx, after: Option<&str>, most: usize) -> Result<Vec<SentMessage>, Failure> {
    let found = tx.scan::<MessageRecord>("", after, most)?;
    Ok(found.into_iter().map(|(_, record)| record.into()).collect())
}

/// By AWS's id or WhatsApp's.
pub(super) fn find(tx: &Tx, id: &str) -> Result<Option<MessageRecord>, StoreError> {
    match tx.get::<WamidRecord>(id)? {
        Some(WamidRecord { message }) => tx.get(&message),
        None => tx.get(id),
    }
}
