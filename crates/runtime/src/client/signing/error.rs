//! Why a request cannot be signed. None of the texts holds a secret.

use std::error::Error;
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SigningError {
    /// The operation's plugin is not in use.
    MissingOperationSigningConfig,
    MissingSigningRegion,
    MissingSigningName,
    /// The identity is none that SigV4 could sign with.
    WrongIdentityType,
    /// The request's URI has no host.
    MissingHost,
    /// What was asked for is not among what this signer can do.
    Unsupported(&'static str),
    /// A property of the endpoint's authentication scheme is of the wrong type.
    BadEndpointProperty(&'static str),
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MissingOperationSigningConfig => "missing operation signing config",
            Self::MissingSigningRegion => "missing signing region",
            Self::MissingSigningName => "missing signing name",
            Self::WrongIdentityType => "wrong identity type for SigV4: AWS credentials are needed",
            Self::MissingHost => "a request to no host cannot be signed: its URI must be absolute",
            Self::Unsupported(what) => return write!(f, "{what} was asked for, which this client cannot make"),
            Self::BadEndpointProperty(name) => {
                return write!(f, "`{name}` in the endpoint's authentication scheme has the wrong type");
            }
        })
    }
}

impl Error for SigningError {}
