//! The tour: starts the local service on a port, sends a text and a template message through it, and prints what becomes of
//! them as it happens. `cargo xtask demo` makes the crates from the model first.

use std::error::Error;
use std::time::{Duration, Instant};

use aws_sdk_socialmessaging::primitives::Blob;
use aws_sdk_socialmessaging::{Client, config};
use socialmessaging_local::{Clock, Events, Limits, LocalService, Settings};
use socialmessaging_whatsapp::client::SendMessage;
use socialmessaging_whatsapp::event::{Delivery, Event, MessageStatus, TemplateEvent, Update};
use socialmessaging_whatsapp::message::{Message, Template};
use socialmessaging_whatsapp::template::{Body, Category, Definition};

/// What the local service begins with: an account, its number, and a person who has written to it today.
const ACCOUNT: &str = "waba-00000000000000000000000000000001";
const NUMBER: &str = "phone-number-id-00000000000000000000000000000001";
const ADA: &str = "+15550100123";
/// A person who has never written.
const GRACE: &str = "+15550100124";
/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(30);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // Meta takes minutes to a day.
    let settings = Settings { review_delay: Duration::from_secs(1), ..Settings::default() };
    let service = LocalService::builder().clock(Clock::real()).settings(settings).build()?;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = format!("http://{}", listener.local_addr()?);
    let server = service.clone();
    tokio::spawn(async move { server.serve(listener, Limits::default(), std::future::pending()).await });
    println!("\nThe local service listens on {address}: no AWS account, no Meta account, no phone.\n");

    let settings = service.sdk_config().into_builder();
    let settings = settings.http_client(config::transport::default_client()).endpoint_url(address).build();
    let client = Client::new(&settings);
    let mut events = service.events();

    println!("Ada wrote to us today, so she may be sent anything:");
    let hello = Message::to(ADA).text("Hello Ada, your order 4711 is ready.");
    send(&client, &mut events, hello, "Hello Ada, your order 4711 is ready.").await?;

    println!("Grace never wrote. She may be sent what Meta has approved before:");
    create_template(&client, &mut events).await?;
    let ready = Template::named("order_ready").language("en_US").body(["Grace", "4712"]);
    send(&client, &mut events, Message::to(GRACE).template(ready), "order_ready, for Grace and 4712").await?;

    println!("That was the whole way: model, generated client, HTTP, service, events. What next?");
    println!("  cargo run -p socialmessaging-local             the service, for any client in any language");
    println!("  cargo run -p examples --bin receive_and_reply   others: send_each_kind, approve_template, flow, retry");
    println!("  cargo test                                     the tests");
    Ok(())
}

/// Sends a message and follows it until it is read.
async fn send(client: &Client, events: &mut Events, message: Message, words: &str) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let call = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
    let sent = call.whatsapp(message)?.send().await?;
    let id = sent.message_id().ok_or("no id")?;
    println!("  → {words}");
    println!("    0.0 s  queued as {id}");
    loop {
        let event = next(events).await?;
        for status in event.statuses().filter(|_| event.aws_message_id() == Some(id)) {
            let Some(status) = &status.status else { continue };
            println!("    {:.1} s  {}", start.elapsed().as_secs_f32(), status.as_str());
            if status.is_failure() || *status == MessageStatus::Read {
                println!();
                return Ok(());
            }
        }
    }
}

/// Creates a template and waits until Meta, or rather the local service in its place, has approved it.
async fn create_template(client: &Client, events: &mut Events) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let definition = Definition::new("order_ready", "en_US", Category::Utility)
        .with(Body::positional("Hello {{1}}, your order {{2}} is ready.", ["Ada", "4711"]));
    let create = client.create_whats_app_message_template().id(ACCOUNT);
    let created = create.template_definition(Blob::from(definition)).send().await?;
    println!("  + order_ready in en_US");
    println!("    0.0 s  {}", created.template_status().unwrap_or("?"));
    loop {
        let event = next(events).await?;
        let changes = event.entry().and_then(|entry| entry.changes.as_deref()).unwrap_or_default();
        for update in changes.iter().filter_map(|change| change.update()) {
            if let Update::TemplateStatus(update) = update {
                println!(
                    "    {:.1} s  {}",
                    start.elapsed().as_secs_f32(),
                    update.event.as_ref().map_or("?", TemplateEvent::as_str)
                );
                return Ok(());
            }
        }
    }
}

/// The next event, read as a subscriber of the topic would read it.
async fn next(events: &mut Events) -> Result<Event, Box<dyn Error>> {
    let event = events.next_within(PATIENCE).await?.ok_or("the service says nothing any more")?;
    Delivery::parse(&event.envelope)?.events.pop().ok_or_else(|| "an envelope without an event".into())
}
