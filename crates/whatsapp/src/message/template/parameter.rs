//! What templates are filled in with.

use serde_json::Value;

use crate::limits;
use crate::message::template::ParameterMedia;
use crate::message::{Document, Image, Location, Section, Video};
use crate::open::{open, words};
use crate::report::{Fault, Place, Report};
use crate::rule::{OPTIONAL, REQUIRED};

words! {
    /// What a template is filled in with.
    pub enum ParameterKind {
        /// A text.
        Text = "text",
        /// An amount of money.
        Currency = "currency",
        /// A date and time.
        DateTime = "date_time",
        /// A picture.
        Image = "image",
        /// A video.
        Video = "video",
        /// A file.
        Document = "document",
        /// A place.
        Location = "location",
        /// What a quick reply answers.
        Payload = "payload",
        /// A code that is copied.
        CouponCode = "coupon_code",
        /// What a button opens.
        Action = "action",
        /// When an offer ends.
        LimitedTimeOffer = "limited_time_offer",
    }
}

open! {
    /// What a variable, a header or a button of a template is filled in with.
    sealed struct Parameter(check) {
        /// What it is.
        kind: ParameterKind = "type" => REQUIRED,
        /// The variable's name, where the template has names.
        parameter_name: String = "parameter_name",
        /// A text.
        text: String = "text",
        /// An amount of money.
        currency: Currency = "currency",
        /// A date and time.
        date_time: DateTime = "date_time",
        /// A picture.
        image: Box<Image> = "image",
        /// A video.
        video: Box<Video> = "video",
        /// A file.
        document: Box<Document> = "document",
        /// A place.
        location: Box<Location> = "location",
        /// What a quick reply answers.
        payload: String = "payload",
        /// A code that is copied: up to 20 characters.
        coupon_code: String = "coupon_code" => OPTIONAL.within(limits::TEMPLATE_CODE),
        /// What a button opens.
        action: Box<ButtonAction> = "action",
        /// When an offer ends.
        limited_time_offer: LimitedTimeOffer = "limited_time_offer",
    }
}

fn check(parameter: &Parameter, at: &Place<'_>, report: &mut Report) {
    match &parameter.kind {
        Some(ParameterKind::Unknown(word)) => report.add(&at.member("type"), Fault::Unknown(word.clone())),
        Some(kind) if !parameter.holds(kind.as_str()) => {
            report.add(&at.member(kind.as_str()), Fault::Missing);
        }
        Some(_) | None => {}
    }
}

open! {
    /// An amount of money.
    sealed struct Currency {
        /// What is shown where the amount cannot be.
        fallback_value: String = "fallback_value" => REQUIRED,
        /// Three letters of ISO 4217.
        code: String = "code" => REQUIRED,
        /// The amount in thousandths.
        amount_1000: i64 = "amount_1000" => REQUIRED,
    }
}

open! {
    /// A date and time.
    sealed struct DateTime {
        /// What is shown.
        fallback_value: String = "fallback_value" => REQUIRED,
    }
}

open! {
    /// What a button opens.
    sealed struct ButtonAction {
        /// Comes back from a flow.
        flow_token: String = "flow_token",
        /// What a flow's first screen is given.
        flow_action_data: Value = "flow_action_data",
        /// The product whose picture is shown.
        thumbnail_product_retailer_id: String = "thumbnail_product_retailer_id",
        /// Products.
        sections: Vec<Section> = "sections",
    }
}

open! {
    /// When an offer ends.
    sealed struct LimitedTimeOffer {
        /// Milliseconds since 1970.
        expiration_time_ms: i64 = "expiration_time_ms" => REQUIRED,
    }
}

impl Parameter {
    fn of(kind: ParameterKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// A text for the variable of that name.
    pub fn named(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { parameter_name: Some(name.into()), ..Self::text_of(text) }
    }

    /// An amount of money in thousandths, such as 9_990 for 9.99.
    pub fn money(code: impl Into<String>, amount_1000: i64, fallback: impl Into<String>) -> Self {
        let currency = Currency {
            fallback_value: Some(fallback.into()),
            code: Some(code.into()),
            amount_1000: Some(amount_1000),
            ..Currency::default()
        };
        Self { currency: Some(currency), ..Self::of(ParameterKind::Currency) }
    }

    /// A date and time, as it is shown.
    pub fn date_and_time(text: impl Into<String>) -> Self {
        let date_time = DateTime { fallback_value: Some(text.into()), ..DateTime::default() };
        Self { date_time: Some(date_time), ..Self::of(ParameterKind::DateTime) }
    }

    pub(super) fn text_of(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..Self::of(ParameterKind::Text) }
    }

    pub(super) fn payload_of(payload: impl Into<String>) -> Self {
        Self { payload: Some(payload.into()), ..Self::of(ParameterKind::Payload) }
    }

    pub(super) fn coupon(code: impl Into<String>) -> Self {
        Self { coupon_code: Some(code.into()), ..Self::of(ParameterKind::CouponCode) }
    }

    pub(super) fn flow(token: impl Into<String>, data: Value) -> Self {
        let data = if data.is_null() { None } else { Some(data) };
        Self::opening(ButtonAction {
            flow_token: Some(token.into()),
            flow_action_data: data,
            ..ButtonAction::default()
        })
    }

    pub(super) fn products(thumbnail: impl Into<String>, sections: Vec<Section>) -> Self {
        Self::opening(ButtonAction {
            thumbnail_product_retailer_id: Some(thumbnail.into()),
            sections: Some(sections),
            ..ButtonAction::default()
        })
    }

    fn opening(action: ButtonAction) -> Self {
        Self { action: Some(Box::new(action)), ..Self::of(ParameterKind::Action) }
    }

    pub(super) fn offer_ends(unix_milliseconds: i64) -> Self {
        let offer = LimitedTimeOffer { expiration_time_ms: Some(unix_milliseconds), ..LimitedTimeOffer::default() };
        Self { limited_time_offer: Some(offer), ..Self::of(ParameterKind::LimitedTimeOffer) }
    }

    pub(super) fn media(media: ParameterMedia) -> Self {
        match media {
            ParameterMedia::Image(image) => Self { image: Some(Box::new(image)), ..Self::of(ParameterKind::Image) },
            ParameterMedia::Video(video) => Self { video: Some(Box::new(video)), ..Self::of(ParameterKind::Video) },
            ParameterMedia::Document(file) => {
                Self { document: Some(Box::new(file)), ..Self::of(ParameterKind::Document) }
            }
            ParameterMedia::Location(place) => {
                Self { location: Some(Box::new(place)), ..Self::of(ParameterKind::Location) }
            }
        }
    }
}

impl From<&str> for Parameter {
    fn from(text: &str) -> Self {
        Self::text_of(text)
    }
}

impl From<String> for Parameter {
    fn from(text: String) -> Self {
        Self::text_of(text)
    }
}
