//! A subscriber on loopback, and what it gets.

mod apart;
mod subscriber;

use std::time::Duration;

use serde_json::{Value, json};

use super::*;
use crate::event;
use crate::moment::Moment;
use crate::service::LocalService;
use subscriber::{Received, Subscriber};

const TOPIC: &str = "arn:aws:sns:eu-west-1:123456789012:whatsapp";
const OTHER: &str = "arn:aws:sns:eu-west-1:123456789012:other";

fn service() -> LocalService {
    LocalService::builder().build().unwrap()
}

/// Publishes an event of an account with this destination, as `event::publish` does.
fn publish(service: &LocalService, sequence: u64, destination: Option<&str>, bridge: Option<&str>) {
    let event = EventRecord {
        sequence,
        at: Moment::parse("2026-01-01T00:00:00.123456789Z").unwrap().0,
        envelope: format!("{{\"number\":{sequence}}}"),
        destination: destination.map(str::to_owned),
        bridge: bridge.map(str::to_owned),
    };
    let published = service.transact(|call| {
        call.put(&event::key(sequence), &event)?;
        enqueue(call, &event)
    });
    published.unwrap();
}

fn subscribe_to(service: &LocalService, topic: Option<&str>, url: &str, raw: bool) -> SubscriptionRecord {
    service.transact(|call| subscribe(call, topic, url, raw)).unwrap()
}

fn record(service: &LocalService) -> SubscriptionRecord {
    let mut records = service.transact(|call| call.all::<SubscriptionRecord>("")).unwrap();
    records.remove(0).1
}

fn wait(service: &LocalService, seconds: u64) {
    let now = Moment::from(service.clock().time());
    service.clock().move_to(now.plus(Duration::from_secs(seconds)));
}

#[tokio::test]
async fn a_subscriber_gets_what_sns_posts() {
    let subscriber = Subscriber::open(&[]).await;
    let service = service();
    let subscription = subscribe_to(&service, Some(TOPIC), &subscriber.url, false);
    publish(&service, 1, Some(OTHER), None);
    publish(&service, 2, None, None);
    publish(&service, 3, Some(TOPIC), Some("{}"));
    Courier::new(service.clone()).deliver().await.unwrap();
    let [Received { head, body }] = subscriber.received().try_into().unwrap();
    let sent: Value = serde_json::from_str(&body).unwrap();
    let id = sent["MessageId"].as_str().unwrap();
    let expected = json!({
        "Type": "Notification",
        "MessageId": id,
        "TopicArn": TOPIC,
        "Message": "{\"number\":3}",
        "Timestamp": "2026-01-01T00:00:00.123Z",
        "SignatureVersion": "1",
        "Signature": "not-signed-by-the-local-service",
        "SigningCertURL": "http://local.invalid/_local/sns/certificate.pem",
        "UnsubscribeURL": "http://local.invalid/_local/subscriptions",
    });
    assert_eq!(sent, expected);
    serde_json::from_str::<socialmessaging_whatsapp::event::SnsMessage>(&body).unwrap();
    for line in [
        "content-type: text/plain; charset=utf-8".to_owned(),
        "x-amz-sns-message-type: notification".to_owned(),
        format!("x-amz-sns-message-id: {id}"),
        format!("x-amz-sns-topic-arn: {TOPIC}"),
        format!("x-amz-sns-subscription-arn: {TOPIC}:{}", subscription.id),
        "user-agent: amazon simple notification service agent".to_owned(),
    ] {
        assert!(head.contains(&line), "{line} in {head}");
    }
    assert_eq!(record(&service).delivered, 1);
}

#[tokio::test]
async fn raw_delivery_and_event_bridge_have_no_frame() {
    let (raw, bridge) = (Subscriber::open(&[]).await, Subscriber::open(&[]).await);
    let service = service();
    subscribe_to(&service, Some(TOPIC), &raw.url, true);
    subscribe_to(&service, None, &bridge.url, false);
    publish(&service, 1, Some(TOPIC), Some("{\"detail\":1}"));
    publish(&service, 2, Some(TOPIC), None);
    Courier::new(service).deliver().await.unwrap();
    let received = raw.received();
    assert_eq!(received[0].body, "{\"number\":1}");
    assert_eq!(received[1].body, "{\"number\":2}");
    assert!(received[0].head.contains("x-amz-sns-rawdelivery: true"));
    let bodies: Vec<String> = bridge.received().into_iter().map(|received| received.body).collect();
    assert_eq!(bodies, ["{\"detail\":1}"]);
}

