//! Messages that were approved before, with what they are filled in with.
//!
//! [`Definition::check`](crate::template::Definition::check) holds a message against the template's definition.

use serde_json::Value;

use crate::limits;
use crate::message::{Document, Image, Location, Section, Video};
use crate::open::{open, words};
use crate::rule::{Form, REQUIRED};

mod parameter;

pub use parameter::{ButtonAction, Currency, DateTime, LimitedTimeOffer, Parameter, ParameterKind};

open! {
    /// The language that a template is sent in.
    sealed struct Language {
        /// Such as `en` or `en_US`.
        code: String = "code" => REQUIRED.within(limits::TEMPLATE_LANGUAGE),
        /// `deterministic`, or nothing.
        policy: String = "policy",
    }
}

words! {
    /// Which part of a template is filled in.
    pub enum ComponentKind {
        /// What stands above.
        Header = "header",
        /// The text.
        Body = "body",
        /// A button.
        Button = "button",
        /// Cards.
        Carousel = "carousel",
        /// An offer that ends.
        LimitedTimeOffer = "limited_time_offer",
    }
}

words! {
    /// Which kind of button is filled in.
    pub enum SubKind {
        /// Opens an address: its last part.
        Url = "url",
        /// Answers: the payload that comes back.
        QuickReply = "quick_reply",
        /// Copies a code: the code.
        CopyCode = "copy_code",
        /// Opens a flow: its token and data.
        Flow = "flow",
        /// Opens the catalogue: the product whose picture is shown.
        Catalog = "catalog",
        /// Opens products: which.
        Mpm = "mpm",
        /// Calls.
        VoiceCall = "voice_call",
    }
}

open! {
    /// A part of a template with what it is filled in with.
    sealed struct Component {
        /// Which part.
        kind: ComponentKind = "type" => REQUIRED,
        /// Which kind of button.
        sub_type: SubKind = "sub_type",
        /// Which button, from 0, as a text.
        index: String = "index",
        /// What it is filled in with.
        parameters: Vec<Parameter> = "parameters",
        /// Cards of a carousel.
        cards: Vec<Card> = "cards",
    }
}

open! {
    /// A card of a carousel with what it is filled in with.
    sealed struct Card {
        /// Its place, from 0.
        card_index: i64 = "card_index" => REQUIRED,
        /// Its parts.
        components: Vec<Component> = "components",
    }
}

open! {
    /// A message that was approved before: the only kind that may be sent when the person has not written for 24 hours.
    sealed struct Template {
        /// Its name.
        name: String = "name" => REQUIRED.within(limits::TEMPLATE_NAME).form(Form::TemplateName),
        /// The language that it is sent in.
        language: Language = "language" => REQUIRED,
        /// Its parts with what they are filled in with.
        components: Vec<Component> = "components",
    }
}

/// A template that needs a language.
#[derive(Clone, Debug)]
#[must_use]
pub struct TemplateName(String);

impl TemplateName {
    /// The language, such as `en` or `en_US`: one that the template was approved in.
    pub fn language(self, code: impl Into<String>) -> Template {
        let language = Language { code: Some(code.into()), ..Language::default() };
        Template { name: Some(self.0), language: Some(language), ..Template::default() }
    }
}

impl Template {
    /// A template by its name: lower-case letters, digits and underscores. The language follows.
    pub fn named(name: impl Into<String>) -> TemplateName {
        TemplateName(name.into())
    }

    /// Fills in what stands above: a text, or an [`Image`], [`Video`], [`Document`] or [`Location`].
    #[must_use]
    pub fn header(self, parameter: impl Into<Parameter>) -> Self {
        self.part(ComponentKind::Header, [parameter.into()])
    }

    /// Fills in the variables of the text, in their order; with [`Parameter::named`] by name.
    #[must_use]
    pub fn body<P: Into<Parameter>>(self, parameters: impl IntoIterator<Item = P>) -> Self {
        self.part(ComponentKind::Body, parameters)
    }

    /// Fills in the end of the address that a button opens. Buttons count from 0.
    #[must_use]
    pub fn url_button(self, index: u8, suffix: impl Into<String>) -> Self {
        self.button(SubKind::Url, index, Parameter::text_of(suffix))
    }

    /// What comes back when a button is tapped. Buttons count from 0.
    #[must_use]
    pub fn quick_reply(self, index: u8, payload: impl Into<String>) -> Self {
        self.button(SubKind::QuickReply, index, Parameter::payload_of(payload))
    }

    /// The code that a button copies. Buttons count from 0.
    #[must_use]
    pub fn copy_code(self, index: u8, code: impl Into<String>) -> Self {
        self.button(SubKind::CopyCode, index, Parameter::coupon(code))
    }

    /// The token that comes back from a flow, and what its first screen is given (`null` for nothing).
    #[must_use]
    pub fn flow_button(self, index: u8, token: impl Into<String>, data: Value) -> Self {
        self.button(SubKind::Flow, index, Parameter::flow(token, data))
    }

    /// The code of an authentication template, up to 15 characters: in the text, and for the button that copies it.
    #[must_use]
    pub fn authentication_code(self, code: impl Into<String>) -> Self {
        let code = code.into();
        self.body([code.as_str()]).url_button(0, code)
    }

    /// Products for the button that opens them: one whose picture is shown, and sections.
    #[must_use]
    pub fn products(self, index: u8, thumbnail: impl Into<String>, sections: Vec<Section>) -> Self {
        self.button(SubKind::Mpm, index, Parameter::products(thumbnail, sections))
    }

    /// When an offer ends, in milliseconds since 1970.
    #[must_use]
    pub fn offer_ends(self, unix_milliseconds: i64) -> Self {
        self.part(ComponentKind::LimitedTimeOffer, [Parameter::offer_ends(unix_milliseconds)])
    }

    /// Fills in the cards of a carousel: each as a template of its own, whose name and language do not matter.
    #[must_use]
    pub fn cards(self, cards: impl IntoIterator<Item = Template>) -> Self {
        let card = |(index, template): (i64, Template)| Card {
            card_index: Some(index),
            components: template.components,
            ..Card::default()
        };
        let cards = Some((0..).zip(cards).map(card).collect());
        self.component(Component { kind: Some(ComponentKind::Carousel), cards, ..Component::default() })
    }

    fn part<P: Into<Parameter>>(self, kind: ComponentKind, parameters: impl IntoIterator<Item = P>) -> Self {
        let parameters = Some(parameters.into_iter().map(Into::into).collect());
        self.component(Component { kind: Some(kind), parameters, ..Component::default() })
    }

    fn button(self, kind: SubKind, index: u8, parameter: Parameter) -> Self {
        self.component(Component {
            kind: Some(ComponentKind::Button),
            sub_type: Some(kind),
            index: Some(index.to_string()),
            parameters: Some(vec![parameter]),
            ..Component::default()
        })
    }

    fn component(mut self, component: Component) -> Self {
        self.components.get_or_insert_default().push(component);
        self
    }
}

macro_rules! headers {
    ($($media:ident)*) => {
        $(impl From<$media> for Parameter {
            fn from(media: $media) -> Self {
                Self::media(ParameterMedia::$media(media))
            }
        })*
    };
}

headers!(Image Video Document Location);

/// What a header's parameter can be beside a text.
pub(crate) enum ParameterMedia {
    Image(Image),
    Video(Video),
    Document(Document),
    Location(Location),
}
