//! The client that a case asks for, by the configuration's own builder or by way of an `SdkConfig`.

use crate::clock::Clock;
use crate::credentials::Rotating;
use crate::customize::FixedHeaders;
use crate::transport::Transport;
use aws_runtime::invocation_id::{InvocationId, InvocationIdGenerator};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_types::SdkConfig;
use aws_types::origin::Origin;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use sdk::config::retry::RetryConfig;
use sdk::config::timeout::TimeoutConfig;
use sdk::config::{
    AppName, Builder, IdentityCache, Region, SharedCredentialsProvider, SharedHttpClient, StalledStreamProtectionConfig,
};
use serde_json::Value;
use std::time::Duration;

/// The first release has no calls without credentials; every later builder has a function of its own, which comes first.
#[allow(dead_code)]
trait WithoutAuth: Sized {
    fn allow_no_auth(self) -> Self {
        panic!("this release cannot call without credentials")
    }
}

impl WithoutAuth for Builder {}

/// Builds the client of a case.
pub(crate) fn client(
    case: &Value,
    clock: &Clock,
    transport: &Transport,
    credentials: &Rotating,
) -> Result<sdk::Client, String> {
    let shared = shared(case, clock, transport, credentials)?;
    if case["via"] == "client" {
        return Ok(sdk::Client::new(&shared));
    }
    let mut builder = match case["via"].as_str() {
        Some("sdk_config") => Builder::from(&shared),
        _ => own(apply(sdk::Config::builder(), case)?, case, clock, transport, credentials),
    };
    builder = builder.invocation_id_generator(FixedId);
    if case["user_agent"] != "real" {
        builder = builder.interceptor(FixedHeaders);
    }
    Ok(sdk::Client::from_conf(builder.build()))
}

fn own(builder: Builder, case: &Value, clock: &Clock, transport: &Transport, credentials: &Rotating) -> Builder {
    let builder = builder.http_client(transport.clone()).time_source(clock.clone());
    match case["credentials"] == false {
        true => builder,
        false => builder.credentials_provider(credentials.clone()),
    }
}

/// Sets what the case says and leaves the rest alone; also what overrides the configuration of one call. A null unsets.
pub(crate) fn apply(mut builder: Builder, case: &Value) -> Result<Builder, String> {
    if let Some(region) = case.get("region") {
        builder.set_region(region.as_str().map(|region| Region::new(region.to_owned())));
    }
    if let Some(fips) = case.get("fips") {
        builder.set_use_fips(fips.as_bool());
    }
    if let Some(dual_stack) = case.get("dual_stack") {
        builder.set_use_dual_stack(dual_stack.as_bool());
    }
    if let Some(endpoint) = case.get("endpoint") {
        builder.set_endpoint_url(endpoint.as_str().map(str::to_owned));
    }
    if let Some(case) = case.get("retry") {
        builder.set_retry_config(retry(case));
    }
    if let Some(case) = case.get("timeouts") {
        builder.set_timeout_config(timeouts(case));
    }
    if case.get("app_name").is_some() {
        builder.set_app_name(app_name(case)?);
    }
    if let Some(protection) = stalled(&case["stalled"]) {
        builder.set_stalled_stream_protection(Some(protection));
    }
    if case["cache"] == "none" {
        builder = builder.identity_cache(IdentityCache::no_cache());
    }
    if case["no_auth"] == true {
        builder = builder.allow_no_auth();
    }
    Ok(builder)
}

