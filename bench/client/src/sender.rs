//! The client that sends messages to a real endpoint: in its default configuration, its transport included.

use std::error::Error;

use aws_sdk_socialmessaging::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_socialmessaging::primitives::Blob;
use aws_sdk_socialmessaging::{Client, Config};

use crate::inputs::{CREDENTIALS, META_API_VERSION, PHONE_NUMBER_ID, REGION};

/// A client and the message that it sends.
pub struct Sender {
    client: Client,
    message: Blob,
}

impl Sender {
    /// A client of the endpoint.
    pub fn new(endpoint: &str, message: Vec<u8>) -> Result<Self, Box<dyn Error>> {
        let (key, secret, token) = CREDENTIALS;
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(REGION))
            .credentials_provider(Credentials::new(key, secret, Some(token.into()), None, "bench"))
            .endpoint_url(endpoint)
            .build();
        Ok(Self { client: Client::from_conf(config), message: Blob::new(message) })
    }

    /// Sends the message and waits for the answer.
    pub async fn send(&self) -> Result<(), Box<dyn Error>> {
        let call = self.client.send_whats_app_message().origination_phone_number_id(PHONE_NUMBER_ID);
        let sent = call.meta_api_version(META_API_VERSION).message(self.message.clone()).send().await?;
        sent.message_id().ok_or("no message id")?;
        Ok(())
    }
}
