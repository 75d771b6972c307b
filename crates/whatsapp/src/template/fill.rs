//! Does a message fill a template in as its definition asks?

use crate::limits;
use crate::message::{
    ComponentKind, Parameter, ParameterKind, SubKind, Template, TemplateComponent, TemplateComponent as Given,
};
use crate::report::{Fault, Place, Report};
use crate::rule::Measure;
use crate::template::check::list;
use crate::template::variable::{count, distinct, fill};
use crate::template::{Body, Button, Category, Component, Definition, Format, Header};

pub(super) fn check(definition: &Definition, message: &Template, report: &mut Report) {
    let at = Place::TOP;
    same("name", definition.name.as_deref(), message.name(), &at, report);
    let language = message.language().and_then(|language| language.code());
    same("language", definition.language.as_deref(), language, &at, report);
    let wanted = definition.components.as_deref().unwrap_or_default();
    let given = message.components().unwrap_or_default();
    Filling { definition, given, at: &at.member("components") }.check(wanted, report);
}

fn same(name: &str, wanted: Option<&str>, found: Option<&str>, at: &Place<'_>, report: &mut Report) {
    if let (Some(wanted), Some(found)) = (wanted, found)
        && wanted != found
    {
        let fault = Fault::Parameters { expected: format!("`{wanted}`"), found: format!("`{found}`") };
        report.add(&at.member(name), fault);
    }
}

/// The parts of a message, or of a card of it.
struct Filling<'a> {
    definition: &'a Definition,
    given: &'a [TemplateComponent],
    at: &'a Place<'a>,
}

impl<'a> Filling<'a> {
    fn check(&self, wanted: &[Component], report: &mut Report) {
        let mut used = Vec::new();
        for component in wanted {
            match component {
                Component::Header(header) => self.header(header, &mut used, report),
                Component::Body(body) => self.body(body, &mut used, report),
                Component::Buttons(buttons) => {
                    for (index, button) in buttons.buttons.iter().flatten().enumerate() {
                        self.button(button, index, &mut used, report);
                    }
                }
                Component::Carousel(carousel) => self.cards(carousel, &mut used, report),
                Component::LimitedTimeOffer(offer) => {
                    let offer = offer.limited_time_offer.as_ref();
                    let needed = offer.and_then(|offer| offer.has_expiration) == Some(true);
                    self.one(&ComponentKind::LimitedTimeOffer, needed, &mut used, report);
                }
                Component::Footer(_) | Component::CallPermissionRequest(_) | Component::Unknown(_) => {}
            }
        }
        let knows_all = !wanted.iter().any(|component| matches!(component, Component::Unknown(_)));
        for index in (0..self.given.len()).filter(|index| knows_all && !used.contains(index)) {
            report.add(&self.at.item(index), Fault::NotAllowed("the template has nothing to fill in there"));
        }
    }

    /// Finds the part of a kind, and says if it is missing.
    fn one(
        &self,
        kind: &ComponentKind,
        needed: bool,
        used: &mut Vec<usize>,
        report: &mut Report,
    ) -> Option<(usize, &'a Given)> {
        let found = self.given.iter().enumerate().find(|(_, given)| given.kind() == Some(kind));
        match found {
            Some((index, _)) => used.push(index),
            None if needed => report.add(self.at, Fault::Needs(part_name(kind))),
            None => {}
        }
        found
    }

    fn header(&self, header: &Header, used: &mut Vec<usize>, report: &mut Report) {
        let format = header.format.as_ref().map(Format::ignoring_case);
        let kind = match format {
            Some(Format::Text) => ParameterKind::Text,
            Some(Format::Image) => ParameterKind::Image,
            Some(Format::Video | Format::Gif) => ParameterKind::Video,
            Some(Format::Document) => ParameterKind::Document,
            Some(Format::Location) => ParameterKind::Location,
            Some(Format::Unknown(_)) | None => return used.extend(self.position(&ComponentKind::Header)),
        };
        let text = header.text.as_deref().unwrap_or_default();
        let wanted = if kind == ParameterKind::Text { count(text) } else { 1 };
        let Some((index, given)) = self.one(&ComponentKind::Header, wanted > 0, used, report) else { return };
        let place = self.at.item(index);
        self.number(wanted, given, &place, report);
        let place = place.member("parameters");
        for (index, parameter) in given.parameters().unwrap_or_default().iter().enumerate() {
            if parameter.kind().is_some_and(|found| *found != kind) {
                let found = parameter.kind().map_or("", ParameterKind::as_str).to_owned();
                let fault = Fault::Parameters { expected: format!("a header of type {kind}"), found };
                report.add(&place.item(index).member("type"), fault);
            }
        }
    }

    fn position(&self, kind: &ComponentKind) -> Option<usize> {
        self.given.iter().position(|given| given.kind() == Some(kind))
    }