#[tokio::test]
async fn what_fails_is_repeated_three_times_twenty_seconds_apart() {
    let subscriber = Subscriber::open(&[500, 503, 429]).await;
    let service = service();
    subscribe_to(&service, Some(TOPIC), &subscriber.url, false);
    publish(&service, 1, Some(TOPIC), None);
    let courier = Courier::new(service.clone());
    for attempts in 1..=4 {
        courier.deliver().await.unwrap();
        assert_eq!(subscriber.received().len(), attempts);
        wait(&service, 19);
        courier.deliver().await.unwrap();
        assert_eq!(subscriber.received().len(), attempts, "too early");
        wait(&service, 1);
    }
    courier.deliver().await.unwrap();
    let bodies: Vec<String> = subscriber.received().into_iter().map(|received| received.body).collect();
    assert_eq!(bodies.len(), 4);
    assert!(bodies.iter().all(|body| body == &bodies[0]), "a repetition is the same: {bodies:?}");
    let record = record(&service);
    assert_eq!((record.delivered, record.failed), (1, 0));
    assert_eq!(record.last_error.as_deref(), Some("the subscriber answered 429 Too Many Requests"));
}

#[tokio::test]
async fn what_cannot_be_delivered_is_given_up() {
    let refusing = Subscriber::open(&[403, 500, 500, 500, 500]).await;
    let service = service();
    subscribe_to(&service, Some(TOPIC), &refusing.url, false);
    publish(&service, 1, Some(TOPIC), None);
    let courier = Courier::new(service.clone());
    courier.deliver().await.unwrap();
    assert_eq!((record(&service).failed, refusing.received().len()), (1, 1), "a client's error is final");
    publish(&service, 2, Some(TOPIC), None);
    for _ in 0..10 {
        courier.deliver().await.unwrap();
        wait(&service, 20);
    }
    assert_eq!((record(&service).failed, refusing.received().len()), (2, 5));
}

#[tokio::test]
async fn nobody_waits_for_a_subscriber_that_is_away() {
    let closed = Subscriber::closed().await;
    let open = Subscriber::open(&[]).await;
    let service = service();
    subscribe_to(&service, Some(TOPIC), &closed, false);
    subscribe_to(&service, Some(TOPIC), &open.url, false);
    for sequence in 1..=20 {
        publish(&service, sequence, Some(TOPIC), None);
    }
    Courier::new(service.clone()).deliver().await.unwrap();
    let numbers: Vec<Value> = open
        .received()
        .iter()
        .map(|received| serde_json::from_str::<Value>(&received.body).unwrap()["Message"].clone())
        .collect();
    let expected: Vec<Value> = (1..=20).map(|number| json!(format!("{{\"number\":{number}}}"))).collect();
    assert_eq!(numbers, expected);
    assert!(record(&service).last_error.is_some_and(|error| error.contains("refused")));
}

#[tokio::test]
async fn who_no_longer_subscribes_gets_nothing() {
    let subscriber = Subscriber::open(&[]).await;
    let service = service();
    let subscription = subscribe_to(&service, Some(TOPIC), &subscriber.url, false);
    publish(&service, 1, Some(TOPIC), None);
    service.transact(|call| unsubscribe(call, &subscription.id)).unwrap();
    Courier::new(service.clone()).deliver().await.unwrap();
    assert_eq!(subscriber.received().len(), 0);
    assert!(service.transact(|call| unsubscribe(call, &subscription.id)).is_err());
}

#[test]
fn subscriptions_are_checked_and_there_once() {
    let service = service();
    let first = subscribe_to(&service, Some(TOPIC), "http://localhost:1/a", false);
    assert_eq!(subscribe_to(&service, Some(TOPIC), "http://localhost:1/a", false).id, first.id);
    for (topic, url) in [("arn:aws:sqs:a:1:q", "http://x"), ("topic", "http://x"), (TOPIC, "ftp://x"), (TOPIC, "")] {
        assert!(service.transact(|call| subscribe(call, Some(topic), url, false)).is_err(), "{topic} {url}");
    }
}
