//! The three operations whose calls are measured: their inputs, and what the canned transport answers.

use std::fmt::Write;

/// An operation.
#[derive(Clone, Copy, Debug)]
pub enum Operation {
    /// `SendWhatsAppMessage`: a body to write, little to read.
    Send,
    /// `GetLinkedWhatsAppBusinessAccount`: an account with five phone numbers.
    Get,
    /// `ListWhatsAppMessageTemplates`: a page of a hundred templates.
    List,
}

/// What becomes of the requests.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "every program wants one of the two")]
pub enum Requests {
    /// Nothing.
    Dropped,
    /// They are printed: a line with method and URI, one for each header, the body.
    Printed,
}

/// The account that `Get` and `List` ask for.
pub const ACCOUNT_ID: &str = "waba-0123456789abcdef0123456789abcdef";

/// The length of the message that `Send` sends, in bytes.
pub const MESSAGE: usize = 1024;

/// The time at which calls are made, in seconds since the epoch.
pub const NOW: u64 = 1_780_488_000;

impl Operation {
    /// Finds an operation by its name on the command line.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "send" => Some(Self::Send),
            "get" => Some(Self::Get),
            "list" => Some(Self::List),
            _ => None,
        }
    }

    /// The body of the answer.
    pub fn answer(self) -> String {
        match self {
            Self::Send => r#"{"messageId":"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"}"#.into(),
            Self::Get => account(5),
            Self::List => templates(100),
        }
    }
}

fn account(numbers: usize) -> String {
    let mut json = String::from(r#"{"account":{"#);
    json.push_str(r#""arn":"arn:aws:social-messaging:eu-west-1:123456789012:waba/0123456789abcdef0123456789abcdef","#);
    json.push_str(r#""eventDestinations":[{"eventDestinationArn":"arn:aws:sns:eu-west-1:123456789012:whatsapp"}],"#);
    let _ = write!(json, r#""id":"{ACCOUNT_ID}","linkDate":1748952000.123,"phoneNumbers":["#);
    for number in 0..numbers {
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(
            json,
            r#"{comma}{{"arn":"arn:aws:social-messaging:eu-west-1:123456789012:phone-number-id/{number:032x}","#
        );
        let _ = write!(json, r#""displayPhoneNumber":"+46 70 000 00 {number:02}","displayPhoneNumberName":"Shop","#);
        let _ = write!(json, r#""metaPhoneNumberId":"10000000000000{number}","phoneNumber":"+467000000{number:02}","#);
        let _ = write!(json, r#""phoneNumberId":"phone-number-id-{number:032x}","qualityRating":"GREEN"}}"#);
    }
    json.push_str(r#"],"registrationStatus":"COMPLETE","wabaId":"200000000000001","wabaName":"Shop"}}"#);
    json
}

fn templates(count: usize) -> String {
    let mut json = String::from(r#"{"nextToken":"eyJwYWdlIjoyfQ==","templates":["#);
    for number in 0..count {
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(json, r#"{comma}{{"metaTemplateId":"3000000000000{number:02}","templateCategory":"UTILITY","#);
        let _ = write!(json, r#""templateLanguage":"en_US","templateName":"order_confirmation_{number}","#);
        json.push_str(r#""templateQualityScore":"GREEN","templateStatus":"APPROVED"}"#);
    }
    json.push_str("]}");
    json
}
