//! Buttons: replies, an address to open, a flow, a call, a postal address.

use serde_json::Value;

use crate::message::interactive::action::{FlowMode, FlowStart};
use crate::message::interactive::parts;
use crate::message::{Action, FlowPayload, Interactive, InteractiveKind, Parameters, ReplyButton};

/// One, two or three of something: made from an array of that length, and of no other.
#[derive(Clone, Debug)]
pub struct OneToThree<T>(pub(crate) Vec<T>);

macro_rules! one_to_three {
    ($($count:literal)*) => {
        $(impl<T, U: Into<T>> From<[U; $count]> for OneToThree<T> {
            fn from(items: [U; $count]) -> Self {
                Self(items.into_iter().map(Into::into).collect())
            }
        })*
    };
}

one_to_three!(1 2 3);

/// Up to three buttons to answer with.
#[derive(Clone, Debug)]
pub struct ReplyButtons(Interactive);

impl ReplyButtons {
    /// A text of up to 1024 characters, and one to three buttons: each an id and a title.
    pub fn new(body: impl Into<String>, buttons: impl Into<OneToThree<ReplyButton>>) -> Self {
        let action = Action { buttons: Some(buttons.into().0), ..Action::default() };
        Self(Interactive::new(InteractiveKind::Button, action).with_body(body))
    }
}

parts!(ReplyButtons: header footer);

/// A button that opens an address.
#[derive(Clone, Debug)]
pub struct CallToAction(Interactive);

impl CallToAction {
    /// A text of up to 1024 characters, the button's text of up to 20, and the address.
    pub fn new(body: impl Into<String>, display_text: impl Into<String>, url: impl Into<String>) -> Self {
        Self(Interactive::new(InteractiveKind::CtaUrl, open_url(display_text, url)).with_body(body))
    }
}

parts!(CallToAction: header footer);

pub(crate) fn open_url(display_text: impl Into<String>, url: impl Into<String>) -> Action {
    let parameters =
        Parameters { display_text: Some(display_text.into()), url: Some(url.into()), ..Parameters::default() };
    Action::named("cta_url", parameters)
}

/// Which flow: one of the two.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FlowReference {
    /// By id.
    Id(String),
    /// By name.
    Name(String),
}

/// A button that opens a flow.
#[derive(Clone, Debug)]
pub struct FlowMessage(Interactive);

impl FlowMessage {
    /// A text, the flow, and the button's text of up to 30 characters.
    pub fn new(body: impl Into<String>, flow: FlowReference, button: impl Into<String>) -> Self {
        let (flow_id, flow_name) = match flow {
            FlowReference::Id(id) => (Some(id), None),
            FlowReference::Name(name) => (None, Some(name)),
        };
        let parameters = Parameters {
            flow_message_version: Some("3".to_owned()),
            flow_id,
            flow_name,
            flow_cta: Some(button.into()),
            ..Parameters::default()
        };
        Self(Interactive::new(InteractiveKind::Flow, Action::named("flow", parameters)).with_body(body))
    }

    /// What comes back with the answer, so that the program knows which message it belongs to.
    #[must_use]
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.0.parameters_mut().flow_token = Some(token.into());
        self
    }

    /// Sends the flow's draft, for tests.
    #[must_use]
    pub fn draft(mut self) -> Self {
        self.0.parameters_mut().mode = Some(FlowMode::Draft);
        self
    }

    /// Begins with a screen, and what it is given (`null` for nothing).
    #[must_use]
    pub fn starting_at(mut self, screen: impl Into<String>, data: Value) -> Self {
        let parameters = self.0.parameters_mut();
        parameters.flow_action = Some(FlowStart::Navigate);
        parameters.flow_action_payload = Some(FlowPayload::new(screen, data));
        self
    }

    /// Begins with a screen that the program's endpoint names.
    #[must_use]
    pub fn starting_at_endpoint(mut self) -> Self {
        let parameters = self.0.parameters_mut();
        parameters.flow_action = Some(FlowStart::DataExchange);
        parameters.flow_action_payload = None;
        self
    }
}

parts!(FlowMessage: header footer);

/// A button that calls.
#[derive(Clone, Debug)]
pub struct VoiceCall(Interactive);

impl VoiceCall {
    /// A text of up to 1024 characters.
    pub fn new(body: impl Into<String>) -> Self {
        let action = Action::named("voice_call", Parameters::default());
        Self(Interactive::new(InteractiveKind::VoiceCall, action).with_body(body))
    }

    /// The button's text: up to 20 characters, by default `Call Now`.
    #[must_use]
    pub fn display_text(mut self, text: impl Into<String>) -> Self {
        self.0.parameters_mut().display_text = Some(text.into());
        self
    }

    /// For how many minutes the button works: 1 to 43200, by default 10080.
    #[must_use]
    pub fn works_for_minutes(mut self, minutes: u16) -> Self {
        self.0.parameters_mut().ttl_minutes = Some(minutes.into());
        self
    }

    /// What comes back with the call.
    #[must_use]
    pub fn payload(mut self, payload: impl Into<String>) -> Self {
        self.0.parameters_mut().payload = Some(payload.into());
        self
    }
}

parts!(VoiceCall: header footer);

/// A form for a postal address (India, Singapore). Known from consumers' code only, not from Meta's reference.
#[derive(Clone, Debug)]
pub struct AddressRequest(Interactive);

impl AddressRequest {
    /// A text, and the country whose form is shown.
    pub fn new(body: impl Into<String>, country: impl Into<String>) -> Self {
        let parameters = Parameters { country: Some(country.into()), ..Parameters::default() };
        let action = Action::named("address_message", parameters);
        Self(Interactive::new(InteractiveKind::AddressMessage, action).with_body(body))
    }

    /// What the form is filled with.
    #[must_use]
    pub fn values(mut self, values: Value) -> Self {
        self.0.parameters_mut().values = Some(values);
        self
    }
}

parts!(AddressRequest: footer);
