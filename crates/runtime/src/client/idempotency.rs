//! Idempotency tokens: random ids by which a service knows a repetition of a request that it has seen.

use std::fmt;
use std::sync::Arc;

use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::operation::Operation;

/// Makes the tokens of requests whose input has none.
#[derive(Clone)]
pub struct IdempotencyTokenProvider(Kind);

#[derive(Clone)]
enum Kind {
    /// Always the same.
    Static(&'static str),
    /// What the function returns.
    Made(Arc<dyn Fn() -> String + Send + Sync>),
}

impl IdempotencyTokenProvider {
    /// Tokens are what `make` returns.
    pub fn new(make: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self(Kind::Made(Arc::new(make)))
    }

    /// Every token is this one, as tests want it.
    pub const fn fixed(token: &'static str) -> Self {
        Self(Kind::Static(token))
    }

    /// Tokens are random UUIDs.
    pub fn random() -> Self {
        Self::new(random_uuid)
    }

    /// The next token.
    pub fn make_idempotency_token(&self) -> String {
        match &self.0 {
            Kind::Static(token) => (*token).to_owned(),
            Kind::Made(make) => make(),
        }
    }
}

impl From<&'static str> for IdempotencyTokenProvider {
    fn from(token: &'static str) -> Self {
        Self::fixed(token)
    }
}

impl fmt::Debug for IdempotencyTokenProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Static(token) => f.debug_tuple("IdempotencyTokenProvider").field(token).finish(),
            Kind::Made(_) => f.write_str("IdempotencyTokenProvider(made)"),
        }
    }
}

impl Storable for IdempotencyTokenProvider {
    type Storer = StoreReplace<Self>;
}

/// Gives an input its token, if it takes one and has none.
pub(super) fn fill<O: Operation>(input: &mut O::Input, cfg: &ConfigBag) {
    if let Some(token @ None) = O::idempotency_token(input) {
        let provider = cfg.load::<IdempotencyTokenProvider>();
        *token = Some(provider.map_or_else(random_uuid, IdempotencyTokenProvider::make_idempotency_token));
    }
}

/// A UUID of version 4.
fn random_uuid() -> String {
    let bits = fastrand::u128(..) & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::random_uuid;

    #[test]
    fn a_random_token_is_a_uuid_of_version_4() {
        for _ in 0..64 {
            let uuid = random_uuid();
            let parts: Vec<usize> = uuid.split('-').map(str::len).collect();
            assert_eq!(parts, [8, 4, 4, 4, 12], "{uuid}");
            assert!(uuid.as_bytes()[14] == b'4' && b"89ab".contains(&uuid.as_bytes()[19]), "{uuid}");
        }
        assert_ne!(random_uuid(), random_uuid());
    }
}
