//! Configuration: what is required, what SdkConfig brings, what is shown.

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::origin::Origin;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use restjson_runtime::client::surface::config::{BehaviorVersion, FrameworkMetadata, Region, SharedAsyncSleep};
use restjson_runtime::client::surface::error::DisplayErrorContext;

use crate::calls::client;
use crate::fake::{Answer, Fake};
use crate::service::{Builder, Client, Config};

#[test]
#[should_panic(expected = "A behavior major version must be set")]
fn a_client_needs_a_behavior_version() {
    Client::from_conf(Config::builder().http_client(Fake::new([])).build());
}

#[tokio::test]
async fn a_call_without_region_says_so() {
    let fake = Fake::new([]);
    let config = Config::builder().with_test_defaults().http_client(fake.clone()).build();
    let error = Client::from_conf(config).put_thing().name("lamp").send().await.expect_err("there is no region");
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("Missing Region"), "{text}");
}

#[tokio::test]
async fn a_region_that_is_no_host_label_is_refused() {
    let fake = Fake::new([]);
    let client = client(&fake, |builder| builder.region(Region::from_static("evil.com/")));
    let error = client.put_thing().name("lamp").send().await.expect_err("the region is invalid");
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("invalid value for field: `region` - must be a valid host label"), "{text}");
}

#[tokio::test]
async fn fips_and_dual_stack_choose_the_host() {
    let fake = Fake::new([Answer::ok("")]);
    let client = client(&fake, |builder| builder.use_fips(true).use_dual_stack(true));
    client.put_thing().name("lamp").send().await.expect("a success");
    assert_eq!(fake.uri(0), "https://example-fips.us-east-1.api.aws/things/lamp");
}

/// The service's settings as environment and profile have them.
#[derive(Debug)]
struct Settings(Option<&'static str>);

impl LoadServiceConfig for Settings {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        assert_eq!(
            (key.service_id(), key.env(), key.profile()),
            ("Example Things", "AWS_ENDPOINT_URL", "endpoint_url")
        );
        self.0.map(ToOwned::to_owned)
    }
}

/// The host that a client calls where the general endpoint setting comes from `origin`, and this is the service's own.
async fn host(origin: Origin, service: Option<&'static str>) -> String {
    let fake = Fake::new([Answer::ok("")]);
    let mut config = SdkConfig::builder()
        .endpoint_url("http://for-all")
        .service_config(Settings(service))
        .http_client(fake.clone())
        .region(Region::from_static("us-east-1"))
        .behavior_version(BehaviorVersion::latest())
        .credentials_provider(SharedCredentialsProvider::new(Credentials::for_tests()));
    config.insert_origin("endpoint_url", origin);
    Client::new(&config.build()).put_thing().name("lamp").send().await.expect("a success");
    fake.uri(0).trim_end_matches("/things/lamp").to_owned()
}

#[tokio::test]
async fn the_services_own_endpoint_setting_wins_over_the_general_one() {
    let service = Some("http://for-this");
    assert_eq!(host(Origin::shared_environment_variable(), service).await, "http://for-this");
    assert_eq!(host(Origin::shared_profile_file(), service).await, "http://for-this");
    assert_eq!(host(Origin::shared_environment_variable(), None).await, "http://for-all");
}

#[tokio::test]
async fn an_endpoint_set_by_the_program_wins_over_the_environment() {
    assert_eq!(host(Origin::shared_config(), Some("http://for-this")).await, "http://for-all");
}

#[test]
fn everything_in_sdk_config_arrives() {
    let config = SdkConfig::builder()
        .region(Region::from_static("ap-south-1"))
        .retry_config(RetryConfig::adaptive().with_max_attempts(7))
        .timeout_config(TimeoutConfig::builder().connect_timeout(std::time::Duration::from_secs(9)).build())
        .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
        .disable_clock_skew_correction(true)
        .use_fips(true)
        .build();
    let config = Config::from(&config);
    assert_eq!(config.region(), Some(&Region::from_static("ap-south-1")));
    assert_eq!(config.retry_config().map(RetryConfig::max_attempts), Some(7));
    assert_eq!(
        config.timeout_config().and_then(TimeoutConfig::connect_timeout),
        Some(std::time::Duration::from_secs(9))
    );
    assert!(config.sleep_impl().is_some());
    assert!(config.stalled_stream_protection().is_none());
    assert_eq!(config.disable_clock_skew_correction(), Some(true));
    assert_eq!(config.signing_name(), "example-signing");
}

#[test]
fn frameworks_keep_their_order() {
    let framework = |name: &str| FrameworkMetadata::new(name.to_owned(), None::<String>).expect("a valid name");
    let config = Config::builder().framework_metadata(framework("one")).framework_metadata(framework("two")).build();
    let names: Vec<_> = config.framework_metadata().into_iter().map(ToString::to_string).collect();
    assert_eq!(names, [framework("one").to_string(), framework("two").to_string()]);
}

#[test]
fn a_configuration_can_be_changed_again() {
    let config = Config::builder().region(Region::from_static("us-east-2")).behavior_version_latest().build();
    let changed = config.to_builder().use_fips(true).build();
    assert_eq!(changed.region(), config.region());
}

#[test]
fn timeouts_set_in_two_steps_are_merged() {
    let second = std::time::Duration::from_secs(1);
    let mut builder: Builder = Config::builder();
    builder.set_timeout_config(Some(TimeoutConfig::builder().read_timeout(second).build()));
    builder.set_timeout_config(Some(TimeoutConfig::builder().connect_timeout(second * 2).build()));
    builder.set_timeout_config(None);
    let config = builder.build();
    let timeouts = config.timeout_config().expect("timeouts");
    assert_eq!((timeouts.read_timeout(), timeouts.connect_timeout()), (Some(second), Some(second * 2)));
}

#[test]
fn credentials_are_not_shown() {
    let config = Config::builder().credentials_provider(Credentials::new("AKIA", "s3cr3t", None, None, "test")).build();
    assert!(!format!("{config:?}").contains("s3cr3t"));
}
