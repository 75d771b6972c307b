//! Buttons of templates.

use crate::limits;
use crate::open::{Case, kinds, open, words};
use crate::report::{Fault, Place, Report};
use crate::rule::{OPTIONAL, REQUIRED};
use crate::template::OneOrMany;
use crate::template::variable::variables;

open! {
    /// Answers with a payload that the message gives it.
    public struct QuickReplyButton {
        /// Its text: up to 25 characters.
        text: String = "text" => REQUIRED.within(limits::TEMPLATE_BUTTON_TEXT),
    }
}

open! {
    /// Opens an address.
    public struct UrlButton(check_url) {
        /// Its text: up to 25 characters.
        text: String = "text" => REQUIRED.within(limits::TEMPLATE_BUTTON_TEXT),
        /// The address: up to 2000 characters. It may end with one variable.
        url: String = "url" => REQUIRED.within(limits::TEMPLATE_BUTTON_URL),
        /// The whole address as an example, where there is a variable.
        example: OneOrMany = "example",
    }
}

fn check_url(button: &UrlButton, at: &Place<'_>, report: &mut Report) {
    let Some(url) = &button.url else { return };
    let variables = variables(url);
    if variables.len() > 1 || variables.last().is_some_and(|variable| variable.end != url.len()) {
        report.add(&at.member("url"), Fault::NotAllowed("an address has one variable, at its end"));
    }
    if !variables.is_empty() && !button.holds("example") {
        report.add(&at.member("example"), Fault::Missing);
    }
}

open! {
    /// Calls a phone number.
    public struct PhoneButton {
        /// Its text: up to 25 characters.
        text: String = "text" => REQUIRED.within(limits::TEMPLATE_BUTTON_TEXT),
        /// The number: up to 20 characters.
        phone_number: String = "phone_number" => REQUIRED.within(limits::TEMPLATE_BUTTON_PHONE),
    }
}

open! {
    /// Copies a code.
    public struct CopyCodeButton {
        /// An example of a code: up to 20 characters.
        example: OneOrMany = "example" => REQUIRED.within(limits::TEMPLATE_CODE),
    }
}

words! {
    /// How a code gets into an app.
    pub enum OtpType {
        /// The person copies it.
        CopyCode = "COPY_CODE",
        /// The person taps once.
        OneTap = "ONE_TAP",
        /// By itself.
        ZeroTap = "ZERO_TAP",
    }
}

open! {
    /// An app that may take a code.
    public struct SupportedApp {
        /// Its package.
        package_name: String = "package_name" => REQUIRED,
        /// The hash of its signature.
        signature_hash: String = "signature_hash" => REQUIRED,
    }
}

open! {
    /// Hands a code over; in authentication templates.
    public struct OtpButton {
        /// How.
        otp_type: OtpType = "otp_type" => REQUIRED,
        /// Its text: up to 25 characters.
        text: String = "text" => OPTIONAL.within(limits::TEMPLATE_BUTTON_TEXT),
        /// The text of the button that fills the code in.
        autofill_text: String = "autofill_text" => OPTIONAL.within(limits::TEMPLATE_BUTTON_TEXT),
        /// Apps that may take the code.
        supported_apps: Vec<SupportedApp> = "supported_apps",
        /// Does the business accept the terms of handing over by itself?
        zero_tap_terms_accepted: bool = "zero_tap_terms_accepted",
    }
}

open! {
    /// Opens a flow, which has to be published.
    public struct FlowButton(check_flow) {
        /// Its text: up to 25 characters.
        text: String = "text" => REQUIRED.within(limits::TEMPLATE_BUTTON_TEXT),
        /// The flow, by id.
        flow_id: String = "flow_id",
        /// The flow, by name.
        flow_name: String = "flow_name",
        /// The flow itself, as JSON in a string.
        flow_json: String = "flow_json",
        /// `navigate` or `data_exchange`.
        flow_action: String = "flow_action",
        /// The screen that it begins with.
        navigate_screen: String = "navigate_screen",
        /// A small picture: `DOCUMENT`, `PROMOTION`, `REVIEW`.
        icon: String = "icon",
    }
}

