//! What became of messages that were sent.

use crate::event::EventError;
use crate::open::{Decimal, open, words};

words! {
    /// What became of a message.
    pub enum MessageStatus {
        /// WhatsApp took it from AWS. The event has both ids: AWS's in the envelope, WhatsApp's in the status.
        Accepted = "accepted",
        /// It is on its way.
        Sent = "sent",
        /// It is on the person's device.
        Delivered = "delivered",
        /// The person read it; only where people show that they do.
        Read = "read",
        /// The person played the voice note.
        Played = "played",
        /// It will not arrive. The status has errors.
        Failed = "failed",
        /// The person deleted it.
        Deleted = "deleted",
        /// WhatsApp warns of something in it.
        Warning = "warning",
        /// AWS could not hand it over for 180 minutes and gave up.
        Dropped = "Message retries exhausted, dropping message.",
        /// A call rings.
        Ringing = "RINGING",
        /// A call was taken.
        CallAccepted = "ACCEPTED",
        /// A call was refused.
        CallRejected = "REJECTED",
    }
}

impl MessageStatus {
    /// Will the message never arrive? (AWS's documentation writes `fail` in one place.)
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Failed | Self::Dropped) || self.as_str() == "fail"
    }
}

words! {
    /// What a message counts as when it is billed, or what began the conversation.
    pub enum Category {
        /// Codes and the like.
        Authentication = "authentication",
        /// Codes and the like to another country.
        AuthenticationInternational = "authentication_international",
        /// Offers.
        Marketing = "marketing",
        /// Offers over the Marketing Messages API.
        MarketingLite = "marketing_lite",
        /// What people asked for.
        Utility = "utility",
        /// Answers to people.
        Service = "service",
        /// After an advertisement.
        ReferralConversion = "referral_conversion",
        /// By an assistant.
        GeneralPurposeAi = "general_purpose_ai",
    }
}

words! {
    /// Why a message costs something, or nothing.
    pub enum PricingType {
        /// It costs.
        Regular = "regular",
        /// Free: an answer to a person.
        FreeCustomerService = "free_customer_service",
        /// Free: after an advertisement.
        FreeEntryPoint = "free_entry_point",
    }
}

open! {
    /// How a message is billed.
    public struct Pricing {
        /// Does it cost?
        billable: bool = "billable",
        /// `CBP` (by conversation) before July 2025, `PMP` (by message) since.
        pricing_model: String = "pricing_model",
        /// What it counts as.
        category: Category = "category",
        /// Why it costs something, or nothing.
        kind: PricingType = "type",
    }
}

open! {
    /// What began a conversation.
    public struct Origin {
        /// What it counts as.
        kind: Category = "type",
    }
}

open! {
    /// The conversation that a message belongs to.
    public struct Conversation {
        /// WhatsApp's id of it.
        id: String = "id",
        /// When it ends, in seconds since 1970. Only with `sent`.
        expiration_timestamp: Decimal = "expiration_timestamp",
        /// What began it.
        origin: Origin = "origin",
    }
}

open! {
    /// What became of a message.
    public struct Status {
        /// WhatsApp's id of the message (`wamid.…`).
        id: String = "id",
        /// What became of it.
        status: MessageStatus = "status",
        /// Seconds since 1970, as a text.
        timestamp: String = "timestamp",
        /// The digits of the person's phone number.
        recipient_id: String = "recipient_id",
        /// `group`, if it went to one.
        recipient_type: String = "recipient_type",
        /// `call`, if it is a call's.
        kind: String = "type",
        /// The conversation.
        conversation: Box<Conversation> = "conversation",
        /// How it is billed.
        pricing: Box<Pricing> = "pricing",
        /// Why it failed.
        errors: Vec<EventError> = "errors",
        /// What the message was sent with.
        biz_opaque_callback_data: String = "biz_opaque_callback_data",
    }
}
