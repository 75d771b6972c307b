//! Messages of SNS, as a subscriber gets them over HTTP or in a Lambda event.

use crate::open::{open, words};

words! {
    /// What SNS says.
    pub enum SnsKind {
        /// A message was published.
        Notification = "Notification",
        /// The subscription waits until its address is opened.
        SubscriptionConfirmation = "SubscriptionConfirmation",
        /// The subscription is over, unless its address is opened.
        UnsubscribeConfirmation = "UnsubscribeConfirmation",
    }
}

open! {
    /// A message of SNS. The `sns-signature` feature verifies it.
    public struct SnsMessage {
        /// What SNS says.
        kind: SnsKind = "Type",
        /// The id of this message.
        message_id: String = "MessageId",
        /// For confirmations.
        token: String = "Token",
        /// The ARN of the topic.
        topic_arn: String = "TopicArn",
        /// A subject, if it was published with one.
        subject: String = "Subject",
        /// What was published: for AWS End User Messaging Social, the envelope.
        message: String = "Message",
        /// The address that confirms the subscription.
        subscribe_url: String = "SubscribeURL",
        /// When: RFC 3339.
        timestamp: String = "Timestamp",
        /// `1` for SHA-1, `2` for SHA-256.
        signature_version: String = "SignatureVersion",
        /// The signature, in base64.
        signature: String = "Signature",
        /// Where the certificate is.
        signing_cert_url: String = "SigningCertURL",
        /// The same, as Lambda writes it.
        signing_cert_url_in_lambda: String = "SigningCertUrl",
        /// The address that ends the subscription.
        unsubscribe_url: String = "UnsubscribeURL",
        /// The same, as Lambda writes it.
        unsubscribe_url_in_lambda: String = "UnsubscribeUrl",
    }
}

impl SnsMessage {
    /// A message of SNS around a text: what a service that delivers events needs.
    pub fn around(message: impl Into<String>) -> Self {
        Self { kind: Some(SnsKind::Notification), message: Some(message.into()), ..Self::default() }
    }

    /// Does SNS ask for a confirmation?
    pub fn is_confirmation(&self) -> bool {
        matches!(self.kind, Some(SnsKind::SubscriptionConfirmation | SnsKind::UnsubscribeConfirmation))
    }
}
