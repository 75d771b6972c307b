//! Events on EventBridge's default bus: another, flat form, which comes without any configuration.

use crate::event::{EventError, MessageStatus};
use crate::open::{open, words};

words! {
    /// What an event on EventBridge is about.
    pub enum DetailType {
        /// A message is on its way.
        Sent = "WhatsApp Message Sent",
        /// A message is on the person's device.
        Delivered = "WhatsApp Message Delivered",
        /// A message was read.
        Read = "WhatsApp Message Read",
        /// A message will not arrive.
        Failed = "WhatsApp Message Failed",
        /// A message could not be delivered.
        Undeliverable = "WhatsApp Message Undeliverable",
        /// A message came in.
        Received = "WhatsApp Message Received",
        /// Something that AWS does not know.
        UnknownNotification = "WhatsApp Unknown Notification Received",
        /// AWS handed a message over to WhatsApp.
        HandoverSucceeded = "WhatsApp Message Handover Succeeded",
        /// AWS could not hand a message over.
        HandoverFailed = "WhatsApp Message Handover Failed",
        /// AWS handed a call over to WhatsApp.
        CallHandoverSucceeded = "WhatsApp Call Handover Succeeded",
        /// AWS could not hand a call over.
        CallHandoverFailed = "WhatsApp Call Handover Failed",
    }
}

open! {
    /// What happened. Documented for sent, delivered, read and failed; other kinds may have other members, in `other`.
    public struct BridgeDetail {
        /// WhatsApp's id of the business account.
        waba_id: String = "wabaId",
        /// The digits of the phone number that sent.
        origination_phone_number: String = "originationPhoneNumber",
        /// WhatsApp's id of it.
        origination_phone_number_id: String = "originationPhoneNumberId",
        /// What `SendWhatsAppMessage` answered.
        message_id: String = "messageId",
        /// What became of the message.
        status: MessageStatus = "status",
        /// Seconds since 1970, as a text.
        event_timestamp: String = "eventTimestamp",
        /// Why it failed.
        errors: Vec<EventError> = "errors",
    }
}

open! {
    /// An event on EventBridge.
    public struct BridgeEvent {
        /// The version of the form: `0`.
        version: String = "version",
        /// Its id.
        id: String = "id",
        /// What it is about.
        detail_type: DetailType = "detail-type",
        /// `aws.social-messaging`.
        source: String = "source",
        /// The AWS account: 12 digits.
        account: String = "account",
        /// When: RFC 3339.
        time: String = "time",
        /// Where.
        region: String = "region",
        /// ARNs of what it concerns.
        resources: Vec<String> = "resources",
        /// What happened.
        detail: BridgeDetail = "detail",
    }
}