fn shared(case: &Value, clock: &Clock, transport: &Transport, credentials: &Rotating) -> Result<SdkConfig, String> {
    let mut builder = SdkConfig::builder()
        .http_client(SharedHttpClient::new(transport.clone()))
        .time_source(clock.clone())
        .behavior_version(sdk::config::BehaviorVersion::latest());
    if case["credentials"] != false {
        builder.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials.clone())));
    }
    builder.set_region(case["region"].as_str().map(|region| Region::new(region.to_owned())));
    builder.set_use_fips(case["fips"].as_bool());
    builder.set_use_dual_stack(case["dual_stack"].as_bool());
    builder.set_endpoint_url(case["endpoint"].as_str().map(str::to_owned));
    builder.set_retry_config(retry(&case["retry"]));
    builder.set_timeout_config(timeouts(&case["timeouts"]));
    builder.set_app_name(app_name(case)?);
    builder.set_stalled_stream_protection(stalled(&case["stalled"]));
    builder.set_disable_clock_skew_correction(case["no_clock_skew_correction"].as_bool());
    if let Some(url) = case["service_endpoint"].as_str() {
        builder.set_service_config(Some(ServiceEndpoint(url.to_owned())));
    }
    match case["endpoint_origin"].as_str() {
        Some("program") => builder.insert_origin("endpoint_url", Origin::shared_config()),
        Some("environment") => builder.insert_origin("endpoint_url", Origin::shared_environment_variable()),
        _ => {}
    }
    if case["cache"] == "none" {
        builder.set_identity_cache(Some(IdentityCache::no_cache()));
    }
    Ok(builder.build())
}

fn app_name(case: &Value) -> Result<Option<AppName>, String> {
    let name = case["app_name"].as_str().map(|name| AppName::new(name.to_owned()));
    name.transpose().map_err(|error| error.to_string())
}

fn milliseconds(value: &Value) -> Option<Duration> {
    value.as_u64().map(Duration::from_millis)
}

fn retry(case: &Value) -> Option<RetryConfig> {
    let mut retry = match case["mode"].as_str()? {
        "adaptive" => RetryConfig::adaptive(),
        "disabled" => RetryConfig::disabled(),
        _ => RetryConfig::standard(),
    };
    if let Some(attempts) = case["attempts"].as_u64() {
        retry = retry.with_max_attempts(u32::try_from(attempts).unwrap_or(u32::MAX));
    }
    if let Some(backoff) = milliseconds(&case["max_backoff"]) {
        retry = retry.with_max_backoff(backoff);
    }
    if let Some(backoff) = milliseconds(&case["initial_backoff"]) {
        retry = retry.with_initial_backoff(backoff);
    }
    // The base of the backoff is random otherwise.
    Some(retry.with_use_static_exponential_base(true))
}

fn timeouts(case: &Value) -> Option<TimeoutConfig> {
    if case.is_null() {
        return None;
    }
    let mut builder = TimeoutConfig::builder();
    builder.set_operation_timeout(milliseconds(&case["operation"]));
    builder.set_operation_attempt_timeout(milliseconds(&case["attempt"]));
    builder.set_connect_timeout(milliseconds(&case["connect"]));
    builder.set_read_timeout(milliseconds(&case["read"]));
    Some(builder.build())
}

fn stalled(case: &Value) -> Option<StalledStreamProtectionConfig> {
    let grace = milliseconds(&case["grace"]);
    match case["enabled"].as_bool()? {
        true => {
            Some(grace.into_iter().fold(StalledStreamProtectionConfig::enabled(), |b, g| b.grace_period(g)).build())
        }
        false => Some(StalledStreamProtectionConfig::disabled()),
    }
}

/// The service's own endpoint, as `aws-config` delivers it from the environment or from a profile.
#[derive(Debug)]
struct ServiceEndpoint(String);

impl LoadServiceConfig for ServiceEndpoint {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let asked = (key.service_id(), key.env(), key.profile());
        (asked == ("SocialMessaging", "AWS_ENDPOINT_URL", "endpoint_url")).then(|| self.0.clone())
    }
}

/// One invocation id for every call: the header is signed.
#[derive(Debug)]
struct FixedId;

impl InvocationIdGenerator for FixedId {
    fn generate(&self) -> Result<Option<InvocationId>, BoxError> {
        Ok(Some(InvocationId::new("00000000-0000-4000-8000-000000000000".into())))
    }
}
