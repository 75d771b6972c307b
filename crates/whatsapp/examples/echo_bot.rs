//! Answers every text with the same text: reads the body that SNS posts, writes the messages to send.
//!
//! ```sh
//! cargo run -p socialmessaging-whatsapp --example echo_bot < tests/examples/event/sns-text.json
//! ```

use std::error::Error;
use std::io;

use socialmessaging_whatsapp::event::{Delivery, InboundMessage, Payload};
use socialmessaging_whatsapp::message::{Message, Outgoing, Receipt};

fn main() -> Result<(), Box<dyn Error>> {
    for answer in answers(&io::read_to_string(io::stdin())?)? {
        // The blob of `SendWhatsAppMessage`. With the feature `client`: `.whatsapp(answer)?.send()`.
        println!("{}", String::from_utf8(answer.to_vec())?);
    }
    Ok(())
}

/// For each text in the body, that it was read, and the text once more.
pub fn answers(body: &str) -> Result<Vec<Outgoing>, Box<dyn Error>> {
    let delivery = Delivery::parse(body)?;
    let messages = delivery.events.iter().flat_map(|event| event.messages());
    Ok(messages.filter_map(echo).flatten().collect())
}

fn echo(message: &InboundMessage) -> Option<[Outgoing; 2]> {
    let Payload::Text(text) = message.payload() else { return None };
    let (from, id, said) = (message.from.as_deref()?, message.id.as_deref()?, text.body.as_deref()?);
    let answer = Message::to(from).text(said).reply_to(id);
    Some([Receipt::read(id).and_typing().into(), answer.into()])
}
