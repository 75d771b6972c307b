//! Sends a WhatsApp text, as client/src/send.rs does: `send <phone-number-id> <recipient> <text>`.

mod decode;
mod encode;
mod http_client;
mod sign;
mod time;

use std::env;
use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

use decode::Sent;
use encode::Sending;
use sign::Signer;

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(send())
}

async fn send() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [from, to, text] = arguments.as_slice() else { return Err("send <phone-number-id> <recipient> <text>".into()) };
    let (key, secret) = (env::var("AWS_ACCESS_KEY_ID")?, env::var("AWS_SECRET_ACCESS_KEY")?);
    let region = env::var("AWS_REGION")?;
    let endpoint = format!("https://social-messaging.{region}.amazonaws.com");
    let sending = Sending::new(&endpoint, Signer::new(&key, &secret, &region), env::var("AWS_SESSION_TOKEN").ok());
    let message = format!(r#"{{"messaging_product":"whatsapp","to":"{to}","type":"text","text":{{"body":"{text}"}}}}"#);
    let time = time::basic(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs());
    let request = sending.message(from, "v20.0", message.as_bytes(), &time);
    let answer = http_client::answer(&http_client::new()?, request).await?;
    println!("accepted as {}", serde_json::from_slice::<Sent>(&answer)?.message_id.as_deref().unwrap_or("?"));
    Ok(())
}
