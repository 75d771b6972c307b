//! Answers: taps on buttons and lists, filled-in flows, orders.

use serde_json::Value;

use crate::open::{Decimal, Embedded, open, words};

words! {
    /// What was answered.
    pub enum ReplyKind {
        /// A reply button.
        Button = "button_reply",
        /// A row of a list.
        List = "list_reply",
        /// A flow, filled in.
        Flow = "nfm_reply",
        /// Whether calls are allowed.
        CallPermission = "call_permission_reply",
    }
}

open! {
    /// An answer to an interactive message.
    public struct InteractiveReply {
        /// What was answered.
        kind: ReplyKind = "type",
        /// A reply button.
        button_reply: ButtonReply = "button_reply",
        /// A row of a list.
        list_reply: ListReply = "list_reply",
        /// A flow, filled in.
        nfm_reply: Box<FlowReply> = "nfm_reply",
        /// Whether calls are allowed.
        call_permission_reply: Box<CallPermissionReply> = "call_permission_reply",
    }
}

open! {
    /// A reply button was tapped.
    public struct ButtonReply {
        /// The button's id.
        id: String = "id",
        /// Its title.
        title: String = "title",
    }
}

open! {
    /// A row of a list was chosen.
    public struct ListReply {
        /// The row's id.
        id: String = "id",
        /// Its title.
        title: String = "title",
        /// Its description.
        description: String = "description",
    }
}

open! {
    /// A flow was filled in.
    public struct FlowReply {
        /// The answers: JSON in a string.
        response_json: Embedded<Value> = "response_json",
        /// `Sent`.
        body: String = "body",
        /// `flow`, or `address_message`.
        name: String = "name",
    }
}

impl FlowReply {
    /// The answers, if they are JSON.
    pub fn answers(&self) -> Option<&Value> {
        self.response_json.as_ref()?.value()
    }

    /// One answer by the name that the flow's last action gives it.
    pub fn answer(&self, name: &str) -> Option<&Value> {
        self.answers()?.get(name)
    }

    /// The token that the message with the flow had.
    pub fn token(&self) -> Option<&str> {
        self.answer("flow_token")?.as_str()
    }
}

open! {
    /// Whether the person allows calls.
    public struct CallPermissionReply {
        /// `accept` or `reject`.
        response: String = "response",
        /// Until when, in seconds since 1970.
        expiration_timestamp: Decimal = "expiration_timestamp",
        /// `user_action` or `automatic`.
        response_source: String = "response_source",
        /// Is it for good?
        is_permanent: bool = "is_permanent",
    }
}

open! {
    /// A quick reply of a template was tapped.
    public struct QuickReply {
        /// The payload that the message gave the button.
        payload: String = "payload",
        /// The button's text.
        text: String = "text",
    }
}

open! {
    /// An order of products.
    public struct Order {
        /// The catalogue's id.
        catalog_id: String = "catalog_id",
        /// What the person wrote to it.
        text: String = "text",
        /// Products.
        product_items: Vec<OrderItem> = "product_items",
    }
}

open! {
    /// A product of an order.
    public struct OrderItem {
        /// Its id in the catalogue.
        product_retailer_id: String = "product_retailer_id",
        /// How many.
        quantity: Decimal = "quantity",
        /// The price of one.
        item_price: Decimal = "item_price",
        /// Three letters of ISO 4217.
        currency: String = "currency",
    }
}
