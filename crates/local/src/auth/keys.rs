//! The keys that the service knows.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;

use super::Refusal;

/// The access key that a service knows unless it is told others, and prints. Good for nothing but this service.
pub const ACCESS_KEY_ID: &str = "AKIDLOCALSERVICE0000";
/// Its secret, which is none.
pub const SECRET_ACCESS_KEY: &str = "not-a-secret/for-the-local-service-only";
/// What credentials say of where they come from.
const PROVIDER: &str = "socialmessaging-local";

/// Access keys with their secrets. `Debug` of credentials shows no secret.
#[derive(Debug, Clone)]
pub(crate) struct Keys(Vec<Credentials>);

impl Keys {
    /// These and no others.
    pub(crate) fn new(known: impl IntoIterator<Item = Credentials>) -> Self {
        Self(known.into_iter().collect())
    }

    /// The first of them, for clients in this process.
    pub(super) fn first(&self) -> Option<&Credentials> {
        self.0.first()
    }

    /// The key of this name, with this session token or with none.
    ///
    /// A key whose token is another one is as unknown as a key that is not there. The comparison takes as long for a
    /// token that is wrong at its first character as for one that is wrong at its last.
    pub(super) fn find(
        &self,
        key_id: &str,
        token: Option<&str>,
        expired: impl Fn(SystemTime) -> bool,
    ) -> Result<&Credentials, Refusal> {
        let of_id = self.0.iter().filter(|key| key.access_key_id() == key_id);
        let mut fitting = of_id.filter(|key| match (key.session_token(), token) {
            (None, None) => true,
            (Some(known), Some(given)) => equal(known.as_bytes(), given.as_bytes()),
            (None, Some(_)) | (Some(_), None) => false,
        });
        let key = fitting.next().ok_or(Refusal::UnknownKey)?;
        if key.expiry().is_some_and(expired) { Err(Refusal::Expired) } else { Ok(key) }
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new([permanent(), temporary(), expired()])
    }
}

/// The key that the service prints for its users: of a user, without a session.
pub(crate) fn permanent() -> Credentials {
    Credentials::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY, None, None, PROVIDER)
}

/// A key of a session, for tests with session tokens. It is always good.
pub(crate) fn temporary() -> Credentials {
    let token = Some("local-service-session-token".to_owned());
    Credentials::new("ASIALOCALSERVICE0000", SECRET_ACCESS_KEY, token, None, PROVIDER)
}

/// A key of a session that is over, for tests of what a program does then.
pub(crate) fn expired() -> Credentials {
    let token = Some("local-service-expired-token".to_owned());
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    Credentials::new("ASIALOCALEXPIRED0000", SECRET_ACCESS_KEY, token, Some(long_ago), PROVIDER)
}

/// Compares every byte, whatever the first ones say.
fn equal(left: &[u8], right: &[u8]) -> bool {
    let differences = left.iter().zip(right).fold(0, |found, (left, right)| found | (left ^ right));
    left.len() == right.len() && std::hint::black_box(differences) == 0
}
