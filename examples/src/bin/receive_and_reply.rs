//! Reads what a person writes, says that it was read, asks with buttons, and answers what was pressed. Against the local
//! service, in this process.

use std::error::Error;

use aws_sdk_socialmessaging::Client;
use socialmessaging_local::{Events, Inbound, LocalService};
use socialmessaging_whatsapp::client::SendMessage;
use socialmessaging_whatsapp::event::{Delivery, InboundMessage, Payload};
use socialmessaging_whatsapp::message::{Message, Outgoing, Receipt, ReplyButtons};

const NUMBER: &str = "phone-number-id-00000000000000000000000000000001";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = LocalService::builder().build()?;
    let client = Client::new(&service.sdk_config());

    let mut events = service.events();
    service.control().receive(Inbound::text("+15550100123", "Is my order ready?"))?;
    let asked = handle_all(&mut events, &client).await?;
    // Ada presses a button.
    service.control().press(asked.last().ok_or("nothing was sent")?, "yes")?;
    handle_all(&mut events, &client).await?;
    Ok(())
}

/// What stands behind the topic in a real program: a function that gets the body of each notification.
async fn handle_all(events: &mut Events, client: &Client) -> Result<Vec<String>, Box<dyn Error>> {
    let mut sent = Vec::new();
    for event in events.drain().await? {
        for event in Delivery::parse(&event.envelope)?.events {
            for message in event.messages() {
                for answer in answers(message) {
                    sent.extend(send(client, answer).await?);
                }
            }
        }
    }
    Ok(sent)
}

/// The answers to a message.
fn answers(message: &InboundMessage) -> Vec<Outgoing> {
    let (Some(from), Some(id)) = (message.from.as_deref(), message.id.as_deref()) else { return Vec::new() };
    let answer: Outgoing = match message.payload() {
        Payload::Text(text) => {
            println!("{from} wrote: {}", text.body.as_deref().unwrap_or_default());
            let ask = ReplyButtons::new("It is. Shall we deliver it?", [("yes", "Yes"), ("no", "No")]);
            Message::to(from).interactive(ask).reply_to(id).into()
        }
        Payload::Interactive(reply) => {
            let pressed = reply.button_reply.as_ref().and_then(|button| button.id.as_deref()).unwrap_or_default();
            println!("{from} pressed: {pressed}");
            Message::to(from).text("Then it is with you by six.").into()
        }
        _ => return Vec::new(),
    };
    vec![Receipt::read(id).and_typing().into(), answer]
}

async fn send(client: &Client, message: Outgoing) -> Result<Option<String>, Box<dyn Error>> {
    println!("  we send {}", String::from_utf8(message.to_vec())?);
    let call = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
    Ok(call.whatsapp(message)?.send().await?.message_id().map(str::to_owned))
}
