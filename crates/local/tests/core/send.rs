//! Sending, and what becomes of messages.

use std::time::Duration;

use serde_json::{Value, json};
use socialmessaging_client::primitives::Blob;
use socialmessaging_local::{EnvelopeId, Fate, Inbound, MessageIdForm, PairRate, Person, PricingModel};
use socialmessaging_whatsapp::message::{FlowMessage, FlowReference, Image, Message, Recipient, Template};

use super::*;

const READ: [&str; 4] = ["accepted", "sent", "delivered", "read"];

#[tokio::test]
async fn a_message_is_sent_and_its_statuses_follow() {
    let (service, client) = start();
    let id = send(&client, Message::to(ADA).text("hi").callback_data("4711")).await;
    let mut events = service.events();
    let mut seen = Vec::new();
    while let Some(event) = events.next_within(Duration::from_secs(60)).await.unwrap() {
        seen.push(event);
    }
    assert_eq!(told(&seen), READ.map(|word| (id.clone(), word.to_owned(), None)));
    let message = service.control().message(&id).unwrap().unwrap();
    assert_eq!((message.recipient.as_str(), message.statuses), ("15550100123", words(READ)));
    assert!(seen.iter().flat_map(LocalEvent::statuses).all(|status| {
        status.biz_opaque_callback_data.as_deref() == Some("4711") && status.id.as_ref() == Some(&message.wamid)
    }));
}

#[tokio::test]
async fn an_event_has_the_envelope_of_aws_to_the_letter() {
    let (service, client) = start();
    let id = send(&client, Message::to(ADA).text("hi")).await;
    let wamid = service.control().message(&id).unwrap().unwrap().wamid;
    let mut events = service.events();
    events.next_within(Duration::from_secs(1)).await.unwrap().unwrap();
    let sent = events.next_within(Duration::from_secs(1)).await.unwrap().unwrap();
    let entry = format!(
        concat!(
            r#"{{"id":"100000000000001","changes":[{{"field":"messages","value":{{"messaging_product":"whatsapp","#,
            r#""metadata":{{"display_phone_number":"15550100001","phone_number_id":"200000000000001"}},"#,
            r#""statuses":[{{"id":"{}","status":"sent","timestamp":"1767225600","recipient_id":"15550100123","#,
            r#""pricing":{{"billable":false,"pricing_model":"PMP","category":"service","#,
            r#""type":"free_customer_service"}}}}]}}}}]}}"#
        ),
        wamid
    );
    let arn = "arn:aws:social-messaging:eu-west-1:123456789012";
    let key = "00000000000000000000000000000001";
    let expected = format!(
        concat!(
            r#"{{"context":{{"MetaWabaIds":[{{"wabaId":"100000000000001","arn":"{}:waba/{}"}}],"#,
            r#""MetaPhoneNumberIds":[{{"metaPhoneNumberId":"200000000000001","arn":"{}:phone-number-id/{}"}}]}},"#,
            r#""whatsAppWebhookEntry":{},"aws_account_id":"123456789012","#,
            r#""message_timestamp":"2026-01-01T00:00:00.300000000Z","messageId":"{}"}}"#
        ),
        arn,
        key,
        arn,
        key,
        Value::String(entry),
        id
    );
    assert_eq!(sent.envelope, expected);
    assert_eq!(sent.destination.as_deref(), Some("arn:aws:sns:eu-west-1:123456789012:local-events"));
    let bridge: Value = serde_json::from_str(&sent.bridge.unwrap()).unwrap();
    assert_eq!(bridge["detail-type"], "WhatsApp Message Sent");
    assert_eq!(
        bridge["detail"],
        json!({
            "wabaId": "100000000000001", "originationPhoneNumber": "15550100001",
            "originationPhoneNumberId": "200000000000001", "messageId": id, "status": "sent",
            "eventTimestamp": "1767225600",
        })
    );
}

#[tokio::test]
async fn a_thousand_messages_are_sent_without_a_sleep() {
    let (service, client) = start();
    let before = service.clock().time();
    for index in 0..1_000 {
        let message = match index % 4 {
            0 => Message::to(ADA).text("hi"),
            1 => Message::to(BOB).template(Template::named("hello_world").language("en_US")),
            2 => Message::to(BOB).text("hi"),
            _ => Message::to("+1555131026").text("hi"),
        };
        send(&client, message).await;
    }
    assert_eq!(service.clock().time(), before, "sending waits for nothing");
    service.advance(Duration::from_secs(10)).await.unwrap();
    let told = told(&service.events().read(usize::MAX).unwrap());
    let count = |word: &str| told.iter().filter(|(_, status, _)| status == word).count();
    assert_eq!((count("accepted"), count("read"), count("failed")), (1_000, 500, 500));
    let mut codes: Vec<i64> = told.iter().filter_map(|(.., code)| *code).collect();
    codes.sort_unstable();
    assert_eq!(codes, [vec![131_026; 250], vec![131_047; 250]].concat());
}

