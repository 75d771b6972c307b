//! What a call sends and what it answers.

use std::time::Duration;

use aws_credential_types::Credentials;
use aws_smithy_types::timeout::TimeoutConfig;
use restjson_runtime::client::surface::config::{AppName, FrameworkMetadata, Region};
use restjson_runtime::client::surface::error::{BoxError, SdkError};
use restjson_runtime::operation::Invoke;

use crate::fake::{Answer, Fake};
use crate::service::{Builder, Client, Config, PutThing, PutThingInputBuilder};

/// A client with the settings for tests that talks to `fake`.
pub fn client(fake: &Fake, change: impl FnOnce(Builder) -> Builder) -> Client {
    Client::from_conf(change(Config::builder().with_test_defaults_v2().http_client(fake.clone())).build())
}

#[tokio::test]
async fn a_call_is_sent_to_the_service_and_answered() {
    let fake = Fake::new([Answer::ok("stored")]);
    let output = client(&fake, |builder| builder).put_thing().name("lamp").send().await.expect("a success");
    assert_eq!(output.answer, "stored");
    assert_eq!(fake.uri(0), "https://example.us-east-1.amazonaws.com/things/lamp");
    assert_eq!(fake.seen()[0].method(), "POST");
    assert_eq!(fake.header(0, "amz-sdk-request").as_deref(), Some("attempt=1; max=3"));
    assert!(fake.header(0, "amz-sdk-invocation-id").is_some_and(|id| id.len() == 36));
    assert_eq!(fake.seen()[0].body().bytes(), Some(&b"{\"a\":1}"[..]));
}

/// Computed by hand from the canonical request, with the test credentials, for 2009-02-13T23:31:30Z.
#[tokio::test]
async fn a_call_is_signed() {
    let fake = Fake::new([Answer::ok("")]);
    let client = client(&fake, |builder| builder.invocation_id_generator(FixedId));
    client.put_thing().name("lamp").send().await.expect("a success");
    assert_eq!(fake.header(0, "x-amz-date").as_deref(), Some("20090213T233130Z"));
    assert_eq!(fake.header(0, "authorization").as_deref(), Some(SIGNATURE));
}

const SIGNATURE: &str = "AWS4-HMAC-SHA256 Credential=ANOTREAL/20090213/us-east-1/example-signing/aws4_request, \
    SignedHeaders=host;x-amz-date;x-amz-user-agent, \
    Signature=08a3938dba55c389b719f1d8b812b989de5e5441fd1f91ede0c264799687dbf2";

#[derive(Debug)]
struct FixedId;

impl aws_runtime::invocation_id::InvocationIdGenerator for FixedId {
    fn generate(&self) -> Result<Option<aws_runtime::invocation_id::InvocationId>, BoxError> {
        Ok(Some(aws_runtime::invocation_id::InvocationId::new("00000000-0000-4000-8000-000000000000".to_owned())))
    }
}

#[tokio::test]
async fn the_user_agent_names_service_version_and_features() {
    let fake = Fake::new([Answer::ok(""), Answer::ok("a|b")]);
    let mut builder = Config::builder().http_client(fake.clone()).behavior_version_latest();
    builder.set_region(Some(Region::from_static("eu-west-1")));
    let client = Client::from_conf(
        builder
            .credentials_provider(Credentials::for_tests())
            .app_name(AppName::new("thing-app").expect("a valid name"))
            .framework_metadata(FrameworkMetadata::new("frame", Some("9")).expect("valid"))
            .endpoint_url("http://localhost:1")
            .build(),
    );
    client.put_thing().name("lamp").send().await.expect("a success");
    let agent = fake.header(0, "x-amz-user-agent").expect("a user agent");
    assert!(agent.starts_with("aws-sdk-rust/"), "{agent}");
    assert!(agent.contains(" api/examplethings/1.2.3 "), "{agent}");
    assert!(agent.contains(" app/thing-app"), "{agent}");
    assert!(agent.contains(" lib/frame/9"), "{agent}");
    // E: retry mode standard, N: a custom endpoint.
    assert_eq!(metrics(&agent), ["E", "N"], "{agent}");
    client.list_things().into_paginator().send().next().await.expect("a page").expect("a success");
    let agent = fake.header(1, "x-amz-user-agent").expect("a user agent");
    // C: a paginator.
    assert_eq!(metrics(&agent), ["C", "E", "N"], "{agent}");
}

/// The feature codes of a user agent, sorted; those of credentials left out.
fn metrics(agent: &str) -> Vec<&str> {
    let codes = agent.split(' ').find_map(|part| part.strip_prefix("m/")).unwrap_or_default();
    let mut codes: Vec<_> = codes.split(',').filter(|code| matches!(*code, "C" | "E" | "N")).collect();
    codes.sort_unstable();
    codes
}

#[tokio::test]
async fn an_input_that_cannot_be_built_is_not_sent() {
    let fake = Fake::new([]);
    let error = client(&fake, |builder| builder).put_thing().send().await.expect_err("the name is missing");
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    assert_eq!(fake.count(), 0);
}

#[tokio::test]
async fn an_input_builder_can_be_sent_with_the_client() {
    let fake = Fake::new([Answer::ok("stored")]);
    let client = client(&fake, |builder| builder);
    let input = PutThingInputBuilder::default().name("lamp");
    let output = Invoke::<PutThing>::invoke(&client, input).await.expect("a success");
    assert_eq!(output.answer, "stored");
}

#[tokio::test]
async fn a_fluent_builder_collects_and_shows_its_input() {
    let call = client(&Fake::new([]), |builder| builder)
        .put_thing()
        .name("lamp")
        .words("light")
        .words(String::from("bulb"))
        .notes("colour", "red")
        .size(3);
    assert_eq!(call.get_name().as_deref(), Some("lamp"));
    assert_eq!(call.get_words().as_deref(), Some(&["light".to_owned(), "bulb".to_owned()][..]));
    assert_eq!(call.get_notes().as_ref().and_then(|notes| notes.get("colour")).map(String::as_str), Some("red"));
    assert_eq!(call.as_input().get_size(), &Some(3));
    assert_eq!(call.set_size(None).get_size(), &None);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_hangs_times_out() {
    let fake = Fake::new([Answer::Hang]);
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(7)).build();
    let started = tokio::time::Instant::now();
    let error = client(&fake, |builder| builder.timeout_config(timeouts))
        .put_thing()
        .name("lamp")
        .send()
        .await
        .expect_err("nobody answers");
    assert!(matches!(error, SdkError::TimeoutError(_)), "{error:?}");
    assert_eq!(started.elapsed().as_secs(), 7, "as tokio's paused clock counts");
}

#[tokio::test]
async fn one_operations_plugin_serves_all_clients() {
    for answer in ["one", "two"] {
        let fake = Fake::new([Answer::ok(answer)]);
        let output = client(&fake, |builder| builder).put_thing().name(answer).send().await.expect("a success");
        assert_eq!(output.answer, answer);
    }
}
