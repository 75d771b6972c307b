//! A client's configuration.

mod builder;
#[cfg(feature = "compression")]
mod compression;
mod config_override;
mod given;
#[cfg(feature = "http-auth")]
mod http_auth;
mod idempotency;
mod identity;
mod network;
mod observe;
mod resilience;
mod sdk_config;
#[cfg(any(feature = "test-util", test))]
mod test_defaults;

use std::marker::PhantomData;

use aws_runtime::invocation_id::SharedInvocationIdGenerator;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_async::rt::sleep::SharedAsyncSleep;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::auth::{AuthSchemePreference, SharedAuthScheme, SharedAuthSchemeOptionResolver};
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::identity::SharedIdentityCache;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::config_bag::FrozenLayer;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::app_name::AppName;
use aws_types::region::Region;
use aws_types::sdk_config::SdkConfig;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::Service;

pub use builder::Builder;
pub(super) use config_override::ConfigOverride;
pub(super) use given::Given;
pub(super) use observe::RequestedInputs;

/// A client's configuration: credentials, region, timeouts, retries, everything that calls share.
///
/// [`builder`](Self::builder) makes one from nothing, `From<&SdkConfig>` from what `aws-config` found in the
/// environment.
#[derive(Clone, Debug)]
pub struct Config<S> {
    pub(super) config: FrozenLayer,
    /// The same once more, from which a builder can go on, and what is no plain setting.
    pub(super) given: Given,
    service: PhantomData<S>,
}

impl<S: Service> Config<S> {
    /// Takes over what `config` has; see `From<&SdkConfig>` of [`Builder`].
    pub fn new(config: &SdkConfig) -> Self {
        Builder::from(config).build()
    }

    /// Starts with nothing set.
    pub fn builder() -> Builder<S> {
        Builder::default()
    }

    /// Starts with these settings.
    pub fn to_builder(&self) -> Builder<S> {
        Builder { given: self.given.clone(), service: PhantomData }
    }

    /// When a stream that stands still is given up.
    pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
        self.config.load::<StalledStreamProtectionConfig>()
    }

    /// What sends requests, where it was set.
    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.given.runtime_components.http_client()
    }

    /// The authentication schemes that were added to the service's own.
    pub fn auth_schemes(&self) -> impl Iterator<Item = SharedAuthScheme> + '_ {
        self.given.runtime_components.auth_schemes()
    }

    /// What chooses the authentication scheme, where it was set.
    pub fn auth_scheme_resolver(&self) -> Option<SharedAuthSchemeOptionResolver> {
        self.given.runtime_components.auth_scheme_option_resolver()
    }

    /// The authentication schemes to prefer.
    pub fn auth_scheme_preference(&self) -> Option<&AuthSchemePreference> {
        self.config.load::<AuthSchemePreference>()
    }

    /// What chooses the endpoint.
    ///
    /// # Panics
    ///
    /// Where none was set: the service's own belongs to the client, not to its configuration.
    pub fn endpoint_resolver(&self) -> SharedEndpointResolver {
        self.given.runtime_components.endpoint_resolver().expect("resolver defaulted if not set")
    }

    /// Whether and how failed attempts are repeated.
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.config.load::<RetryConfig>()
    }

    /// How the client waits.
    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.given.runtime_components.sleep_impl()
    }

    /// How long calls and their parts may take.
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.config.load::<TimeoutConfig>()
    }

    /// With whom the client shares its retry tokens.
    pub fn retry_partition(&self) -> Option<&RetryPartition> {
        self.config.load::<RetryPartition>()
    }

    /// Where credentials are kept between calls.
    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.given.runtime_components.identity_cache()
    }

    /// The interceptors that were added.
    pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
        self.given.runtime_components.interceptors()
    }

    /// The client's clock.
    pub fn time_source(&self) -> Option<SharedTimeSource> {
        self.given.runtime_components.time_source()
    }

    /// The retry classifiers that were added.
    pub fn retry_classifiers(&self) -> impl Iterator<Item = SharedRetryClassifier> + '_ {
        self.given.runtime_components.retry_classifiers()
    }

    /// The application's name in the user agent.
    pub fn app_name(&self) -> Option<&AppName> {
        self.config.load::<AppName>()
    }

    /// The frameworks named in the user agent, in the order in which they were added.
    pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
        // Appended values load newest first.
        let mut frameworks: Vec<_> = self.config.load::<FrameworkMetadata>().collect();
        frameworks.reverse();
        frameworks
    }

    /// Whether a clock that differs from the service's is left alone.
    pub fn disable_clock_skew_correction(&self) -> Option<bool> {
        self.config.load::<DisableClockSkewCorrection>().map(DisableClockSkewCorrection::is_disabled)
    }

    /// What makes the calls' ids, where it was set.
    pub fn invocation_id_generator(&self) -> Option<SharedInvocationIdGenerator> {
        self.config.load::<SharedInvocationIdGenerator>().cloned()
    }

    /// The service's name in signatures.
    pub fn signing_name(&self) -> &'static str {
        S::SIGNING_NAME
    }

    /// The region that requests go to.
    pub fn region(&self) -> Option<&Region> {
        self.config.load::<Region>()
    }

    /// Always `None`: the configuration keeps credentials where they cannot be read back.
    #[deprecated(note = "it returns `None` whatever was set, and is here only because the official SDK has it")]
    pub fn credentials_provider(&self) -> Option<aws_credential_types::provider::SharedCredentialsProvider> {
        None
    }
}

impl<S: Service> From<&SdkConfig> for Config<S> {
    fn from(config: &SdkConfig) -> Self {
        Self::new(config)
    }
}