#[tokio::test]
async fn free_messages_need_a_word_of_the_person() {
    let (service, client) = start();
    let closed = vec![("accepted".to_owned(), None), ("failed".to_owned(), Some(131_047))];
    let id = send(&client, Message::to(BOB).text("hi")).await;
    assert_eq!(fate(&service, &id).await, closed);
    service.control().receive(Inbound::text(BOB, "hello")).unwrap();
    let id = send(&client, Message::to(BOB).text("hi")).await;
    assert_eq!(fate(&service, &id).await, words(READ));
    service.advance(Duration::from_secs(24 * 3600)).await.unwrap();
    let id = send(&client, Message::to(BOB).text("hi")).await;
    assert_eq!(fate(&service, &id).await, closed);
    let id = send(&client, Message::to(BOB).template(Template::named("hello_world").language("en_US"))).await;
    assert_eq!(fate(&service, &id).await, words(READ));
    let (service, client) = set(|settings| settings.window_rule = false);
    let id = send(&client, Message::to(BOB).text("hi")).await;
    assert_eq!(fate(&service, &id).await, words(READ));
}

#[tokio::test]
async fn a_blob_that_is_no_message_is_refused_by_the_call() {
    let (service, client) = start();
    for blob in ["nonsense", "[1]", "\"text\""] {
        let sent = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
        let error = sent.message(Blob::new(blob)).send().await.unwrap_err().into_service_error();
        assert!(error.is_invalid_parameters_exception(), "{error:?}");
    }
    assert_eq!(service.control().messages(None, 9).unwrap(), []);
    let (service, client) = set(|settings| settings.refuse_no_json = false);
    let id = send_json(&client, "nonsense").await;
    assert_eq!(code(&service, &id).await, 131_009);
}

#[tokio::test]
async fn what_aws_knows_the_call_says() {
    let (_, client) = start();
    let sent = client.send_whats_app_message().message(Blob::new("{}")).meta_api_version("v20.0");
    let sent = sent.origination_phone_number_id("phone-number-id-ffffffffffffffffffffffffffffffff");
    assert!(sent.send().await.unwrap_err().into_service_error().is_resource_not_found_exception());
    for version in ["v19.0", "20", "v", "v20.x", "latest"] {
        let sent = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version(version);
        let error = sent.message(Blob::new("{}")).send().await.unwrap_err().into_service_error();
        assert!(error.is_invalid_parameters_exception(), "{version}");
    }
    let arn = "arn:aws:social-messaging:eu-west-1:123456789012:phone-number-id/00000000000000000000000000000001";
    let sent = client.send_whats_app_message().origination_phone_number_id(arn).meta_api_version("v21");
    sent.message(Blob::new("{}")).send().await.unwrap();
}

#[tokio::test]
async fn what_is_wrong_with_a_message_meta_says() {
    let (service, client) = start();
    let to = |kind: &str, rest: Value| {
        let mut message = json!({ "messaging_product": "whatsapp", "to": ADA, "type": kind });
        message.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        message.to_string()
    };
    for (expected, message) in [
        (131_051, to("poll", json!({}))),
        (131_008, to("text", json!({}))),
        (131_009, to("text", json!({ "text": { "body": "x".repeat(5_000) } }))),
        (131_009, to("text", json!({ "text": "hi" }))),
        (131_008, json!({ "messaging_product": "whatsapp", "type": "text", "text": { "body": "hi" } }).to_string()),
        (131_021, to("text", json!({ "to": "+15550100001", "text": { "body": "hi" } }))),
        (131_009, to("image", json!({ "image": { "id": "1234" } }))),
        (132_001, to("template", json!({ "template": { "name": "none", "language": { "code": "en_US" } } }))),
        (132_001, to("template", json!({ "template": { "name": "hello_world", "language": { "code": "sv" } } }))),
    ] {
        let id = send_json(&client, &message).await;
        assert_eq!(code(&service, &id).await, expected, "{message}");
    }
    let image = Message::to(ADA).image(Image::from_link("https://example.com/a.png"));
    let id = send(&client, image).await;
    assert_eq!(fate(&service, &id).await, words(READ));
}

