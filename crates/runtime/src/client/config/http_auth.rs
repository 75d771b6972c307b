//! Settings of services that take bearer tokens, API keys, or user names and passwords.

use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
use aws_smithy_runtime_api::client::auth::http::{
    HTTP_API_KEY_AUTH_SCHEME_ID, HTTP_BASIC_AUTH_SCHEME_ID, HTTP_BEARER_AUTH_SCHEME_ID,
};
use aws_smithy_runtime_api::client::identity::ResolveIdentity;
use aws_smithy_runtime_api::client::identity::http::{Login, Token};
use aws_types::SdkConfig;

use super::Builder;
use crate::client::Service;
use crate::client::uses::{ApiKeyAuth, BasicAuth, BearerAuth};

impl<S: BearerAuth> Builder<S> {
    /// Where bearer tokens come from. Without it, and without `aws-config`, calls that need one fail.
    pub fn token_provider(mut self, token_provider: impl ProvideToken + 'static) -> Self {
        self.set_token_provider(Some(SharedTokenProvider::new(token_provider)));
        self
    }

    /// See [`token_provider`](Self::token_provider); `None` changes nothing.
    pub fn set_token_provider(&mut self, token_provider: Option<SharedTokenProvider>) -> &mut Self {
        if let Some(token_provider) = token_provider {
            self.given.runtime_components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, token_provider);
        }
        self
    }
}

impl<S: ApiKeyAuth> Builder<S> {
    /// The API key.
    pub fn api_key(self, api_key: Token) -> Self {
        self.api_key_resolver(api_key)
    }

    /// Where API keys come from.
    pub fn api_key_resolver(mut self, api_key_resolver: impl ResolveIdentity + 'static) -> Self {
        self.given.runtime_components.set_identity_resolver(HTTP_API_KEY_AUTH_SCHEME_ID, api_key_resolver);
        self
    }
}

impl<S: BasicAuth> Builder<S> {
    /// User name and password.
    pub fn basic_auth_login(self, login: Login) -> Self {
        self.basic_auth_login_resolver(login)
    }

    /// Where user names and passwords come from.
    pub fn basic_auth_login_resolver(mut self, login_resolver: impl ResolveIdentity + 'static) -> Self {
        self.given.runtime_components.set_identity_resolver(HTTP_BASIC_AUTH_SCHEME_ID, login_resolver);
        self
    }
}

/// Takes over what `aws-config` found. A service that takes no token never asks for it.
pub(super) fn take<S: Service>(builder: &mut Builder<S>, input: &SdkConfig) {
    if let Some(token_provider) = input.token_provider() {
        builder.given.runtime_components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, token_provider);
    }
}
