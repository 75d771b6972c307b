//! How much WhatsApp and AWS allow, and how it is counted.
//!
#![doc = include_str!("../docs/limits.md")]

use std::fmt;

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// Unicode code points, see [`text::length`](crate::text::length).
    Characters,
    /// Bytes of UTF-8.
    Bytes,
    /// Items of a list.
    Items,
    /// Line breaks.
    LineBreaks,
    /// Minutes.
    Minutes,
}

impl fmt::Display for Unit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Characters => "characters",
            Self::Bytes => "bytes",
            Self::Items => "items",
            Self::LineBreaks => "line breaks",
            Self::Minutes => "minutes",
        })
    }
}

/// How much of something there has to be, and may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The least.
    pub min: usize,
    /// The most.
    pub max: usize,
    /// Of what.
    pub unit: Unit,
}

macro_rules! limits {
    ($($(#[$about:meta])* $name:ident = $min:literal..=$max:literal $unit:ident;)*) => {
        $($(#[$about])* pub const $name: Limit = Limit { min: $min, max: $max, unit: Unit::$unit };)*

        /// Every limit of this module with its name.
        pub const ALL: &[(&str, Limit)] = &[$((stringify!($name), $name)),*];
    };
}

limits! {
    /// The whole message as JSON. A constraint of AWS's model.
    MESSAGE = 1..=2_048_000 Bytes;
    /// `text.body`.
    TEXT_BODY = 1..=4096 Characters;
    /// `caption` of an image, a video or a document.
    CAPTION = 0..=1024 Characters;
    /// `contacts`.
    CONTACTS = 1..=257 Items;
    /// `biz_opaque_callback_data`.
    CALLBACK_DATA = 0..=512 Characters;
    /// `interactive.body.text`, but for lists.
    INTERACTIVE_BODY = 1..=1024 Characters;
    /// `interactive.body.text` of a list.
    LIST_BODY = 1..=4096 Characters;
    /// `interactive.header.text`.
    INTERACTIVE_HEADER = 1..=60 Characters;
    /// `interactive.footer.text`.
    INTERACTIVE_FOOTER = 1..=60 Characters;
    /// `interactive.action.buttons`.
    REPLY_BUTTONS = 1..=3 Items;
    /// `id` of a reply button.
    REPLY_BUTTON_ID = 1..=256 Characters;
    /// `title` of a reply button.
    REPLY_BUTTON_TITLE = 1..=20 Characters;
    /// The button that opens a list.
    LIST_BUTTON = 1..=20 Characters;
    /// Sections of a list.
    LIST_SECTIONS = 1..=10 Items;
    /// Rows of a list, in all of its sections.
    LIST_ROWS = 1..=10 Items;
    /// `title` of a section.
    SECTION_TITLE = 1..=24 Characters;
    /// `id` of a row.
    ROW_ID = 1..=200 Characters;
    /// `title` of a row.
    ROW_TITLE = 1..=24 Characters;
    /// `description` of a row.
    ROW_DESCRIPTION = 0..=72 Characters;
    /// `display_text` of a button that opens an address or calls.
    DISPLAY_TEXT = 1..=20 Characters;
    /// `flow_cta`. Meta's reference advises 30, other sources say 20; refused is only what both refuse.
    FLOW_CTA = 1..=30 Characters;
    /// Sections of a product list.
    PRODUCT_SECTIONS = 1..=10 Items;
    /// Products of a product list, in all of its sections.
    PRODUCTS = 1..=30 Items;
    /// `ttl_minutes` of a voice call's button.
    CALL_TTL = 1..=43_200 Minutes;
    /// Cards of a carousel.
    CAROUSEL_CARDS = 2..=10 Items;
    /// `body.text` of a card.
    CARD_BODY = 1..=160 Characters;
    /// Line breaks in `body.text` of a card.
    CARD_LINE_BREAKS = 0..=2 LineBreaks;
    /// `name` of a template. A constraint of AWS's model.
    TEMPLATE_NAME = 1..=512 Characters;
    /// `language` of a template. A constraint of AWS's model.
    TEMPLATE_LANGUAGE = 1..=6 Characters;
    /// A template's definition as JSON, to create it. A constraint of AWS's model.
    TEMPLATE_DEFINITION = 1..=6000 Bytes;
    /// A template's components as JSON, to update it. A constraint of AWS's model.
    TEMPLATE_COMPONENTS = 1..=3000 Bytes;
    /// `text` of a template's header.
    TEMPLATE_HEADER = 1..=60 Characters;
    /// Variables in the header.
    TEMPLATE_HEADER_VARIABLES = 0..=1 Items;
    /// `text` of a template's body.
    TEMPLATE_BODY = 1..=1024 Characters;
    /// `text` of a template's footer.
    TEMPLATE_FOOTER = 1..=60 Characters;
    /// Buttons of a template.
    TEMPLATE_BUTTONS = 1..=10 Items;
    /// Buttons of a template that open an address.
    TEMPLATE_URL_BUTTONS = 0..=2 Items;
    /// Buttons of a template of any other kind that may stand there once.
    TEMPLATE_SINGLE_BUTTONS = 0..=1 Items;
    /// `text` of a button.
    TEMPLATE_BUTTON_TEXT = 1..=25 Characters;
    /// `url` of a button.
    TEMPLATE_BUTTON_URL = 1..=2000 Characters;
    /// `phone_number` of a button.
    TEMPLATE_BUTTON_PHONE = 1..=20 Characters;
    /// `example` of a button that copies a code. Meta says 20, other sources 15; refused is only what both refuse.
    TEMPLATE_CODE = 1..=20 Characters;
    /// `limited_time_offer.text`.
    OFFER_TEXT = 1..=16 Characters;
    /// Cards of a template's carousel.
    TEMPLATE_CARDS = 1..=10 Items;
    /// `code_expiration_minutes` of an authentication template.
    CODE_EXPIRATION = 1..=90 Minutes;
    /// The code that is sent with an authentication template.
    AUTHENTICATION_CODE = 1..=15 Characters;
    /// Flow JSON. A constraint of AWS's model.
    FLOW_JSON = 1..=10_485_760 Bytes;
    /// Components of a screen.
    SCREEN_COMPONENTS = 0..=50 Items;
    /// A heading or subheading.
    FLOW_HEADING = 1..=80 Characters;
    /// A body or caption.
    FLOW_BODY = 1..=4096 Characters;
    /// `label` of an input.
    FLOW_LABEL = 1..=20 Characters;
    /// `helper-text` of an input.
    FLOW_HELPER = 0..=80 Characters;
    /// `label` of a footer.
    FLOW_FOOTER = 1..=35 Characters;
    /// A caption of a footer.
    FLOW_FOOTER_CAPTION = 1..=15 Characters;
    /// `title` of an option.
    FLOW_OPTION_TITLE = 1..=30 Characters;
    /// `description` of an option.
    FLOW_OPTION_DESCRIPTION = 0..=300 Characters;
    /// Options of a dropdown.
    FLOW_DROPDOWN = 1..=200 Items;
    /// Opt-ins of a screen.
    FLOW_OPT_INS = 0..=5 Items;
    /// `label` of an opt-in.
    FLOW_OPT_IN_LABEL = 1..=30 Characters;
    /// Embedded links of a screen.
    FLOW_LINKS = 0..=2 Items;
    /// `text` of an embedded link.
    FLOW_LINK_TEXT = 1..=35 Characters;
}
