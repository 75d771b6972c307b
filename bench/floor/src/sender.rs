//! Messages by hand over hyper.

use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::decode::Sent;
use crate::encode::Sending;
use crate::http_client::{self, HttpClient};
use crate::inputs::{CREDENTIALS, META_API_VERSION, PHONE_NUMBER_ID, REGION};
use crate::sign::Signer;
use crate::time;

/// A connection pool and the message that is sent.
pub struct Sender {
    client: HttpClient,
    sending: Sending,
    message: Vec<u8>,
}

impl Sender {
    /// To an endpoint.
    pub fn new(endpoint: &str, message: Vec<u8>) -> Result<Self, Box<dyn Error>> {
        let (key, secret, token) = CREDENTIALS;
        let sending = Sending::new(endpoint, Signer::new(key, secret, REGION), Some(token.into()));
        Ok(Self { client: http_client::new()?, sending, message })
    }

    /// Sends the message and waits for the answer.
    pub async fn send(&self) -> Result<(), Box<dyn Error>> {
        let time = time::basic(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs());
        let request = self.sending.message(PHONE_NUMBER_ID, META_API_VERSION, &self.message, &time);
        let answer = http_client::answer(&self.client, request).await?;
        serde_json::from_slice::<Sent>(&answer)?.message_id.ok_or("no message id")?;
        Ok(())
    }
}
