//! What carries messages of SNS: SQS, and Lambda's events.

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

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
    /// The form that has a member of this name, and of no other form.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "whatsAppWebhookEntry" => Self::Envelope,
            "TopicArn" => Self::Sns,
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
}

/// Looks at the names of the members until one tells the form.
impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;

        impl<'de> Visitor<'de> for Names {
            type Value = Form;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Form, A::Error> {
                let mut form = Form::Unknown;
                while let Some(key) = members.next_key_seed(crate::open::Key(Form::of))? {
                    if let crate::open::Name::Known(known) = key {
                        form = known;
                    }
                    members.next_value::<IgnoredAny>()?;
                }
                Ok(form)
            }
        }

        deserializer.deserialize_map(Names)
    }
}
