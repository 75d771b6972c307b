//! Calls by hand through no transport at all: a request is made and signed, the answer is read.

use std::error::Error;
use std::hint::black_box;

use bytes::Bytes;
use http::Request;
use http_body_util::Full;

use crate::decode::{Got, Listed, Sent};
use crate::encode::Sending;
use crate::inputs::{CREDENTIALS, META_API_VERSION, PHONE_NUMBER_ID, REGION, message};
use crate::operation::{ACCOUNT_ID, MESSAGE, NOW, Operation, Requests};
use crate::sign::Signer;
use crate::time;

/// What is called, and what is answered.
pub struct Subject {
    sending: Sending,
    operation: Operation,
    requests: Requests,
    message: Vec<u8>,
    answer: String,
}

impl Subject {
    /// Calls whose requests go nowhere.
    pub fn new(operation: Operation, requests: Requests) -> Result<Self, Box<dyn Error>> {
        let (key, secret, token) = CREDENTIALS;
        let endpoint = format!("https://social-messaging.{REGION}.amazonaws.com");
        let sending = Sending::new(&endpoint, Signer::new(key, secret, REGION), Some(token.into()));
        Ok(Self { sending, operation, requests, message: message(MESSAGE), answer: operation.answer() })
    }

    /// Makes one call and looks at its answer.
    pub async fn call(&self) -> Result<(), Box<dyn Error>> {
        let time = time::basic(NOW);
        let request = match self.operation {
            Operation::Send => self.sending.message(PHONE_NUMBER_ID, META_API_VERSION, &self.message, &time),
            Operation::Get => self.sending.by_id("/v1/whatsapp/waba/details", ACCOUNT_ID, &time),
            Operation::List => self.sending.by_id("/v1/whatsapp/template/list", ACCOUNT_ID, &time),
        };
        match self.requests {
            Requests::Dropped => drop(black_box(request)),
            Requests::Printed => print(request).await?,
        }
        self.read()
    }

    fn read(&self) -> Result<(), Box<dyn Error>> {
        let answer = black_box(self.answer.as_bytes());
        match self.operation {
            Operation::Send => {
                serde_json::from_slice::<Sent>(answer)?.message_id.ok_or("no message id")?;
            }
            Operation::Get => {
                let account = serde_json::from_slice::<Got>(answer)?.account.ok_or("no account")?;
                let numbers = account.phone_numbers.map_or(0, |numbers| numbers.len());
                (numbers == 5).then_some(()).ok_or("not 5 numbers")?;
            }
            Operation::List => {
                let templates = serde_json::from_slice::<Listed>(answer)?.templates.ok_or("no templates")?;
                (templates.len() == 100).then_some(()).ok_or("not 100 templates")?;
            }
        }
        Ok(())
    }
}

async fn print(request: Request<Full<Bytes>>) -> Result<(), Box<dyn Error>> {
    use http_body_util::BodyExt;

    println!("{} {}", request.method(), request.uri());
    let mut headers: Vec<_> = request.headers().iter().collect();
    headers.sort_unstable_by_key(|(name, _)| name.as_str());
    for (name, value) in headers {
        println!("{name}: {}", value.to_str()?);
    }
    println!("{}", String::from_utf8_lossy(&request.into_body().collect().await?.to_bytes()));
    Ok(())
}
