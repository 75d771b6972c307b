//! Deliveries that know nothing of each other: of other subscribers, and of the time before a reset.

use std::sync::atomic::{AtomicUsize, Ordering};

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;

use super::subscriber::Silent;
use super::*;
use crate::outgoing::Outgoing;

/// Only a test that fails takes this long.
const TOO_LONG: Duration = Duration::from_secs(60);

/// Who waits for an answer for longer than any test takes.
fn patient(service: &LocalService) -> Courier {
    Courier { service: service.clone(), outgoing: Outgoing::new(Duration::from_secs(3600)) }
}

/// Delivers until the work is done.
async fn delivering(courier: &Courier, work: impl Future<Output = ()>) {
    let both = async {
        tokio::select! {
            delivered = courier.deliver() => panic!("there is nothing to deliver any more: {delivered:?}"),
            () = work => {}
        }
    };
    tokio::time::timeout(TOO_LONG, both).await.expect("somebody waits for the silent subscriber");
}

/// Waits until the subscriber got all events up to this one, in order.
async fn got(subscriber: &Subscriber, last: usize) {
    while subscriber.received().len() < last {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let bodies: Vec<String> = subscriber.received().into_iter().map(|received| received.body).collect();
    let expected: Vec<String> = (1..=last).map(|number| format!("{{\"number\":{number}}}")).collect();
    assert_eq!(bodies, expected);
}

#[tokio::test]
async fn a_subscriber_that_never_answers_holds_up_itself_alone() {
    let (silent, open) = (Silent::open().await, Subscriber::open(&[]).await);
    let service = service();
    subscribe_to(&service, Some(TOPIC), &silent.url, true);
    subscribe_to(&service, Some(TOPIC), &open.url, true);
    for sequence in 1..=20 {
        publish(&service, sequence, Some(TOPIC), None);
    }
    delivering(&patient(&service), async {
        silent.arrived(1).await;
        got(&open, 20).await;
        // What comes while the silent one is waited for is delivered, too.
        for sequence in 21..=30 {
            publish(&service, sequence, Some(TOPIC), None);
        }
        got(&open, 30).await;
    })
    .await;
    assert_eq!(silent.count(), 1, "one delivery at a time");
    assert_eq!((record(&service).delivered, record(&service).last_error), (0, None));
}

#[tokio::test]
async fn a_delivery_from_before_a_reset_takes_no_job_from_after_it() {
    let silent = Silent::open().await;
    let service = service();
    let begin = || {
        subscribe_to(&service, Some(TOPIC), &silent.url, false);
        publish(&service, 1, Some(TOPIC), None);
    };
    begin();
    delivering(&patient(&service), async {
        silent.arrived(1).await;
        service.reset().unwrap();
        // By a manual clock the job has the same time, and all else is counted from the beginning.
        begin();
        silent.hang_up();
        silent.arrived(2).await;
    })
    .await;
    assert_eq!(record(&service).last_error, None, "what fails now was of before");
}

/// A defect that is met this often. Then it is an error, so that who tries for ever does not write for ever.
#[derive(Debug)]
struct Defect(AtomicUsize);

impl HttpConnector for Defect {
    fn call(&self, _request: HttpRequest) -> HttpConnectorFuture {
        if self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err() {
            return HttpConnectorFuture::ready(Err(ConnectorError::user("the defect is gone".into())));
        }
        panic!("a defect in a delivery")
    }
}

#[tokio::test]
async fn a_panic_is_an_attempt_that_failed() {
    let service = service();
    subscribe_to(&service, Some(TOPIC), "http://localhost:1/hook", false);
    publish(&service, 1, Some(TOPIC), None);
    let courier = Courier { service: service.clone(), outgoing: Outgoing::over(Defect(AtomicUsize::new(4))) };
    for _ in 0..4 {
        courier.deliver().await.unwrap();
        wait(&service, 20);
    }
    let record = record(&service);
    assert_eq!((record.delivered, record.failed), (0, 1));
    let last = record.last_error.unwrap();
    assert!(last.contains("panicked"), "{last}");
}
