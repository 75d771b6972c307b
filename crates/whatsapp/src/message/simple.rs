//! Texts, places and reactions.

use crate::limits;
use crate::open::{Decimal, open};
use crate::report::{Fault, Place, Report};
use crate::rule::{OPTIONAL, REQUIRED};

open! {
    /// A text.
    sealed struct Text {
        /// What it says: 1 to 4096 characters.
        body: String = "body" => REQUIRED.within(limits::TEXT_BODY),
        /// Is the first address in it shown with a preview?
        preview_url: bool = "preview_url",
    }
}

impl Text {
    /// A text of 1 to 4096 characters.
    pub fn new(body: impl Into<String>) -> Self {
        Self { body: Some(body.into()), ..Self::default() }
    }

    /// Shows the first address in the text with a preview.
    #[must_use]
    pub fn with_preview(mut self) -> Self {
        self.preview_url = Some(true);
        self
    }
}

impl From<&str> for Text {
    fn from(body: &str) -> Self {
        Self::new(body)
    }
}

impl From<String> for Text {
    fn from(body: String) -> Self {
        Self::new(body)
    }
}

open! {
    /// A place.
    sealed struct Location(check_location) {
        /// Degrees, -90 to 90.
        latitude: Decimal = "latitude" => REQUIRED,
        /// Degrees, -180 to 180.
        longitude: Decimal = "longitude" => REQUIRED,
        /// What the place is called.
        name: String = "name" => OPTIONAL,
        /// Its address.
        address: String = "address" => OPTIONAL,
    }
}

impl Location {
    /// A place by its degrees.
    pub fn at(latitude: f64, longitude: f64) -> Self {
        Self { latitude: Some(latitude.into()), longitude: Some(longitude.into()), ..Self::default() }
    }

    /// What the place is called.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Its address.
    #[must_use]
    pub fn with_address(mut self, address: impl Into<String>) -> Self {
        self.address = Some(address.into());
        self
    }
}

fn check_location(location: &Location, at: &Place<'_>, report: &mut Report) {
    let degrees = [
        ("latitude", &location.latitude, 90.0, "a latitude, -90 to 90"),
        ("longitude", &location.longitude, 180.0, "a longitude, -180 to 180"),
    ];
    for (name, value, most, form) in degrees {
        let Some(value) = value else { continue };
        if !value.as_f64().is_some_and(|value| value.abs() <= most) {
            report.add(&at.member(name), Fault::Form(form));
        }
    }
}

open! {
    /// An emoji on a message.
    sealed struct Reaction {
        /// WhatsApp's id of that message.
        message_id: String = "message_id" => REQUIRED,
        /// One emoji; an empty text takes it away.
        emoji: String = "emoji" => REQUIRED,
    }
}

impl Reaction {
    /// Puts an emoji on a message, by WhatsApp's id.
    pub fn to(message_id: impl Into<String>, emoji: impl Into<String>) -> Self {
        Self { message_id: Some(message_id.into()), emoji: Some(emoji.into()), ..Self::default() }
    }

    /// Takes the emoji away.
    pub fn remove(message_id: impl Into<String>) -> Self {
        Self::to(message_id, "")
    }
}
