//! The example programs do what they say.

#[allow(dead_code, unreachable_pub)]
#[path = "../examples/echo_bot.rs"]
mod echo_bot;
#[allow(dead_code, unreachable_pub)]
#[path = "../examples/flow_completion.rs"]
mod flow_completion;
#[allow(dead_code, unreachable_pub)]
#[path = "../examples/list_reply.rs"]
mod list_reply;
#[allow(dead_code, unreachable_pub)]
#[path = "../examples/order_update.rs"]
mod order_update;

use serde_json::{Value, json};
use socialmessaging_whatsapp::event::{Entry, Envelope, SnsMessage};

/// The body that SNS posts for an example.
fn body(name: &str) -> String {
    let entries: Value = serde_json::from_str(include_str!("examples/entries.json")).unwrap();
    let entry: Entry = serde_json::from_value(entries[name].clone()).unwrap();
    let envelope = serde_json::to_string(&Envelope::around(entry)).unwrap();
    let message =
        SnsMessage { topic_arn: Some("arn:aws:sns:eu-west-1:123456789012:t".into()), ..SnsMessage::around(envelope) };
    serde_json::to_string(&message).unwrap()
}

#[test]
fn echo_bot() {
    let answers = echo_bot::answers(include_str!("examples/event/sns-text.json")).unwrap();
    let written = json!([
        {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.IN", "typing_indicator": {"type": "text"}},
        {"messaging_product": "whatsapp", "to": "46700000001", "context": {"message_id": "wamid.IN"}, "type": "text",
            "text": {"body": "Hello"}},
    ]);
    assert_eq!(serde_json::to_value(&answers).unwrap(), written);
    assert!(answers.iter().all(|answer| answer.check().is_ok()));
    assert_eq!(echo_bot::answers(&body("image")).unwrap(), []);
}

#[test]
fn order_update() {
    assert_eq!(order_update::definition().check_new(), Ok(()));
    let message = serde_json::to_value(order_update::update("+46700000001", "Ada", "4711").unwrap()).unwrap();
    assert_eq!(message["biz_opaque_callback_data"], "order-4711");
    assert_eq!(message["template"]["components"][1]["parameters"][0]["text"], "4711");
    assert!(order_update::update("Ada", "Ada", "4711").is_err());
}

#[test]
fn list_reply() {
    let asked = serde_json::to_value(list_reply::answers(&body("text")).unwrap()).unwrap();
    assert_eq!(asked[0]["interactive"]["action"]["sections"][1]["rows"][0]["id"], "13");
    let answered = serde_json::to_value(list_reply::answers(&body("list reply")).unwrap()).unwrap();
    assert_eq!(answered[0]["text"]["body"], "See you at Soup!");
}

#[test]
fn flow_completion() {
    assert!(flow_completion::flow().is_ok());
    assert!(flow_completion::invitation("+46700000001", "1", "t-1").is_ok());
    let completions = flow_completion::completions(&body("flow completion")).unwrap();
    assert_eq!(completions, [("t-1".to_owned(), "L".to_owned())]);
}
