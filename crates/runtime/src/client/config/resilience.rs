//! Settings about time and failure: retries, timeouts, clocks.

use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, SharedRetryClassifier};
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_runtime_api::shared::IntoShared;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;

use super::Builder;
use crate::client::Service;

impl<S: Service> Builder<S> {
    /// Whether and how failed attempts are repeated. Default: up to three attempts since behavior version 2026-01-12,
    /// one before it.
    pub fn retry_config(mut self, retry_config: RetryConfig) -> Self {
        self.set_retry_config(Some(retry_config));
        self
    }

    /// See [`retry_config`](Self::retry_config); `None` changes nothing.
    pub fn set_retry_config(&mut self, retry_config: Option<RetryConfig>) -> &mut Self {
        if let Some(retry_config) = retry_config {
            self.given.config.store_put(retry_config);
        }
        self
    }

    /// With whom the client shares its retry tokens and rate limit. Default: the clients of the same service and
    /// region in this process.
    pub fn retry_partition(mut self, retry_partition: RetryPartition) -> Self {
        self.set_retry_partition(Some(retry_partition));
        self
    }

    /// See [`retry_partition`](Self::retry_partition); `None` changes nothing.
    pub fn set_retry_partition(&mut self, retry_partition: Option<RetryPartition>) -> &mut Self {
        if let Some(retry_partition) = retry_partition {
            self.given.config.store_put(retry_partition);
        }
        self
    }

    /// Adds a rule by which responses and errors are repeated or not.
    pub fn retry_classifier(mut self, retry_classifier: impl ClassifyRetry + 'static) -> Self {
        self.push_retry_classifier(SharedRetryClassifier::new(retry_classifier));
        self
    }

    /// See [`retry_classifier`](Self::retry_classifier).
    pub fn push_retry_classifier(&mut self, retry_classifier: SharedRetryClassifier) -> &mut Self {
        self.given.runtime_components.push_retry_classifier(retry_classifier);
        self
    }

    /// Replaces all rules that were added with [`retry_classifier`](Self::retry_classifier).
    pub fn set_retry_classifiers(
        &mut self,
        retry_classifiers: impl IntoIterator<Item = SharedRetryClassifier>,
    ) -> &mut Self {
        self.given.runtime_components.set_retry_classifiers(retry_classifiers.into_iter());
        self
    }

    /// How long calls and their parts may take. What is not set keeps what an earlier call of this method set.
    /// Default: 3.1 seconds to connect since behavior version 2026-01-12, else no limits.
    pub fn timeout_config(mut self, timeout_config: TimeoutConfig) -> Self {
        self.set_timeout_config(Some(timeout_config));
        self
    }

    /// See [`timeout_config`](Self::timeout_config); `None` changes nothing.
    pub fn set_timeout_config(&mut self, timeout_config: Option<TimeoutConfig>) -> &mut Self {
        let Some(mut timeout_config) = timeout_config else { return self };
        if let Some(earlier) = self.given.config.load::<TimeoutConfig>() {
            timeout_config.take_defaults_from(earlier);
        }
        self.given.config.store_put(timeout_config);
        self
    }

    /// When a stream that stands still is given up. Default: after five seconds, up and down.
    pub fn stalled_stream_protection(mut self, stalled_stream_protection: StalledStreamProtectionConfig) -> Self {
        self.set_stalled_stream_protection(Some(stalled_stream_protection));
        self
    }

    /// See [`stalled_stream_protection`](Self::stalled_stream_protection).
    pub fn set_stalled_stream_protection(
        &mut self,
        stalled_stream_protection: Option<StalledStreamProtectionConfig>,
    ) -> &mut Self {
        self.given.config.store_or_unset(stalled_stream_protection);
        self
    }

    /// How the client waits, which retries and timeouts need. Default: with Tokio, where the crate's feature
    /// `rt-tokio` is on.
    pub fn sleep_impl(mut self, sleep_impl: impl AsyncSleep + 'static) -> Self {
        self.set_sleep_impl(Some(sleep_impl.into_shared()));
        self
    }

    /// See [`sleep_impl`](Self::sleep_impl).
    pub fn set_sleep_impl(&mut self, sleep_impl: Option<SharedAsyncSleep>) -> &mut Self {
        self.given.runtime_components.set_sleep_impl(sleep_impl);
        self
    }

    /// The client's clock: signatures, timeouts and expiring credentials look at it. Default: the system's.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.set_time_source(Some(time_source.into_shared()));
        self
    }

    /// See [`time_source`](Self::time_source).
    pub fn set_time_source(&mut self, time_source: Option<SharedTimeSource>) -> &mut Self {
        self.given.runtime_components.set_time_source(time_source);
        self
    }

    /// Leaves alone a clock that differs from the service's. By default the client notices the difference from a
    /// response and signs accordingly.
    pub fn disable_clock_skew_correction(mut self, disable: impl Into<Option<bool>>) -> Self {
        self.set_disable_clock_skew_correction(disable.into());
        self
    }

    /// See [`disable_clock_skew_correction`](Self::disable_clock_skew_correction).
    pub fn set_disable_clock_skew_correction(&mut self, disable: Option<bool>) -> &mut Self {
        self.given.config.store_or_unset(disable.map(DisableClockSkewCorrection::from));
        self
    }
}
