//! Are messages of SNS that came over HTTP really of SNS? Behind the feature `sns-signature`.
//!
//! Anyone can post to an address. So, before a body counts: [`certificate_address`] says whether its certificate is where SNS
//! keeps them; the program fetches that, once; and a [`Verifier`] made of it checks signature and topic. The topic matters:
//! SNS signs whatever anyone publishes on a topic of their own.
//!
//! ```no_run
//! use std::time::SystemTime;
//!
//! use socialmessaging_whatsapp::event::{Delivery, SnsMessage};
//! use socialmessaging_whatsapp::sns::{Verifier, certificate_address};
//!
//! # fn fetch(address: &str) -> Vec<u8> { unimplemented!() }
//! # let body = "";
//! let message: SnsMessage = serde_json::from_str(body)?;
//! let verifier = Verifier::from_pem(&fetch(certificate_address(&message)?))?;
//! verifier.verify(&message, "arn:aws:sns:eu-west-1:123456789012:whatsapp", SystemTime::now())?;
//! let delivery = Delivery::parse(body)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What comes by SQS or Lambda needs none of this: AWS delivers it under IAM.

use std::error::Error;
use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{
    RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY, RSA_PKCS1_2048_8192_SHA256, RsaParameters, UnparsedPublicKey,
};
use x509_parser::oid_registry::OID_PKCS1_RSAENCRYPTION;
use x509_parser::pem::parse_x509_pem;

use crate::event::SnsMessage;

/// Why a message is not taken for one of SNS.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureError {
    /// A member that is signed, or the signature, is missing.
    Missing(&'static str),
    /// The certificate's address is none of SNS.
    CertificateAddress,
    /// The certificate cannot be read, or has no RSA key; why.
    Certificate(String),
    /// The certificate is not valid at this time.
    Expired,
    /// The version of the signature is neither 1 nor 2, or it is 1 and 2 is required.
    Version,
    /// The topic is another one.
    Topic,
    /// The signature is not of this message.
    Signature,
}

impl fmt::Display for SignatureError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(member) => write!(formatter, "the message has no {member}"),
            Self::CertificateAddress => formatter.write_str("the certificate's address is none of SNS"),
            Self::Certificate(why) => write!(formatter, "the certificate cannot be used: {why}"),
            Self::Expired => formatter.write_str("the certificate is not valid at this time"),
            Self::Version => formatter.write_str("the version of the signature is not accepted"),
            Self::Topic => formatter.write_str("the message is of another topic"),
            Self::Signature => formatter.write_str("the signature is not of this message"),
        }
    }
}

impl Error for SignatureError {}

/// Where the certificate of a message is, if that is where SNS keeps them:
/// `https://sns.<region>.amazonaws.com/SimpleNotificationService-<hex digits>.pem`, in China with `.cn`. No port, no user,
/// no query.
///
/// # Errors
///
/// [`SignatureError::Missing`] without an address, [`SignatureError::CertificateAddress`] for another one.
pub fn certificate_address(message: &SnsMessage) -> Result<&str, SignatureError> {
    let address = message.signing_cert_url.as_ref().or(message.signing_cert_url_in_lambda.as_ref());
    let address = address.ok_or(SignatureError::Missing("SigningCertURL"))?;
    if is_certificate_address(address) { Ok(address) } else { Err(SignatureError::CertificateAddress) }
}

