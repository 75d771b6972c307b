//! Sends a flow to fill in, and reads what people filled in: reads the body that SNS posts, writes the answers.
//!
//! ```sh
//! cargo run -p socialmessaging-whatsapp --example flow_completion < body.json
//! ```

use std::error::Error;
use std::io;

use serde_json::json;
use socialmessaging_whatsapp::event::{Delivery, Payload};
use socialmessaging_whatsapp::flow::{Flow, Footer, Screen, TextBody, TextInput, validate};
use socialmessaging_whatsapp::message::{FlowMessage, FlowReference, Message};

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", serde_json::to_string(&invitation("+46700000001", "1234567890", "visit-1")?)?);
    for (token, size) in completions(&io::read_to_string(io::stdin())?)? {
        println!("{token}: {size}");
    }
    Ok(())
}

/// What `CreateWhatsAppFlow` is given, once.
pub fn flow() -> Result<Vec<u8>, Box<dyn Error>> {
    let screen = Screen::new("SIZE", "Your size")
        .terminal()
        .with(TextBody::new("Which size do you wear?"))
        .with(TextInput::new("size", "Size").required())
        .with(Footer::complete("Done", json!({"size": "${form.size}"})));
    let flow = Flow::new("7.3").with_screen(screen).to_vec();
    match validate(std::str::from_utf8(&flow)?)?.first() {
        Some(problem) => Err(problem.to_string().into()),
        None => Ok(flow),
    }
}

/// What `SendWhatsAppMessage` is given. The token comes back with the answers.
pub fn invitation(phone: &str, flow_id: &str, token: &str) -> Result<Message, Box<dyn Error>> {
    let ask = FlowMessage::new("We need one thing more.", FlowReference::Id(flow_id.to_owned()), "Answer").token(token);
    let message = Message::to(phone).interactive(ask);
    message.check()?;
    Ok(message)
}

/// For each flow that was filled in, its token and the size.
pub fn completions(body: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let delivery = Delivery::parse(body)?;
    let messages = delivery.events.iter().flat_map(|event| event.messages());
    let completions = messages.filter_map(|message| {
        let Payload::Interactive(reply) = message.payload() else { return None };
        let flow = reply.nfm_reply.as_ref()?;
        Some((flow.token()?.to_owned(), flow.answer("size")?.as_str()?.to_owned()))
    });
    Ok(completions.collect())
}
