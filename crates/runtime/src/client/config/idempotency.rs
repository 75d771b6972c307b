//! Settings of services whose operations take idempotency tokens.

use super::{Builder, Config};
use crate::client::IdempotencyTokenProvider;
use crate::client::uses::IdempotencyTokens;

impl<S: IdempotencyTokens> Builder<S> {
    /// Makes the tokens of requests whose input has none. Default: random UUIDs.
    pub fn idempotency_token_provider(mut self, provider: impl Into<IdempotencyTokenProvider>) -> Self {
        self.set_idempotency_token_provider(Some(provider.into()));
        self
    }

    /// See [`idempotency_token_provider`](Self::idempotency_token_provider).
    pub fn set_idempotency_token_provider(&mut self, provider: Option<IdempotencyTokenProvider>) -> &mut Self {
        self.given.config.store_or_unset(provider);
        self
    }
}

impl<S: IdempotencyTokens> Config<S> {
    /// What makes the tokens of requests whose input has none.
    pub fn idempotency_token_provider(&self) -> IdempotencyTokenProvider {
        self.given.config.load::<IdempotencyTokenProvider>().cloned().unwrap_or_else(IdempotencyTokenProvider::random)
    }
}
