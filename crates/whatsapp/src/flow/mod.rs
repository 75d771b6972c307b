//! Flow JSON: screens that people fill in without leaving the conversation.
//!
//! ```
//! use serde_json::json;
//! use socialmessaging_whatsapp::flow::{Flow, Footer, Screen, TextBody, TextInput, validate};
//!
//! let flow = Flow::new("7.3").with_screen(
//!     Screen::new("WELCOME", "Hello")
//!         .terminal()
//!         .with(TextBody::new("What is your name?"))
//!         .with(TextInput::new("name", "Name"))
//!         .with(Footer::complete("Done", json!({"name": "${form.name}"}))),
//! );
//! let source = serde_json::to_string_pretty(&flow)?;
//! assert!(validate(&source)?.is_empty());
//!
//! let problems = validate(&source.replace("\"terminal\": true", "\"terminal\": false"))?;
//! assert_eq!(problems[0].to_string(), "MISSING_TERMINAL_SCREEN at 3:14: screens: needs a terminal screen");
//! # Ok::<(), serde_json::Error>(())
//! ```

use std::collections::BTreeMap;

use serde_json::Value;

use crate::open::open;
use crate::rule::REQUIRED;

mod action;
mod component;
mod exchange;
mod input;
mod position;
mod problem;
mod screen;
mod validate;

pub use action::{Action, ActionName, Next};
pub use component::{
    Component, EmbeddedLink, Footer, Form, If, Image, ImageCarousel, NavigationList, RichText, Switch, TextBody,
    TextCaption, TextHeading, TextSubheading,
};
pub use exchange::{ExchangeAction, ExchangeRequest, ExchangeResponse};
pub use input::{
    CalendarPicker, CheckboxGroup, ChipsSelector, DatePicker, DocumentPicker, Dropdown, OptIn, PhotoPicker,
    RadioButtonsGroup, SelectionOption, TextArea, TextInput,
};
pub use position::Span;
pub use problem::{FlowCode, FlowProblem};
pub use screen::{DataField, Layout, Screen};
pub use validate::validate;

/// Versions of flow JSON that can be published. The last is recommended.
pub const VERSIONS: [&str; 9] = ["5.1", "6.0", "6.1", "6.2", "6.3", "7.0", "7.1", "7.2", "7.3"];

open! {
    /// A flow.
    public struct Flow {
        /// The version of flow JSON: one of [`VERSIONS`] to be published.
        version: String = "version" => REQUIRED,
        /// The version of what the program's endpoint speaks: `3.0` or `4.0`. Without it the flow has no endpoint.
        data_api_version: String = "data_api_version",
        /// With an endpoint: from each screen, which may come next.
        routing_model: BTreeMap<String, Vec<String>> = "routing_model",
        /// The endpoint's address; below version 3.0 only.
        data_channel_uri: String = "data_channel_uri",
        /// Screens.
        screens: Vec<Screen> = "screens" => REQUIRED,
    }
}

impl Flow {
    /// A flow without screens.
    pub fn new(version: impl Into<String>) -> Self {
        Self { version: Some(version.into()), screens: Some(Vec::new()), ..Self::default() }
    }

    /// Reads flow JSON. Unknown parts are kept; [`validate`] says what is wrong, and where.
    ///
    /// # Errors
    ///
    /// What `serde_json` says of text that is no JSON.
    pub fn from_json(json: &str) -> serde_json::Result<Self> {
        serde_json::from_str(json)
    }

    /// Adds a screen.
    #[must_use]
    pub fn with_screen(mut self, screen: Screen) -> Self {
        self.screens.get_or_insert_default().push(screen);
        self
    }

    /// Gives the flow an endpoint that speaks this version: `3.0` or `4.0`. The routes say which screen may follow which.
    #[must_use]
    pub fn with_endpoint<'a>(
        mut self,
        data_api_version: impl Into<String>,
        routes: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>,
    ) -> Self {
        self.data_api_version = Some(data_api_version.into());
        let owned = |(from, to): (&str, Vec<&str>)| (from.to_owned(), to.into_iter().map(str::to_owned).collect());
        self.routing_model = Some(routes.into_iter().map(owned).collect());
        self
    }

    /// The blob of `CreateWhatsAppFlow` and `UpdateWhatsAppFlowAssets`.
    pub fn to_vec(&self) -> Vec<u8> {
        // Texts as keys and no other way to fail.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// What an action passes on; any object.
fn object(payload: Value) -> Option<Value> {
    if payload.is_null() { None } else { Some(payload) }
}
