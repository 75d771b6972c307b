//! What the kinds of interactive messages allow and call for.

use serde_json::Map;

use crate::limits::{self, Limit};
use crate::message::interactive::HeaderKind;
use crate::message::interactive::action::{Action, ButtonKind};
use crate::message::{Body, Card, Header, Interactive, InteractiveKind, Section};
use crate::open::Open;
use crate::report::{Fault, Place, Report};
use crate::rule::{Measure, REQUIRED};
use crate::text::Unique;

pub(super) fn check(message: &Interactive, at: &Place<'_>, report: &mut Report) {
    let Some(kind) = &message.kind else { return };
    if let InteractiveKind::Unknown(word) = kind {
        return report.add(&at.member("type"), Fault::Unknown(word.clone()));
    }
    check_header(kind, message.header.as_ref(), &at.member("header"), report);
    check_body(kind, message, at, report);
    if let Some(action) = &message.action {
        check_action(kind, action, &at.member("action"), report);
    }
}

/// Which headers a kind allows.
#[derive(PartialEq)]
enum Headers {
    Any,
    Text,
    TextRequired,
    None,
}

fn headers(kind: &InteractiveKind) -> Headers {
    match kind {
        InteractiveKind::Button | InteractiveKind::CtaUrl | InteractiveKind::Flow | InteractiveKind::VoiceCall => {
            Headers::Any
        }
        InteractiveKind::List => Headers::Text,
        InteractiveKind::ProductList => Headers::TextRequired,
        InteractiveKind::Product
        | InteractiveKind::CatalogMessage
        | InteractiveKind::LocationRequestMessage
        | InteractiveKind::AddressMessage
        | InteractiveKind::CallPermissionRequest
        | InteractiveKind::RequestContactInfo
        | InteractiveKind::Carousel => Headers::None,
        InteractiveKind::Unknown(_) => Headers::Any,
    }
}

fn check_header(kind: &InteractiveKind, header: Option<&Header>, at: &Place<'_>, report: &mut Report) {
    let allowed = headers(kind);
    let Some(header) = header else {
        if allowed == Headers::TextRequired {
            report.add(at, Fault::Missing);
        }
        return;
    };
    let is_text = header.kind == Some(HeaderKind::Text);
    match allowed {
        Headers::None => report.add(at, Fault::NotAllowed("this kind has no header")),
        Headers::Text | Headers::TextRequired if !is_text => {
            report.add(at, Fault::NotAllowed("the header of this kind is a text"));
        }
        Headers::Any | Headers::Text | Headers::TextRequired => {}
    }
    match &header.kind {
        Some(HeaderKind::Unknown(word)) => report.add(&at.member("type"), Fault::Unknown(word.clone())),
        Some(known) if !header.holds(known.as_str()) => {
            report.add(&at.member(known.as_str()), Fault::Missing);
        }
        Some(_) | None => {}
    }
}

fn check_body(kind: &InteractiveKind, message: &Interactive, at: &Place<'_>, report: &mut Report) {
    let place = at.member("body");
    let is_optional = matches!(kind, InteractiveKind::Product | InteractiveKind::CallPermissionRequest);
    match &message.body {
        None if !is_optional && !message.holds("body") => report.add(&place, Fault::Missing),
        None => {}
        Some(body) => {
            let limit = if *kind == InteractiveKind::List { limits::LIST_BODY } else { limits::INTERACTIVE_BODY };
            check_text(body, limit, &place, report);
        }
    }
}

fn check_text(body: &Body, limit: Limit, at: &Place<'_>, report: &mut Report) {
    if let Some(text) = &body.text {
        limit.check(Measure::Text(text), &at.member("text"), report);
    }
}

fn check_action(kind: &InteractiveKind, action: &Action, at: &Place<'_>, report: &mut Report) {
    match kind {
        InteractiveKind::Button => check_buttons(action, at, report),
        InteractiveKind::List => check_list(action, at, report),
        InteractiveKind::CtaUrl => require(action, "cta_url", &["display_text", "url"], at, report),
        InteractiveKind::Flow => check_flow(action, at, report),
        InteractiveKind::Product => {
            needs(action.catalog_id.as_ref(), "catalog_id", at, report);
            needs(action.product_retailer_id.as_ref(), "product_retailer_id", at, report);
        }
        InteractiveKind::ProductList => check_products(action, at, report),
        InteractiveKind::CatalogMessage => require(action, "catalog_message", &[], at, report),
        InteractiveKind::LocationRequestMessage => require(action, "send_location", &[], at, report),
        InteractiveKind::AddressMessage => require(action, "address_message", &["country"], at, report),
        InteractiveKind::VoiceCall => require(action, "voice_call", &[], at, report),
        InteractiveKind::CallPermissionRequest => require(action, "call_permission_request", &[], at, report),
        InteractiveKind::RequestContactInfo => require(action, "request_contact_info", &[], at, report),
        InteractiveKind::Carousel => check_cards(action, at, report),
        InteractiveKind::Unknown(_) => {}
    }
}

fn needs<T: Open>(value: Option<&T>, name: &str, at: &Place<'_>, report: &mut Report) {
    REQUIRED.check(value, None, &at.member(name), report);
}

