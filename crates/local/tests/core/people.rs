//! What people do, and what is done with it.

use serde_json::json;
use socialmessaging_local::{Inbound, Person};
use socialmessaging_whatsapp::event::{InboundKind, InboundMessage};
use socialmessaging_whatsapp::message::{
    FlowMessage, FlowReference, List, Message, Outgoing, Receipt, Recipient, ReplyButtons, Row, Template,
};

use super::*;

/// The message that the last event tells of.
fn last(service: &LocalService) -> InboundMessage {
    service.events().read(usize::MAX).unwrap().last().unwrap().messages().remove(0)
}

#[tokio::test]
async fn a_person_writes() {
    let (service, _) = start();
    let wamid = service.control().receive(Inbound::text(ADA, "hello").answering("wamid.X")).unwrap();
    let event = service.events().read(9).unwrap().remove(0);
    assert_eq!(event.message_id(), None, "AWS has no id of what comes in");
    let message = event.messages().remove(0);
    assert_eq!((message.id.as_ref(), message.from.as_deref()), (Some(&wamid), Some("15550100123")));
    assert_eq!((message.kind, message.text.unwrap().body.as_deref()), (Some(InboundKind::Text), Some("hello")));
    assert_eq!(message.context.unwrap().id.as_deref(), Some("wamid.X"));
    let envelope = event.read();
    let value = envelope.entry().unwrap().changes.as_ref().unwrap()[0].value.clone().unwrap();
    let sender = &value.contacts.unwrap()[0];
    assert_eq!(sender.profile.as_ref().unwrap().name.as_deref(), Some("Ada"));
    assert_eq!(sender.wa_id.as_deref(), Some("15550100123"));
}

#[tokio::test]
async fn a_person_writes_to_a_number_that_is_named() {
    let (service, _) = scenario(include_str!("shop.json"));
    let control = service.control();
    let to = |number: &str| control.receive(Inbound::reaction(ADA, "wamid.X", "👍").to(number));
    let both = control.receive(Inbound::text(ADA, "hi")).unwrap_err();
    assert!(both.to_string().contains("several"), "{both}");
    to("+15550100002").unwrap();
    to("phone-number-id-00000000000000000000000000000002").unwrap();
    to("+15550100009").unwrap_err();
    control.receive(Inbound::text("nobody", "hi").to(NUMBER)).unwrap_err();
    assert_eq!(last(&service).reaction.unwrap().emoji.as_deref(), Some("👍"));
}

#[tokio::test]
async fn buttons_and_rows_are_pressed() {
    let (service, client) = start();
    let control = service.control();
    let ask = ReplyButtons::new("Today?", [("yes", "Yes"), ("no", "No")]);
    let id = send(&client, Message::to(ADA).interactive(ask)).await;
    control.press(&id, "no").unwrap();
    let answer = last(&service);
    let reply = answer.interactive.unwrap().button_reply.unwrap();
    assert_eq!((reply.id.as_deref(), reply.title.as_deref()), (Some("no"), Some("No")));
    let wamid = control.message(&id).unwrap().unwrap().wamid;
    let context = answer.context.unwrap();
    assert_eq!((context.id.as_ref(), context.from.as_deref()), (Some(&wamid), Some("15550100001")));
    let list = List::new("When?", "Choose", [Row::new("am", "Morning"), Row::new("pm", "Evening")]);
    let id = send(&client, Message::to(ADA).interactive(list)).await;
    let wamid = control.message(&id).unwrap().unwrap().wamid;
    control.press(&wamid, "Evening").unwrap();
    assert_eq!(last(&service).interactive.unwrap().list_reply.unwrap().id.as_deref(), Some("pm"));
    control.press(&id, "noon").unwrap_err();
    control.press("nothing", "noon").unwrap_err();
}

