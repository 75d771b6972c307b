//! What people and Meta do, over the control port, and who is told.

use std::time::Duration;

use serde_json::{Value, json};
use socialmessaging_client::primitives::Blob;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::http::{get, post, request};
use crate::support::{Door, Site};

const ADA: &str = "+15550100123";
const TOPIC: &str = "arn:aws:sns:eu-west-1:123456789012:local-events";
/// Longer than anything here takes, unless it hangs.
const PATIENCE: Duration = Duration::from_secs(60);

async fn send(site: &Site, message: Value) -> String {
    let sent = site
        .client()
        .send_whats_app_message()
        .origination_phone_number_id("phone-number-id-00000000000000000000000000000001")
        .meta_api_version("v20.0")
        .message(Blob::new(message.to_string()))
        .send()
        .await;
    sent.unwrap().message_id.unwrap()
}

fn text(body: &str) -> Value {
    json!({ "messaging_product": "whatsapp", "to": ADA, "type": "text", "text": { "body": body } })
}

/// The statuses of events, or the kinds of messages.
fn told(event: &Value) -> String {
    let entry: Value = serde_json::from_str(event["envelope"]["whatsAppWebhookEntry"].as_str().unwrap()).unwrap();
    let value = &entry["changes"][0]["value"];
    let word = value["statuses"][0]["status"].as_str().or_else(|| value["messages"][0]["type"].as_str());
    word.unwrap_or_else(|| panic!("neither a status nor a message: {value}")).to_owned()
}

/// Waits for so many events.
async fn events(address: std::net::SocketAddr, count: usize) -> Vec<Value> {
    let mut found = Vec::new();
    let mut after = json!(0);
    while found.len() < count {
        let page = get(address, &format!("/_local/events?after={after}&wait=10000")).await.json();
        let events = page["events"].as_array().unwrap().clone();
        assert!(!events.is_empty(), "no more events than {found:?}");
        found.extend(events);
        after = page["next"].clone();
    }
    found
}

#[tokio::test]
async fn a_message_and_its_answers_are_told_in_order() {
    let site = Site::open(Door::Port).await;
    let address = site.port.as_ref().unwrap().address;
    let id = send(&site, text("hi")).await;
    let seen = events(address, 4).await;
    assert_eq!(seen.iter().map(told).collect::<Vec<_>>(), ["accepted", "sent", "delivered", "read"]);
    let sequences: Vec<&Value> = seen.iter().map(|event| &event["sequence"]).collect();
    assert_eq!(sequences, [1, 2, 3, 4]);
    assert_eq!(seen[0]["envelope"]["messageId"], json!(id));
    assert_eq!(seen[0]["destination"], TOPIC);
    assert_eq!(serde_json::from_str::<Value>(seen[0]["message"].as_str().unwrap()).unwrap(), seen[0]["envelope"]);

    let messages = get(address, "/_local/messages").await.json();
    assert_eq!(messages["messages"][0]["messageId"], json!(id));
    assert_eq!(messages["messages"][0]["statuses"].as_array().unwrap().len(), 4);
    let wamid = messages["messages"][0]["wamid"].as_str().unwrap().to_owned();

    let inbound = post(address, "/_local/inbound", json!({ "from": ADA, "text": "yes?", "answering": wamid })).await;
    assert_eq!(inbound.status, 200, "{inbound:?}");
    let reaction = json!({ "from": ADA, "reaction": { "wamid": wamid, "emoji": "+" } });
    assert_eq!(post(address, "/_local/inbound", reaction).await.status, 200);
    let any = json!({ "from": ADA, "message": { "type": "text", "text": { "body": "any" } } });
    assert_eq!(post(address, "/_local/inbound", any).await.status, 200);
    let seen = events(address, 7).await;
    assert_eq!(seen[4..].iter().map(told).collect::<Vec<_>>(), ["text", "reaction", "text"]);

    for wrong in [
        json!({ "from": ADA }),
        json!({ "from": "nobody", "text": "x" }),
        json!({ "from": ADA, "text": "x", "to": "+1" }),
        json!({ "from": ADA, "text": "x", "message": {} }),
    ] {
        assert_eq!(post(address, "/_local/inbound", wrong.clone()).await.status, 400, "{wrong}");
    }
    assert_eq!(post(address, "/_local/reset", json!({})).await.status, 200);
    assert_eq!(get(address, "/_local/events").await.json()["events"], json!([]));
}

