//! kill -9 in a loop, under load: what was answered is there, once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;
use socialmessaging_client::Client;
use socialmessaging_client::primitives::Blob;
use tokio::sync::{Mutex, Notify};

use crate::http::get;
use crate::program::Program;

/// How often the program is killed.
const ROUNDS: usize = 8;
/// Calls that are under way at once.
const IN_FLIGHT: usize = 8;

/// What the rounds know of each message, by the text that it has.
#[derive(Default)]
struct Sent {
    answered: BTreeMap<String, String>,
    unanswered: BTreeSet<String>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_was_answered_is_lost_or_doubled() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let sent = Arc::new(Mutex::new(Sent::default()));
    for round in 0..ROUNDS {
        let mut program = Program::start(&["--data", &data]).await;
        // Another moment in each round, from "at once" to "in the midst of it".
        send_until(&mut program, round, round * 7, &sent).await;
    }
    let program = Program::start(&["--data", &data]).await;
    let stored = stored(&program).await;
    let sent = sent.lock().await;
    assert!(sent.answered.len() >= (0..ROUNDS).map(|round| round * 7).sum(), "too few to say anything");
    let mut ids = BTreeSet::new();
    for (text, id) in &sent.answered {
        assert_eq!(stored.get(text), Some(&vec![id.clone()]), "{text} was answered");
        assert!(ids.insert(id), "{id} was given twice");
    }
    for (text, found) in &stored {
        assert_eq!(found.len(), 1, "{text} is there {} times", found.len());
        let known = sent.answered.contains_key(text) || sent.unanswered.contains(text);
        assert!(known, "{text} was never sent");
    }
}

/// Sends from several tasks, and kills the program once so many are answered.
async fn send_until(program: &mut Program, round: usize, enough: usize, sent: &Arc<Mutex<Sent>>) {
    let (answers, reached) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
    let senders: Vec<_> = (0..IN_FLIGHT)
        .map(|sender| {
            let (client, sent) = (program.client(), Arc::clone(sent));
            let (answers, reached) = (Arc::clone(&answers), Arc::clone(&reached));
            tokio::spawn(async move {
                for number in 0.. {
                    let text = format!("{round}-{sender}-{number}");
                    match send(&client, &text).await {
                        Ok(id) => {
                            sent.lock().await.answered.insert(text, id);
                        }
                        Err(_) => {
                            sent.lock().await.unanswered.insert(text);
                            return;
                        }
                    }
                    if answers.fetch_add(1, Ordering::Relaxed) + 1 >= enough {
                        reached.notify_one();
                    }
                }
            })
        })
        .collect();
    if enough > 0 {
        reached.notified().await;
    }
    program.child.kill().await.unwrap();
    for sender in senders {
        sender.await.unwrap();
    }
}

async fn send(client: &Client, text: &str) -> Result<String, String> {
    let message = serde_json::json!({
        "messaging_product": "whatsapp",
        "to": "+15550100123",
        "type": "text",
        "text": { "body": text },
    });
    let sent = client
        .send_whats_app_message()
        .origination_phone_number_id("phone-number-id-00000000000000000000000000000001")
        .meta_api_version("v20.0")
        .message(Blob::new(message.to_string()))
        .send()
        .await;
    sent.map(|sent| sent.message_id.unwrap()).map_err(|error| format!("{error:?}"))
}

/// The ids of stored messages by their texts.
async fn stored(program: &Program) -> BTreeMap<String, Vec<String>> {
    let mut stored = BTreeMap::<String, Vec<String>>::new();
    let mut after = String::new();
    loop {
        let page = get(program.address(), &format!("/_local/messages?limit=100&after={after}")).await.json();
        let messages = page["messages"].as_array().unwrap();
        for message in messages {
            let text = |place: &Value| place.as_str().unwrap().to_owned();
            stored.entry(text(&message["message"]["text"]["body"])).or_default().push(text(&message["messageId"]));
        }
        match page["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => return stored,
        }
    }
}