fn is_certificate_address(address: &str) -> bool {
    let Some((host, file)) = address.strip_prefix("https://").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    let domain = host.strip_suffix(".cn").unwrap_or(host);
    let region = domain.strip_prefix("sns.").and_then(|host| host.strip_suffix(".amazonaws.com"));
    let digits = file.strip_prefix("SimpleNotificationService-").and_then(|file| file.strip_suffix(".pem"));
    let is_region = |region: &str| {
        region.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && region.contains('-')
            && (host == domain || region.starts_with("cn-"))
    };
    region.is_some_and(is_region)
        && digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Which versions of signatures are accepted.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Versions {
    Any,
    Second,
}

/// Checks signatures with one certificate of SNS.
#[derive(Clone, Debug)]
pub struct Verifier {
    key: Vec<u8>,
    /// Seconds since 1970.
    valid: std::ops::RangeInclusive<i64>,
    versions: Versions,
}

impl Verifier {
    /// From a certificate in PEM, as it is kept at [`certificate_address`]. That it is the one of SNS follows from where it
    /// was fetched: over TLS, from there.
    ///
    /// # Errors
    ///
    /// [`SignatureError::Certificate`] if it cannot be read or has no RSA key.
    pub fn from_pem(pem: &[u8]) -> Result<Self, SignatureError> {
        let unusable = |error: &dyn fmt::Display| SignatureError::Certificate(error.to_string());
        let (_, pem) = parse_x509_pem(pem).map_err(|error| unusable(&error))?;
        let certificate = pem.parse_x509().map_err(|error| unusable(&error))?;
        let key = certificate.public_key();
        if key.algorithm.algorithm != OID_PKCS1_RSAENCRYPTION {
            return Err(unusable(&"its key is not one of RSA"));
        }
        let validity = certificate.validity();
        Ok(Self {
            key: key.subject_public_key.data.to_vec(),
            valid: validity.not_before.timestamp()..=validity.not_after.timestamp(),
            versions: Versions::Any,
        })
    }

    /// Refuses version 1, whose SHA-1 is weak. The topic has to be set to version 2 (`SignatureVersion` of the topic).
    #[must_use]
    pub fn requiring_version_2(mut self) -> Self {
        self.versions = Versions::Second;
        self
    }

    /// Checks that SNS signed a message, and that it was published on this topic.
    ///
    /// # Errors
    ///
    /// What is wrong: see [`SignatureError`].
    pub fn verify(&self, message: &SnsMessage, topic_arn: &str, now: SystemTime) -> Result<(), SignatureError> {
        certificate_address(message)?;
        let now = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().cast_signed());
        if !self.valid.contains(&now) {
            return Err(SignatureError::Expired);
        }
        if message.topic_arn.as_deref() != Some(topic_arn) {
            return Err(SignatureError::Topic);
        }
        let algorithm: &RsaParameters = match (message.signature_version.as_deref(), self.versions) {
            (Some("1"), Versions::Any) => &RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY,
            (Some("2"), _) => &RSA_PKCS1_2048_8192_SHA256,
            _ => return Err(SignatureError::Version),
        };
        let signature = message.signature.as_deref().ok_or(SignatureError::Missing("Signature"))?;
        let signature = STANDARD.decode(signature).map_err(|_| SignatureError::Signature)?;
        let key = UnparsedPublicKey::new(algorithm, &self.key);
        key.verify(signed_text(message)?.as_bytes(), &signature).map_err(|_| SignatureError::Signature)
    }
}

/// What SNS signs: some members by name, each with a line for the name and one for the value.
fn signed_text(message: &SnsMessage) -> Result<String, SignatureError> {
    let kind = message.kind.as_ref().ok_or(SignatureError::Missing("Type"))?;
    let mut members = vec![("Message", &message.message), ("MessageId", &message.message_id)];
    if message.is_confirmation() {
        members.push(("SubscribeURL", &message.subscribe_url));
        members.push(("Timestamp", &message.timestamp));
        members.push(("Token", &message.token));
    } else {
        members.extend(message.subject.is_some().then_some(("Subject", &message.subject)));
        members.push(("Timestamp", &message.timestamp));
    }
    members.push(("TopicArn", &message.topic_arn));
    let mut text = String::new();
    for (name, value) in members {
        let value = value.as_deref().ok_or(SignatureError::Missing(name))?;
        text.extend([name, "\n", value, "\n"]);
    }
    text.extend(["Type\n", kind.as_str(), "\n"]);
    Ok(text)
}
