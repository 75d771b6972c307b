//! Definitions of templates: what is created, updated and looked at; and whether a message fills one in as it should.
//!
//! ```
//! use socialmessaging_whatsapp::message::Template;
//! use socialmessaging_whatsapp::template::{Body, Button, Category, Definition};
//!
//! let definition = Definition::new("order_ready", "en_US", Category::Utility)
//!     .with(Body::positional("Hello {{1}}, your order {{2}} is ready.", ["Ada", "4711"]))
//!     .with_buttons([Button::quick_reply("Thanks")]);
//! definition.check_new()?;
//! // The blob of `CreateWhatsAppMessageTemplate`.
//! let blob = definition.to_vec();
//!
//! // Later, what `GetWhatsAppMessageTemplate` answers, and a message.
//! let definition = Definition::from_json(std::str::from_utf8(&blob)?)?;
//! let message = Template::named("order_ready").language("en_US").body(["Grace"]);
//! let report = definition.check(&message).unwrap_err();
//! assert_eq!(report.to_string(), "components[0].parameters: the template has 2 parameters, given are 1");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::limits;
use crate::open::{Open, open, words};
use crate::report::{Place, Report};
use crate::rule::{Form, OPTIONAL, REQUIRED};

mod button;
mod check;
mod component;
mod example;
mod fill;
mod variable;

pub use button::{
    AppButton, Button, CallButton, CatalogButton, ContactInfoButton, CopyCodeButton, FlowButton, OtpButton, OtpType,
    PhoneButton, ProductButton, ProductsButton, QuickReplyButton, SupportedApp, UrlButton,
};
pub use component::{
    Body, BodyExample, Buttons, CallPermission, Card, Carousel, Component, Footer, Format, Header, HeaderExample,
    LimitedTimeOffer, Offer,
};
pub use example::{NamedExample, OneOrMany};
pub use variable::{Variable, variables};

words! {
    /// What a template counts as when it is reviewed and billed. Templates are read without regard to case:
    /// [`ignoring_case`](Self::ignoring_case).
    pub enum Category {
        /// Offers.
        Marketing = "MARKETING",
        /// What people asked for.
        Utility = "UTILITY",
        /// Codes.
        Authentication = "AUTHENTICATION",
    }
}

words! {
    /// How a template's variables are called.
    pub enum ParameterFormat {
        /// By name: `{{first_name}}`.
        Named = "NAMED",
        /// By number, from 1: `{{1}}`.
        Positional = "POSITIONAL",
    }
}

open! {
    /// A template. Members that only an answer has (`id`, `status`, …) are not there to be created.
    public struct Definition(check::definition) {
        /// Lower-case letters, digits and underscores: up to 512.
        name: String = "name" => REQUIRED.within(limits::TEMPLATE_NAME).form(Form::TemplateName),
        /// Such as `en` or `en_US`.
        language: String = "language" => REQUIRED.within(limits::TEMPLATE_LANGUAGE),
        /// What it counts as.
        category: Category = "category" => REQUIRED,
        /// Its parts.
        components: Vec<Component> = "components" => REQUIRED,
        /// How its variables are called; positional, if nothing is said.
        parameter_format: ParameterFormat = "parameter_format" => OPTIONAL,
        /// May WhatsApp choose another category?
        allow_category_change: bool = "allow_category_change",
        /// For how many seconds a message may wait for its person.
        message_send_ttl_seconds: i64 = "message_send_ttl_seconds",
        /// Are clicks not counted?
        cta_url_link_tracking_opted_out: bool = "cta_url_link_tracking_opted_out",
        /// A finer category.
        sub_category: String = "sub_category",
        /// In an answer: WhatsApp's id.
        id: String = "id",
        /// In an answer: whether it may be sent.
        status: crate::event::TemplateEvent = "status",
        /// In an answer: the category that WhatsApp finds right.
        correct_category: Category = "correct_category",
        /// In an answer: the category that it had.
        previous_category: String = "previous_category",
        /// In an answer: why it was rejected.
        rejected_reason: String = "rejected_reason",
    }
}

impl Definition {
    /// A template without parts.
    pub fn new(name: impl Into<String>, language: impl Into<String>, category: Category) -> Self {
        Self {
            name: Some(name.into()),
            language: Some(language.into()),
            category: Some(category),
            components: Some(Vec::new()),
            ..Self::default()
        }
    }

    /// Reads a definition: what is created, or what `GetWhatsAppMessageTemplate` answers. Unknown parts are kept.
    ///
    /// # Errors
    ///
    /// What `serde_json` says of text that is no JSON.
    pub fn from_json(json: &str) -> serde_json::Result<Self> {
        serde_json::from_str(json)
    }

    /// Adds a part.
    #[must_use]
    pub fn with(mut self, component: impl Into<Component>) -> Self {
        let component = component.into();
        if let Component::Body(body) = &component
            && body.is_named()
        {
            self.parameter_format = Some(ParameterFormat::Named);
        }
        self.components.get_or_insert_default().push(component);
        self
    }

    /// Adds buttons: up to 10.
    #[must_use]
    pub fn with_buttons(self, buttons: impl IntoIterator<Item = Button>) -> Self {
        self.with(Buttons { buttons: Some(buttons.into_iter().collect()), ..Buttons::default() })
    }

    /// The blob of `CreateWhatsAppMessageTemplate`.
    pub fn to_vec(&self) -> Vec<u8> {
        // Texts as keys and no other way to fail.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// The blob of `UpdateWhatsAppMessageTemplate`: the parts alone.
    pub fn components_to_vec(&self) -> Vec<u8> {
        serde_json::to_vec(self.components.as_deref().unwrap_or_default()).unwrap_or_default()
    }

    /// Everything that would be refused when it is created, as far as this crate knows.
    ///
    /// # Errors
    ///
    /// The report, if there is something in it.
    pub fn check_new(&self) -> Result<(), Report> {
        let mut report = Report::of(self);
        limits::TEMPLATE_DEFINITION.check_count(self.to_vec().len(), &Place::TOP, &mut report);
        report.into_result()
    }

    /// Everything that would be refused when its parts are updated.
    ///
    /// # Errors
    ///
    /// The report, if there is something in it.
    pub fn check_update(&self) -> Result<(), Report> {
        let mut report = Report::default();
        let place = Place::TOP.member("components");
        if let Some(components) = &self.components {
            components.inspect(&place, &mut report);
        }
        check::parts(self, &Place::TOP, &mut report);
        limits::TEMPLATE_COMPONENTS.check_count(self.components_to_vec().len(), &place, &mut report);
        report.into_result()
    }

    /// Does a message fill the template in as it should?
    ///
    /// # Errors
    ///
    /// The report, if there is something in it, with paths of the message's `template`.
    pub fn check(&self, message: &crate::message::Template) -> Result<(), Report> {
        let mut report = Report::of(message);
        fill::check(self, message, &mut report);
        report.into_result()
    }

    pub(crate) fn is_named(&self) -> bool {
        self.parameter_format.as_ref().is_some_and(|format| format.ignoring_case() == ParameterFormat::Named)
    }

    pub(crate) fn is(&self, category: &Category) -> bool {
        self.category.as_ref().is_some_and(|found| found.ignoring_case() == *category)
    }
}
