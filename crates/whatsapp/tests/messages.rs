//! Messages read well, are written as WhatsApp wants them, and everything that is wrong is said at once.

use serde_json::{Value, json};
use socialmessaging_whatsapp::message::{
    Audio, CallPermissionRequest, CallToAction, Card, CardButtons, CardHeader, Carousel, CatalogMessage, Contact,
    Content, Document, FlowMessage, FlowReference, Image, List, ListSection, Location, MediaSource, Message, Outgoing,
    Product, ProductList, Receipt, Recipient, ReplyButtons, Row, Sticker, Template, Text, Video, VoiceCall,
};

const ADA: &str = "+46700000001";

/// A message with this beside its recipient.
fn expected(mut members: Value) -> Value {
    members["messaging_product"] = "whatsapp".into();
    members["to"] = ADA.into();
    members
}

fn same(message: Message, members: Value) {
    assert_eq!(message.check(), Ok(()));
    assert_eq!(serde_json::to_value(&message).unwrap(), expected(members));
}

/// What is wrong with a message that was read.
fn wrong(members: Value) -> String {
    let message: Message = serde_json::from_value(expected(members)).unwrap();
    message.check().map_or_else(|report| report.to_string(), |()| String::new())
}

fn wrong_interactive(interactive: Value) -> String {
    wrong(json!({"type": "interactive", "interactive": interactive}))
}

#[test]
fn texts() {
    same(Message::to(ADA).text("hi"), json!({"type": "text", "text": {"body": "hi"}}));
    let message = Message::to(ADA).text(Text::new("https://example.com").with_preview()).reply_to("wamid.1");
    same(
        message.callback_data("order-1"),
        json!({"type": "text", "text": {"body": "https://example.com", "preview_url": true},
            "context": {"message_id": "wamid.1"}, "biz_opaque_callback_data": "order-1"}),
    );
}

#[test]
fn media() {
    same(Message::to(ADA).image(Image::from_id("1")), json!({"type": "image", "image": {"id": "1"}}));
    let video = Video::from_link("https://example.com/v.mp4").with_caption("c");
    same(
        Message::to(ADA).video(video),
        json!({"type": "video", "video": {"link": "https://example.com/v.mp4", "caption": "c"}}),
    );
    same(
        Message::to(ADA).audio(Audio::from_id("1").as_voice_note()),
        json!({"type": "audio", "audio": {"id": "1", "voice": true}}),
    );
    let file = Document::from_id("1").with_filename("a.pdf").with_caption("c");
    same(
        Message::to(ADA).document(file),
        json!({"type": "document", "document": {"id": "1", "filename": "a.pdf", "caption": "c"}}),
    );
    same(Message::to(ADA).sticker(MediaSource::Id("1".into())), json!({"type": "sticker", "sticker": {"id": "1"}}));
    assert_eq!(Sticker::from_id("1").source(), Some(MediaSource::Id("1".into())));
}

#[test]
fn exactly_one() {
    let both = json!({"type": "image", "image": {"id": "1", "link": "https://example.com"}});
    assert_eq!(wrong(both), "image: exactly one of `id` and `link` has to be set");
    assert_eq!(wrong(json!({"type": "audio", "audio": {}})), "audio: exactly one of `id` and `link` has to be set");
    // A wrong type is said, and nothing else of it.
    assert_eq!(wrong(json!({"type": "audio", "audio": {"id": 1}})), "audio.id: expected a string, found a number");
    let flow = json!({"type": "flow", "body": {"text": "b"}, "action": {"name": "flow", "parameters":
        {"flow_message_version": "3", "flow_cta": "c", "flow_id": "1", "flow_name": "n"}}});
    let said = "interactive.action.parameters: exactly one of `flow_id` and `flow_name` has to be set";
    assert_eq!(wrong_interactive(flow), said);
}

