//! What there is to tap, as it travels.

use serde_json::Value;

use crate::limits;
use crate::message::Card;
use crate::open::{open, words};
use crate::rule::{Form, OPTIONAL, REQUIRED};

open! {
    /// What there is to tap. Which members it has depends on the message's kind.
    sealed struct Action {
        /// The word for it, where the kind calls for one: `cta_url`, `flow`, `send_location`, …
        name: String = "name",
        /// What the word needs.
        parameters: Parameters = "parameters",
        /// Reply buttons, 1 to 3.
        buttons: Vec<ReplyButton> = "buttons" => OPTIONAL.within(limits::REPLY_BUTTONS),
        /// The button that opens a list.
        button: String = "button" => OPTIONAL.within(limits::LIST_BUTTON),
        /// Sections of a list or of products.
        sections: Vec<Section> = "sections" => OPTIONAL.within(limits::LIST_SECTIONS),
        /// The catalogue's id.
        catalog_id: String = "catalog_id",
        /// The product's id in the catalogue.
        product_retailer_id: String = "product_retailer_id",
        /// Cards of a carousel.
        cards: Vec<Card> = "cards" => OPTIONAL.within(limits::CAROUSEL_CARDS),
    }
}

impl Action {
    pub(crate) fn named(name: &str, parameters: Parameters) -> Self {
        Self { name: Some(name.to_owned()), parameters: Some(parameters), ..Self::default() }
    }
}

words! {
    /// What a button of a message does.
    pub enum ButtonKind {
        /// Sends an answer.
        Reply = "reply",
        /// Sends an answer; so it is called in carousels.
        QuickReply = "quick_reply",
    }
}

open! {
    /// A button that sends an answer.
    sealed struct ReplyButton {
        /// What it does.
        kind: ButtonKind = "type" => REQUIRED,
        /// The answer.
        reply: Reply = "reply",
        /// The answer, in carousels.
        quick_reply: Reply = "quick_reply",
    }
}

impl ReplyButton {
    pub(crate) fn new(kind: ButtonKind, id: impl Into<String>, title: impl Into<String>) -> Self {
        let answer = Some(Reply { id: Some(id.into()), title: Some(title.into()), ..Reply::default() });
        let (reply, quick_reply) = if kind == ButtonKind::Reply { (answer, None) } else { (None, answer) };
        Self { kind: Some(kind), reply, quick_reply, ..Self::default() }
    }

    /// The answer, however it is called.
    pub fn answer(&self) -> Option<&Reply> {
        self.reply.as_ref().or(self.quick_reply.as_ref())
    }
}

impl<I: Into<String>, T: Into<String>> From<(I, T)> for ReplyButton {
    fn from((id, title): (I, T)) -> Self {
        Self::new(ButtonKind::Reply, id, title)
    }
}

open! {
    /// What a button answers.
    sealed struct Reply {
        /// For the program: up to 256 characters, unique.
        id: String = "id" => REQUIRED.within(limits::REPLY_BUTTON_ID),
        /// For people: up to 20 characters, unique.
        title: String = "title" => REQUIRED.within(limits::REPLY_BUTTON_TITLE),
    }
}

open! {
    /// A section of a list, of rows or of products.
    sealed struct Section {
        /// Its title: up to 24 characters; needed where there are several sections.
        title: String = "title" => OPTIONAL.within(limits::SECTION_TITLE),
        /// Rows.
        rows: Vec<Row> = "rows",
        /// Products.
        product_items: Vec<ProductItem> = "product_items",
    }
}

open! {
    /// A row of a list.
    sealed struct Row {
        /// For the program: up to 200 characters, unique in the message.
        id: String = "id" => REQUIRED.within(limits::ROW_ID),
        /// For people: up to 24 characters.
        title: String = "title" => REQUIRED.within(limits::ROW_TITLE),
        /// For people: up to 72 characters.
        description: String = "description" => OPTIONAL.within(limits::ROW_DESCRIPTION),
    }
}

impl Row {
    /// A row with its id and title.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { id: Some(id.into()), title: Some(title.into()), ..Self::default() }
    }

    /// What stands below the title: up to 72 characters.
    #[must_use]
    pub fn with_description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
}

open! {
    /// A product of a catalogue.
    sealed struct ProductItem {
        /// Its id in the catalogue.
        product_retailer_id: String = "product_retailer_id" => REQUIRED,
    }
}

impl ProductItem {
    pub(crate) fn new(id: impl Into<String>) -> Self {
        Self { product_retailer_id: Some(id.into()), ..Self::default() }
    }
}

words! {
    /// Which state of a flow is sent.
    pub enum FlowMode {
        /// The one that is not published yet, for tests.
        Draft = "draft",
        /// The published one.
        Published = "published",
    }
}

words! {
    /// How a flow begins.
    pub enum FlowStart {
        /// With a screen that the message names.
        Navigate = "navigate",
        /// With a screen that the program's endpoint names.
        DataExchange = "data_exchange",
    }
}

open! {
    /// The screen that a flow begins with.
    sealed struct FlowPayload {
        /// Its id.
        screen: String = "screen" => REQUIRED,
        /// What it is given. Not empty, if it is there.
        data: Value = "data",
    }
}

impl FlowPayload {
    /// A screen with what it is given; `null` for nothing.
    pub fn new(screen: impl Into<String>, data: Value) -> Self {
        let data = if data.is_null() { None } else { Some(data) };
        Self { screen: Some(screen.into()), data, ..Self::default() }
    }
}

open! {
    /// What an action's word needs. Which members it has depends on the word.
    sealed struct Parameters {
        /// A button's text: up to 20 characters.
        display_text: String = "display_text" => OPTIONAL.within(limits::DISPLAY_TEXT),
        /// The address that is opened.
        url: String = "url" => OPTIONAL.form(Form::Url),
        /// The version of flow messages: `3`.
        flow_message_version: String = "flow_message_version",
        /// The flow, by id.
        flow_id: String = "flow_id",
        /// The flow, by name.
        flow_name: String = "flow_name",
        /// The button's text: up to 30 characters, no emoji.
        flow_cta: String = "flow_cta" => OPTIONAL.within(limits::FLOW_CTA),
        /// Which state of the flow.
        mode: FlowMode = "mode",
        /// Comes back with the answer.
        flow_token: String = "flow_token",
        /// How the flow begins.
        flow_action: FlowStart = "flow_action",
        /// The screen that it begins with.
        flow_action_payload: FlowPayload = "flow_action_payload",
        /// The product whose picture stands for the catalogue.
        thumbnail_product_retailer_id: String = "thumbnail_product_retailer_id",
        /// The country whose form of address is asked for: `IN`, `SG`.
        country: String = "country",
        /// What the form is filled with.
        values: Value = "values",
        /// What was wrong with the last answer, by field.
        validation_errors: Value = "validation_errors",
        /// Addresses to choose from.
        saved_addresses: Vec<Value> = "saved_addresses",
        /// For how many minutes the call button works: 1 to 43200, by default 10080.
        ttl_minutes: i64 = "ttl_minutes" => OPTIONAL.within(limits::CALL_TTL),
        /// Comes back with the call.
        payload: String = "payload",
    }
}
