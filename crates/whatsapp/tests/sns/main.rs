//! Signatures of SNS, versions 1 and 2. The messages were signed with `openssl dgst`, by a key made for these tests.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use quickcheck::quickcheck;
use socialmessaging_whatsapp::event::SnsMessage;
use socialmessaging_whatsapp::sns::{SignatureError, Verifier, certificate_address};

const TOPIC: &str = "arn:aws:sns:eu-west-1:123456789012:whatsapp";

fn signed() -> BTreeMap<String, SnsMessage> {
    serde_json::from_str(include_str!("signed.json")).unwrap()
}

fn verifier() -> Verifier {
    Verifier::from_pem(include_bytes!("rsa.pem")).unwrap()
}

/// A moment at which the certificate is valid.
fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_800_000_000)
}

#[test]
fn messages_of_sns_are_verified() {
    for (name, message) in signed() {
        assert_eq!(verifier().verify(&message, TOPIC, now()), Ok(()), "{name}");
    }
}

#[test]
fn a_message_that_was_changed_is_refused() {
    for (name, message) in signed() {
        let changes: [fn(&mut SnsMessage); 6] = [
            |message| message.message = Some("{}".into()),
            |message| message.message_id = Some("x".into()),
            |message| message.timestamp = Some("2026-01-01T00:00:00Z".into()),
            |message| message.signature = Some("AAAA".into()),
            |message| message.signature = Some("no base64!".into()),
            |message| message.subject = message.subject.is_none().then(|| "x".into()),
        ];
        for (index, change) in changes.into_iter().enumerate() {
            let mut changed = message.clone();
            change(&mut changed);
            // A confirmation has no subject that would be signed.
            let expected =
                if index == 5 && message.is_confirmation() { Ok(()) } else { Err(SignatureError::Signature) };
            assert_eq!(verifier().verify(&changed, TOPIC, now()), expected, "{name}, {index}");
        }
    }
}

#[test]
fn the_version_decides_the_hash() {
    let messages = signed();
    let mut first = messages["notification of version 1"].clone();
    assert_eq!(verifier().requiring_version_2().verify(&first, TOPIC, now()), Err(SignatureError::Version));
    first.signature_version = Some("2".into());
    assert_eq!(verifier().verify(&first, TOPIC, now()), Err(SignatureError::Signature));
    first.signature_version = Some("3".into());
    assert_eq!(verifier().verify(&first, TOPIC, now()), Err(SignatureError::Version));
    let second = &messages["notification of version 2"];
    assert_eq!(verifier().requiring_version_2().verify(second, TOPIC, now()), Ok(()));
}

#[test]
fn another_topic_and_another_time_are_refused() {
    let message = &signed()["notification of version 2"];
    let other = "arn:aws:sns:eu-west-1:666666666666:whatsapp";
    assert_eq!(verifier().verify(message, other, now()), Err(SignatureError::Topic));
    for seconds in [0, 1_700_000_000, 2_000_000_000] {
        let then = UNIX_EPOCH + Duration::from_secs(seconds);
        assert_eq!(verifier().verify(message, TOPIC, then), Err(SignatureError::Expired), "{seconds}");
    }
}

#[test]
fn what_is_signed_has_to_be_there() {
    let mut message = signed()["notification of version 2"].clone();
    message.message_id = None;
    assert_eq!(verifier().verify(&message, TOPIC, now()), Err(SignatureError::Missing("MessageId")));
    message.signature = None;
    assert_eq!(verifier().verify(&message, TOPIC, now()), Err(SignatureError::Missing("Signature")));
}

#[test]
fn certificates_come_from_sns() {
    let at = |address: &str| SnsMessage { signing_cert_url: Some(address.into()), ..SnsMessage::default() };
    for address in [
        "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
        "https://sns.us-gov-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
        "https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-0123456789abcdef.pem",
    ] {
        assert_eq!(certificate_address(&at(address)), Ok(address));
    }
    for address in [
        "http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com.evil.com/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com@evil.com/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com:8443/SimpleNotificationService-0a.pem",
        "https://evil.com/sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem",
        "https://sns.evil.amazonaws.com/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.evil.com/SimpleNotificationService-0a.pem",
        "https://sns.a.b-c.amazonaws.com/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com.cn/SimpleNotificationService-0a.pem",
        "https://bucket.s3.amazonaws.com/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-.pem",
        "https://sns.eu-west-1.amazonaws.com/x/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem?x=.pem",
        "https://sns.eu-west-1.amazonaws.com/?SimpleNotificationService-0a.pem",
        "",
    ] {
        assert_eq!(certificate_address(&at(address)), Err(SignatureError::CertificateAddress), "{address}");
    }
    assert_eq!(certificate_address(&SnsMessage::default()), Err(SignatureError::Missing("SigningCertURL")));
    let lambda = SnsMessage {
        signing_cert_url_in_lambda: Some("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem".into()),
        ..SnsMessage::default()
    };
    assert!(certificate_address(&lambda).is_ok());
}

#[test]
fn certificates_without_an_rsa_key_are_refused() {
    let refused = |pem: &[u8]| Verifier::from_pem(pem).map(drop).unwrap_err().to_string();
    assert_eq!(refused(include_bytes!("ec.pem")), "the certificate cannot be used: its key is not one of RSA");
    assert!(refused(b"no certificate").starts_with("the certificate cannot be used: "));
}

quickcheck! {
    fn any_bytes_are_refused(pem: Vec<u8>) -> bool {
        Verifier::from_pem(&pem).is_err()
    }
}
