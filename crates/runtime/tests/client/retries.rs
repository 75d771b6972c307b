//! Which failures are repeated, and how often.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use restjson_runtime::client::surface::config::interceptors::BeforeTransmitInterceptorContextRef;
use restjson_runtime::client::surface::config::retry::{ClassifyRetry, RetryAction, RetryPartition};
use restjson_runtime::client::surface::config::{ConfigBag, Intercept, RuntimeComponents};
use restjson_runtime::client::surface::error::{BoxError, SdkError};

use crate::calls::client;
use crate::fake::{Answer, Fake};
use crate::service::{Builder, PutThingError};

/// A partition of its own, so that tests do not take each other's retry tokens.
fn alone(builder: Builder, name: &'static str) -> Builder {
    builder.retry_partition(RetryPartition::new(name))
}

async fn attempts(answers: impl IntoIterator<Item = Answer>, name: &'static str) -> (usize, bool) {
    let fake = Fake::new(answers);
    let result = client(&fake, |builder| alone(builder, name)).put_thing().name("lamp").send().await;
    (fake.count(), result.is_ok())
}

#[tokio::test(start_paused = true)]
async fn a_server_error_is_repeated() {
    let answers = [Answer::Respond(500, vec![], "<html>".into()), Answer::ok("")];
    assert_eq!(attempts(answers, "server").await, (2, true));
}

#[tokio::test(start_paused = true)]
async fn a_throttled_call_is_repeated() {
    let answers = [Answer::error(400, "ThrottlingException"), Answer::ok("")];
    assert_eq!(attempts(answers, "throttled").await, (2, true));
}

#[tokio::test(start_paused = true)]
async fn an_error_that_the_model_calls_retryable_is_repeated() {
    let answers = [Answer::error(409, "BusyException"), Answer::ok("")];
    assert_eq!(attempts(answers, "modelled").await, (2, true));
}

#[tokio::test(start_paused = true)]
async fn another_client_error_is_not_repeated() {
    assert_eq!(attempts([Answer::error(400, "NoSuchThing")], "client").await, (1, false));
}

#[tokio::test(start_paused = true)]
async fn the_third_failure_is_the_last() {
    let answers = [(); 3].map(|()| Answer::error(503, "BusyException"));
    let fake = Fake::new(answers);
    let error =
        client(&fake, |builder| alone(builder, "last")).put_thing().name("lamp").send().await.expect_err("busy");
    assert_eq!(fake.count(), 3);
    assert_eq!(fake.header(2, "amz-sdk-request").as_deref(), Some("attempt=3; max=3"));
    assert_eq!(fake.header(0, "amz-sdk-invocation-id"), fake.header(2, "amz-sdk-invocation-id"));
    assert!(matches!(error.into_service_error(), PutThingError::BusyException(_)));
}

#[tokio::test(start_paused = true)]
async fn retries_can_be_switched_off() {
    let fake = Fake::new([Answer::error(500, "BusyException")]);
    let client = client(&fake, |builder| builder.retry_config(RetryConfig::disabled()));
    client.put_thing().name("lamp").send().await.expect_err("busy");
    assert_eq!(fake.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_times_out_is_repeated() {
    let fake = Fake::new([Answer::Hang, Answer::ok("late")]);
    let timeouts =
        aws_smithy_types::timeout::TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(2));
    let client = client(&fake, |builder| alone(builder, "timeout").timeout_config(timeouts.build()));
    assert_eq!(client.put_thing().name("lamp").send().await.expect("a success").answer, "late");
    assert_eq!(fake.count(), 2);
}

#[derive(Debug)]
struct RepeatAll;

impl ClassifyRetry for RepeatAll {
    fn classify_retry(
        &self,
        context: &restjson_runtime::client::surface::config::interceptors::InterceptorContext,
    ) -> RetryAction {
        match context.output_or_error() {
            Some(Err(_)) => RetryAction::server_error(),
            Some(Ok(_)) | None => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "RepeatAll"
    }
}

#[tokio::test(start_paused = true)]
async fn a_program_can_classify_failures_itself() {
    let fake = Fake::new([Answer::error(400, "NoSuchThing"), Answer::ok("")]);
    let client = client(&fake, |builder| alone(builder, "own").retry_classifier(RepeatAll));
    let result = client.put_thing().name("lamp").send().await;
    assert!(!matches!(result, Err(SdkError::ServiceError(_))));
    assert_eq!(fake.count(), 2);
}

/// Writes down with whom a call shares its retry tokens.
#[derive(Clone, Debug, Default)]
struct Partition(Arc<Mutex<String>>);

impl Intercept for Partition {
    fn name(&self) -> &'static str {
        "Partition"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        *self.0.lock().expect("no panics") = format!("{:?}", cfg.load::<RetryPartition>());
        Ok(())
    }
}

#[tokio::test]
async fn clients_of_a_service_and_region_share_their_retry_tokens() {
    let partition = Partition::default();
    let fake = Fake::new([Answer::ok("")]);
    let client = client(&fake, |builder| builder.interceptor(partition.clone()));
    client.put_thing().name("lamp").send().await.expect("a success");
    let partition = partition.0.lock().expect("no panics").clone();
    assert!(partition.contains("\"examplethings-us-east-1\""), "{partition}");
}
