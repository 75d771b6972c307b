//! The same bytes again and again over hyper, neither made nor signed nor read.

use std::error::Error;

use bytes::Bytes;
use http::Request;
use http_body_util::Full;

use crate::http_client::{self, HttpClient};

/// A connection pool and the body that is sent.
pub struct Sender {
    client: HttpClient,
    uri: http::Uri,
    body: Bytes,
}

impl Sender {
    /// To an endpoint.
    pub fn new(endpoint: &str, message: Vec<u8>) -> Result<Self, Box<dyn Error>> {
        // As long as the message in Base64.
        let body = Bytes::from(vec![b'x'; message.len() / 3 * 4]);
        Ok(Self { client: http_client::new()?, uri: format!("{endpoint}/v1/whatsapp/send").try_into()?, body })
    }

    /// Sends the body and waits for the answer.
    pub async fn send(&self) -> Result<(), Box<dyn Error>> {
        let request = Request::post(self.uri.clone()).body(Full::new(self.body.clone()))?;
        http_client::answer(&self.client, request).await?;
        Ok(())
    }
}
