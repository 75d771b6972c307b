//! What only some services use. A generated crate says on its marker which of it its service does, and only then the
//! configuration has the settings for it.

use super::Service;

/// The service has operations that take an idempotency token.
pub trait IdempotencyTokens: Service {}

/// The service takes bearer tokens.
#[cfg(feature = "http-auth")]
pub trait BearerAuth: Service {}

/// The service takes API keys.
#[cfg(feature = "http-auth")]
pub trait ApiKeyAuth: Service {}

/// The service takes user names and passwords.
#[cfg(feature = "http-auth")]
pub trait BasicAuth: Service {}

/// The service has operations whose requests may be compressed.
pub trait RequestCompression: Service {}
