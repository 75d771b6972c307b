//! What every measured program sends with, and sends.

/// Where it is sent to, as far as the signature knows.
pub const REGION: &str = "eu-west-1";

/// Temporary credentials, as roles yield them: key, secret, session token.
pub const CREDENTIALS: (&str, &str, &str) = (
    "ASIAIOSFODNN7EXAMPLE",
    "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    "IQoJb3JpZ2luX2VjEAcaCWV1LXdlc3QtMSJHMEUCIQDPn0bZ0Y1xq6fCw2m3vVb7kQ5tUe8rYh4sLJd9aXoKzgIgTu",
);

/// The sender.
pub const PHONE_NUMBER_ID: &str = "phone-number-id-0123456789abcdef0123456789abcdef";

/// The version of WhatsApp's API that the message is written for.
pub const META_API_VERSION: &str = "v20.0";

/// A text message of about the given length in bytes, as WhatsApp's own JSON.
pub fn message(length: usize) -> Vec<u8> {
    let start = r#"{"messaging_product":"whatsapp","to":"+46700000000","type":"text","text":{"body":""#;
    let end = r#""}}"#;
    let text = "x".repeat(length.saturating_sub(start.len() + end.len()));
    format!("{start}{text}{end}").into_bytes()
}