#[tokio::test]
async fn quick_replies_of_templates_are_pressed() {
    let (service, client) = scenario(include_str!("shop.json"));
    let offer = Template::named("offer").language("en_US").quick_reply(0, "more-4711");
    let id = send(&client, Message::to(ADA).template(offer)).await;
    service.control().press(&id, "Tell me more").unwrap();
    let button = last(&service).button.unwrap();
    assert_eq!((button.payload.as_deref(), button.text.as_deref()), (Some("more-4711"), Some("Tell me more")));
    service.control().press(&id, "Stop").unwrap();
    assert_eq!(last(&service).button.unwrap().payload.as_deref(), Some("Stop"));
}

#[tokio::test]
async fn flows_are_filled_in() {
    let (service, client) = scenario(include_str!("shop.json"));
    let flow = FlowMessage::new("Fill in", FlowReference::Name("published".to_owned()), "Open").token("t-1");
    let id = send(&client, Message::to(ADA).interactive(flow)).await;
    service.control().complete_flow(&id, json!({ "rating": 5 })).unwrap();
    let reply = last(&service).interactive.unwrap().nfm_reply.unwrap();
    assert_eq!((reply.token(), reply.answer("rating")), (Some("t-1"), Some(&json!(5))));
    assert_eq!((reply.name.as_deref(), reply.body.as_deref()), (Some("flow"), Some("Sent")));
    service.control().complete_flow(&id, json!("no object")).unwrap_err();
    let id = send(&client, Message::to(ADA).text("hi")).await;
    service.control().complete_flow(&id, json!({})).unwrap_err();
    let offer = Template::named("offer").language("en_US").quick_reply(0, "more-4711");
    let id = send(&client, Message::to(ADA).template(offer)).await;
    service.control().complete_flow(&id, json!({})).unwrap_err();
}

/// A person who is known by a number has one window, whichever of the two names the person.
#[tokio::test]
async fn a_user_id_that_writes_is_the_person() {
    const USER: &str = "US.13491208655302741918";
    let (service, client) = start();
    let bob = Person { phone: BOB.to_owned(), name: "Bob".to_owned(), ..Person::default() };
    service.control().set_person(Person { user_id: Some(USER.to_owned()), ..bob }).unwrap();
    service.control().receive(Inbound::text(USER, "hello")).unwrap();
    assert_eq!(last(&service).from.as_deref(), Some("15550100999"));
    for to in [Recipient::User(USER.to_owned()), Recipient::Phone(BOB.to_owned())] {
        let id = send(&client, Message::to(to).text("hi")).await;
        let statuses = fate(&service, &id).await;
        assert_eq!(statuses.last(), Some(&("read".to_owned(), None)), "as people do of whom nothing else is known");
    }
}

#[tokio::test]
async fn receipts_tell_nobody_unless_they_are_wrong() {
    let (service, client) = start();
    let wamid = service.control().receive(Inbound::text(ADA, "hello")).unwrap();
    for receipt in [Receipt::read(&wamid), Receipt::read(&wamid).and_typing()] {
        let id = send_json(&client, Outgoing::from(receipt).to_vec()).await;
        assert_eq!(fate(&service, &id).await, []);
    }
    assert_eq!(service.events().read(9).unwrap().len(), 1);
    let id = send_json(&client, Outgoing::from(Receipt::read("wamid.unknown")).to_vec()).await;
    assert_eq!(code(&service, &id).await, 131_009);
}

#[tokio::test]
async fn files_come_in_and_can_be_fetched() {
    let (service, client) = start();
    service.control().receive(Inbound::file(ADA, "image/png", b"\x89PNG".to_vec()).caption("look")).unwrap();
    let message = last(&service);
    assert_eq!(message.kind, Some(InboundKind::Image));
    let image = message.image.unwrap();
    assert_eq!((image.caption.as_deref(), image.mime_type.as_deref()), (Some("look"), Some("image/png")));
    let get = client.get_whats_app_message_media().media_id(image.id.unwrap()).metadata_only(true);
    let found = get.origination_phone_number_id(NUMBER).send().await.unwrap();
    assert_eq!((found.mime_type.as_deref(), found.file_size), (Some("image/png"), Some(4)));
}
