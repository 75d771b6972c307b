//! Builds a flow, publishes it, sends it, and reads what was filled in. Against the local service, in this process.

use std::error::Error;

use aws_sdk_socialmessaging::Client;
use aws_sdk_socialmessaging::primitives::Blob;
use aws_sdk_socialmessaging::types::MetaFlowCategory;
use serde_json::json;
use socialmessaging_local::LocalService;
use socialmessaging_whatsapp::client::SendMessage;
use socialmessaging_whatsapp::event::{Delivery, Payload};
use socialmessaging_whatsapp::flow::{Flow, Footer, Screen, TextBody, TextInput};
use socialmessaging_whatsapp::message::{FlowMessage, FlowReference, Message};

const ACCOUNT: &str = "waba-00000000000000000000000000000001";
const NUMBER: &str = "phone-number-id-00000000000000000000000000000001";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let service = LocalService::builder().build()?;
    let client = Client::new(&service.sdk_config());

    let create = client.create_whats_app_flow().id(ACCOUNT).flow_name("size").categories(MetaFlowCategory::Survey);
    let created = create.flow_json(Blob::from(without_end())).send().await?;
    let flow = created.flow_id().ok_or("no id")?;
    println!("a draft with {} problems", created.validation_errors().len());

    let assets = client.update_whats_app_flow_assets().id(ACCOUNT).flow_id(flow);
    let updated = assets.flow_json(Blob::from(complete())).send().await?;
    println!("corrected: {} problems", updated.validation_errors().len());
    client.publish_whats_app_flow().id(ACCOUNT).flow_id(flow).send().await?;
    let read = client.get_whats_app_flow().id(ACCOUNT).flow_id(flow).send().await?;
    println!("now it is {}", read.flow_status());

    let ask =
        FlowMessage::new("We need one thing more.", FlowReference::Id(flow.to_owned()), "Answer").token("visit-1");
    let call = client.send_whats_app_message().origination_phone_number_id(NUMBER).meta_api_version("v20.0");
    let sent = call.whatsapp(Message::to("+15550100123").interactive(ask))?.send().await?;
    // Ada fills it in.
    service.control().complete_flow(sent.message_id().ok_or("no id")?, json!({ "size": "M" }))?;

    for event in service.events().drain().await? {
        for event in Delivery::parse(&event.envelope)?.events {
            for message in event.messages() {
                let Payload::Interactive(reply) = message.payload() else { continue };
                let Some(filled) = &reply.nfm_reply else { continue };
                println!("{:?}: size {:?}", filled.token().unwrap_or("?"), filled.answer("size"));
            }
        }
    }
    Ok(())
}

fn screen() -> Screen {
    Screen::new("SIZE", "Your size").with(TextBody::new("Which size?")).with(TextInput::new("size", "Size").required())
}

/// A flow that leads nowhere: WhatsApp keeps it as a draft and says what is wrong.
fn without_end() -> Flow {
    Flow::new("7.3").with_screen(screen())
}

/// The flow as it is meant.
fn complete() -> Flow {
    Flow::new("7.3").with_screen(screen().terminal().with(Footer::complete("Done", json!({ "size": "${form.size}" }))))
}
