//! The client's own error type.

use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_types::request_id::RequestId;

use crate::calls::client;
use crate::fake::{Answer, Fake};
use crate::service::{Error, PutThingError};

async fn fail(answer: Answer) -> Error {
    let fake = Fake::new([answer]);
    let client = client(&fake, |builder| builder.retry_config(aws_smithy_types::retry::RetryConfig::disabled()));
    async { Ok::<_, Error>(client.put_thing().name("lamp").send().await?) }.await.expect_err("a failure")
}

#[tokio::test]
async fn a_modelled_error_keeps_its_variant() {
    let error = fail(Answer::error(409, "BusyException")).await;
    assert!(matches!(error, Error::BusyException(_)), "{error:?}");
    assert_eq!(error.code(), Some("BusyException"));
    assert_eq!(error.request_id(), Some("request-2"));
    assert_eq!(error.to_string(), "BusyException");
}

#[tokio::test]
async fn an_unknown_error_keeps_its_code() {
    let error = fail(Answer::error(400, "NoSuchThing")).await;
    assert_eq!((error.code(), error.to_string()), (Some("NoSuchThing"), "unhandled error (NoSuchThing)".to_owned()));
}

#[tokio::test]
async fn a_failure_without_answer_keeps_its_source() {
    let client = client(&Fake::new([]), |builder| builder);
    let error = Error::from(client.put_thing().send().await.expect_err("the name is missing"));
    let source = std::error::Error::source(&error).expect("a source");
    assert!(source.to_string().contains("construct"), "{source}");
}

#[tokio::test]
async fn the_request_id_of_a_failure_is_known() {
    let fake = Fake::new([Answer::error(400, "NoSuchThing")]);
    let error = client(&fake, |builder| builder).put_thing().name("lamp").send().await.expect_err("a failure");
    assert_eq!(error.request_id(), Some("request-2"));
    assert!(matches!(error.into_service_error(), PutThingError::Unhandled(_)));
}
