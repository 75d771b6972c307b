//! Definitions of templates, and messages that fill them in.

use serde_json::{Value, json};
use socialmessaging_whatsapp::message::{Document, Image, Parameter, Template};
use socialmessaging_whatsapp::template::{
    Body, Button, Card, Carousel, Category, Component, Definition, Footer, Format, Header, LimitedTimeOffer, OtpType,
    variables,
};

fn definition(category: &str, components: Value) -> Definition {
    let json = json!({"name": "n", "language": "en", "category": category, "components": components});
    serde_json::from_value(json).unwrap()
}

fn wrong(components: Value) -> String {
    definition("UTILITY", components).check_new().map_or_else(|report| report.to_string(), |()| String::new())
}

fn wrong_body(text: &str, example: Value) -> String {
    wrong(json!([{"type": "BODY", "text": text, "example": example}]))
}

fn ready() -> Definition {
    Definition::new("order_ready", "en_US", Category::Utility)
        .with(Header::positional("Order {{1}}", "4711"))
        .with(Body::positional("Hello {{1}}, order {{2}} is ready.", ["Ada", "4711"]))
        .with(Footer::text("Bye"))
        .with_buttons([
            Button::quick_reply("Thanks"),
            Button::url_with_variable("Track", "https://example.com/{{1}}", "https://example.com/4711"),
        ])
}

fn fill() -> Template {
    Template::named("order_ready").language("en_US").header("4711")
}

/// What is wrong with how a message fills a template in.
fn refused(definition: &Definition, message: &Template) -> String {
    definition.check(message).map_or_else(|report| report.to_string(), |()| String::new())
}

#[test]
fn builders_make_sound_definitions() {
    assert_eq!(ready().check_new(), Ok(()));
    let named = Definition::new("n", "en", Category::Utility)
        .with(Header::named("For {{name}} only", ("name", "Ada")))
        .with(Body::named("Hello {{name}}!", [("name", "Ada")]));
    assert_eq!(named.check_new(), Ok(()));
    assert_eq!(serde_json::to_value(&named).unwrap()["parameter_format"], "NAMED");
    let code = Definition::new("n", "en", Category::Authentication)
        .with(Body::authentication(true))
        .with(Footer::code_expires_after_minutes(10))
        .with_buttons([Button::one_time_password(OtpType::CopyCode)]);
    assert_eq!(code.check_new(), Ok(()));
    let card = || Card::of([Header::media(Format::Image, "4::a").into(), Body::text("c").into()]);
    let marketing = Definition::new("n", "en", Category::Marketing)
        .with(Body::text("Look"))
        .with(LimitedTimeOffer::new("Today only", true))
        .with(Carousel::of([card(), card()]));
    assert_eq!(marketing.check_new(), Ok(()));
}

#[test]
fn variables_are_found() {
    let found: Vec<_> = variables("a {{1}} b {{ name }} {{ {1}} c").iter().map(|variable| variable.name).collect();
    assert_eq!(found, ["1", "name", "{1"]);
    assert_eq!(variables("{{1}").len(), 0);
}

#[test]
fn variables_and_their_examples() {
    assert_eq!(wrong_body("Hi {{1}}!", json!({"body_text": [["Ada"]]})), "");
    let said = "components[0].example: the template has 1 variables, given are 0 examples";
    assert_eq!(wrong_body("Hi {{1}}!", json!({})), said);
    let said = "components[0].text: is not a text with variables {{1}}, {{2}}, … without a gap";
    assert_eq!(wrong_body("Hi {{1}} and {{3}}!", json!({"body_text": [["a", "b"]]})), said);
    assert_eq!(wrong_body("Hi {{name}}!", json!({"body_text": [["a"]]})), said);
    let edge = "components[0].text: is not allowed here: a variable at the beginning or the end of a body";
    assert_eq!(wrong_body("{{1}} hi", json!({"body_text": [["a"]]})), edge);
    assert_eq!(wrong_body("hi {{1}}", json!({"body_text": [["a"]]})), edge);
    let touch = "components[0].text: is not allowed here: two variables with nothing between them";
    assert_eq!(wrong_body("hi {{1}} {{2}}!", json!({"body_text": [["a", "b"]]})), touch);
    let named = json!({"name": "n", "language": "en", "category": "utility", "parameter_format": "named", "components":
        [{"type": "body", "text": "Hi {{name}}!", "example": {"body_text_named_params": [{"param_name": "who", "example": "Ada"}]}}]});
    let said = serde_json::from_value::<Definition>(named).unwrap().check_new().unwrap_err().to_string();
    let expected = "components[0].example.body_text_named_params: the template has name, given are who";
    assert_eq!(said, expected);
}