#[tokio::test]
async fn magic_numbers_make_every_error() {
    let (service, client) = start();
    let template = || Template::named("hello_world").language("en_US");
    let id = send(&client, Message::to("+1555131042").template(template())).await;
    assert_eq!(fate(&service, &id).await, [("accepted".to_owned(), None), ("failed".to_owned(), Some(131_042))]);
    let id = send(&client, Message::to("+1555130429").template(template())).await;
    assert_eq!(code(&service, &id).await, 130_429);
    let id = send(&client, Message::to("+1555130999").template(template())).await;
    assert_eq!(fate(&service, &id).await, words(READ), "that is no code");
    let id = send(&client, Message::to("+1555000004").template(template())).await;
    assert_eq!(fate(&service, &id).await, words(READ), "and that is no code of messages");
    let (service, client) = set(|settings| settings.magic_numbers = false);
    let id = send(&client, Message::to("+1555131042").template(template())).await;
    assert_eq!(fate(&service, &id).await, words(READ));
}

#[tokio::test]
async fn people_decide_what_becomes_of_messages() {
    let (service, client) = start();
    let template = || Template::named("hello_world").language("en_US");
    let with = |fate, reads| Person { phone: BOB.to_owned(), fate, reads, ..Person::default() };
    for (person, expected) in [
        (with(Fate::Arrive, true), words(READ)),
        (with(Fate::Arrive, false), words(["accepted", "sent", "delivered"])),
        (with(Fate::Away, true), words(["accepted", "sent"])),
        (with(Fate::Drop, true), words(["Message retries exhausted, dropping message."])),
        (with(Fate::Fail(131_026), true), vec![("accepted".to_owned(), None), ("failed".to_owned(), Some(131_026))]),
    ] {
        service.control().set_person(person).unwrap();
        let id = send(&client, Message::to(BOB).template(template())).await;
        assert_eq!(fate(&service, &id).await, expected);
    }
    service.control().set_person(Person { phone: "nobody".to_owned(), ..Person::default() }).unwrap_err();
}

#[tokio::test]
async fn rates_are_limited_if_that_is_wanted() {
    let hi = || Message::to(ADA).text("hi");
    let (service, client) = set(|settings| (settings.quotas, settings.throughput) = (true, 3));
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(send(&client, hi()).await);
    }
    service.advance(Duration::from_secs(1)).await.unwrap();
    ids.push(send(&client, hi()).await);
    service.advance(Duration::from_secs(5)).await.unwrap();
    let told = told(&service.events().read(99).unwrap());
    let failed: Vec<_> = told.iter().filter(|(_, status, _)| status == "failed").collect();
    assert_eq!(
        failed,
        ids[3..5]
            .iter()
            .map(|id| (id.clone(), "failed".to_owned(), Some(130_429)))
            .collect::<Vec<_>>()
            .iter()
            .collect::<Vec<_>>()
    );

    let pace = PairRate { burst: 2, every: Duration::from_secs(6) };
    let (service, client) = set(|settings| settings.pair_rate = Some(pace));
    let mut codes = Vec::new();
    for wait in [0, 0, 0, 6, 0, 60, 0, 0] {
        service.advance(Duration::from_secs(wait)).await.unwrap();
        let id = send(&client, hi()).await;
        service.advance(Duration::from_millis(100)).await.unwrap();
        codes.push(service.control().message(&id).unwrap().unwrap().statuses[0].1);
    }
    let fast = Some(131_056);
    assert_eq!(codes, [None, None, fast, None, fast, None, None, fast]);
}

#[tokio::test]
async fn switches_change_what_is_inferred() {
    let (service, client) = set(|settings| {
        settings.message_id = MessageIdForm::Wamid;
        settings.envelope_id = EnvelopeId::First;
        settings.pricing = PricingModel::ByConversation;
        settings.delays.read = None;
    });
    let id = send(&client, Message::to(ADA).text("hi")).await;
    assert!(id.starts_with("wamid."));
    let events = service.events().drain().await.unwrap();
    let ids: Vec<_> = events.iter().map(LocalEvent::message_id).collect();
    assert_eq!(ids, [Some(id), None, None]);
    let statuses: Vec<_> = events.iter().flat_map(LocalEvent::statuses).collect();
    assert!(statuses[0].conversation.is_none() && statuses[0].pricing.is_none());
    assert_eq!(statuses[1].pricing.as_ref().unwrap().pricing_model.as_deref(), Some("CBP"));
    let (sent, delivered) = (statuses[1].conversation.as_ref().unwrap(), statuses[2].conversation.as_ref().unwrap());
    assert!(sent.expiration_timestamp.is_some() && delivered.expiration_timestamp.is_none());
    assert_eq!(sent.id, delivered.id);
}

