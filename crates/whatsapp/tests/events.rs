//! Events in every form that a subscriber holds, what became of a send, and what to do about errors.

use serde_json::{Value, json};
use socialmessaging_whatsapp::event::{
    Advice, Delivery, DetailType, Envelope, ErrorCode, Event, MessageStatus, Outcome, Payload, Source, State, Status,
    TemplateEvent, TemplateStatusUpdate, Update,
};

const SNS: &str = include_str!("examples/event/sns-text.json");

fn sns() -> Value {
    serde_json::from_str(SNS).unwrap()
}

fn envelope() -> String {
    sns()["Message"].as_str().unwrap().to_owned()
}

/// The body of the one text message that a delivery holds.
fn said(delivery: &Delivery) -> &str {
    assert_eq!((delivery.events.len(), delivery.confirmations.len(), delivery.unread.len()), (1, 0, 0));
    let mut messages = delivery.events[0].messages();
    let Some(Payload::Text(text)) = messages.next().map(|message| message.payload()) else { panic!("{delivery:?}") };
    assert!(messages.next().is_none());
    text.body.as_deref().unwrap()
}

#[test]
fn every_form_comes_to_the_same_message() {
    let entry: Value = serde_json::from_str::<Value>(&envelope()).unwrap()["whatsAppWebhookEntry"].clone();
    let meta: Value = serde_json::from_str(entry.as_str().unwrap()).unwrap();
    let lambda_sns = json!({"EventSource": "aws:sns", "EventVersion": "1.0", "Sns": sns()});
    let lambda_sqs = json!({"messageId": "1", "receiptHandle": "r", "body": SNS, "eventSource": "aws:sqs"});
    let forms = [
        ("SNS over HTTP", SNS.to_owned()),
        ("raw delivery", envelope()),
        ("Lambda of SNS", json!({"Records": [lambda_sns]}).to_string()),
        ("a record of it", lambda_sns.to_string()),
        ("Lambda of SQS", json!({"Records": [lambda_sqs]}).to_string()),
        ("a record of it", lambda_sqs.to_string()),
        ("Lambda of SQS, raw", json!({"Records": [{"messageId": "1", "body": envelope()}]}).to_string()),
        ("SQS", json!({"MessageId": "1", "ReceiptHandle": "r", "Body": SNS}).to_string()),
        ("SQS, all", json!({"Messages": [{"MessageId": "1", "Body": SNS}]}).to_string()),
        ("WhatsApp itself", json!({"object": "whatsapp_business_account", "entry": [meta]}).to_string()),
        ("an entry", meta.to_string()),
    ];
    for (name, body) in forms {
        assert_eq!(said(&Delivery::parse(&body).unwrap()), "Hello", "{name}");
    }
}

#[test]
fn the_delivery_id_is_that_of_the_message_that_comes_again() {
    let delivery = Delivery::parse(SNS).unwrap();
    assert_eq!(delivery.events[0].delivery_id.as_deref(), Some("f4d1e6a0-0000-5000-8000-000000000001"));
    assert_eq!(Delivery::parse(&envelope()).unwrap().events[0].delivery_id, None);
}

#[test]
fn a_broken_record_leaves_the_others() {
    let body =
        json!({"Records": [{"body": "no JSON"}, {"body": SNS}, {"body": "{\"a\":1}"}, {"eventSource": "aws:sqs"}]});
    let delivery = Delivery::parse(&body.to_string()).unwrap();
    assert_eq!((delivery.events.len(), delivery.unread.len()), (1, 3));
    assert_eq!(delivery.unread[0].text, "no JSON");
    assert!(delivery.unread[0].reason.starts_with("expected"), "{}", delivery.unread[0].reason);
    assert_eq!(delivery.unread[1].reason, "none of the forms that events come in");
    assert_eq!(Delivery::parse("{\"context\":{}}").unwrap().unread.len(), 1);
    assert!(Delivery::parse("no JSON").is_err());
    assert!(Delivery::parse("[]").is_err());
}

#[test]
fn an_entry_that_is_no_json_is_kept_and_reported() {
    let body = json!({"whatsAppWebhookEntry": "{", "aws_account_id": "123456789012"});
    let delivery = Delivery::parse(&body.to_string()).unwrap();
    let report = delivery.events[0].problems().to_string();
    assert!(report.starts_with("whatsAppWebhookEntry: the string holds no JSON: EOF"), "{report}");
    let Source::Envelope(envelope) = &delivery.events[0].source else { panic!("{delivery:?}") };
    assert_eq!(serde_json::to_value(envelope).unwrap(), body);
}

#[test]
fn the_text_of_an_entry_is_written_as_it_came() {
    let body = json!({"whatsAppWebhookEntry": "{ \"id\" : \"1\",\"changes\":[ ] }"});
    let envelope: Envelope = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(envelope.entry().unwrap().id.as_deref(), Some("1"));
    assert_eq!(serde_json::to_value(envelope).unwrap(), body);
}

#[test]
fn sns_asks_for_confirmations() {
    let body =
        json!({"Type": "SubscriptionConfirmation", "TopicArn": "t", "SubscribeURL": "https://sns", "Token": "x"});
    let delivery = Delivery::parse(&body.to_string()).unwrap();
    assert_eq!(delivery.confirmations[0].subscribe_url.as_deref(), Some("https://sns"));
    assert!(delivery.events.is_empty());
}

