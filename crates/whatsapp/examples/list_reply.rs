//! Asks for a time by a list, and understands the answer: reads the body that SNS posts, writes the messages to send.
//!
//! ```sh
//! cargo run -p socialmessaging-whatsapp --example list_reply < body.json
//! ```

use std::error::Error;
use std::io;

use socialmessaging_whatsapp::event::{Delivery, InboundMessage, Payload};
use socialmessaging_whatsapp::message::{List, ListSection, Message, Row};

fn main() -> Result<(), Box<dyn Error>> {
    for answer in answers(&io::read_to_string(io::stdin())?)? {
        println!("{}", serde_json::to_string(&answer)?);
    }
    Ok(())
}

/// A confirmation for whoever chose a time, the list for everyone else.
pub fn answers(body: &str) -> Result<Vec<Message>, Box<dyn Error>> {
    let delivery = Delivery::parse(body)?;
    let messages = delivery.events.iter().flat_map(|event| event.messages());
    let answers: Vec<Message> = messages.filter_map(answer).collect();
    answers.iter().try_for_each(Message::check)?;
    Ok(answers)
}

fn answer(message: &InboundMessage) -> Option<Message> {
    let to = Message::to(message.from.as_deref()?);
    if let Payload::Interactive(reply) = message.payload()
        && let Some(chosen) = &reply.list_reply
    {
        return Some(to.text(format!("See you at {}!", chosen.title.as_deref()?)));
    }
    Some(to.interactive(times()))
}

fn times() -> List {
    let morning = ListSection::new("Morning", [Row::new("9", "9:00"), Row::new("10", "10:00")]);
    let noon = Row::new("13", "13:00").with_description("after lunch");
    List::with_sections("When may we come?", "Choose a time", [morning, ListSection::new("Afternoon", [noon])])
}
