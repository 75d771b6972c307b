//! Settings for tests: a fixed clock, made-up credentials, a fixed user agent.

use std::time::{Duration, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::user_agent::AwsUserAgent;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_types::region::Region;

use super::Builder;
use crate::client::{IdempotencyTokenProvider, Service};

/// Seconds from 1970 to the moment at which tests take place.
const TEST_TIME: Duration = Duration::from_secs(1_234_567_890);

impl<S: Service> Builder<S> {
    /// Sets clock, credentials, user agent and behavior version for tests.
    pub fn apply_test_defaults(&mut self) -> &mut Self {
        self.set_time_source(Some(SharedTimeSource::new(StaticTimeSource::new(UNIX_EPOCH + TEST_TIME))));
        self.given.config.store_put(AwsUserAgent::for_tests());
        self.given.config.store_put(IdempotencyTokenProvider::fixed("00000000-0000-4000-8000-000000000000"));
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(Credentials::for_tests())));
        self.set_behavior_version(Some(BehaviorVersion::latest()))
    }

    /// See [`apply_test_defaults`](Self::apply_test_defaults).
    pub fn with_test_defaults(mut self) -> Self {
        self.apply_test_defaults();
        self
    }

    /// Like [`apply_test_defaults`](Self::apply_test_defaults), with the region us-east-1 where none is set.
    pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
        self.apply_test_defaults();
        if self.given.config.load::<Region>().is_none() {
            self.set_region(Some(Region::from_static("us-east-1")));
        }
        self
    }

    /// See [`apply_test_defaults_v2`](Self::apply_test_defaults_v2).
    pub fn with_test_defaults_v2(mut self) -> Self {
        self.apply_test_defaults_v2();
        self
    }
}
