//! Hashes as the hexadecimal digits that SigV4 writes.

use sha2::{Digest, Sha256};

/// A SHA-256 or HMAC in sixty-four lower-case digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits([u8; 64]);

impl Digits {
    pub(super) fn of(hash: &[u8; 32]) -> Self {
        let mut digits = [0; 64];
        hex::encode_to_slice(hash, &mut digits).expect("two digits for each byte");
        Self(digits)
    }

    pub(super) fn of_sha256(bytes: &[u8]) -> Self {
        Self::of(&Sha256::digest(bytes).into())
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("digits are ASCII")
    }
}
