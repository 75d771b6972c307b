//! Takes over what `aws-config` found in environment, profile and instance.

use aws_types::SdkConfig;
use aws_types::service_config::ServiceConfigKey;

use super::Builder;
use crate::client::Service;

impl<S: Service> From<&SdkConfig> for Builder<S> {
    fn from(input: &SdkConfig) -> Self {
        let mut builder = Self::default();
        builder.set_region(input.region().cloned());
        builder.set_use_fips(input.use_fips());
        builder.set_use_dual_stack(input.use_dual_stack());
        builder.set_endpoint_url(endpoint_url::<S>(input));
        builder.set_credentials_provider(input.credentials_provider());
        builder.set_auth_scheme_preference(input.auth_scheme_preference().cloned());
        if let Some(cache) = input.identity_cache() {
            builder.set_identity_cache(cache);
        }
        take_resilience(&mut builder, input);
        builder.set_http_client(input.http_client());
        builder.set_behavior_version(input.behavior_version());
        builder.set_app_name(input.app_name().cloned());
        #[cfg(feature = "http-auth")]
        super::http_auth::take(&mut builder, input);
        #[cfg(feature = "compression")]
        super::compression::take(&mut builder, input);
        for framework in input.framework_metadata() {
            builder.push_framework_metadata(framework.clone());
        }
        builder
    }
}

fn take_resilience<S: Service>(builder: &mut Builder<S>, input: &SdkConfig) {
    builder.set_retry_config(input.retry_config().cloned());
    builder.set_timeout_config(input.timeout_config().cloned());
    builder.set_sleep_impl(input.sleep_impl());
    builder.set_time_source(input.time_source());
    builder.set_disable_clock_skew_correction(input.disable_clock_skew_correction());
    // Setting `None` would remove the default.
    if let Some(protection) = input.stalled_stream_protection() {
        builder.set_stalled_stream_protection(Some(protection));
    }
}

/// What the program set wins; then the setting for this service in environment or profile; then the one for all.
fn endpoint_url<S: Service>(input: &SdkConfig) -> Option<String> {
    let general = || input.endpoint_url().map(ToOwned::to_owned);
    if input.get_origin("endpoint_url").is_client_config() {
        return general();
    }
    service_endpoint_url::<S>(input).or_else(general)
}

/// `AWS_ENDPOINT_URL_<ID>`, or `endpoint_url` below the service's name in the profile.
fn service_endpoint_url<S: Service>(input: &SdkConfig) -> Option<String> {
    let key = ServiceConfigKey::builder().service_id(S::ID).env("AWS_ENDPOINT_URL").profile("endpoint_url").build();
    input.service_config()?.load_config(key.ok()?)
}