#[tokio::test]
async fn statuses_keep_their_order_whatever_the_delays_say() {
    let (service, client) = set(|settings| settings.delays.sent = Duration::from_secs(60));
    send(&client, Message::to(ADA).text("hi")).await;
    let events = service.events().drain().await.unwrap();
    assert!(events.is_sorted_by_key(|event| event.at));
    assert_eq!(told(&events).into_iter().map(|(_, status, _)| status).collect::<Vec<_>>(), READ);
}

#[tokio::test]
async fn groups_and_user_ids_are_recipients_too() {
    let (service, client) = start();
    let template = || Template::named("hello_world").language("en_US");
    let id = send(&client, Message::to(Recipient::Group("group-1".to_owned())).text("hi")).await;
    assert_eq!(fate(&service, &id).await, words(READ));
    let status = service.events().read(1).unwrap()[0].statuses().remove(0);
    assert_eq!((status.recipient_type.as_deref(), status.recipient_id.as_deref()), (Some("group"), Some("group-1")));
    let user = || Recipient::User("US.13491208655302741918".to_owned());
    let id = send(&client, Message::to(user()).template(template())).await;
    assert_eq!(fate(&service, &id).await, words(READ));
    // A user id stands for the person, who has written.
    let ada = Person { phone: ADA.to_owned(), reads: true, ..Person::default() };
    service.control().set_person(Person { user_id: Some("US.13491208655302741918".to_owned()), ..ada }).unwrap();
    let id = send(&client, Message::to(user()).text("hi")).await;
    assert_eq!(fate(&service, &id).await, words(READ));
}

#[tokio::test]
async fn templates_and_flows_are_looked_at() {
    let (service, client) = scenario(include_str!("shop.json"));
    let template = |name: &str| Template::named(name).language("en_US");
    for (expected, template) in [
        (132_001, template("pending")),
        (132_001, template("rejected")),
        (132_015, template("paused")),
        (132_016, template("disabled")),
        (132_000, template("order")),
        (132_000, template("order").body(["a", "b", "c"])),
        (132_005, template("order").body(["x".repeat(1_100).as_str(), "b"])),
    ] {
        let id = send(&client, Message::to(ADA).template(template)).await;
        assert_eq!(code(&service, &id).await, expected);
    }
    let id = send(&client, Message::to(ADA).template(template("order").body(["Ada", "4711"]))).await;
    assert_eq!(fate(&service, &id).await, words(READ));
    let flow = |name: &str| FlowMessage::new("Fill in", FlowReference::Name(name.to_owned()), "Open");
    for (expected, name) in [(132_068, "blocked"), (131_009, "draft"), (131_009, "deprecated"), (131_009, "nothing")] {
        let id = send(&client, Message::to(ADA).interactive(flow(name))).await;
        assert_eq!(code(&service, &id).await, expected, "{name}");
    }
    let mut codes = Vec::new();
    for _ in 0..11 {
        let id = send(&client, Message::to(ADA).interactive(flow("throttled"))).await;
        service.advance(Duration::from_secs(1)).await.unwrap();
        codes.push(service.control().message(&id).unwrap().unwrap().statuses[0].1);
    }
    assert_eq!((&codes[..10], codes[10]), ([None; 10].as_slice(), Some(132_069)));
}

#[tokio::test]
async fn who_wants_no_marketing_gets_none() {
    let (service, client) = scenario(include_str!("shop.json"));
    let person = Person { phone: BOB.to_owned(), no_marketing: true, reads: true, ..Person::default() };
    service.control().set_person(person).unwrap();
    let id = send(&client, Message::to(BOB).template(Template::named("offer").language("en_US"))).await;
    assert_eq!(fate(&service, &id).await, [("accepted".to_owned(), None), ("failed".to_owned(), Some(131_050))]);
    let events = service.events().read(99).unwrap();
    let order = Template::named("order").language("en_US").body(["Bob", "1"]);
    let id = send(&client, Message::to(BOB).template(order)).await;
    assert_eq!(fate(&service, &id).await, words(READ));
    let later = service.events().after(events.last().unwrap().sequence).read(99).unwrap();
    let pricing = later[1].statuses().remove(0).pricing.unwrap();
    assert_eq!((pricing.billable, pricing.category.unwrap().as_str()), (Some(true), "utility"));
}
