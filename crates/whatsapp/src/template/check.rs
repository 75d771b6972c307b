//! What Meta's review would refuse in a definition, as far as it is known.

use std::mem::discriminant;

use crate::limits::{self, Limit};
use crate::report::{Fault, Place, Report};
use crate::template::variable::{Variable, count, distinct, variables};
use crate::template::{Body, Button, Card, Category, Component, Definition, Footer, Format, Header};

pub(super) fn definition(definition: &Definition, at: &Place<'_>, report: &mut Report) {
    if let Some(Category::Unknown(word)) = definition.category.as_ref().map(Category::ignoring_case) {
        report.add(&at.member("category"), Fault::Unknown(word));
    }
    parts(definition, at, report);
}

/// The parts, and how often each may be there.
pub(super) fn parts(definition: &Definition, at: &Place<'_>, report: &mut Report) {
    let Some(components) = &definition.components else { return };
    let place = at.member("components");
    let mut seen = Vec::new();
    for (index, component) in components.iter().enumerate() {
        let place = place.item(index);
        if seen.contains(&discriminant(component)) && !matches!(component, Component::Unknown(_)) {
            report.add(&place, Fault::Duplicate(component.kind().to_owned()));
        }
        seen.push(discriminant(component));
        part(definition, component, &place, report);
    }
    if !components.iter().any(|component| matches!(component, Component::Body(_))) {
        report.add(&place, Fault::Needs("a part of type BODY"));
    }
    if definition.is(&Category::Authentication) && !components.iter().any(has_otp) {
        report.add(&place, Fault::Needs("a button of type OTP, as it is an authentication template"));
    }
}

fn has_otp(component: &Component) -> bool {
    let Component::Buttons(buttons) = component else { return false };
    buttons.buttons.iter().flatten().any(|button| matches!(button, Button::Otp(_)))
}

fn part(definition: &Definition, component: &Component, at: &Place<'_>, report: &mut Report) {
    match component {
        Component::Header(header) => self::header(definition, header, at, report),
        Component::Body(body) => self::body(definition, body, at, report),
        Component::Footer(footer) => self::footer(footer, at, report),
        Component::Buttons(buttons) => {
            self::buttons(definition, buttons.buttons.as_deref().unwrap_or_default(), &at.member("buttons"), report);
        }
        Component::Carousel(carousel) => {
            cards(definition, carousel.cards.as_deref().unwrap_or_default(), &at.member("cards"), report);
        }
        Component::LimitedTimeOffer(_) if !definition.is(&Category::Marketing) => {
            report.add(at, Fault::NotAllowed("an offer belongs to a marketing template"));
        }
        Component::LimitedTimeOffer(_) | Component::CallPermissionRequest(_) | Component::Unknown(_) => {}
    }
}

fn header(definition: &Definition, header: &Header, at: &Place<'_>, report: &mut Report) {
    let Some(format) = header.format.as_ref().map(Format::ignoring_case) else { return };
    let example = header.example.as_ref();
    match format {
        Format::Text => {
            let Some(text) = &header.text else { return report.add(&at.member("text"), Fault::Missing) };
            let place = at.member("text");
            names(definition, text, &place, report);
            limits::TEMPLATE_HEADER_VARIABLES.check_count(count(text), &place, report);
            let named = example.and_then(|example| example.header_text_named_params.as_ref()).map(Vec::len);
            let texts = example.and_then(|example| example.header_text.as_ref()).map(Vec::len);
            examples(count(text), named.or(texts).unwrap_or(0), &at.member("example"), report);
        }
        Format::Image | Format::Video | Format::Gif | Format::Document => {
            if example.and_then(|example| example.header_handle.as_ref()).is_none_or(Vec::is_empty) {
                report.add(&at.member("example").member("header_handle"), Fault::Missing);
            }
        }
        Format::Location if definition.is(&Category::Authentication) => {
            report.add(at, Fault::NotAllowed("an authentication template has no place"));
        }
        Format::Location => {}
        Format::Unknown(word) => report.add(&at.member("format"), Fault::Unknown(word)),
    }
}

fn body(definition: &Definition, body: &Body, at: &Place<'_>, report: &mut Report) {
    let Some(text) = &body.text else {
        if !definition.is(&Category::Authentication) && !body.holds("text") {
            report.add(&at.member("text"), Fault::Missing);
        }
        return;
    };
    let place = at.member("text");
    names(definition, text, &place, report);
    edges(text, &place, report);
    let example = body.example.as_ref();
    let named = example.and_then(|example| example.body_text_named_params.as_deref());
    let place = at.member("example");
    match named {
        Some(named) => {
            let given = named.iter().filter_map(|example| example.param_name.as_deref());
            let given: Vec<&str> = given.collect();
            let wanted = distinct(text);
            if wanted.iter().any(|name| !given.contains(name)) || given.len() != wanted.len() {
                let fault = Fault::Parameters { expected: list(&wanted), found: list(&given) };
                report.add(&place.member("body_text_named_params"), fault);
            }
        }
        None => {
            let texts = example.and_then(|example| example.body_text.as_ref()).and_then(|lists| lists.first());
            examples(count(text), texts.map_or(0, Vec::len), &place, report);
        }
    }
}

