//! The client that is measured: in its default configuration, but for the transport and the clock.

use std::error::Error;

use aws_sdk_socialmessaging::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_socialmessaging::primitives::Blob;
use aws_sdk_socialmessaging::{Client, Config};
use aws_smithy_async::time::StaticTimeSource;

use crate::canned::Canned;
use crate::inputs::{CREDENTIALS, META_API_VERSION, PHONE_NUMBER_ID, REGION, message};
use crate::operation::{ACCOUNT_ID, MESSAGE, NOW, Operation, Requests};

/// A client and the operation that it calls.
pub struct Subject {
    client: Client,
    operation: Operation,
    message: Blob,
}

impl Subject {
    /// A client whose requests go nowhere.
    pub fn new(operation: Operation, requests: Requests) -> Result<Self, Box<dyn Error>> {
        let (key, secret, token) = CREDENTIALS;
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(REGION))
            .credentials_provider(Credentials::new(key, secret, Some(token.into()), None, "bench"))
            .time_source(StaticTimeSource::from_secs(NOW))
            .http_client(Canned::new(operation, requests))
            .build();
        Ok(Self { client: Client::from_conf(config), operation, message: Blob::new(message(MESSAGE)) })
    }

    /// Makes one call and looks at its answer.
    pub async fn call(&self) -> Result<(), Box<dyn Error>> {
        match self.operation {
            Operation::Send => {
                let call = self.client.send_whats_app_message().origination_phone_number_id(PHONE_NUMBER_ID);
                let sent = call.meta_api_version(META_API_VERSION).message(self.message.clone()).send().await?;
                sent.message_id().ok_or("no message id")?;
            }
            Operation::Get => {
                let got = self.client.get_linked_whats_app_business_account().id(ACCOUNT_ID).send().await?;
                let numbers = got.account().ok_or("no account")?.phone_numbers().len();
                (numbers == 5).then_some(()).ok_or("not 5 numbers")?;
            }
            Operation::List => {
                let listed = self.client.list_whats_app_message_templates().id(ACCOUNT_ID).send().await?;
                (listed.templates().len() == 100).then_some(()).ok_or("not 100 templates")?;
            }
        }
        Ok(())
    }
}
