//! Sends a WhatsApp text: `send <phone-number-id> <recipient> <text>`, with region and credentials from the environment.
//!
//! The program whose build is measured: what a small user of the client would write.

use std::env;
use std::error::Error;

use aws_sdk_socialmessaging::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_socialmessaging::primitives::Blob;
use aws_sdk_socialmessaging::{Client, Config};

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(send())
}

async fn send() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [from, to, text] = arguments.as_slice() else { return Err("send <phone-number-id> <recipient> <text>".into()) };
    let (key, secret) = (env::var("AWS_ACCESS_KEY_ID")?, env::var("AWS_SECRET_ACCESS_KEY")?);
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(env::var("AWS_REGION")?))
        .credentials_provider(Credentials::new(key, secret, env::var("AWS_SESSION_TOKEN").ok(), None, "environment"))
        .build();
    let message = format!(r#"{{"messaging_product":"whatsapp","to":"{to}","type":"text","text":{{"body":"{text}"}}}}"#);
    let sent = Client::from_conf(config)
        .send_whats_app_message()
        .origination_phone_number_id(from)
        .meta_api_version("v20.0")
        .message(Blob::new(message))
        .send()
        .await?;
    println!("accepted as {}", sent.message_id().unwrap_or("?"));
    Ok(())
}
