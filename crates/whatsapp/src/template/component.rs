//! The parts of a template.

use crate::limits;
use crate::open::{Case, kinds, open, words};
use crate::rule::{OPTIONAL, REQUIRED};
use crate::template::{Button, NamedExample};

words! {
    /// What a header is.
    pub enum Format {
        /// A line of text.
        Text = "TEXT",
        /// A picture.
        Image = "IMAGE",
        /// A video.
        Video = "VIDEO",
        /// A short video in a loop, for marketing.
        Gif = "GIF",
        /// A file.
        Document = "DOCUMENT",
        /// A place, which the message names.
        Location = "LOCATION",
    }
}

open! {
    /// Examples for a header.
    public struct HeaderExample {
        /// For its variable.
        header_text: Vec<String> = "header_text",
        /// For its variable with a name.
        header_text_named_params: Vec<NamedExample> = "header_text_named_params",
        /// A file, by the handle that `CreateWhatsAppMessageTemplateMedia` answers.
        header_handle: Vec<String> = "header_handle",
    }
}

open! {
    /// What stands above.
    public struct Header {
        /// What it is.
        format: Format = "format" => REQUIRED,
        /// A line of text: up to 60 characters, up to one variable.
        text: String = "text" => OPTIONAL.within(limits::TEMPLATE_HEADER),
        /// Examples.
        example: HeaderExample = "example",
    }
}

impl Header {
    /// A line of text without a variable: up to 60 characters.
    pub fn text(text: impl Into<String>) -> Self {
        Self { format: Some(Format::Text), text: Some(text.into()), ..Self::default() }
    }

    /// A line of text with the variable `{{1}}`, and an example for it.
    pub fn positional(text: impl Into<String>, example: impl Into<String>) -> Self {
        let example = HeaderExample { header_text: Some(vec![example.into()]), ..HeaderExample::default() };
        Self { example: Some(example), ..Self::text(text) }
    }

    /// A line of text with a variable that has a name, and an example for it.
    pub fn named(text: impl Into<String>, example: impl Into<NamedExample>) -> Self {
        let example =
            HeaderExample { header_text_named_params: Some(vec![example.into()]), ..HeaderExample::default() };
        Self { example: Some(example), ..Self::text(text) }
    }

    /// A file of that format, with the handle of an example (`CreateWhatsAppMessageTemplateMedia`).
    pub fn media(format: Format, handle: impl Into<String>) -> Self {
        let example = HeaderExample { header_handle: Some(vec![handle.into()]), ..HeaderExample::default() };
        Self { format: Some(format), example: Some(example), ..Self::default() }
    }

    /// A place, which the message names.
    pub fn location() -> Self {
        Self { format: Some(Format::Location), ..Self::default() }
    }
}

open! {
    /// Examples for a body.
    public struct BodyExample {
        /// For its variables, in their order: a list of lists, of which one counts.
        body_text: Vec<Vec<String>> = "body_text",
        /// For its variables with names.
        body_text_named_params: Vec<NamedExample> = "body_text_named_params",
    }
}

open! {
    /// The text.
    public struct Body {
        /// What it says: up to 1024 characters. Authentication templates have none of their own.
        text: String = "text" => OPTIONAL.within(limits::TEMPLATE_BODY),
        /// Examples.
        example: BodyExample = "example",
        /// In authentication templates: does it warn not to pass the code on?
        add_security_recommendation: bool = "add_security_recommendation",
    }
}

impl Body {
    /// A text without variables.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..Self::default() }
    }

    /// A text with variables `{{1}}`, `{{2}}`, …, and an example for each.
    pub fn positional<E: Into<String>>(text: impl Into<String>, examples: impl IntoIterator<Item = E>) -> Self {
        let examples = vec![examples.into_iter().map(Into::into).collect()];
        let example = BodyExample { body_text: Some(examples), ..BodyExample::default() };
        Self { example: Some(example), ..Self::text(text) }
    }

    /// A text with variables that have names, and an example for each.
    pub fn named<E: Into<NamedExample>>(text: impl Into<String>, examples: impl IntoIterator<Item = E>) -> Self {
        let examples = Some(examples.into_iter().map(Into::into).collect());
        let example = BodyExample { body_text_named_params: examples, ..BodyExample::default() };
        Self { example: Some(example), ..Self::text(text) }
    }

    /// The body of an authentication template, which WhatsApp words.
    pub fn authentication(add_security_recommendation: bool) -> Self {
        Self { add_security_recommendation: Some(add_security_recommendation), ..Self::default() }
    }

    pub(super) fn is_named(&self) -> bool {
        self.example.as_ref().is_some_and(|example| example.body_text_named_params.is_some())
    }
}

