//! What an SDK needs to use the service in process.

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_types::SdkConfig;
use aws_types::region::Region;

use crate::auth;
use crate::connector::LocalHttpClient;
use crate::service::LocalService;

impl LocalService {
    /// Configuration of an SDK in the same process: this project's client and the official crate take it alike.
    ///
    /// It has an HTTP client that asks the service without a socket, the service's clock and its way to sleep, so that on a
    /// manual clock nothing takes real time, and the Region and credentials that signatures are verified with.
    pub fn sdk_config(&self) -> SdkConfig {
        let credentials = self.gate().map_or_else(auth::permanent, auth::Gate::credentials);
        SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(self.world().settings.region.clone()))
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .http_client(LocalHttpClient::new(self.clone()))
            .time_source(self.clock().clone())
            .sleep_impl(self.clock().clone())
            .build()
    }
}
