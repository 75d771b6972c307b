//! Tests written with aws-smithy-mocks for the official crate run on ours.

use aws_sdk_socialmessaging::operation::send_whats_app_message::{SendWhatsAppMessageError, SendWhatsAppMessageOutput};
use aws_sdk_socialmessaging::types::error::ResourceNotFoundException;
use aws_sdk_socialmessaging::{Client, primitives::Blob};
use aws_smithy_mocks::{RuleMode, mock, mock_client};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

async fn send(client: &Client) -> Result<SendWhatsAppMessageOutput, SendWhatsAppMessageError> {
    let sent = client
        .send_whats_app_message()
        .origination_phone_number_id("phone-number-id-1")
        .meta_api_version("v20.0")
        .message(Blob::new("{}"))
        .send()
        .await;
    sent.map_err(|error| error.into_service_error())
}

#[tokio::test]
async fn an_output_is_mocked_for_a_matching_input() {
    let rule = mock!(Client::send_whats_app_message)
        .match_requests(|input| input.meta_api_version() == Some("v20.0"))
        .then_output(|| SendWhatsAppMessageOutput::builder().message_id("m-1").build());
    let client = mock_client!(aws_sdk_socialmessaging, [&rule]);
    assert_eq!(send(&client).await.unwrap().message_id(), Some("m-1"));
    assert_eq!(rule.num_calls(), 1);
}

#[tokio::test]
async fn errors_and_responses_are_mocked_in_a_sequence_that_retries_walk_through() {
    let rule = mock!(Client::send_whats_app_message)
        .sequence()
        .http_status(503, None)
        .http_response(|| {
            HttpResponse::new(StatusCode::try_from(200).unwrap(), SdkBody::from(r#"{"messageId":"m-2"}"#))
        })
        .error(|| {
            SendWhatsAppMessageError::ResourceNotFoundException(
                ResourceNotFoundException::builder().message("no such number").build(),
            )
        })
        .build();
    let client = mock_client!(aws_sdk_socialmessaging, RuleMode::Sequential, [&rule]);
    assert_eq!(send(&client).await.unwrap().message_id(), Some("m-2"));
    assert!(send(&client).await.unwrap_err().is_resource_not_found_exception());
    assert_eq!(rule.num_calls(), 3);
}
