//! From an entry of the library to a definition of one's own.

use std::collections::HashMap;

use socialmessaging_types::{
    LibraryTemplateBodyInputs, LibraryTemplateButtonInput, LibraryTemplateButtonList, MetaLibraryTemplate,
    MetaLibraryTemplateDefinition,
};
use socialmessaging_whatsapp::template::{
    Body, Button, Category, Definition, Footer, Header, OtpButton, OtpType, SupportedApp, variables,
};

use super::entry;
use crate::call::Call;
use crate::failure::Failure;
use crate::refusal::{INVALID_PARAMETER, refused};

/// For how many minutes a code may be good. A rule of Meta; AWS does not check it.
const CODE_MINUTES: std::ops::RangeInclusive<i32> = 1..=90;

/// The definition that an entry becomes.
pub(crate) fn adopt(call: &Call<'_>, wanted: &MetaLibraryTemplate) -> Result<Definition, Failure> {
    let MetaLibraryTemplate { library_template_name: name, template_language: language, .. } = wanted;
    let is_wanted = |entry: &MetaLibraryTemplateDefinition| {
        entry.template_name.as_ref() == Some(name) && entry.template_language.as_ref() == Some(language)
    };
    let found = entry::all(call)?.into_iter().map(|(_, entry)| entry).find(is_wanted);
    let entry = found
        .ok_or_else(|| Failure::not_found(format!("the library has no template {name} in language {language}")))?;
    let category = category(wanted, &entry)?;
    let mut definition = Definition::new(&wanted.template_name, language, category.clone());
    let inputs = wanted.library_template_body_inputs.clone();
    let inputs = inputs.unwrap_or_else(|| LibraryTemplateBodyInputs::builder().build());
    if let Some(minutes) = inputs.code_expiration_minutes.filter(|minutes| !CODE_MINUTES.contains(minutes)) {
        let details = format!("codeExpirationMinutes is {minutes}, allowed are 1 to 90");
        return Err(refused(INVALID_PARAMETER, details));
    }
    if let Some(header) = &entry.template_header {
        definition = definition.with(Header::text(header));
    }
    definition = match category {
        Category::Authentication => authentication(definition, &inputs),
        _ => definition.with(body(&entry, &inputs)),
    };
    let buttons = buttons(&entry, wanted.library_template_button_inputs.as_deref().unwrap_or_default())?;
    Ok(if buttons.is_empty() { definition } else { definition.with_buttons(buttons) })
}

/// The category has to be the entry's. Inferred: AWS says that it should be.
fn category(wanted: &MetaLibraryTemplate, entry: &MetaLibraryTemplateDefinition) -> Result<Category, Failure> {
    let own = entry.template_category.as_deref().unwrap_or_default();
    if !own.eq_ignore_ascii_case(&wanted.template_category) {
        let details = format!("templateCategory is {}, and the library's template is {own}", wanted.template_category);
        return Err(refused(INVALID_PARAMETER, details));
    }
    Ok(Category::from(own).ignoring_case())
}

/// WhatsApp words codes by itself.
fn authentication(definition: Definition, inputs: &LibraryTemplateBodyInputs) -> Definition {
    let body = Body::authentication(inputs.add_security_recommendation == Some(true));
    let definition = definition.with(body);
    match inputs.code_expiration_minutes.and_then(|minutes| u8::try_from(minutes).ok()) {
        Some(minutes) => definition.with(Footer::code_expires_after_minutes(minutes)),
        None => definition,
    }
}

/// The entry's text, with the optional sentences that were asked for. Their wording is ours.
fn body(entry: &MetaLibraryTemplateDefinition, inputs: &LibraryTemplateBodyInputs) -> Body {
    let mut text = entry.template_body.clone().unwrap_or_default();
    let sentences = [
        (inputs.add_contact_number, "Call us if you have a question."),
        (inputs.add_learn_more_link, "There is more about it on our website."),
        (inputs.add_security_recommendation, "For your security, do not share this with anybody."),
        (inputs.add_track_package_link, "You can follow the parcel on our website."),
    ];
    for (_, sentence) in sentences.iter().filter(|(asked, _)| *asked == Some(true)) {
        text.push(' ');
        text.push_str(sentence);
    }
    if let Some(minutes) = inputs.code_expiration_minutes {
        text.push_str(&format!(" This is good for {minutes} minutes."));
    }
    let examples = entry.template_body_example_params.clone().unwrap_or_default();
    if variables(&text).is_empty() { Body::text(text) } else { Body::positional(text, examples) }
}