#[test]
fn parts_have_their_places() {
    assert_eq!(wrong(json!([{"type": "FOOTER", "text": "f"}])), "components: needs a part of type BODY");
    let body = json!({"type": "BODY", "text": "b"});
    assert_eq!(wrong(json!([body, body])), "components[1]: `BODY` is here already; it has to be unique");
    let said = "components[1].text: is not allowed here: a footer has no variables";
    assert_eq!(wrong(json!([body, {"type": "FOOTER", "text": "f {{1}}"}])), said);
    let said = "components[1].example.header_handle: is missing";
    assert_eq!(wrong(json!([body, {"type": "HEADER", "format": "IMAGE"}])), said);
    let offer = json!({"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "t"}});
    let said = "components[1]: is not allowed here: an offer belongs to a marketing template";
    assert_eq!(wrong(json!([body, offer])), said);
    assert_eq!(wrong(json!([body, {"type": "HOLOGRAM"}])), "components[1].type: `HOLOGRAM` is not known to this crate");
    let code = definition("AUTHENTICATION", json!([{"type": "BODY"}])).check_new().unwrap_err().to_string();
    assert_eq!(code, "components: needs a button of type OTP, as it is an authentication template");
}

#[test]
fn buttons_have_their_order() {
    let with = |buttons: Value| wrong(json!([{"type": "BODY", "text": "b"}, {"type": "BUTTONS", "buttons": buttons}]));
    let (reply, url) =
        (json!({"type": "QUICK_REPLY", "text": "t"}), json!({"type": "URL", "text": "t", "url": "https://e.com"}));
    assert_eq!(with(json!([url, reply, reply])), "");
    let said = "components[1].buttons: is not allowed here: quick replies stand together, and so do the others";
    assert_eq!(with(json!([reply, url, reply])), said);
    let said = "components[1].buttons[0].url: is not allowed here: an address has one variable, at its end\n\
        components[1].buttons[0].example: is missing";
    assert_eq!(with(json!([{"type": "URL", "text": "t", "url": "https://e.com/{{1}}/x"}])), said);
    let said = "components[1].buttons[0]: exactly one of `flow_id`, `flow_name` and `flow_json` has to be set";
    assert_eq!(with(json!([{"type": "FLOW", "text": "t"}])), said);
    let said = "components[1].buttons[0]: is not allowed here: it belongs to an authentication template";
    assert_eq!(with(json!([{"type": "OTP", "otp_type": "COPY_CODE"}])), said);
}

#[test]
fn a_message_fills_a_template_in() {
    assert_eq!(refused(&ready(), &fill().body(["Ada", "4711"]).url_button(1, "4711")), "");
    assert_eq!(refused(&ready(), &fill().body(["Ada", "4711"]).quick_reply(0, "p").url_button(1, "4711")), "");
}

#[test]
fn a_message_fills_a_template_in_wrongly() {
    let said = refused(&ready(), &Template::named("order_gone").language("en"));
    let expected = "name: the template has `order_ready`, given are `order_gone`\n\
        language: the template has `en_US`, given are `en`\n\
        components: needs what the header is filled in with\n\
        components: needs what the body is filled in with\n\
        components: the template has a value for button 1 (url), given are none";
    assert_eq!(said, expected);
    let message = fill().body(["Ada"]).copy_code(1, "SAVE");
    let expected = "components[1].parameters: the template has 2 parameters, given are 1\n\
        components[2].sub_type: the template has url, given are copy_code";
    assert_eq!(refused(&ready(), &message), expected);
    let message = fill().body(["Ada", "1"]).url_button(1, "1").url_button(2, "2");
    let expected = "components[3]: is not allowed here: the template has nothing to fill in there";
    assert_eq!(refused(&ready(), &message), expected);
}

#[test]
fn names_and_headers_are_held_against_the_definition() {
    let definition = Definition::new("n", "en", Category::Utility)
        .with(Header::media(Format::Image, "4::a"))
        .with(Body::named("Hi {{name}}, it is {{day}}.", [("name", "Ada"), ("day", "Monday")]));
    let message = |header: Parameter, name: &str| {
        let body = [Parameter::named(name, "Ada"), Parameter::named("day", "Monday")];
        Template::named("n").language("en").header(header).body(body)
    };
    assert_eq!(refused(&definition, &message(Image::from_id("1").into(), "name")), "");
    let expected = "components[0].parameters[0].type: the template has a header of type image, given are document\n\
        components[1].parameters: the template has name, day, given are who, day";
    assert_eq!(refused(&definition, &message(Document::from_id("1").into(), "who")), expected);
}

#[test]
fn a_text_may_get_too_long() {
    let definition = Definition::new("n", "en", Category::Utility).with(Body::positional("Hi {{1}}!", ["Ada"]));
    let message = |length: usize| Template::named("n").language("en").body(["a".repeat(length)]);
    assert_eq!(refused(&definition, &message(1024 - "Hi !".len())), "");
    assert_eq!(
        refused(&definition, &message(1025 - "Hi !".len())),
        "components[0]: has 1025 characters, at most 1024 are allowed"
    );
}

#[test]
fn cards_and_offers_are_filled_in() {
    let card =
        || Card::of([Header::media(Format::Image, "4::a").into(), Body::positional("For {{1}}.", ["Ada"]).into()]);
    let definition = Definition::new("n", "en", Category::Marketing)
        .with(Body::text("Look"))
        .with(LimitedTimeOffer::new("Today", true))
        .with(Carousel::of([card(), card()]));
    let filled =
        |text: &[&str]| Template::named("x").language("en").header(Image::from_id("1")).body(text.iter().copied());
    let message = Template::named("n").language("en");
    let sound = message.clone().offer_ends(1_790_000_000_000).cards([filled(&["a"]), filled(&["b"])]);
    assert_eq!(refused(&definition, &sound), "");
    let expected = "components: needs when the offer ends\n\
        components[0].cards: the template has 2 cards, given are 1\n\
        components[0].cards[0].components[1].parameters: the template has 1 parameters, given are 2";
    assert_eq!(refused(&definition, &message.cards([filled(&["a", "b"])])), expected);
}

#[test]
fn what_aws_answers_is_read() {
    let json = r#"{"id":"1","name":"n","language":"en","category":"UTILITY","status":"APPROVED","later":{"a":1},
        "components":[{"type":"BODY","text":"b"},{"type":"HOLOGRAM","depth":3}]}"#;
    let definition = Definition::from_json(json).unwrap();
    assert_eq!(serde_json::to_value(&definition).unwrap(), serde_json::from_str::<Value>(json).unwrap());
    assert_eq!(definition.status.as_ref().unwrap().as_str(), "APPROVED");
    assert!(matches!(definition.components.as_ref().unwrap()[1], Component::Unknown(_)));
    let components: Value = serde_json::from_slice(&definition.components_to_vec()).unwrap();
    assert_eq!(components, serde_json::from_str::<Value>(json).unwrap()["components"]);
}
