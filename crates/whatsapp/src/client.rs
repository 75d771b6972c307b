//! Messages straight into the client's fluent builder. Behind the feature `client`.
//!
//! ```no_run
//! use aws_sdk_socialmessaging::Client;
//! use socialmessaging_whatsapp::client::SendMessage;
//! use socialmessaging_whatsapp::message::Message;
//! # use socialmessaging_client as aws_sdk_socialmessaging;
//!
//! # async fn f(client: Client) -> Result<(), Box<dyn std::error::Error>> {
//! let sent = client
//!     .send_whats_app_message()
//!     .origination_phone_number_id("phone-number-id-0123456789abcdef0123456789abcdef")
//!     .meta_api_version("v20.0")
//!     .whatsapp(Message::to("+46700000000").text("hi"))?
//!     .send()
//!     .await?;
//! # Ok(())
//! # }
//! ```
//!
//! The builder's own `.message()` still takes a `Blob`; every message, template and flow turns into one.

use socialmessaging_client::operation::send_whats_app_message::builders::SendWhatsAppMessageFluentBuilder;
use socialmessaging_client::primitives::Blob;

use crate::flow::Flow;
use crate::message::{Message, Outgoing, Receipt};
use crate::report::Report;
use crate::template::Definition;

/// Puts typed messages into the request.
pub trait SendMessage: Sized {
    /// Checks a message or a read receipt, and sends it if WhatsApp would take it, as far as this crate knows.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the message, at once. To send it all the same: `.message(message.into())`.
    fn whatsapp(self, message: impl Into<Outgoing>) -> Result<Self, Report>;
}

impl SendMessage for SendWhatsAppMessageFluentBuilder {
    fn whatsapp(self, message: impl Into<Outgoing>) -> Result<Self, Report> {
        let message = message.into();
        message.check()?;
        Ok(self.message(message.into()))
    }
}

macro_rules! blobs {
    ($($(#[$about:meta])* $name:ident($value:ident) => $json:expr;)*) => {
        $($(#[$about])*
        impl From<$name> for Blob {
            fn from($value: $name) -> Self {
                Self::new($json)
            }
        })*
    };
}

blobs! {
    /// The blob of `SendWhatsAppMessage`, unchecked.
    Outgoing(message) => message.to_vec();
    /// The blob of `SendWhatsAppMessage`, unchecked.
    Message(message) => Outgoing::from(message).to_vec();
    /// The blob of `SendWhatsAppMessage`, unchecked.
    Receipt(receipt) => Outgoing::from(receipt).to_vec();
    /// The blob of `CreateWhatsAppMessageTemplate`, unchecked.
    Definition(definition) => definition.to_vec();
    /// The blob of `CreateWhatsAppFlow` and `UpdateWhatsAppFlowAssets`, unchecked.
    Flow(flow) => flow.to_vec();
}
