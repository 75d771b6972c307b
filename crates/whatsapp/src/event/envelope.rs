//! The envelope that AWS puts around WhatsApp's notification.

use crate::event::Entry;
use crate::open::{Embedded, open};

open! {
    /// A business account that an event concerns.
    public struct WabaContext {
        /// WhatsApp's id of it.
        waba_id: String = "wabaId",
        /// AWS's ARN of it: `arn:…:waba/<32 hex digits>`.
        arn: String = "arn",
    }
}

open! {
    /// A phone number that an event concerns.
    public struct PhoneNumberContext {
        /// WhatsApp's id of it.
        meta_phone_number_id: String = "metaPhoneNumberId",
        /// AWS's ARN of it: `arn:…:phone-number-id/<32 hex digits>`.
        arn: String = "arn",
    }
}

open! {
    /// What an event concerns.
    public struct EventContext {
        /// Business accounts.
        meta_waba_ids: Vec<WabaContext> = "MetaWabaIds",
        /// Phone numbers.
        meta_phone_number_ids: Vec<PhoneNumberContext> = "MetaPhoneNumberIds",
    }
}

open! {
    /// What AWS publishes: WhatsApp's notification, and whom it concerns.
    public struct Envelope {
        /// What it concerns.
        context: EventContext = "context",
        /// WhatsApp's notification: JSON in a string.
        whats_app_webhook_entry: Embedded<Entry> = "whatsAppWebhookEntry",
        /// The AWS account: 12 digits.
        aws_account_id: String = "aws_account_id",
        /// When AWS handled it: RFC 3339 with nine digits of a second.
        message_timestamp: String = "message_timestamp",
        /// What `SendWhatsAppMessage` answered, if the event is about that message. Absent for messages that come in.
        message_id: String = "messageId",
    }
}

impl Envelope {
    /// An envelope around a notification.
    pub fn around(entry: Entry) -> Self {
        Self { whats_app_webhook_entry: Some(Embedded::new(entry)), ..Self::default() }
    }

    /// WhatsApp's notification, if it could be read.
    pub fn entry(&self) -> Option<&Entry> {
        self.whats_app_webhook_entry.as_ref()?.value()
    }
}