    fn body(&self, body: &Body, used: &mut Vec<usize>, report: &mut Report) {
        let is_authentication = self.definition.is(&Category::Authentication);
        let text = body.text.as_deref().unwrap_or_default();
        // The code is the one variable of the text that WhatsApp words.
        let wanted = if is_authentication { 1 } else { count(text) };
        let Some((index, given)) = self.one(&ComponentKind::Body, wanted > 0, used, report) else { return };
        let place = self.at.item(index);
        let parameters = given.parameters().unwrap_or_default();
        if self.definition.is_named() && !is_authentication {
            named(&distinct(text), parameters, &place.member("parameters"), report);
        } else {
            self.number(wanted, given, &place, report);
        }
        if is_authentication {
            for code in parameters.iter().filter_map(Parameter::text) {
                limits::AUTHENTICATION_CODE.check(Measure::Text(code), &place.member("parameters"), report);
            }
        }
        let value = |variable: &crate::template::Variable<'_>| match variable.position() {
            Some(position) => parameters.get(position.checked_sub(1)?)?.text(),
            None => parameters.iter().find(|given| given.parameter_name() == Some(variable.name))?.text(),
        };
        if !text.is_empty() {
            limits::TEMPLATE_BODY.check(Measure::Text(&fill(text, value)), &place, report);
        }
    }

    fn number(&self, wanted: usize, given: &Given, at: &Place<'_>, report: &mut Report) {
        let found = given.parameters().unwrap_or_default().len();
        if wanted != found {
            let fault = Fault::Parameters { expected: format!("{wanted} parameters"), found: found.to_string() };
            report.add(&at.member("parameters"), fault);
        }
    }

    fn button(&self, button: &Button, index: usize, used: &mut Vec<usize>, report: &mut Report) {
        let position = self.given.iter().position(|given| {
            given.kind() == Some(&ComponentKind::Button) && given.index() == Some(index.to_string().as_str())
        });
        used.extend(position);
        let (kind, needed) = match button {
            Button::Url(url) => (SubKind::Url, url.url.as_deref().is_some_and(|url| count(url) > 0)),
            Button::Otp(_) => (SubKind::Url, true),
            Button::CopyCode(_) => (SubKind::CopyCode, true),
            Button::QuickReply(_) => (SubKind::QuickReply, false),
            Button::Flow(_) => (SubKind::Flow, false),
            Button::Catalog(_) => (SubKind::Catalog, false),
            Button::Mpm(_) => (SubKind::Mpm, true),
            Button::VoiceCall(_) => (SubKind::VoiceCall, false),
            Button::PhoneNumber(_)
            | Button::Spm(_)
            | Button::App(_)
            | Button::RequestContactInfo(_)
            | Button::Unknown(_) => return,
        };
        let Some(position) = position else {
            if needed {
                let expected = format!("a value for button {index} ({kind})");
                report.add(self.at, Fault::Parameters { expected, found: "none".to_owned() });
            }
            return;
        };
        let (given, place) = (&self.given[position], self.at.item(position));
        if given.sub_type() != Some(&kind) {
            let found = given.sub_type().map_or("none", SubKind::as_str).to_owned();
            report.add(&place.member("sub_type"), Fault::Parameters { expected: kind.to_string(), found });
        }
        if needed {
            self.number(1, given, &place, report);
        }
    }

    fn cards(&self, carousel: &crate::template::Carousel, used: &mut Vec<usize>, report: &mut Report) {
        let wanted = carousel.cards.as_deref().unwrap_or_default();
        let Some((index, given)) = self.one(&ComponentKind::Carousel, true, used, report) else { return };
        let place = self.at.item(index);
        let place = place.member("cards");
        let cards = given.cards().unwrap_or_default();
        if cards.len() != wanted.len() {
            let expected = format!("{} cards", wanted.len());
            report.add(&place, Fault::Parameters { expected, found: cards.len().to_string() });
        }
        for (index, (card, wanted)) in cards.iter().zip(wanted).enumerate() {
            let place = place.item(index);
            let filling = Filling {
                definition: self.definition,
                given: card.components().unwrap_or_default(),
                at: &place.member("components"),
            };
            filling.check(wanted.components.as_deref().unwrap_or_default(), report);
        }
    }
}

fn named(wanted: &[&str], given: &[Parameter], at: &Place<'_>, report: &mut Report) {
    let given: Vec<&str> = given.iter().map(|parameter| parameter.parameter_name().unwrap_or("?")).collect();
    if given.len() != wanted.len() || wanted.iter().any(|name| !given.contains(name)) {
        report.add(at, Fault::Parameters { expected: list(wanted), found: list(&given) });
    }
}

fn part_name(kind: &ComponentKind) -> &'static str {
    match kind {
        ComponentKind::Header => "what the header is filled in with",
        ComponentKind::Body => "what the body is filled in with",
        ComponentKind::Button => "what a button is filled in with",
        ComponentKind::Carousel => "what the cards are filled in with",
        ComponentKind::LimitedTimeOffer => "when the offer ends",
        ComponentKind::Unknown(_) => "what it is filled in with",
    }
}
