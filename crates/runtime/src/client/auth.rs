//! Which authentication schemes a request may use.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture, ResolveAuthSchemeOptions,
    SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

use super::Service;

/// A way to authenticate a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthScheme {
    /// AWS Signature Version 4.
    SigV4,
    /// None at all.
    NoAuth,
}

impl AuthScheme {
    fn id(self) -> AuthSchemeId {
        match self {
            Self::SigV4 => aws_runtime::auth::sigv4::SCHEME_ID,
            Self::NoAuth => NO_AUTH_SCHEME_ID,
        }
    }
}

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
        _: &'a Params,
        _: &'a ConfigBag,
        _: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        AuthSchemeOptionsFuture::ready(Ok(S::AUTH.iter().map(|scheme| AuthSchemeOption::from(scheme.id())).collect()))
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