fn check_flow(button: &FlowButton, at: &Place<'_>, report: &mut Report) {
    if ["flow_id", "flow_name", "flow_json"].iter().filter(|name| button.holds(name)).count() != 1 {
        report.add(at, Fault::ExactlyOne("`flow_id`, `flow_name` and `flow_json`"));
    }
}

open! {
    /// Calls the business over WhatsApp.
    public struct CallButton {
        /// Its text: up to 25 characters.
        text: String = "text" => OPTIONAL.within(limits::TEMPLATE_BUTTON_TEXT),
        /// For how many minutes it works.
        ttl_minutes: i64 = "ttl_minutes" => OPTIONAL.within(limits::CALL_TTL),
    }
}

/// Declares kinds of buttons that have a text and nothing else.
macro_rules! text_only {
    ($($(#[$about:meta])* $name:ident,)*) => {
        $(open! {
            $(#[$about])*
            public struct $name {
                /// Its text: up to 25 characters. Of most kinds WhatsApp words it.
                text: String = "text" => OPTIONAL.within(limits::TEMPLATE_BUTTON_TEXT),
            }
        })*
    };
}

text_only! {
    /// Opens an app.
    AppButton,
    /// Opens the catalogue.
    CatalogButton,
    /// Opens several products.
    ProductsButton,
    /// Opens one product.
    ProductButton,
    /// Asks for the person's phone number.
    ContactInfoButton,
}

kinds! {
    /// A button of a template.
    pub enum Button by "type" in Case::Any; {
        /// Answers.
        QuickReply(QuickReplyButton) = "QUICK_REPLY",
        /// Opens an address.
        Url(UrlButton) = "URL",
        /// Calls a phone number.
        PhoneNumber(PhoneButton) = "PHONE_NUMBER",
        /// Copies a code.
        CopyCode(CopyCodeButton) = "COPY_CODE",
        /// Hands a code over.
        Otp(OtpButton) = "OTP",
        /// Opens a flow.
        Flow(FlowButton) = "FLOW",
        /// Calls the business over WhatsApp.
        VoiceCall(CallButton) = "VOICE_CALL",
        /// Opens the catalogue.
        Catalog(CatalogButton) = "CATALOG",
        /// Opens several products.
        Mpm(ProductsButton) = "MPM",
        /// Opens one product.
        Spm(ProductButton) = "SPM",
        /// Opens an app.
        App(AppButton) = "APP",
        /// Asks for the person's phone number.
        RequestContactInfo(ContactInfoButton) = "REQUEST_CONTACT_INFO",
    }
}

impl Button {
    /// A button that answers: a text of up to 25 characters.
    pub fn quick_reply(text: impl Into<String>) -> Self {
        QuickReplyButton { text: Some(text.into()), ..QuickReplyButton::default() }.into()
    }

    /// A button that opens an address.
    pub fn url(text: impl Into<String>, url: impl Into<String>) -> Self {
        UrlButton { text: Some(text.into()), url: Some(url.into()), ..UrlButton::default() }.into()
    }

    /// A button that opens an address that ends with the variable `{{1}}`, with a whole address as an example.
    pub fn url_with_variable(text: impl Into<String>, url: impl Into<String>, example: impl Into<String>) -> Self {
        let example = Some(OneOrMany::Many(vec![example.into()]));
        UrlButton { text: Some(text.into()), url: Some(url.into()), example, ..UrlButton::default() }.into()
    }

    /// A button that calls a phone number.
    pub fn phone_number(text: impl Into<String>, phone_number: impl Into<String>) -> Self {
        let phone_number = Some(phone_number.into());
        PhoneButton { text: Some(text.into()), phone_number, ..PhoneButton::default() }.into()
    }

    /// A button that copies a code, with an example of one.
    pub fn copy_code(example: impl Into<String>) -> Self {
        CopyCodeButton { example: Some(OneOrMany::One(example.into())), ..CopyCodeButton::default() }.into()
    }

    /// A button that hands over the code of an authentication template.
    pub fn one_time_password(how: OtpType) -> Self {
        OtpButton { otp_type: Some(how), ..OtpButton::default() }.into()
    }

    /// A button that opens a flow, by its id.
    pub fn flow(text: impl Into<String>, flow_id: impl Into<String>) -> Self {
        FlowButton { text: Some(text.into()), flow_id: Some(flow_id.into()), ..FlowButton::default() }.into()
    }
}