fn bridge(status: &str) -> Event {
    let body = json!({
        "version": "0", "id": "e", "detail-type": "WhatsApp Message Failed", "source": "aws.social-messaging",
        "account": "123456789012", "time": "2025-10-03T00:00:00Z", "region": "eu-west-1", "resources": [],
        "detail": {"wabaId": "1", "originationPhoneNumber": "46700000000", "originationPhoneNumberId": "2",
            "messageId": "aws-1", "status": status, "eventTimestamp": "1759449600",
            "errors": [{"code": 131_026, "title": "Undeliverable", "message": "Undeliverable"}]},
    });
    let delivery = Delivery::parse(&body.to_string()).unwrap();
    let Source::Bridge(event) = &delivery.events[0].source else { panic!("{delivery:?}") };
    assert_eq!(event.detail_type, Some(DetailType::Failed));
    assert_eq!(serde_json::to_value(event).unwrap(), body);
    delivery.events.into_iter().next().unwrap()
}

/// An event with a status, as the local service writes it.
fn status(aws: Option<&str>, id: &str, status: MessageStatus) -> Event {
    let status = Status { id: Some(id.to_owned()), status: Some(status), ..Status::default() };
    let entry = json!({"id": "1", "changes": [{"field": "messages", "value": {"statuses": [status]}}]});
    let mut envelope = Envelope::around(serde_json::from_value(entry).unwrap());
    envelope.message_id = aws.map(str::to_owned);
    Event { delivery_id: None, source: Source::Envelope(Box::new(envelope)) }
}

#[test]
fn accepted_ties_both_ids() {
    let mut outcome = Outcome::of("aws-1");
    assert!(!outcome.observe(&status(Some("aws-2"), "wamid.2", MessageStatus::Accepted)));
    assert!(!outcome.observe(&status(None, "wamid.1", MessageStatus::Sent)));
    assert_eq!(outcome.state(), State::Queued);
    assert!(outcome.observe(&status(Some("aws-1"), "wamid.1", MessageStatus::Accepted)));
    assert_eq!((outcome.state(), outcome.whats_app_id()), (State::Accepted, Some("wamid.1")));
    assert!(outcome.observe(&status(None, "wamid.1", MessageStatus::Delivered)));
    // Events come in any order.
    assert!(outcome.observe(&status(None, "wamid.1", MessageStatus::Sent)));
    assert_eq!(outcome.state(), State::Delivered);
    assert!(outcome.observe(&status(None, "wamid.1", MessageStatus::Unknown("glowing".into()))));
    assert_eq!(outcome.state(), State::Delivered);
    assert!(!outcome.observe(&status(None, "wamid.3", MessageStatus::Read)));
}

#[test]
fn a_failure_is_final_and_says_why() {
    let mut outcome = Outcome::of("aws-1");
    assert!(outcome.observe(&bridge("failed")));
    assert_eq!(outcome.state(), State::Failed);
    assert_eq!(outcome.errors()[0].advice(), Advice::StopSending);
    outcome.observe(&status(Some("aws-1"), "wamid.1", MessageStatus::Read));
    assert_eq!(outcome.state(), State::Failed);
    for word in ["fail", "Message retries exhausted, dropping message."] {
        let mut outcome = Outcome::of("aws-1");
        outcome.observe(&bridge(word));
        assert_eq!(outcome.state(), State::Failed, "{word}");
    }
}

#[test]
fn callback_data_find_a_status_that_came_before_accepted() {
    let entry = json!({"changes": [{"field": "messages", "value": {"statuses":
        [{"id": "wamid.1", "status": "sent", "biz_opaque_callback_data": "order-1"}]}}]});
    let source = Source::Entry(Box::new(serde_json::from_value(entry).unwrap()));
    let mut outcome = Outcome::of("aws-1").with_callback_data("order-1");
    assert!(outcome.observe(&Event { delivery_id: None, source }));
    assert_eq!((outcome.state(), outcome.whats_app_id()), (State::Sent, Some("wamid.1")));
}

#[test]
fn every_code_has_advice_and_its_number() {
    for code in ErrorCode::KNOWN {
        assert_eq!(ErrorCode::from(code.number()), *code);
        assert_ne!(code.advice(), Advice::Unknown, "{code:?}");
    }
    let facts: [i64; 62] = [
        0, 3, 10, 190, 4, 80007, 130429, 131056, 131048, 131000, 131005, 131008, 131009, 131016, 131021, 131026,
        131030, 131031, 131037, 131042, 131045, 131047, 131049, 131050, 131051, 131052, 131053, 131057, 131062, 130472,
        130497, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069, 133016, 135000, 138000, 138006,
        138009, 138012, 139000, 139001, 139002, 139003, 139004, 2388019, 2388040, 2388047, 2388073, 2388293, 2388299,
        200, 250, 299, 138018, 138001,
    ];
    for number in facts {
        assert_ne!(ErrorCode::from(number).advice(), Advice::Unknown, "{number}");
    }
    assert_eq!(ErrorCode::from(999_999).advice(), Advice::Unknown);
    assert_eq!(ErrorCode::WindowClosed.advice(), Advice::SendTemplate);
    assert_eq!(ErrorCode::MarketingStopped.advice(), Advice::AskForOptIn);
}

#[test]
fn updates_can_be_written() {
    let update = TemplateStatusUpdate {
        event: Some(TemplateEvent::Rejected),
        message_template_name: Some("order_ready".into()),
        ..TemplateStatusUpdate::default()
    };
    let change = socialmessaging_whatsapp::event::Change::from(update.clone());
    let written = json!({"field": "message_template_status_update",
        "value": {"event": "REJECTED", "message_template_name": "order_ready"}});
    assert_eq!(serde_json::to_value(&change).unwrap(), written);
    assert_eq!(change.update(), Some(Update::TemplateStatus(Box::new(update))));
}