open! {
    /// A small line below.
    public struct Footer {
        /// What it says: up to 60 characters, no variables.
        text: String = "text" => OPTIONAL.within(limits::TEMPLATE_FOOTER),
        /// In authentication templates: after how many minutes the code is no longer good, 1 to 90.
        code_expiration_minutes: i64 = "code_expiration_minutes" => OPTIONAL.within(limits::CODE_EXPIRATION),
    }
}

impl Footer {
    /// A small line: up to 60 characters.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..Self::default() }
    }

    /// The footer of an authentication template: after how many minutes the code is no longer good.
    pub fn code_expires_after_minutes(minutes: u8) -> Self {
        Self { code_expiration_minutes: Some(minutes.into()), ..Self::default() }
    }
}

open! {
    /// Buttons.
    public struct Buttons {
        /// Up to 10: quick replies together, the others together.
        buttons: Vec<Button> = "buttons" => REQUIRED.within(limits::TEMPLATE_BUTTONS),
    }
}

open! {
    /// A card of a carousel.
    public struct Card {
        /// Its parts: a header, a body, buttons.
        components: Vec<Component> = "components" => REQUIRED,
    }
}

impl Card {
    /// A card with its parts.
    pub fn of(components: impl IntoIterator<Item = Component>) -> Self {
        Self { components: Some(components.into_iter().collect()), ..Self::default() }
    }
}

open! {
    /// Cards to look through: up to 10, all with the same parts.
    public struct Carousel {
        /// The cards.
        cards: Vec<Card> = "cards" => REQUIRED.within(limits::TEMPLATE_CARDS),
    }
}

impl Carousel {
    /// Cards: up to 10, all with the same parts.
    pub fn of(cards: impl IntoIterator<Item = Card>) -> Self {
        Self { cards: Some(cards.into_iter().collect()), ..Self::default() }
    }
}

open! {
    /// What an offer says.
    public struct Offer {
        /// Up to 16 characters.
        text: String = "text" => REQUIRED.within(limits::OFFER_TEXT),
        /// Does the message say when it ends?
        has_expiration: bool = "has_expiration",
    }
}

open! {
    /// An offer that ends; for marketing.
    public struct LimitedTimeOffer {
        /// What it says.
        limited_time_offer: Offer = "limited_time_offer" => REQUIRED,
    }
}

impl LimitedTimeOffer {
    /// A text of up to 16 characters, and whether the message says when the offer ends.
    pub fn new(text: impl Into<String>, has_expiration: bool) -> Self {
        let offer = Offer { text: Some(text.into()), has_expiration: Some(has_expiration), ..Offer::default() };
        Self { limited_time_offer: Some(offer), ..Self::default() }
    }
}

open! {
    /// Asks for permission to call.
    public struct CallPermission {}
}

kinds! {
    /// A part of a template.
    pub enum Component by "type" in Case::Any; {
        /// What stands above.
        Header(Header) = "HEADER",
        /// The text.
        Body(Body) = "BODY",
        /// A small line below.
        Footer(Footer) = "FOOTER",
        /// Buttons.
        Buttons(Buttons) = "BUTTONS",
        /// Cards to look through.
        Carousel(Carousel) = "CAROUSEL",
        /// An offer that ends.
        LimitedTimeOffer(LimitedTimeOffer) = "LIMITED_TIME_OFFER",
        /// Asks for permission to call.
        CallPermissionRequest(CallPermission) = "CALL_PERMISSION_REQUEST",
    }
}
