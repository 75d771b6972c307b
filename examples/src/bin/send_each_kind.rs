//! Sends a message of each kind to a person, and says what became of it. Against the local service, in this process: no
//! port, no waiting.

use std::error::Error;

use aws_sdk_socialmessaging::Client;
use socialmessaging_local::LocalService;
use socialmessaging_whatsapp::client::SendMessage;
use socialmessaging_whatsapp::event::{Delivery, Outcome};
use socialmessaging_whatsapp::message::{
    Audio, CallToAction, Contact, Document, Image, List, Location, Message, Outgoing, Receipt, ReplyButtons, Row,
    Sticker, Template, Video,
};

const NUMBER: &str = "phone-number-id-00000000000000000000000000000001";
const ADA: &str = "+15550100123";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = LocalService::builder().build()?;
    let client = Client::new(&service.sdk_config());
    // What Ada wrote before: reactions and receipts are about it.
    let written = service.control().receive(socialmessaging_local::Inbound::text(ADA, "Is my order ready?"))?;

    let mut outcomes = Vec::new();
    for (kind, message) in messages(&written) {
        let call = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
        let sent = call.whatsapp(message)?.send().await?;
        outcomes.push((kind, Outcome::of(sent.message_id().ok_or("no id")?)));
    }
    for event in service.events().drain().await? {
        for event in Delivery::parse(&event.envelope)?.events {
            outcomes.iter_mut().for_each(|(_, outcome)| {
                outcome.observe(&event);
            });
        }
    }
    for (kind, outcome) in outcomes {
        println!("{kind}: {:?}", outcome.state());
    }
    Ok(())
}

/// One of each.
fn messages(written: &str) -> Vec<(&'static str, Outgoing)> {
    let to = || Message::to(ADA);
    let rows = [Row::new("today", "Today"), Row::new("later", "Tomorrow").with_description("After six")];
    vec![
        ("text", to().text("Yes, it is.").into()),
        ("reply", to().text("It is on shelf 12.").reply_to(written).into()),
        ("image", to().image(Image::from_link("https://example.com/shelf.jpg").with_caption("There")).into()),
        ("audio", to().audio(Audio::from_link("https://example.com/way.ogg")).into()),
        ("video", to().video(Video::from_link("https://example.com/way.mp4")).into()),
        (
            "document",
            to().document(Document::from_link("https://example.com/bill.pdf").with_filename("bill.pdf")).into(),
        ),
        ("sticker", to().sticker(Sticker::from_link("https://example.com/thanks.webp")).into()),
        ("location", to().location(Location::at(59.3293, 18.0686).named("The shop")).into()),
        ("contact", to().contacts([Contact::named("Local Shop").with_phone("+15550100001")]).into()),
        ("reaction", to().react(written, "👍").into()),
        ("buttons", to().interactive(ReplyButtons::new("Deliver?", [("yes", "Yes"), ("no", "No")])).into()),
        ("list", to().interactive(List::new("When?", "Choose", rows)).into()),
        ("link", to().interactive(CallToAction::new("Where is it?", "Track", "https://example.com/4711")).into()),
        ("template", to().template(Template::named("hello_world").language("en_US")).into()),
        ("receipt", Receipt::read(written).and_typing().into()),
    ]
}
