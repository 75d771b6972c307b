//! Other crates' items under the paths where users of an AWS SDK look for them.
//!
//! A generated client's `config` is `pub use restjson_runtime::client::surface::config::*` and its own aliases; its
//! `error` and `primitives` likewise.

/// What `config` holds besides `Config`, `Builder`, `auth` and `endpoint`.
pub mod config {
    pub use aws_credential_types::Credentials;
    pub use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
    pub use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
    pub use aws_smithy_runtime::client::identity::IdentityCache;
    pub use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
    pub use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
    pub use aws_smithy_runtime_api::client::identity::{ResolveCachedIdentity, SharedIdentityCache};
    pub use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
    pub use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
    pub use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, SharedRuntimePlugin};
    pub use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
    pub use aws_smithy_runtime_api::shared::IntoShared;
    pub use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
    pub use aws_types::app_name::AppName;
    pub use aws_types::region::Region;
    pub use aws_types::sdk_ua_metadata::FrameworkMetadata;

    /// Requests and responses as interceptors see them.
    pub mod http {
        pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
    }

    /// What interceptors are given at each step of a call.
    pub mod interceptors {
        pub use aws_smithy_runtime_api::client::interceptors::context::{
            AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
            BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
            BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
            BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut, FinalizerInterceptorContextRef,
            InterceptorContext,
        };
    }

    /// Retries: their configuration, and rules of one's own.
    pub mod retry {
        pub use aws_smithy_runtime::client::retries::{ClientRateLimiter, RetryPartition, TokenBucket};
        pub use aws_smithy_runtime_api::client::retries::ShouldAttempt;
        pub use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction};
        pub use aws_smithy_types::retry::{ReconnectMode, RetryConfig, RetryConfigBuilder, RetryMode};
    }

    /// How long calls and their parts may take.
    pub mod timeout {
        pub use aws_smithy_types::timeout::{TimeoutConfig, TimeoutConfigBuilder};
    }
}

/// What `error` holds.
pub mod error {
    pub use aws_smithy_runtime_api::box_error::BoxError;
    pub use aws_smithy_runtime_api::client::result::ConnectorError;
    pub use aws_smithy_types::error::display::DisplayErrorContext;
    pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
    pub use aws_smithy_types::error::operation::BuildError;

    pub use crate::error::UnknownVariantError;

    /// Why a call failed: before it was sent, on its way, or by the service's word.
    pub type SdkError<E, R = aws_smithy_runtime_api::client::orchestrator::HttpResponse> =
        aws_smithy_runtime_api::client::result::SdkError<E, R>;
}

/// What `primitives` holds where the service streams.
pub mod streaming_primitives {
    pub use aws_smithy_types::body::SdkBody;
    pub use aws_smithy_types::byte_stream::{AggregatedBytes, ByteStream, error::Error as ByteStreamError};
    #[cfg(feature = "rt-tokio")]
    pub use aws_smithy_types::byte_stream::{FsBuilder, Length};

    pub use super::primitives::*;
}

/// What `primitives` holds.
pub mod primitives {
    pub use aws_smithy_types::date_time::Format as DateTimeFormat;
    pub use aws_smithy_types::{Blob, DateTime};

    /// Event streams. The service has none.
    pub mod event_stream {}
}