/// The entry's buttons, with what they lead to.
fn buttons(
    entry: &MetaLibraryTemplateDefinition,
    inputs: &[LibraryTemplateButtonInput],
) -> Result<Vec<Button>, Failure> {
    let own = entry.template_buttons.as_deref().unwrap_or_default();
    if !inputs.is_empty() && inputs.len() != own.len() {
        let (own, given) = (own.len(), inputs.len());
        let details = format!("libraryTemplateButtonInputs has {given} entries, and the template {own} buttons");
        return Err(refused(INVALID_PARAMETER, details));
    }
    let without = LibraryTemplateButtonInput::builder().build();
    let inputs = inputs.iter().chain(std::iter::repeat(&without));
    own.iter().zip(inputs).enumerate().map(|(index, (own, input))| button(index, own, input)).collect()
}

fn button(
    index: usize,
    own: &LibraryTemplateButtonList,
    input: &LibraryTemplateButtonInput,
) -> Result<Button, Failure> {
    let wrong = |why: String| refused(INVALID_PARAMETER, format!("libraryTemplateButtonInputs[{index}]: {why}"));
    let kind = own.r#type.as_deref().unwrap_or_default().to_ascii_uppercase();
    if let Some(given) = input.r#type.as_deref().filter(|given| !given.eq_ignore_ascii_case(&kind)) {
        return Err(wrong(format!("type is {given}, and the template's button is {kind}")));
    }
    let text = own.text.clone().unwrap_or_default();
    match kind.as_str() {
        "QUICK_REPLY" => Ok(Button::quick_reply(text)),
        "URL" => Ok(url_button(text, own, input.url.as_ref())),
        "CALL" | "PHONE_NUMBER" => match input.phone_number.as_ref().or(own.phone_number.as_ref()) {
            Some(number) => Ok(Button::phone_number(text, number)),
            None => Err(wrong("phoneNumber is missing".to_owned())),
        },
        "OTP" => otp_button(text, own, input).map_err(wrong),
        other => Err(wrong(format!("buttons of type {other} cannot be adopted"))),
    }
}

/// Meta's keys are `base_url` and `url_suffix_example`. With an example the address ends with a variable.
fn url_button(text: String, own: &LibraryTemplateButtonList, url: Option<&HashMap<String, String>>) -> Button {
    let base = url.and_then(|url| url.get("base_url")).or(own.url.as_ref()).cloned().unwrap_or_default();
    match url.and_then(|url| url.get("url_suffix_example")) {
        Some(example) => Button::url_with_variable(text, format!("{base}{{{{1}}}}"), example.as_str()),
        None => Button::url(text, base),
    }
}

fn otp_button(
    text: String,
    own: &LibraryTemplateButtonList,
    input: &LibraryTemplateButtonInput,
) -> Result<Button, String> {
    let how = input
        .otp_type
        .as_ref()
        .or(own.otp_type.as_ref())
        .map_or(OtpType::CopyCode, |how| OtpType::from(how.to_ascii_uppercase().as_str()));
    if let OtpType::Unknown(word) = &how {
        return Err(format!("otpType is {word}, known are COPY_CODE, ONE_TAP and ZERO_TAP"));
    }
    let accepted = input.zero_tap_terms_accepted.or(own.zero_tap_terms_accepted);
    if how == OtpType::ZeroTap && accepted != Some(true) {
        return Err("ZERO_TAP needs zeroTapTermsAccepted".to_owned());
    }
    let apps = input.supported_apps.as_ref().or(own.supported_apps.as_ref());
    if how != OtpType::CopyCode && apps.is_none_or(Vec::is_empty) {
        return Err(format!("{how} needs supportedApps"));
    }
    let app = |app: &HashMap<String, String>| SupportedApp {
        package_name: app.get("package_name").cloned(),
        signature_hash: app.get("signature_hash").cloned(),
        ..SupportedApp::default()
    };
    Ok(OtpButton {
        otp_type: Some(how),
        text: Some(text),
        supported_apps: apps.map(|apps| apps.iter().map(app).collect()),
        zero_tap_terms_accepted: accepted,
        ..OtpButton::default()
    }
    .into())
}