#[test]
fn places_cards_and_reactions() {
    let place = Location::at(59.5, 18.0).named("n").with_address("a");
    let written =
        json!({"type": "location", "location": {"latitude": 59.5, "longitude": 18.0, "name": "n", "address": "a"}});
    same(Message::to(ADA).location(place), written);
    let said = Message::to(ADA).location(Location::at(91.0, f64::NAN)).check().unwrap_err().to_string();
    let expected =
        "location.latitude: is not a latitude, -90 to 90\nlocation.longitude: is not a longitude, -180 to 180";
    assert_eq!(said, expected);
    let card = Contact::named("Ada").with_phone("+46").with_email("ada@example.com");
    same(
        Message::to(ADA).contacts([card]),
        json!({"type": "contacts", "contacts": [{"name": {"formatted_name": "Ada"}, "phones": [{"phone": "+46"}],
            "emails": [{"email": "ada@example.com"}]}]}),
    );
    let said = wrong(json!({"type": "contacts", "contacts": [{"name": {}, "birthday": "1815-13-10"}]}));
    let expected =
        "contacts[0].birthday: is not a date of the form YYYY-MM-DD\ncontacts[0].name.formatted_name: is missing";
    let mut lines: Vec<&str> = said.lines().collect();
    lines.sort_unstable();
    assert_eq!(lines.join("\n"), expected);
    same(
        Message::to(ADA).react("wamid.1", "👍"),
        json!({"type": "reaction", "reaction": {"message_id": "wamid.1", "emoji": "👍"}}),
    );
}

#[test]
fn recipients() {
    for phone in ["+46700000001", "46700000001", "1234567", "123456789012345"] {
        assert_eq!(Message::to(phone).text("t").check(), Ok(()), "{phone}");
    }
    for phone in ["", "+", "+0700000001", "+46 70", "123456", "1234567890123456", "+४६७०००००००", "Ada"]
    {
        let said = Message::to(phone).text("t").check().unwrap_err().to_string();
        assert_eq!(said, "to: is not a phone number in E.164 form, such as +46700000000", "{phone}");
    }
    let group = Message::to(Recipient::Group("Y2FwaV9ncm91cDo1".into())).text("t");
    assert_eq!(group.check(), Ok(()));
    assert_eq!(serde_json::to_value(&group).unwrap()["recipient_type"], "group");
    let user = Message::to(Recipient::User("US.13491208655302741918".into())).text("t");
    assert_eq!(user.check(), Ok(()));
    assert_eq!(user.recipient(), Some(Recipient::User("US.13491208655302741918".into())));
    assert!(Message::to(Recipient::User("us.1".into())).text("t").check().is_err());
    let nobody = json!({"messaging_product": "whatsapp", "type": "text", "text": {"body": "t"}});
    let said = serde_json::from_value::<Message>(nobody).unwrap().check().unwrap_err().to_string();
    assert_eq!(said, "the whole: exactly one of `to` and `recipient` has to be set");
}

#[test]
fn buttons_and_lists() {
    let ask = ReplyButtons::new("b", [("y", "Yes"), ("n", "No")]).header(Image::from_id("1")).footer("f");
    let button = |id: &str, title: &str| json!({"type": "reply", "reply": {"id": id, "title": title}});
    same(
        Message::to(ADA).interactive(ask),
        json!({"type": "interactive", "interactive": {"type": "button", "header": {"type": "image", "image": {"id": "1"}},
            "body": {"text": "b"}, "footer": {"text": "f"}, "action": {"buttons": [button("y", "Yes"), button("n", "No")]}}}),
    );
    let rows = [Row::new("1", "One").with_description("d")];
    let row = json!({"id": "1", "title": "One", "description": "d"});
    same(
        Message::to(ADA).interactive(List::new("b", "Open", rows.clone()).header_text("h")),
        json!({"type": "interactive", "interactive": {"type": "list", "header": {"type": "text", "text": "h"},
            "body": {"text": "b"}, "action": {"button": "Open", "sections": [{"rows": [row]}]}}}),
    );
    let list = List::with_sections("b", "Open", [ListSection::new("s", rows)]);
    assert_eq!(Message::to(ADA).interactive(list).check(), Ok(()));
}

