//! Faults on demand, as a client meets them at either door.

use std::time::Duration;

use socialmessaging_client::config::retry::RetryConfig;
use socialmessaging_client::config::timeout::TimeoutConfig;
use socialmessaging_client::error::SdkError;
use socialmessaging_local::{Effect, ErrorName, Fault, Operation};

use crate::support::{Door, Site, list};

const DOORS: [Door; 2] = [Door::InProcess, Door::Port];

fn fault(effect: Effect, times: u32) -> Fault {
    Fault { operation: Some(Operation::ListLinkedWhatsAppBusinessAccounts), skip: 0, times: Some(times), effect }
}

/// Everything that a client repeats, twice; the third attempt succeeds.
#[tokio::test]
async fn a_client_gets_over_what_passes() {
    let effects = [
        Effect::Error(ErrorName::ThrottledRequestException),
        Effect::Error(ErrorName::InternalServiceException),
        Effect::Status(500),
        Effect::Status(503),
        Effect::CutBefore,
        Effect::CutAfter,
    ];
    for door in DOORS {
        for effect in &effects {
            let site = Site::open(door).await;
            site.service.faults().add(fault(effect.clone(), 2)).unwrap();
            let client = site.client();
            assert!(list(&client).await.is_ok(), "{effect:?}, {door:?}");
            assert_eq!(site.service.faults().waiting(), [], "{effect:?}, {door:?}");
        }
    }
}

#[tokio::test]
async fn each_fault_is_what_it_says() {
    for door in DOORS {
        let site = Site::open(door).await;
        let once = site.client_with(|config| config.retry_config(RetryConfig::disabled()));
        let strike = async |effect: Effect| {
            site.service.faults().add(fault(effect, 1)).unwrap();
            once.list_linked_whats_app_business_accounts().send().await.unwrap_err()
        };
        let name = ErrorName::AccessDeniedException;
        let SdkError::ServiceError(denied) = strike(Effect::Error(name)).await else { panic!("an answer, {door:?}") };
        assert!(denied.err().is_access_denied_exception(), "{door:?}");
        let SdkError::ServiceError(status) = strike(Effect::Status(502)).await else { panic!("an answer, {door:?}") };
        assert_eq!(status.raw().status().as_u16(), 502, "{door:?}");
        for effect in [Effect::CutBefore, Effect::CutAfter] {
            let error = strike(effect).await;
            assert!(matches!(error, SdkError::DispatchFailure(_)), "{door:?}: {error:?}");
        }
        let garbage = strike(Effect::Garbage).await;
        let raw = garbage.raw_response().map(|raw| raw.status().as_u16());
        assert_eq!(raw, Some(200), "{door:?}: {garbage:?}");
        assert!(list(&once).await.is_ok(), "{door:?}");
    }
}

/// In process the delay is on the service's clock: it costs no real time, and a timeout comes when it should.
#[tokio::test]
async fn latency_is_on_the_clock_that_the_client_has() {
    let site = Site::open(Door::InProcess).await;
    let hour = Duration::from_secs(3600);
    site.service.faults().add(fault(Effect::Latency(hour), 1)).unwrap();
    let before = site.service.clock().time();
    assert!(list(&site.client()).await.is_ok());
    assert!(site.service.clock().time() >= before + hour);

    site.service.faults().add(fault(Effect::Latency(hour), 1)).unwrap();
    let patient = TimeoutConfig::builder().operation_timeout(Duration::from_secs(60)).build();
    let client = site.client_with(|config| config.timeout_config(patient.clone()));
    let error = client.list_linked_whats_app_business_accounts().send().await.unwrap_err();
    assert!(matches!(error, SdkError::TimeoutError(_)), "{error:?}");
}

#[tokio::test]
async fn latency_on_the_port_is_real() {
    let site = Site::open(Door::Port).await;
    site.service.faults().add(fault(Effect::Latency(Duration::from_secs(20)), 1)).unwrap();
    let impatient = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(100)).build();
    let client =
        site.client_with(|config| config.timeout_config(impatient.clone()).retry_config(RetryConfig::disabled()));
    let error = client.list_linked_whats_app_business_accounts().send().await.unwrap_err();
    assert!(matches!(error, SdkError::TimeoutError(_)), "{error:?}");
}