/// The action's word, and members that its parameters need.
fn require(action: &Action, name: &'static str, members: &[&str], at: &Place<'_>, report: &mut Report) {
    if action.name.as_deref() != Some(name) && !action.other.holds("name") {
        report.add(&at.member("name"), Fault::Form(name));
    }
    let place = at.member("parameters");
    for member in members {
        let has = |parameters: &super::Parameters| parameters.holds(member);
        if !action.parameters.as_ref().is_some_and(has) {
            report.add(&place.member(member), Fault::Missing);
        }
    }
}

fn check_buttons(action: &Action, at: &Place<'_>, report: &mut Report) {
    needs(action.buttons.as_ref(), "buttons", at, report);
    let place = at.member("buttons");
    let buttons = action.buttons.as_deref().unwrap_or_default();
    let (mut ids, mut titles) = (Unique::default(), Unique::default());
    for (index, button) in buttons.iter().enumerate() {
        let place = place.item(index);
        match button.answer() {
            None => report.add(&place, Fault::Needs("a `reply`")),
            Some(reply) => {
                let name = button.kind.as_ref().map_or("reply", ButtonKind::as_str);
                let place = place.member(name);
                ids.add(reply.id.as_deref(), &place.member("id"), report);
                titles.add(reply.title.as_deref(), &place.member("title"), report);
            }
        }
    }
}

fn check_list(action: &Action, at: &Place<'_>, report: &mut Report) {
    needs(action.button.as_ref(), "button", at, report);
    needs(action.sections.as_ref(), "sections", at, report);
    let place = at.member("sections");
    let sections = action.sections.as_deref().unwrap_or_default();
    check_titles(sections, &place, report);
    let (mut ids, mut count) = (Unique::default(), 0);
    for (index, section) in sections.iter().enumerate() {
        let place = place.item(index);
        let place = place.member("rows");
        if !section.holds("rows") {
            report.add(&place, Fault::Missing);
        }
        for (index, row) in section.rows.iter().flatten().enumerate() {
            ids.add(row.id.as_deref(), &place.item(index).member("id"), report);
            count += 1;
        }
    }
    limits::LIST_ROWS.check_count(count, &place, report);
}

fn check_titles(sections: &[Section], at: &Place<'_>, report: &mut Report) {
    for (index, section) in sections.iter().enumerate() {
        if sections.len() > 1 && !section.holds("title") {
            report.add(&at.item(index), Fault::Needs("a `title`, as there are several sections"));
        }
    }
}

fn check_products(action: &Action, at: &Place<'_>, report: &mut Report) {
    needs(action.catalog_id.as_ref(), "catalog_id", at, report);
    needs(action.sections.as_ref(), "sections", at, report);
    let place = at.member("sections");
    let sections = action.sections.as_deref().unwrap_or_default();
    check_titles(sections, &place, report);
    let products = sections.iter().flat_map(|section| section.product_items.iter().flatten());
    limits::PRODUCTS.check_count(products.count(), &place, report);
}

fn check_flow(action: &Action, at: &Place<'_>, report: &mut Report) {
    require(action, "flow", &["flow_message_version", "flow_cta"], at, report);
    let Some(parameters) = &action.parameters else { return };
    let place = at.member("parameters");
    if parameters.flow_id.is_some() == parameters.flow_name.is_some() {
        report.add(&place, Fault::ExactlyOne("`flow_id` and `flow_name`"));
    }
    let payload = parameters.flow_action_payload.as_ref();
    if payload.and_then(|payload| payload.data.as_ref()?.as_object()).is_some_and(Map::is_empty) {
        let place = place.member("flow_action_payload");
        report.add(&place.member("data"), Fault::NotAllowed("leave it out instead of giving nothing"));
    }
    let at_endpoint = parameters.flow_action == Some(super::action::FlowStart::DataExchange);
    if at_endpoint && payload.is_some() {
        report.add(&place.member("flow_action_payload"), Fault::NotAllowed("it goes with `navigate`"));
    }
}

fn check_cards(action: &Action, at: &Place<'_>, report: &mut Report) {
    needs(action.cards.as_ref(), "cards", at, report);
    let place = at.member("cards");
    let cards = action.cards.as_deref().unwrap_or_default();
    for (index, card) in cards.iter().enumerate() {
        check_card(card, &place.item(index), report);
    }
    if cards.windows(2).any(|pair| taps(&pair[0]) != taps(&pair[1])) {
        report.add(&place, Fault::NotAllowed("all cards have the same number and kind of buttons"));
    }
}

/// What there is to tap on a card: how many answers; none where it opens an address.
fn taps(card: &Card) -> usize {
    card.action.as_ref().map_or(0, |action| action.buttons.as_ref().map_or(0, Vec::len))
}

fn check_card(card: &Card, at: &Place<'_>, report: &mut Report) {
    let place = at.member("header");
    if let Some(header) = &card.header {
        check_header(&InteractiveKind::CtaUrl, Some(header), &place, report);
        if matches!(header.kind, Some(HeaderKind::Text | HeaderKind::Document)) {
            report.add(&place, Fault::NotAllowed("a card has a picture or a video"));
        }
    }
    if let Some(body) = &card.body {
        let place = at.member("body");
        check_text(body, limits::CARD_BODY, &place, report);
        let breaks = body.text.as_deref().unwrap_or_default().matches('\n').count();
        limits::CARD_LINE_BREAKS.check_count(breaks, &place.member("text"), report);
    }
    if let Some(action) = &card.action {
        let place = at.member("action");
        match action.buttons {
            Some(_) => check_buttons(action, &place, report),
            None => require(action, "cta_url", &["display_text", "url"], &place, report),
        }
    }
}