#[test]
fn duplicates() {
    let twice = ReplyButtons::new("b", [("y", "Yes"), ("y", "Yes")]);
    let said = Message::to(ADA).interactive(twice).check().unwrap_err().to_string();
    let expected = "interactive.action.buttons[1].reply.id: `y` is here already; it has to be unique\n\
        interactive.action.buttons[1].reply.title: `Yes` is here already; it has to be unique";
    assert_eq!(said, expected);
    let rows = List::new("b", "Open", [Row::new("1", "One"), Row::new("1", "Two")]);
    let said = Message::to(ADA).interactive(rows).check().unwrap_err().to_string();
    assert_eq!(said, "interactive.action.sections[0].rows[1].id: `1` is here already; it has to be unique");
}

#[test]
fn headers() {
    let list = |header: Value| {
        let action = json!({"button": "b", "sections": [{"rows": [{"id": "1", "title": "t"}]}]});
        wrong_interactive(json!({"type": "list", "header": header, "body": {"text": "b"}, "action": action}))
    };
    assert_eq!(list(json!({"type": "text", "text": "h"})), "");
    let said = list(json!({"type": "image", "image": {"id": "1"}}));
    assert_eq!(said, "interactive.header: is not allowed here: the header of this kind is a text");
    assert_eq!(list(json!({"type": "text"})), "interactive.header.text: is missing");
    let product = json!({"type": "product", "header": {"type": "text", "text": "h"},
        "action": {"catalog_id": "c", "product_retailer_id": "p"}});
    assert_eq!(wrong_interactive(product), "interactive.header: is not allowed here: this kind has no header");
    let products = json!({"type": "product_list", "body": {"text": "b"}, "action": {"catalog_id": "c", "sections":
        [{"title": "s", "product_items": [{"product_retailer_id": "p"}]}]}});
    assert_eq!(wrong_interactive(products), "interactive.header: is missing");
}

#[test]
fn products_and_requests() {
    assert_eq!(Message::to(ADA).interactive(Product::new("c", "p").body("b").footer("f")).check(), Ok(()));
    let list = ProductList::new("h", "b", "c").section("s", ["p1", "p2"]).section("t", ["p3"]);
    assert_eq!(Message::to(ADA).interactive(list).check(), Ok(()));
    assert_eq!(Message::to(ADA).interactive(CatalogMessage::new("b").thumbnail("p")).check(), Ok(()));
    assert_eq!(Message::to(ADA).interactive(CallPermissionRequest::new()).check(), Ok(()));
    let call = VoiceCall::new("b").display_text("Call").works_for_minutes(60).payload("desk");
    assert_eq!(Message::to(ADA).interactive(call).check(), Ok(()));
    let open = CallToAction::new("b", "Open", "example.com");
    let said = Message::to(ADA).interactive(open).check().unwrap_err().to_string();
    assert_eq!(said, "interactive.action.parameters.url: is not an http or https address");
}

#[test]
fn flows() {
    let flow = || FlowMessage::new("b", FlowReference::Id("1".into()), "Begin").token("t");
    assert_eq!(Message::to(ADA).interactive(flow().starting_at("S", json!({"a": 1})).draft()).check(), Ok(()));
    assert_eq!(Message::to(ADA).interactive(flow().starting_at("S", Value::Null)).check(), Ok(()));
    assert_eq!(Message::to(ADA).interactive(flow().starting_at_endpoint()).check(), Ok(()));
    let said = Message::to(ADA).interactive(flow().starting_at("S", json!({}))).check().unwrap_err().to_string();
    let expected = "interactive.action.parameters.flow_action_payload.data: is not allowed here: \
        leave it out instead of giving nothing";
    assert_eq!(said, expected);
}

