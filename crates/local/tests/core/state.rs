//! State: the same from the same, and nothing lost.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use socialmessaging_local::{Builder, Clock, Inbound};
use socialmessaging_whatsapp::message::{Message, Template};

use super::*;

/// Everything that a run gives.
async fn run(seed: u64) -> String {
    let (service, client) = with(LocalService::builder().seed(seed).build().unwrap());
    let mut text = String::new();
    for message in
        [Message::to(ADA).text("hi"), Message::to(BOB).template(Template::named("hello_world").language("en_US"))]
    {
        text += &send(&client, message).await;
    }
    text += &service.control().receive(Inbound::text(BOB, "hello")).unwrap();
    for event in service.events().drain().await.unwrap() {
        text += &format!("{event:?}\n");
    }
    text
}

#[tokio::test]
async fn the_same_seed_and_calls_give_the_same_bytes() {
    let first = run(7).await;
    assert_eq!(first, run(7).await);
    assert_ne!(first, run(8).await);
}

fn reopen(folder: &std::path::Path) -> (LocalService, Client) {
    with(LocalService::builder().data_dir(folder).build().unwrap())
}

#[tokio::test]
async fn a_folder_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (service, client) = reopen(folder.path());
    let first = send(&client, Message::to(ADA).text("hi")).await;
    service.advance(Duration::from_millis(350)).await.unwrap();
    let time = service.clock().time();
    drop((service, client));
    let (service, client) = reopen(folder.path());
    assert_eq!(service.clock().time(), time, "a manual clock goes on");
    assert_eq!(service.control().message(&first).unwrap().unwrap().statuses, words(["accepted", "sent"]));
    let second = send(&client, Message::to(ADA).text("hi")).await;
    assert_ne!(first, second);
    let events = service.events().drain().await.unwrap();
    let numbers: Vec<u64> = events.iter().map(|event| event.sequence).collect();
    assert_eq!(numbers, (1..=8).collect::<Vec<_>>(), "what was due is done");
    let all = service.control().messages(None, 9).unwrap();
    assert_ne!(all[0].wamid, all[1].wamid);
}

#[tokio::test]
async fn a_folder_has_one_user_and_one_scenario() {
    let folder = tempfile::tempdir().unwrap();
    let builder = || LocalService::builder().data_dir(folder.path());
    let error = |builder: Builder| builder.build().unwrap_err().to_string();
    let first = builder().seed(7).build().unwrap();
    let busy = error(builder());
    assert!(busy.contains("in use by another process"), "{busy}");
    drop(first);
    let other = || Scenario::from_json("{}").unwrap();
    let changed = error(builder().scenario(other()));
    assert!(changed.contains("another scenario"), "{changed}");
    builder().scenario(Scenario::default()).build().unwrap();
}

/// Whoever names no scenario gets the folder's own: its settings, and its state after a reset.
#[tokio::test]
async fn a_folder_keeps_its_scenario() {
    let folder = tempfile::tempdir().unwrap();
    let shop = r#"{
      "settings": { "accountId": "000000000001" },
      "accounts": [{ "name": "Shop", "id": "00000000000000000000000000000001" }]
    }"#;
    let begun = LocalService::builder().data_dir(folder.path()).scenario(Scenario::from_json(shop).unwrap());
    drop(begun.build().unwrap());
    let (service, client) = reopen(folder.path());
    for _ in 0..2 {
        let listed = client.list_linked_whats_app_business_accounts().send().await.unwrap();
        let accounts: Vec<_> = listed.linked_accounts().iter().map(|account| account.arn.as_str()).collect();
        let expected = "arn:aws:social-messaging:eu-west-1:000000000001:waba/00000000000000000000000000000001";
        assert_eq!(accounts, [expected]);
        service.reset().unwrap();
    }
}

#[tokio::test]
async fn a_reset_begins_again() {
    let (service, client) = start();
    let first = send(&client, Message::to(ADA).text("hi")).await;
    service.advance(Duration::from_secs(5)).await.unwrap();
    client.disassociate_whats_app_business_account().id(ACCOUNT).send().await.unwrap();
    service.reset().unwrap();
    assert_eq!(service.events().read(9).unwrap(), []);
    assert_eq!(service.control().messages(None, 9).unwrap(), []);
    assert_eq!(send(&client, Message::to(ADA).text("hi")).await, first);
}

#[tokio::test]
async fn a_start_is_chosen() {
    let start = UNIX_EPOCH + Duration::from_secs(2_000_000_000);
    let (service, client) = with(LocalService::builder().start(start).build().unwrap());
    send(&client, Message::to(ADA).text("hi")).await;
    let events = service.events().drain().await.unwrap();
    assert_eq!(SystemTime::from(events[0].at), start + Duration::from_millis(100));
}

#[tokio::test]
async fn the_real_clock_is_a_clock_too() {
    let mut settings = Settings::default();
    settings.delays.accepted = Duration::ZERO;
    let service = LocalService::builder().clock(Clock::real()).settings(settings).build().unwrap();
    let (service, client) = with(service);
    let id = send(&client, Message::to(ADA).text("hi")).await;
    assert_eq!(told(&service.events().read(1).unwrap()), [(id, "accepted".to_owned(), None)]);
}

#[tokio::test]
async fn who_waits_is_woken_by_who_sends() {
    let (service, client) = start();
    let mut events = service.events();
    let waiting = tokio::spawn(async move { events.next_within(Duration::from_secs(3600)).await });
    tokio::task::yield_now().await;
    service.control().receive(Inbound::text(ADA, "hello")).unwrap();
    let event = waiting.await.unwrap().unwrap().unwrap();
    assert_eq!(event.messages()[0].text.as_ref().unwrap().body.as_deref(), Some("hello"));
    drop(client);
    let none = service.events().after(1).next_within(Duration::from_secs(5)).await.unwrap();
    assert_eq!(none, None);
}
