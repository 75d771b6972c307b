//! Signing keys: derived once for credentials, day, region and service, then kept.

use std::sync::Arc;

use aws_credential_types::Credentials;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::digits::Digits;
use super::scope::Scope;
use crate::client::last::Last;

/// Thirty-two bytes that sign any request of a scope for a day. Wiped from memory when dropped.
pub(super) struct SigningKey(Zeroizing<[u8; 32]>);

impl SigningKey {
    /// `HMAC(HMAC(HMAC(HMAC("AWS4" + secret, date), region), service), "aws4_request")`, as SigV4 defines it.
    fn derive(secret: &str, scope: &Scope<'_>) -> Self {
        let seed = Zeroizing::new(format!("AWS4{secret}"));
        let mut key = hmac(seed.as_bytes(), scope.date());
        for part in [scope.region, scope.service, "aws4_request"] {
            key = hmac(key.0.as_slice(), part);
        }
        key
    }

    /// The signature of a text.
    pub(super) fn sign(&self, text: &str) -> Digits {
        Digits::of(&hmac(self.0.as_slice(), text).0)
    }
}

fn hmac(key: &[u8], text: &str) -> SigningKey {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of every length");
    mac.update(text.as_bytes());
    SigningKey(Zeroizing::new(mac.finalize().into_bytes().into()))
}

/// For what a key was derived. The credentials are shared with their provider, not copied.
struct Derivation {
    credentials: Credentials,
    date: [u8; 8],
    region: String,
    service: String,
}

impl Derivation {
    fn is_of(&self, credentials: &Credentials, scope: &Scope<'_>) -> bool {
        self.date == scope.time.date_digits()
            && self.region == scope.region
            && self.service == scope.service
            && self.credentials.secret_access_key() == credentials.secret_access_key()
    }
}

/// The key of the last signature. Calls of one client nearly always use the same.
#[derive(Debug)]
pub(super) struct KeyCache(Last<Derivation, Arc<SigningKey>>);

impl Default for KeyCache {
    fn default() -> Self {
        Self(Last::new())
    }
}

impl KeyCache {
    /// The key for these credentials, this day, region and service, and for no others.
    pub(super) fn key(&self, credentials: &Credentials, scope: &Scope<'_>) -> Arc<SigningKey> {
        if let Some(key) = self.0.get(|derivation| derivation.is_of(credentials, scope)) {
            return key;
        }
        let key = Arc::new(SigningKey::derive(credentials.secret_access_key(), scope));
        let derivation = Derivation {
            credentials: credentials.clone(),
            date: scope.time.date_digits(),
            region: scope.region.to_owned(),
            service: scope.service.to_owned(),
        };
        self.0.put(derivation, Arc::clone(&key));
        key
    }
}

#[cfg(test)]
mod tests {
    use zeroize::ZeroizeOnDrop;

    use super::*;
    use crate::client::signing::time::SigningTime;

    /// That nothing of a key stays in memory is its types' promise.
    #[test]
    fn keys_are_wiped() {
        fn wiped<T: ZeroizeOnDrop>(_: &T) {}
        let key = hmac(b"key", "text");
        wiped(&key.0);
        // What an HMAC consists of.
        wiped(&Sha256::default());
    }

    fn credentials(secret: &str) -> Credentials {
        Credentials::new("AKID", secret, None, None, "test")
    }

    fn key(cache: &KeyCache, secret: &str, seconds: u64, region: &str, service: &str) -> [u8; 32] {
        let scope = Scope { time: SigningTime::at_epoch_second(seconds), region, service };
        *cache.key(&credentials(secret), &scope).0
    }

    #[test]
    fn a_key_serves_only_what_it_was_derived_for() {
        let day = 86_400;
        let questions = [
            ("secret", 0, "eu-west-1", "social-messaging"),
            ("other", 0, "eu-west-1", "social-messaging"),
            ("secret", day, "eu-west-1", "social-messaging"),
            ("secret", 0, "us-east-1", "social-messaging"),
            ("secret", 0, "eu-west-1", "sns"),
        ];
        let cache = KeyCache::default();
        for (secret, seconds, region, service) in questions {
            let asked_after_another = key(&cache, secret, seconds, region, service);
            let asked_again = key(&cache, secret, seconds + day - 1, region, service);
            let asked_alone = key(&KeyCache::default(), secret, seconds, region, service);
            assert_eq!(asked_after_another, asked_alone);
            assert_eq!(asked_again, asked_alone, "a key lasts to the end of its day");
        }
    }

    #[test]
    fn the_second_question_costs_no_derivation() {
        let cache = KeyCache::default();
        let scope = Scope { time: SigningTime::at_epoch_second(0), region: "r", service: "s" };
        let first = cache.key(&credentials("secret"), &scope);
        let second = cache.key(&credentials("secret"), &scope);
        assert!(Arc::ptr_eq(&first, &second));
    }
}
