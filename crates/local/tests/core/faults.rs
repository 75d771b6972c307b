//! Faults on demand, and what a client makes of them.

use std::time::{Duration, SystemTime};

use aws_smithy_async::time::TimeSource;
use socialmessaging_client::config::timeout::TimeoutConfig;
use socialmessaging_client::config::{Builder, retry::RetryConfig};
use socialmessaging_local::{Clock, Effect, ErrorName, Fault, Operation};
use socialmessaging_whatsapp::message::Message;

use super::*;

fn strike(service: &LocalService, times: u32, effect: Effect) {
    let operation = Some(Operation::SendWhatsAppMessage);
    service.faults().add(Fault { operation, skip: 0, times: Some(times), effect }).unwrap();
}

fn sent(service: &LocalService) -> usize {
    service.control().messages(None, usize::MAX).unwrap().len()
}

#[tokio::test]
async fn a_client_gets_over_what_passes() {
    let (service, client) = start();
    for (effect, doubled) in [
        (Effect::Error(ErrorName::ThrottledRequestException), false),
        (Effect::Error(ErrorName::DependencyException), false),
        (Effect::Status(503), false),
        (Effect::CutBefore, false),
        // There is no token that would keep a client from sending twice.
        (Effect::CutAfter, true),
    ] {
        let (before, then) = (sent(&service), service.clock().time());
        strike(&service, 1, effect.clone());
        send(&client, Message::to(ADA).text("hi")).await;
        assert_eq!(sent(&service) - before, if doubled { 2 } else { 1 }, "{effect:?}");
        assert!(service.clock().time() > then, "it waited between attempts, by the clock");
        assert_eq!(service.faults().waiting(), []);
    }
}

#[tokio::test]
async fn a_client_gives_up_in_the_end() {
    let (service, client) = start();
    strike(&service, 3, Effect::Error(ErrorName::ThrottledRequestException));
    let call = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
    let error = call.message(Blob::new("{}")).send().await.unwrap_err().into_service_error();
    assert!(error.is_throttled_request_exception());
    strike(&service, 1, Effect::Error(ErrorName::AccessDeniedException));
    let call = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
    let error = call.message(Blob::new("{}")).send().await.unwrap_err().into_service_error();
    assert!(error.is_access_denied_exception());
    strike(&service, 1, Effect::Garbage);
    let call = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
    call.message(Blob::new("{}")).send().await.unwrap_err();
    assert_eq!(sent(&service), 1, "garbage hides that it was done");
}

#[tokio::test]
async fn latency_passes_on_the_clock_and_timeouts_end_it() {
    let (service, client) = start();
    strike(&service, 1, Effect::Latency(Duration::from_secs(30)));
    let before = service.clock().time();
    send(&client, Message::to(ADA).text("hi")).await;
    assert_eq!(service.clock().time().duration_since(before).unwrap(), Duration::from_secs(30));
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(5)).build();
    let config = Builder::from(&service.sdk_config()).timeout_config(timeouts);
    let client = Client::from_conf(config.retry_config(RetryConfig::disabled()).build());
    strike(&service, 1, Effect::Latency(Duration::from_secs(30)));
    let before = service.clock().time();
    let call = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
    call.message(Blob::new("{}")).send().await.unwrap_err();
    assert_eq!(service.clock().time().duration_since(before).unwrap(), Duration::from_secs(5));
}

#[derive(Debug)]
struct Late(Clock);

impl TimeSource for Late {
    fn now(&self) -> SystemTime {
        self.0.time() - Duration::from_secs(3600)
    }
}

#[tokio::test]
async fn a_clock_that_is_wrong_is_corrected() {
    let (service, _) = start();
    let config = Builder::from(&service.sdk_config()).time_source(Late(service.clock().clone()));
    let client = Client::from_conf(config.build());
    send(&client, Message::to(ADA).text("hi")).await;
    assert_eq!(sent(&service), 1);
}

#[tokio::test]
async fn faults_are_counted() {
    let (service, client) = start();
    let throttled = Effect::Error(ErrorName::ThrottledRequestException);
    service.faults().add(Fault { operation: None, skip: 2, times: Some(1), effect: throttled }).unwrap();
    let config = Builder::from(&service.sdk_config()).retry_config(RetryConfig::disabled());
    let client_once = Client::from_conf(config.build());
    let list = || client_once.list_linked_whats_app_business_accounts().send();
    assert!(list().await.is_ok() && list().await.is_ok());
    assert!(list().await.is_err() && list().await.is_ok());
    strike(&service, 9, Effect::Status(500));
    service.faults().clear();
    send(&client, Message::to(ADA).text("hi")).await;
}

#[tokio::test]
async fn a_fault_is_an_error_that_the_operation_declares() {
    let (service, client) = start();
    let limit = Effect::Error(ErrorName::LimitExceededException);
    let fault = |operation| Fault { operation, skip: 0, times: None, effect: limit.clone() };
    let refused = service.faults().add(fault(Some(Operation::SendWhatsAppMessage))).unwrap_err();
    assert!(
        refused.to_string().starts_with("SendWhatsAppMessage does not declare LimitExceededException; it declares ")
    );
    assert_eq!(service.faults().waiting(), []);
    // For all operations, it strikes those that can fail so.
    service.faults().add(fault(None)).unwrap();
    send(&client, Message::to(ADA).text("hi")).await;
    let linked = client.associate_whats_app_business_account().send().await.unwrap_err();
    assert!(linked.into_service_error().is_limit_exceeded_exception());
}

#[tokio::test]
async fn quotas_throttle_if_that_is_wanted() {
    let (service, _) = set(|settings| settings.quotas = true);
    let config = Builder::from(&service.sdk_config()).retry_config(RetryConfig::disabled());
    let client = Client::from_conf(config.build());
    let mut refused = 0;
    for _ in 0..12 {
        if let Err(error) = client.list_linked_whats_app_business_accounts().send().await {
            assert!(error.into_service_error().is_throttled_request_exception());
            refused += 1;
        }
    }
    assert_eq!(refused, 2);
}
