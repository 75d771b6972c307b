//! Creates two templates, waits for Meta's verdicts, and sends the one that was approved. Against the local service, in this
//! process: the minute that the review takes there is over at once.

use std::error::Error;
use std::time::Duration;

use aws_sdk_socialmessaging::Client;
use aws_sdk_socialmessaging::primitives::Blob;
use socialmessaging_local::LocalService;
use socialmessaging_whatsapp::client::SendMessage;
use socialmessaging_whatsapp::event::{Delivery, TemplateEvent, Update};
use socialmessaging_whatsapp::message::{Message, Template};
use socialmessaging_whatsapp::template::{Body, Category, Definition};

const ACCOUNT: &str = "waba-00000000000000000000000000000001";
const NUMBER: &str = "phone-number-id-00000000000000000000000000000001";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = LocalService::builder().build()?;
    let client = Client::new(&service.sdk_config());

    let definition = Definition::new("order_ready", "en_US", Category::Utility)
        .with(Body::positional("Hello {{1}}, your order {{2}} is ready.", ["Ada", "4711"]));
    // What WhatsApp would refuse is known before anything is sent.
    definition.check_new()?;
    let create = client.create_whats_app_message_template().id(ACCOUNT);
    let created = create.template_definition(Blob::from(definition.clone())).send().await?;
    println!("created: {}", created.template_status().unwrap_or("?"));

    println!("verdict: {}", verdict(&service).await?);
    let read = client.get_whats_app_message_template().id(ACCOUNT).template_name("order_ready");
    let read = read.template_language_code("en_US").send().await?;
    println!("as WhatsApp has it: {}", read.template().unwrap_or("?"));

    let ready = Template::named("order_ready").language("en_US").body(["Grace", "4712"]);
    definition.check(&ready)?;
    let call = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
    call.whatsapp(Message::to("+15550100124").template(ready))?.send().await?;
    for event in service.events().drain().await? {
        event
            .statuses()
            .iter()
            .filter_map(|status| status.status.as_ref())
            .for_each(|status| println!("message: {}", status.as_str()));
    }
    Ok(())
}

/// Waits for the event that says what became of the template.
async fn verdict(service: &LocalService) -> Result<String, Box<dyn Error>> {
    let mut events = service.events();
    while let Some(event) = events.next_within(Duration::from_secs(24 * 3600)).await? {
        for event in Delivery::parse(&event.envelope)?.events {
            for change in event.entry().and_then(|entry| entry.changes.as_deref()).unwrap_or_default() {
                if let Some(Update::TemplateStatus(update)) = change.update() {
                    return Ok(update.event.as_ref().map_or("?", TemplateEvent::as_str).to_owned());
                }
            }
        }
    }
    Err("no verdict within a day".into())
}
