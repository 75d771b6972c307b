//! Sends a WhatsApp text: `send <phone-number-id> <recipient> <text>`.

use aws_sdk_socialmessaging::primitives::Blob;
use aws_sdk_socialmessaging::{Client, config};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, text] = arguments.as_slice() else { return Err("send <phone-number-id> <recipient> <text>".into()) };

    // Region, credentials and endpoint, from the environment and the profile files.
    let settings = aws_config::defaults(config::BehaviorVersion::latest())
        .http_client(config::transport::default_client())
        .load()
        .await;
    let client = Client::new(&settings);

    // WhatsApp's own JSON. AWS passes it through.
    let text = text.replace('\\', r"\\").replace('"', "\\\"");
    let message = format!(r#"{{"messaging_product":"whatsapp","to":"{to}","type":"text","text":{{"body":"{text}"}}}}"#);

    let sent = client
        .send_whats_app_message()
        .origination_phone_number_id(from)
        .meta_api_version("v20.0")
        .message(Blob::new(message))
        .send()
        .await?;
    println!("accepted as {}", sent.message_id().unwrap_or("?"));
    Ok(())
}