#[tokio::test]
async fn buttons_are_pressed_and_people_have_fates() {
    let site = Site::open(Door::Port).await;
    let address = site.port.as_ref().unwrap().address;
    let buttons = json!({
        "messaging_product": "whatsapp", "to": ADA, "type": "interactive",
        "interactive": { "type": "button", "body": { "text": "?" }, "action": { "buttons": [
            { "type": "reply", "reply": { "id": "y", "title": "Yes" } },
        ] } },
    });
    let id = send(&site, buttons).await;
    assert_eq!(post(address, "/_local/inbound/press", json!({ "message": id, "button": "no" })).await.status, 400);
    let pressed = post(address, "/_local/inbound/press", json!({ "message": id, "button": "y" })).await;
    assert_eq!(pressed.status, 200, "{pressed:?}");
    let flow = post(address, "/_local/inbound/flow", json!({ "message": id, "answers": {} })).await;
    assert_eq!(flow.status, 400, "the message opens no flow");
    let person = json!({ "phone": "+15550100777", "name": "Bob", "fate": { "fail": 131026 } });
    assert_eq!(request(address, "PUT", "/_local/people", "", &person.to_string()).await.status, 200);
    let mut message = text("hi");
    message["to"] = json!("+15550100777");
    let id = send(&site, message).await;
    for _ in 0..600 {
        let messages = get(address, "/_local/messages").await.json();
        let found = messages["messages"].as_array().unwrap().iter().find(|message| message["messageId"] == json!(id));
        let statuses = found.unwrap()["statuses"].as_array().unwrap().clone();
        if let Some(last) = statuses.last().filter(|last| last["status"] == "failed") {
            assert_eq!(last["error"]["code"], 131_026);
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the message did not fail");
}

/// A subscriber that takes one notification.
async fn take_one(listener: &TcpListener) -> String {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut text = String::new();
    loop {
        let mut bytes = [0; 4096];
        let read = stream.read(&mut bytes).await.unwrap();
        text.push_str(&String::from_utf8_lossy(&bytes[..read]));
        if read == 0 || text.ends_with('}') {
            break;
        }
    }
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").await.unwrap();
    text
}

#[tokio::test]
async fn subscribers_are_told_without_being_asked() {
    let site = Site::open(Door::Port).await;
    let address = site.port.as_ref().unwrap().address;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let subscription = post(address, "/_local/subscriptions", json!({ "topicArn": TOPIC, "url": url })).await;
    assert_eq!(subscription.status, 200, "{subscription:?}");
    send(&site, text("hi")).await;
    let notification = tokio::time::timeout(PATIENCE, take_one(&listener)).await.unwrap();
    assert!(notification.starts_with("POST /hook HTTP/1.1\r\n"), "{notification}");
    let body: Value = serde_json::from_str(notification.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!(body["TopicArn"], TOPIC);
    let delivery = socialmessaging_whatsapp::event::Delivery::parse(&body.to_string());
    assert!(delivery.is_ok(), "{delivery:?}");
    for wrong in [json!({ "url": url }), json!({ "topicArn": TOPIC, "eventBridge": true, "url": url })] {
        assert_eq!(post(address, "/_local/subscriptions", wrong).await.status, 400);
    }
    let id = subscription.json()["id"].as_str().unwrap().to_owned();
    let remove = format!("/_local/subscriptions?id={id}");
    assert_eq!(request(address, "DELETE", &remove, "", "").await.status, 200);
    assert_eq!(request(address, "DELETE", &remove, "", "").await.status, 404);
}

#[tokio::test]
async fn events_are_streamed_as_they_come() {
    let site = Site::open(Door::Port).await;
    let address = site.port.as_ref().unwrap().address;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let line = format!("GET /_local/events/stream HTTP/1.1\r\nhost: {address}\r\n\r\n");
    stream.write_all(line.as_bytes()).await.unwrap();
    let mut lines = BufReader::new(stream).lines();
    send(&site, text("hi")).await;
    let mut words = Vec::new();
    while words.len() < 4 {
        let line = tokio::time::timeout(PATIENCE, lines.next_line()).await.unwrap().unwrap().unwrap();
        if line.starts_with('{') {
            words.push(told(&serde_json::from_str(&line).unwrap()));
        }
    }
    assert_eq!(words, ["accepted", "sent", "delivered", "read"]);
}

#[tokio::test]
async fn meta_decides_when_it_is_told_to() {
    let site = Site::open(Door::Port).await;
    let address = site.port.as_ref().unwrap().address;
    let account = "waba-00000000000000000000000000000001";
    let definition = json!({ "name": "news", "language": "en", "category": "MARKETING",
        "components": [{ "type": "BODY", "text": "There are news." }] });
    let created = site
        .client()
        .create_whats_app_message_template()
        .id(account)
        .template_definition(Blob::new(definition.to_string()))
        .send()
        .await
        .unwrap();
    let id = created.meta_template_id.unwrap();
    let review = json!({ "templateId": id, "verdict": "reject", "reason": "SCAM" });
    assert_eq!(post(address, "/_local/templates/review", review).await.status, 200);
    let quality = json!({ "templateId": id, "quality": "RED" });
    assert_eq!(post(address, "/_local/templates/quality", quality).await.status, 200);
    let listed = site.client().list_whats_app_message_templates().id(account).send().await.unwrap();
    let news = listed.templates().iter().find(|template| template.template_name() == Some("news")).unwrap();
    assert_eq!((news.template_status(), news.template_quality_score()), (Some("REJECTED"), Some("RED")));
    for wrong in [json!({ "templateId": "1", "verdict": "approve" }), json!({ "templateId": id, "verdict": "love" })] {
        assert_eq!(post(address, "/_local/templates/review", wrong.clone()).await.status, 400, "{wrong}");
    }
    let denied = json!({ "account": account, "area": "templates", "allowed": false });
    assert_eq!(post(address, "/_local/accounts/access", denied).await.status, 200);
    let refused = site.client().list_whats_app_message_templates().id(account).send().await.unwrap_err();
    assert!(refused.into_service_error().is_access_denied_by_meta_exception());
}

#[tokio::test]
async fn flows_and_objects_can_be_fetched() {
    let site = Site::open(Door::Port).await;
    let address = site.port.as_ref().unwrap().address;
    let (client, account) = (site.client(), "waba-00000000000000000000000000000001");
    let flow = json!({ "version": "7.3", "screens": [{ "id": "WELCOME", "title": "<b>Hi", "terminal": true,
        "layout": { "type": "SingleColumnLayout", "children": [
            { "type": "TextBody", "text": "Hello" },
            { "type": "Footer", "label": "Done", "on-click-action": { "name": "complete", "payload": {} } }] } }] });
    let created = client
        .create_whats_app_flow()
        .id(account)
        .flow_name("welcome")
        .categories(socialmessaging_client::types::MetaFlowCategory::Other)
        .flow_json(Blob::new(flow.to_string()))
        .send()
        .await
        .unwrap();
    let id = created.flow_id.unwrap();
    let assets = client.list_whats_app_flow_assets().id(account).flow_id(&id).send().await.unwrap();
    let url = assets.flow_assets()[0].download_url().to_owned();
    let path = url.strip_prefix(&format!("http://{address}")).unwrap();
    assert_eq!(get(address, path).await.json(), flow);
    assert_eq!(get(address, &format!("{path}x")).await.status, 404);
    let preview = client.get_whats_app_flow_preview().id(account).flow_id(&id).send().await.unwrap();
    let url = preview.preview.unwrap().preview_url;
    let page = get(address, url.strip_prefix(&format!("http://{address}")).unwrap()).await;
    assert!(page.head.contains("content-type: text/html"), "{}", page.head);
    assert!(page.body.contains("welcome") && page.body.contains("&lt;b&gt;Hi") && !page.body.contains("<b>Hi"));
    let blocked = json!({ "flowId": id, "status": "BLOCKED" });
    assert_eq!(post(address, "/_local/flows/status", blocked).await.status, 200);
    assert_eq!(post(address, "/_local/flows/status", json!({ "flowId": id, "status": "GONE" })).await.status, 400);

    let put = request(address, "PUT", "/_local/s3/bucket/a/b.txt", "content-type: text/plain\r\n", "hello").await;
    assert_eq!(put.status, 200, "{put:?}");
    let got = get(address, "/_local/s3/bucket/a/b.txt").await;
    assert_eq!((got.status, got.body.as_str()), (200, "hello"));
    assert!(got.head.contains("content-type: text/plain"), "{}", got.head);
    assert_eq!(get(address, "/_local/s3/bucket/other").await.status, 404);
    assert_eq!(request(address, "PUT", "/_local/s3/bucket", "", "x").await.status, 400);
}

/// What the documentation says is there, and nothing else.
#[tokio::test]
async fn every_function_is_documented() {
    let documentation = include_str!("../../docs/control.md");
    let site = Site::open(Door::Port).await;
    let overview = get(site.port.as_ref().unwrap().address, "/_local").await.json();
    for function in overview["functions"].as_array().unwrap() {
        let path = function["path"].as_str().unwrap().trim_end_matches('*');
        assert!(documentation.contains(path), "{path}");
        for parameter in function["parameters"].as_array().unwrap() {
            assert!(documentation.contains(&format!("{}=", parameter.as_str().unwrap())), "{path} {parameter}");
        }
    }
}
