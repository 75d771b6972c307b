//! What happens when something is tapped or chosen.

use serde_json::Value;

use crate::flow::object;
use crate::open::{open, words};
use crate::rule::{OPTIONAL, REQUIRED};

words! {
    /// What an action does.
    pub enum ActionName {
        /// Shows another screen.
        Navigate = "navigate",
        /// Asks the program's endpoint.
        DataExchange = "data_exchange",
        /// Ends the flow; its payload is the answer.
        Complete = "complete",
        /// Opens an address.
        OpenUrl = "open_url",
        /// Changes data of the screen.
        UpdateData = "update_data",
    }
}

open! {
    /// The screen that comes next.
    public struct Next {
        /// `screen`.
        kind: String = "type" => REQUIRED,
        /// The screen's id.
        name: String = "name" => REQUIRED,
    }
}

open! {
    /// What happens when something is tapped or chosen.
    public struct Action {
        /// What it does.
        name: ActionName = "name" => REQUIRED,
        /// The screen that comes next.
        next: Next = "next",
        /// What is passed on.
        payload: Value = "payload",
        /// The address that is opened.
        url: String = "url" => OPTIONAL,
    }
}

impl Action {
    /// Shows another screen, and passes data on (`null` for none).
    pub fn navigate(screen: impl Into<String>, payload: Value) -> Self {
        let next = Next { kind: Some("screen".to_owned()), name: Some(screen.into()), ..Next::default() };
        Self { next: Some(next), ..Self::named(ActionName::Navigate, payload) }
    }

    /// Ends the flow; the payload is the answer.
    pub fn complete(payload: Value) -> Self {
        Self::named(ActionName::Complete, payload)
    }

    /// Asks the program's endpoint.
    pub fn data_exchange(payload: Value) -> Self {
        Self::named(ActionName::DataExchange, payload)
    }

    /// Opens an address.
    pub fn open_url(url: impl Into<String>) -> Self {
        Self { url: Some(url.into()), ..Self::named(ActionName::OpenUrl, Value::Null) }
    }

    /// Changes data of the screen.
    pub fn update_data(payload: Value) -> Self {
        Self::named(ActionName::UpdateData, payload)
    }

    fn named(name: ActionName, payload: Value) -> Self {
        Self { name: Some(name), payload: object(payload), ..Self::default() }
    }
}
