//! Which authentication schemes a request may use.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::http as http_auth;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture, ResolveAuthSchemeOptions,
    SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::config_bag::ConfigBag;

use super::Service;

/// A way to authenticate a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthScheme {
    /// AWS Signature Version 4.
    SigV4,
    /// None at all.
    NoAuth,
    /// A bearer token (RFC 6750).
    #[cfg(feature = "http-auth")]
    Bearer,
    /// User name and password (RFC 7617).
    #[cfg(feature = "http-auth")]
    Basic,
    /// A key in the query or a header.
    #[cfg(feature = "http-auth")]
    ApiKey {
        /// Which of the two.
        place: ApiKeyPlace,
        /// The name of the parameter or header.
        name: &'static str,
        /// What stands before the key in the header, if anything.
        scheme: &'static str,
    },
}

/// Where a request carries its API key.
#[cfg(feature = "http-auth")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiKeyPlace {
    /// In a header.
    Header,
    /// In the query.
    Query,
}

impl AuthScheme {
    fn id(self) -> AuthSchemeId {
        match self {
            Self::SigV4 => aws_runtime::auth::sigv4::SCHEME_ID,
            Self::NoAuth => NO_AUTH_SCHEME_ID,
            #[cfg(feature = "http-auth")]
            Self::Bearer => http_auth::HTTP_BEARER_AUTH_SCHEME_ID,
            #[cfg(feature = "http-auth")]
            Self::Basic => http_auth::HTTP_BASIC_AUTH_SCHEME_ID,
            #[cfg(feature = "http-auth")]
            Self::ApiKey { .. } => http_auth::HTTP_API_KEY_AUTH_SCHEME_ID,
        }
    }
}

/// The schemes of a service, and of those of its operations that differ: [`Service::AUTH`] and what stands beside it.
pub(super) type Offered = (&'static [AuthScheme], &'static [(&'static str, &'static [AuthScheme])]);

/// Adds what signs requests by the schemes of the service, beside those that every client has.
#[cfg(feature = "http-auth")]
pub(super) fn add_schemes(components: &mut RuntimeComponentsBuilder, (schemes, of_operations): Offered) {
    use aws_smithy_runtime::client::auth::http::{ApiKeyAuthScheme, ApiKeyLocation, BasicAuthScheme, BearerAuthScheme};
    let own = of_operations.iter().flat_map(|(_, schemes)| *schemes);
    for scheme in schemes.iter().chain(own) {
        match *scheme {
            AuthScheme::SigV4 | AuthScheme::NoAuth => continue,
            AuthScheme::Bearer => components.push_auth_scheme(BearerAuthScheme::new()),
            AuthScheme::Basic => components.push_auth_scheme(BasicAuthScheme::new()),
            AuthScheme::ApiKey { place, name, scheme } => {
                let location = match place {
                    ApiKeyPlace::Header => ApiKeyLocation::Header,
                    ApiKeyPlace::Query => ApiKeyLocation::Query,
                };
                components.push_auth_scheme(ApiKeyAuthScheme::new(scheme, location, name))
            }
        };
    }
}

/// Every client has what its service needs.
#[cfg(not(feature = "http-auth"))]
pub(super) fn add_schemes(_: &mut RuntimeComponentsBuilder, _: Offered) {}

/// Chooses the authentication schemes of each request.
pub trait ResolveAuthScheme: Send + Sync + fmt::Debug {
    /// The schemes that the operation of `params` may use, preferred first.
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a>;

    /// Makes the resolver shareable, as the client's configuration holds it.
    fn into_shared_resolver(self) -> SharedAuthSchemeOptionResolver
    where
        Self: Sized + 'static,
    {
        SharedAuthSchemeOptionResolver::new(Typed(self))
    }
}

/// Gives a resolver its parameters in their own type.
#[derive(Debug)]
struct Typed<T>(T);

impl<T: ResolveAuthScheme> ResolveAuthSchemeOptions for Typed<T> {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a AuthSchemeOptionResolverParams,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_auth_scheme(params, cfg, runtime_components),
            None => AuthSchemeOptionsFuture::ready(Err("the auth scheme parameters are of another type".into())),
        }
    }
}

/// Offers the schemes that the service's model lists.
#[derive(Debug)]
pub struct DefaultAuthSchemeResolver<S>(PhantomData<S>);

impl<S> Default for DefaultAuthSchemeResolver<S> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<S: Service> ResolveAuthScheme for DefaultAuthSchemeResolver<S> {
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        _: &'a ConfigBag,
        _: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let own = S::OPERATION_AUTH.iter().find(|(operation, _)| *operation == params.operation_name());
        let schemes = own.map_or(S::AUTH, |(_, schemes)| *schemes);
        AuthSchemeOptionsFuture::ready(Ok(schemes.iter().map(|scheme| AuthSchemeOption::from(scheme.id())).collect()))
    }
}

/// What the choice of an authentication scheme can depend on.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    operation_name: Cow<'static, str>,
}

impl Params {
    /// Starts with nothing set.
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    pub(super) fn of(operation_name: &'static str) -> Self {
        Self { operation_name: Cow::Borrowed(operation_name) }
    }

    /// The operation's name in the model.
    pub fn operation_name(&self) -> &str {
        &self.operation_name
    }
}

/// Collects [`Params`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParamsBuilder {
    operation_name: Option<Cow<'static, str>>,
}

impl ParamsBuilder {
    /// The operation's name in the model. Required.
    pub fn operation_name(self, operation_name: impl Into<Cow<'static, str>>) -> Self {
        self.set_operation_name(Some(operation_name.into()))
    }

    /// The operation's name in the model. Required.
    pub fn set_operation_name(mut self, operation_name: Option<Cow<'static, str>>) -> Self {
        self.operation_name = operation_name;
        self
    }

    /// Fails where the operation's name was not set.
    pub fn build(self) -> Result<Params, BuildError> {
        Ok(Params { operation_name: self.operation_name.ok_or(BuildError { field: "operation_name" })? })
    }
}

/// A required parameter was not set.
#[derive(Debug)]
pub struct BuildError {
    field: &'static str,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a required field was missing: `{}`", self.field)
    }
}

impl std::error::Error for BuildError {}
