//! What a flow and the program's endpoint say to each other, once it is decrypted: the data API.
//!
//! WhatsApp posts a request when a flow opens (`INIT`), when people go on (`data_exchange`) or back (`BACK`), and now and then to
//! see whether the endpoint is there (`ping`). The answer has to come within 10 seconds. Encryption is the program's; status
//! 421 says that a request could not be decrypted, 427 that the token is not good any more, 432 that the signature is wrong.
//! The members come from open-source clients.

use serde_json::{Map, Value, json};

use crate::flow::object;
use crate::open::{open, words};

words! {
    /// Why WhatsApp asks.
    pub enum ExchangeAction {
        /// To see whether the endpoint is there.
        Ping = "ping",
        /// The flow opens.
        Init = "INIT",
        /// People go on.
        DataExchange = "data_exchange",
        /// People go back to a screen with `refresh_on_back`.
        Back = "BACK",
    }
}

open! {
    /// What WhatsApp asks.
    public struct ExchangeRequest {
        /// The version of the data API: `3.0` or `4.0`.
        version: String = "version",
        /// Why.
        action: ExchangeAction = "action",
        /// The screen that people are on.
        screen: String = "screen",
        /// What they filled in; or, where WhatsApp reports that an answer was no good, `error` and `error_message`.
        data: Value = "data",
        /// The token of the message that the flow came with.
        flow_token: String = "flow_token",
    }
}

open! {
    /// What the endpoint answers.
    public struct ExchangeResponse {
        /// The screen that comes next; `SUCCESS` ends the flow.
        screen: String = "screen",
        /// What it is given.
        data: Value = "data",
    }
}

impl ExchangeResponse {
    /// Shows a screen, and gives it data (`null` for none).
    pub fn show(screen: impl Into<String>, data: Value) -> Self {
        Self { screen: Some(screen.into()), data: object(data), ..Self::default() }
    }

    /// Ends the flow. The answer that comes in as a message has these members, and the token.
    pub fn end(flow_token: &str, mut params: Map<String, Value>) -> Self {
        params.insert("flow_token".to_owned(), flow_token.into());
        Self::show("SUCCESS", json!({"extension_message_response": {"params": params}}))
    }

    /// To a ping: the endpoint is there.
    pub fn active() -> Self {
        Self { data: Some(json!({"status": "active"})), ..Self::default() }
    }

    /// To a report that an answer was no good.
    pub fn acknowledged() -> Self {
        Self { data: Some(json!({"acknowledged": true})), ..Self::default() }
    }
}
