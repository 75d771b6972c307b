//! Messages that people answer by a tap: buttons, lists, products, flows, carousels.
//!
//! On the wire they are one shape, [`Interactive`], whose members depend on its kind. Each kind has a type of its own to
//! make it, with the methods that WhatsApp allows there.

use crate::limits;
use crate::message::{Document, Image, Video};
use crate::open::{open, words};
use crate::rule::REQUIRED;

mod action;
mod button;
mod carousel;
mod check;
mod list;
mod product;
mod request;

pub use action::{
    Action, ButtonKind, FlowMode, FlowPayload, FlowStart, Parameters, ProductItem, Reply, ReplyButton, Row, Section,
};
pub use button::{AddressRequest, CallToAction, FlowMessage, FlowReference, OneToThree, ReplyButtons, VoiceCall};
pub use carousel::{Card, CardButtons, CardHeader, Carousel};
pub use list::{List, ListSection};
pub use product::{CatalogMessage, Product, ProductList};
pub use request::{CallPermissionRequest, ContactInfoRequest, LocationRequest};

words! {
    /// What people can do.
    pub enum InteractiveKind {
        /// Choose one of up to three buttons.
        Button = "button",
        /// Choose one row of a list.
        List = "list",
        /// Open an address.
        CtaUrl = "cta_url",
        /// Fill in a flow.
        Flow = "flow",
        /// Look at a product.
        Product = "product",
        /// Look at some products.
        ProductList = "product_list",
        /// Look at the catalogue.
        CatalogMessage = "catalog_message",
        /// Send their location.
        LocationRequestMessage = "location_request_message",
        /// Give their postal address (India, Singapore).
        AddressMessage = "address_message",
        /// Call.
        VoiceCall = "voice_call",
        /// Allow calls.
        CallPermissionRequest = "call_permission_request",
        /// Share their phone number.
        RequestContactInfo = "request_contact_info",
        /// Look through cards.
        Carousel = "carousel",
    }
}

words! {
    /// What stands above an interactive message.
    pub enum HeaderKind {
        /// A line of text.
        Text = "text",
        /// A picture.
        Image = "image",
        /// A video.
        Video = "video",
        /// A file.
        Document = "document",
    }
}

open! {
    /// What stands above an interactive message.
    sealed struct Header {
        /// What it is.
        kind: HeaderKind = "type" => REQUIRED,
        /// A line of text: up to 60 characters.
        text: String = "text" => crate::rule::OPTIONAL.within(limits::INTERACTIVE_HEADER),
        /// A picture.
        image: Image = "image",
        /// A video.
        video: Video = "video",
        /// A file.
        document: Document = "document",
    }
}

impl Header {
    /// A line of text: up to 60 characters.
    pub fn text_line(text: impl Into<String>) -> Self {
        Self { kind: Some(HeaderKind::Text), text: Some(text.into()), ..Self::default() }
    }
}

impl From<&str> for Header {
    fn from(text: &str) -> Self {
        Self::text_line(text)
    }
}

impl From<Image> for Header {
    fn from(image: Image) -> Self {
        Self { kind: Some(HeaderKind::Image), image: Some(image), ..Self::default() }
    }
}

impl From<Video> for Header {
    fn from(video: Video) -> Self {
        Self { kind: Some(HeaderKind::Video), video: Some(video), ..Self::default() }
    }
}

impl From<Document> for Header {
    fn from(document: Document) -> Self {
        Self { kind: Some(HeaderKind::Document), document: Some(document), ..Self::default() }
    }
}

open! {
    /// The text of an interactive message. How long it may be depends on the message's kind.
    sealed struct Body {
        /// What it says.
        text: String = "text" => REQUIRED,
    }
}

open! {
    /// A small line below an interactive message.
    sealed struct Footer {
        /// What it says: up to 60 characters.
        text: String = "text" => REQUIRED.within(limits::INTERACTIVE_FOOTER),
    }
}

open! {
    /// A message that is answered by a tap, as it travels. Made from [`ReplyButtons`], [`List`] and the others.
    sealed struct Interactive(check::check) {
        /// What people can do.
        kind: InteractiveKind = "type" => REQUIRED,
        /// What stands above.
        header: Header = "header",
        /// What it says.
        body: Body = "body",
        /// A small line below.
        footer: Footer = "footer",
        /// What is there to tap.
        action: Action = "action" => REQUIRED,
    }
}

impl Interactive {
    pub(crate) fn new(kind: InteractiveKind, action: Action) -> Self {
        Self { kind: Some(kind), action: Some(action), ..Self::default() }
    }

    pub(crate) fn with_body(mut self, text: impl Into<String>) -> Self {
        self.body = Some(Body { text: Some(text.into()), ..Body::default() });
        self
    }

    fn action_mut(&mut self) -> &mut Action {
        self.action.get_or_insert_default()
    }

    fn parameters_mut(&mut self) -> &mut Parameters {
        self.action_mut().parameters.get_or_insert_default()
    }
}

/// Gives a kind of interactive message the parts that WhatsApp allows there.
macro_rules! parts {
    ($name:ident: $($part:ident)*) => {
        impl From<$name> for $crate::message::Interactive {
            fn from(message: $name) -> Self {
                message.0
            }
        }

        impl $name {
            $($crate::message::interactive::parts!(@ $part);)*
        }
    };
    (@ header) => {
        /// What stands above: a text of up to 60 characters, an [`Image`](crate::message::Image), a
        /// [`Video`](crate::message::Video) or a [`Document`](crate::message::Document).
        #[must_use]
        pub fn header(mut self, header: impl Into<$crate::message::Header>) -> Self {
            self.0.header = Some(header.into());
            self
        }
    };
    (@ text_header) => {
        /// A line above: up to 60 characters.
        #[must_use]
        pub fn header_text(mut self, text: impl Into<String>) -> Self {
            self.0.header = Some($crate::message::Header::text_line(text));
            self
        }
    };
    (@ body) => {
        /// What it says: up to 1024 characters.
        #[must_use]
        pub fn body(mut self, text: impl Into<String>) -> Self {
            self.0 = self.0.with_body(text);
            self
        }
    };
    (@ footer) => {
        /// A small line below: up to 60 characters.
        #[must_use]
        pub fn footer(mut self, text: impl Into<String>) -> Self {
            self.0.footer = Some($crate::message::Footer { text: Some(text.into()), ..Default::default() });
            self
        }
    };
}

use parts;
