//! The service in process, as a user's tests have it: the project's client, no port, no real time.

mod accounts;
mod faults;
mod people;
mod scenario;
mod send;
mod state;

use std::time::Duration;

use socialmessaging_client::Client;
use socialmessaging_client::primitives::Blob;
use socialmessaging_local::{LocalEvent, LocalService, Scenario, Settings};
use socialmessaging_whatsapp::message::{Message, Outgoing};

/// The account of the default scenario.
const ACCOUNT: &str = "waba-00000000000000000000000000000001";
/// Its number.
const NUMBER: &str = "phone-number-id-00000000000000000000000000000001";
/// Somebody who has just written to that number.
const ADA: &str = "+15550100123";
/// Somebody who has not.
const BOB: &str = "+15550100999";

fn start() -> (LocalService, Client) {
    with(LocalService::builder().build().unwrap())
}

fn with(service: LocalService) -> (LocalService, Client) {
    let client = Client::new(&service.sdk_config());
    (service, client)
}

/// The default scenario with other settings.
fn set(change: impl FnOnce(&mut Settings)) -> (LocalService, Client) {
    let mut settings = Settings::default();
    change(&mut settings);
    with(LocalService::builder().settings(settings).build().unwrap())
}

fn scenario(json: &str) -> (LocalService, Client) {
    with(LocalService::builder().scenario(Scenario::from_json(json).unwrap()).build().unwrap())
}

async fn send_json(client: &Client, json: impl AsRef<[u8]>) -> String {
    let sent = client.send_whats_app_message().origination_phone_number_id(NUMBER).message(Blob::new(json.as_ref()));
    sent.meta_api_version("v20.0").send().await.unwrap().message_id.unwrap()
}

async fn send(client: &Client, message: Message) -> String {
    send_json(client, Outgoing::from(message).to_vec()).await
}

/// Messages' ids, statuses and codes, in the order in which events told them.
fn told(events: &[LocalEvent]) -> Vec<(String, String, Option<i64>)> {
    let told = events.iter().flat_map(|event| {
        let id = event.message_id().unwrap_or_default();
        event.statuses().into_iter().map(move |status| {
            let code = status.errors.as_ref().and_then(|errors| Some(errors.first()?.code?.number()));
            (id.clone(), status.status.unwrap().to_string(), code)
        })
    });
    told.collect()
}

/// What becomes of a message. What AWS gives up after three hours is waited for.
async fn fate(service: &LocalService, id: &str) -> Vec<(String, Option<i64>)> {
    service.advance(Duration::from_secs(10)).await.unwrap();
    let told = service.control().message(id).unwrap().unwrap().statuses;
    if !told.is_empty() {
        return told;
    }
    service.advance(Duration::from_secs(3 * 3600)).await.unwrap();
    service.control().message(id).unwrap().unwrap().statuses
}

/// The same of a message that fails at once: Meta's code.
async fn code(service: &LocalService, id: &str) -> i64 {
    match fate(service, id).await.as_slice() {
        [(status, Some(code))] if status == "failed" => *code,
        other => panic!("{other:?}"),
    }
}

fn words<const N: usize>(words: [&str; N]) -> Vec<(String, Option<i64>)> {
    words.map(|word| (word.to_owned(), None)).to_vec()
}