#[test]
fn carousels() {
    let open = || CardButtons::Open { display_text: "Open".into(), url: "https://example.com".into() };
    let card = || Card::new(CardHeader::Image(Image::from_id("1")), open()).with_body("c");
    let message = Message::to(ADA).interactive(Carousel::new("b", [card(), card()]));
    assert_eq!(message.check(), Ok(()));
    let cards = &serde_json::to_value(&message).unwrap()["interactive"]["action"]["cards"];
    assert_eq!((&cards[0]["card_index"], &cards[1]["card_index"]), (&json!(0), &json!(1)));
    let reply = CardButtons::Reply([("1".to_owned(), "One".to_owned())].into());
    let other = Card::new(CardHeader::Video(Video::from_id("2")), reply);
    let said = Message::to(ADA).interactive(Carousel::new("b", [card(), other])).check().unwrap_err().to_string();
    let expected = "interactive.action.cards: is not allowed here: all cards have the same number and kind of buttons";
    assert_eq!(said, expected);
}

#[test]
fn templates() {
    let template = Template::named("order_ready")
        .language("en_US")
        .header(Image::from_id("1"))
        .body(["Ada"])
        .url_button(0, "4711");
    same(
        Message::to(ADA).template(template),
        json!({"type": "template", "template": {"name": "order_ready", "language": {"code": "en_US"}, "components": [
            {"type": "header", "parameters": [{"type": "image", "image": {"id": "1"}}]},
            {"type": "body", "parameters": [{"type": "text", "text": "Ada"}]},
            {"type": "button", "sub_type": "url", "index": "0", "parameters": [{"type": "text", "text": "4711"}]}]}}),
    );
    let said =
        Message::to(ADA).template(Template::named("Order Ready").language("english")).check().unwrap_err().to_string();
    let expected = "template.name: is not a template's name: lower-case letters, digits and underscores\n\
        template.language.code: has 7 characters, at most 6 are allowed";
    assert_eq!(said, expected);
}

#[test]
fn receipts() {
    let receipt = Receipt::read("wamid.1").and_typing();
    let written = json!({"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.1",
        "typing_indicator": {"type": "text"}});
    assert_eq!(serde_json::to_value(&receipt).unwrap(), written);
    assert_eq!(Outgoing::from_slice(written.to_string().as_bytes()).unwrap(), Outgoing::from(receipt));
}

#[test]
fn everything_at_once() {
    let said = wrong(json!({"type": "interactive", "biz_opaque_callback_data": 5, "interactive": {"type": "button",
        "body": {"text": ""}, "action": {"buttons": [{"type": "reply", "reply": {"id": "1"}}, {"type": "reply"}]}}}));
    let expected = "biz_opaque_callback_data: expected a string, found a number\n\
        interactive.action.buttons[0].reply.title: is missing\n\
        interactive.body.text: has 0 characters, at least 1 are needed\n\
        interactive.action.buttons[1]: needs a `reply`";
    assert_eq!(said, expected);
}

#[test]
fn what_is_not_there_is_missing_and_what_is_unknown_survives() {
    assert_eq!(wrong(json!({"type": "text"})), "text: is missing");
    let two = json!({"type": "text", "text": {"body": "b"}, "image": {"id": "1"}});
    assert_eq!(wrong(two), "image: is not allowed here: a message says one thing");
    assert_eq!(wrong(json!({"text": {"body": "b"}})), "type: is missing");
    assert_eq!(wrong(json!({"type": "hologram", "hologram": {}})), "type: `hologram` is not known to this crate");
    assert_eq!(
        wrong_interactive(json!({"type": "game", "action": {}})),
        "interactive.type: `game` is not known to this crate"
    );
    let message: Message = serde_json::from_value(expected(json!({"type": "hologram", "hologram": {"a": 1}}))).unwrap();
    assert_eq!(message.content(), None);
    assert_eq!(message.other().get("hologram"), Some(&json!({"a": 1})));
    let message: Message = serde_json::from_value(expected(json!({"type": "text", "text": {"body": "b"}}))).unwrap();
    assert_eq!(message.content(), Some(Content::from(Text::new("b"))));
}