pub(super) fn list(names: &[&str]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn examples(wanted: usize, found: usize, at: &Place<'_>, report: &mut Report) {
    if wanted != found {
        let expected = format!("{wanted} variables");
        report.add(at, Fault::Parameters { expected, found: format!("{found} examples") });
    }
}

/// Names of variables: numbers from 1 on without a gap, or words, as the template's format says.
fn names(definition: &Definition, text: &str, at: &Place<'_>, report: &mut Report) {
    let found = distinct(text);
    if definition.is_named() {
        let is_word = |name: &&str| {
            name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
                && name.starts_with(|first: char| first.is_ascii_lowercase())
        };
        if !found.iter().all(is_word) {
            report.add(at, Fault::Form("a text with variables of lower-case letters, digits and underscores"));
        }
        return;
    }
    let mut numbers: Vec<Option<usize>> = variables(text).iter().map(Variable::position).collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.iter().zip(1..).any(|(found, wanted)| *found != Some(wanted)) {
        report.add(at, Fault::Form("a text with variables {{1}}, {{2}}, … without a gap"));
    }
}

/// A variable may not open or close a body, nor touch another one (Meta's codes 2388299 and 2388293).
fn edges(text: &str, at: &Place<'_>, report: &mut Report) {
    let found = variables(text);
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return };
    if text[..first.start].trim().is_empty() || text[last.end..].trim().is_empty() {
        report.add(at, Fault::NotAllowed("a variable at the beginning or the end of a body"));
    }
    if found.windows(2).any(|pair| text[pair[0].end..pair[1].start].trim().is_empty()) {
        report.add(at, Fault::NotAllowed("two variables with nothing between them"));
    }
}

fn footer(footer: &Footer, at: &Place<'_>, report: &mut Report) {
    if footer.text.as_deref().is_some_and(|text| count(text) > 0) {
        report.add(&at.member("text"), Fault::NotAllowed("a footer has no variables"));
    }
}

fn buttons(definition: &Definition, buttons: &[Button], at: &Place<'_>, report: &mut Report) {
    for (index, button) in buttons.iter().enumerate() {
        let earlier = buttons[..index].iter().filter(|other| discriminant(*other) == discriminant(button)).count();
        if let Some(limit) = most(button)
            && earlier == limit.max
        {
            let found = buttons.iter().filter(|other| discriminant(*other) == discriminant(button)).count();
            limit.check_count(found, &at.item(index), report);
        }
        if matches!(button, Button::Otp(_)) && !definition.is(&Category::Authentication) {
            report.add(&at.item(index), Fault::NotAllowed("it belongs to an authentication template"));
        }
    }
    let is_reply = |button: &Button| matches!(button, Button::QuickReply(_));
    if buttons.windows(2).filter(|pair| is_reply(&pair[0]) != is_reply(&pair[1])).count() > 1 {
        report.add(at, Fault::NotAllowed("quick replies stand together, and so do the others"));
    }
}

/// How many buttons of a kind there may be.
fn most(button: &Button) -> Option<Limit> {
    match button {
        Button::QuickReply(_) | Button::Unknown(_) => None,
        Button::Url(_) => Some(limits::TEMPLATE_URL_BUTTONS),
        Button::PhoneNumber(_)
        | Button::CopyCode(_)
        | Button::Otp(_)
        | Button::Flow(_)
        | Button::VoiceCall(_)
        | Button::Catalog(_)
        | Button::Mpm(_)
        | Button::Spm(_)
        | Button::App(_)
        | Button::RequestContactInfo(_) => Some(limits::TEMPLATE_SINGLE_BUTTONS),
    }
}

fn cards(definition: &Definition, cards: &[Card], at: &Place<'_>, report: &mut Report) {
    let kinds = |card: &Card| -> Vec<String> {
        card.components.iter().flatten().map(|component| component.kind().to_ascii_uppercase()).collect()
    };
    for (index, card) in cards.iter().enumerate() {
        let place = at.item(index);
        if kinds(card) != kinds(&cards[0]) {
            report.add(&place, Fault::NotAllowed("all cards have the same parts"));
        }
        let place = place.member("components");
        for (index, component) in card.components.iter().flatten().enumerate() {
            part(definition, component, &place.item(index), report);
        }
    }
}
