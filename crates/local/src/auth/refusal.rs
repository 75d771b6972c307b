//! Why a request is not taken for what it says it is, and the answer that AWS gives then.

use std::fmt;

/// Why a signature does not hold. Texts repeat what the request said of itself, never a secret, a token or a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no signature. "If the API request isn't signed, then you might receive the error: Missing Authentication
    /// Token" (IAM User Guide, "Troubleshoot signed requests for AWS APIs").
    Missing,
    /// The signature lacks a part, or a part has another form. "The request signature doesn't conform to AWS standards"
    /// (API Reference, "Common Error Types": `IncompleteSignature`, 403).
    Incomplete(String),
    /// It is from another time than now: "Signature expired: … is now earlier than …", "Signature not yet current: … is
    /// still later than …" (IAM User Guide, the same page).
    Skewed(String),
    /// It is for another region, service or day: "Credential should be scoped to …" (the same page).
    Scope(String),
    /// Nobody knows the key, or the key has another session token. "The X.509 certificate or AWS access key ID you provided
    /// doesn't exist in our records" (API Reference: `UnrecognizedClientException`, 403).
    UnknownKey,
    /// The credentials are no longer good (API Reference: `ExpiredTokenException`, 403).
    Expired,
    /// The signature is another one than the request's: another secret, or the request was changed on its way. "The
    /// request signature we calculated does not match the signature you provided" (IAM User Guide, the same page).
    SignatureMismatch,
}

impl Refusal {
    /// The error's name on the wire. The protocols in JSON have `InvalidSignatureException` where those in XML have
    /// `SignatureDoesNotMatch`; every SDK knows both.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Missing => "MissingAuthenticationTokenException",
            Self::Incomplete(_) => "IncompleteSignature",
            Self::UnknownKey => "UnrecognizedClientException",
            Self::Expired => "ExpiredTokenException",
            Self::Skewed(_) | Self::Scope(_) | Self::SignatureMismatch => "InvalidSignatureException",
        }
    }

    /// HTTP status: the same for all of them.
    pub(crate) fn status(&self) -> http::StatusCode {
        match self {
            Self::Missing
            | Self::Incomplete(_)
            | Self::UnknownKey
            | Self::Expired
            | Self::Skewed(_)
            | Self::Scope(_)
            | Self::SignatureMismatch => http::StatusCode::FORBIDDEN,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "Missing Authentication Token",
            Self::UnknownKey => "The security token included in the request is invalid.",
            Self::Expired => "The security token included in the request is expired",
            Self::SignatureMismatch => {
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret \
                 Access Key and signing method. Consult the service documentation for details."
            }
            Self::Incomplete(problem) | Self::Skewed(problem) | Self::Scope(problem) => problem,
        })
    }
}

impl std::error::Error for Refusal {}
