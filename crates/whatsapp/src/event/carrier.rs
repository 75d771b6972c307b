//! What carries messages of SNS: SQS, and Lambda's events.

use std::cell::Cell;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};

use crate::event::SnsMessage;
use crate::open::open;

open! {
    /// A record of a Lambda event: of SNS, or of SQS.
    public struct LambdaRecord {
        /// A message of SNS.
        sns: SnsMessage = "Sns",
        /// The body of a message of SQS.
        body: String = "body",
        /// The id of a message of SQS.
        message_id: String = "messageId",
        /// `aws:sns`.
        event_source_of_sns: String = "EventSource",
        /// `aws:sqs`.
        event_source_of_sqs: String = "eventSource",
    }
}

open! {
    /// What Lambda hands to a function that SNS or SQS calls.
    public struct LambdaEvent {
        /// Its records.
        records: Vec<LambdaRecord> = "Records",
    }
}

open! {
    /// A message of SQS, as `ReceiveMessage` answers it.
    public struct SqsMessage {
        /// Its id.
        message_id: String = "MessageId",
        /// What deletes it.
        receipt_handle: String = "ReceiptHandle",
        /// What was sent: a message of SNS, or with raw delivery the envelope.
        body: String = "Body",
    }
}

open! {
    /// What `ReceiveMessage` of SQS answers.
    public struct SqsReceived {
        /// Messages.
        messages: Vec<SqsMessage> = "Messages",
    }
}

/// Which form a JSON text has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    Envelope,
    Sns,
    Lambda,
    LambdaRecord,
    Sqs,
    SqsReceived,
    Bridge,
    Meta,
    MetaEntry,
    Unknown,
}

impl Form {
    /// The form that has a member of this name, which no other form has.
    fn with_member(name: &str) -> Option<Self> {
        Some(match name {
            // The first member of an envelope, as AWS writes it.
            "context" | "whatsAppWebhookEntry" => Self::Envelope,
            "Type" | "TopicArn" => Self::Sns,
            "Records" => Self::Lambda,
            "Sns" | "body" => Self::LambdaRecord,
            "Body" => Self::Sqs,
            "Messages" => Self::SqsReceived,
            "detail-type" => Self::Bridge,
            "entry" => Self::Meta,
            "changes" => Self::MetaEntry,
            _ => return None,
        })
    }

    /// The form of a text, by the first member that tells it; what follows is left to the form's own reader.
    ///
    /// Fails where the text is no JSON object before that.
    pub(super) fn of(text: &str) -> serde_json::Result<Self> {
        let found = Cell::new(Self::Unknown);
        match Names(&found).deserialize(&mut serde_json::Deserializer::from_str(text)) {
            Err(error) if found.get() == Self::Unknown => Err(error),
            Ok(()) | Err(_) => Ok(found.get()),
        }
    }
}

/// Looks at names of members, and leaves once one tells the form. That the object goes on is an error, which nobody reads.
struct Names<'a>(&'a Cell<Form>);

impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(form) = members.next_key_seed(FormOfName)? {
            if let Some(form) = form {
                self.0.set(form);
                return Ok(());
            }
            members.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

struct FormOfName;

impl<'de> DeserializeSeed<'de> for FormOfName {
    type Value = Option<Form>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Form>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for FormOfName {
    type Value = Option<Form>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a member's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<Form>, E> {
        Ok(Form::with_member(name))
    }
}
