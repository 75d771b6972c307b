//! Settings about who calls: credentials and authentication.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePluginV2;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemePreference};
use aws_smithy_runtime_api::client::identity::ResolveCachedIdentity;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;

use super::Builder;
use crate::client::Service;
use crate::client::auth::ResolveAuthScheme;

impl<S: Service> Builder<S> {
    /// Where credentials come from. Without it, and without `aws-config`, calls fail.
    pub fn credentials_provider(mut self, credentials_provider: impl ProvideCredentials + 'static) -> Self {
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials_provider)));
        self
    }

    /// See [`credentials_provider`](Self::credentials_provider); `None` changes nothing.
    pub fn set_credentials_provider(&mut self, credentials_provider: Option<SharedCredentialsProvider>) -> &mut Self {
        if let Some(credentials_provider) = credentials_provider {
            self.given
                .runtime_components
                .set_identity_resolver(aws_runtime::auth::sigv4::SCHEME_ID, credentials_provider);
        }
        self
    }

    /// Where credentials are kept between calls. Default: a cache of the client's own, which loads new ones shortly
    /// before the old expire.
    pub fn identity_cache(mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.set_identity_cache(identity_cache);
        self
    }

    /// See [`identity_cache`](Self::identity_cache).
    pub fn set_identity_cache(&mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
        self.given.runtime_components.set_identity_cache(Some(identity_cache));
        self
    }

    /// Adds a way to authenticate. One with the id of a scheme of the service's own replaces it.
    pub fn push_auth_scheme(mut self, auth_scheme: impl AuthScheme + 'static) -> Self {
        self.given.runtime_components.push_auth_scheme(auth_scheme);
        self
    }

    /// Chooses the authentication scheme of each request. Default: as the service's model says.
    pub fn auth_scheme_resolver(mut self, auth_scheme_resolver: impl ResolveAuthScheme + 'static) -> Self {
        self.set_auth_scheme_resolver(auth_scheme_resolver);
        self
    }

    /// See [`auth_scheme_resolver`](Self::auth_scheme_resolver).
    pub fn set_auth_scheme_resolver(&mut self, auth_scheme_resolver: impl ResolveAuthScheme + 'static) -> &mut Self {
        self.given
            .runtime_components
            .set_auth_scheme_option_resolver(Some(auth_scheme_resolver.into_shared_resolver()));
        self
    }

    /// Lets requests go without a signature where there are no credentials.
    pub fn allow_no_auth(mut self) -> Self {
        self.set_allow_no_auth();
        self
    }

    /// See [`allow_no_auth`](Self::allow_no_auth).
    pub fn set_allow_no_auth(&mut self) -> &mut Self {
        self.push_runtime_plugin(SharedRuntimePlugin::new(NoAuthRuntimePluginV2::new()))
    }

    /// The authentication schemes to prefer among those that an operation allows.
    pub fn auth_scheme_preference(mut self, preference: impl Into<AuthSchemePreference>) -> Self {
        self.set_auth_scheme_preference(Some(preference.into()));
        self
    }

    /// See [`auth_scheme_preference`](Self::auth_scheme_preference).
    pub fn set_auth_scheme_preference(&mut self, preference: Option<AuthSchemePreference>) -> &mut Self {
        self.given.config.store_or_unset(preference);
        self
    }
}
