//! Every limit of `docs/limits.md`: n passes, n and one more does not, and less than the least does not.
//!
//! The rows of the table name these tests; `the_table_and_the_tests_agree` holds them together.

mod make;

use make::{
    buttons, call_to_action, carousel, component, definition, flow_message, footer, interactive, list, option,
    products, replies, screen, sections, text, to_ada, utility, with,
};
use serde_json::{Value, json};
use socialmessaging_whatsapp::flow::validate;
use socialmessaging_whatsapp::limits::{self, Limit, Unit};
use socialmessaging_whatsapp::message::{Outgoing, Template};
use socialmessaging_whatsapp::template::Definition;

/// What is said of JSON.
type Check = fn(&Value) -> String;

fn message(json: &Value) -> String {
    serde_json::from_value::<Outgoing>(json.clone()).unwrap().check().map_or_else(|report| report.to_string(), said)
}

fn template(json: &Value) -> String {
    serde_json::from_value::<Definition>(json.clone())
        .unwrap()
        .check_new()
        .map_or_else(|report| report.to_string(), said)
}

fn template_update(json: &Value) -> String {
    let definition = serde_json::from_value::<Definition>(json.clone()).unwrap();
    definition.check_update().map_or_else(|report| report.to_string(), said)
}

fn flow(json: &Value) -> String {
    let problems = validate(&json.to_string()).unwrap();
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn said((): ()) -> String {
    String::new()
}

/// Holds JSON of every size against its limit: least and most pass, one less and one more do not.
fn holds(limit: Limit, check: Check, json: impl Fn(usize) -> Value) {
    let Limit { min, max, unit } = limit;
    assert_eq!(check(&json(min)), "", "{min}");
    assert_eq!(check(&json(max)), "", "{max}");
    let more = check(&json(max + 1));
    let (too_much, out_of_range) =
        (format!("has {} {unit}, at most {max}", max + 1), format!("is {}, allowed", max + 1));
    assert!(more.contains(&too_much) || more.contains(&out_of_range), "{}: {more}", max + 1);
    if min > 0 {
        let less = check(&json(min - 1));
        let (too_little, out_of_range) =
            (format!("has {} {unit}, at least {min}", min - 1), format!("is {}, allowed", min - 1));
        assert!(less.contains(&too_little) || less.contains(&out_of_range), "{}: {less}", min - 1);
    }
}

macro_rules! limits {
    ($($name:ident $limit:ident $check:ident |$n:ident| $json:expr;)*) => {
        $(#[test]
        fn $name() {
            holds(limits::$limit, $check, |$n| $json);
        })*

        /// The tests and the limits that they show.
        const SHOWN: &[(&str, &str)] = &[$((stringify!($name), stringify!($limit))),*];
    };
}

limits! {
    text_body TEXT_BODY message |n| to_ada(json!({"type": "text", "text": {"body": text(n)}}));
    image_caption CAPTION message |n| to_ada(json!({"type": "image", "image": {"id": "1", "caption": text(n)}}));
    video_caption CAPTION message |n| to_ada(json!({"type": "video", "video": {"id": "1", "caption": text(n)}}));
    document_caption CAPTION message |n| to_ada(json!({"type": "document", "document": {"id": "1", "caption": text(n)}}));
    contacts CONTACTS message
        |n| to_ada(json!({"type": "contacts", "contacts": vec![json!({"name": {"formatted_name": "A"}}); n]}));
    callback_data CALLBACK_DATA message
        |n| with(to_ada(json!({"type": "text", "text": {"body": "b"}})), "/biz_opaque_callback_data", text(n).into());
    interactive_body INTERACTIVE_BODY message |n| with(replies(1), "/interactive/body/text", text(n).into());
    interactive_header INTERACTIVE_HEADER message
        |n| with(replies(1), "/interactive/header", json!({"type": "text", "text": text(n)}));
    interactive_footer INTERACTIVE_FOOTER message |n| with(replies(1), "/interactive/footer", json!({"text": text(n)}));
    reply_buttons REPLY_BUTTONS message |n| replies(n);
    reply_button_id REPLY_BUTTON_ID message
        |n| with(replies(1), "/interactive/action/buttons/0/reply/id", text(n).into());
    reply_button_title REPLY_BUTTON_TITLE message
        |n| with(replies(1), "/interactive/action/buttons/0/reply/title", text(n).into());
    list_body LIST_BODY message |n| with(list(1), "/interactive/body/text", text(n).into());
    list_button LIST_BUTTON message |n| with(list(1), "/interactive/action/button", text(n).into());
    list_sections LIST_SECTIONS message |n| sections(n);
    list_rows LIST_ROWS message |n| list(n);
    section_title SECTION_TITLE message |n| with(list(1), "/interactive/action/sections/0/title", text(n).into());
    row_id ROW_ID message |n| with(list(1), "/interactive/action/sections/0/rows/0/id", text(n).into());
    row_title ROW_TITLE message |n| with(list(1), "/interactive/action/sections/0/rows/0/title", text(n).into());
    row_description ROW_DESCRIPTION message
        |n| with(list(1), "/interactive/action/sections/0/rows/0/description", text(n).into());
    display_text DISPLAY_TEXT message
        |n| with(call_to_action(), "/interactive/action/parameters/display_text", text(n).into());
    flow_button FLOW_CTA message |n| with(flow_message(), "/interactive/action/parameters/flow_cta", text(n).into());
    product_sections PRODUCT_SECTIONS message |n| products(&vec![1; n]);
    product_items PRODUCTS message |n| products(&[n]);
    call_minutes CALL_TTL message
        |n| interactive("voice_call", json!({"name": "voice_call", "parameters": {"ttl_minutes": n}}));
    carousel_cards CAROUSEL_CARDS message |n| carousel(n);
    card_body CARD_BODY message
        |n| with(carousel(2), "/interactive/action/cards/0/body/text", text(n).into());
    card_line_breaks CARD_LINE_BREAKS message
        |n| with(carousel(2), "/interactive/action/cards/0/body/text", format!("a{}", "\n".repeat(n)).into());

    template_name TEMPLATE_NAME template |n| with(utility(), "/name", "n".repeat(n).into());
    template_language TEMPLATE_LANGUAGE template |n| with(utility(), "/language", "e".repeat(n).into());
    template_header TEMPLATE_HEADER template
        |n| with(utility(), "/components/1", json!({"type": "HEADER", "format": "TEXT", "text": text(n)}));
    template_body TEMPLATE_BODY template |n| with(utility(), "/components/0/text", text(n).into());
    template_footer TEMPLATE_FOOTER template |n| with(utility(), "/components/1/text", text(n).into());
    template_buttons TEMPLATE_BUTTONS template |n| buttons(vec![json!({"type": "QUICK_REPLY", "text": "t"}); n]);
    template_url_buttons TEMPLATE_URL_BUTTONS template |n| {
        let url = json!({"type": "URL", "text": "t", "url": "https://example.com"});
        buttons([vec![json!({"type": "QUICK_REPLY", "text": "t"})], vec![url; n]].concat())
    };
    template_single_buttons TEMPLATE_SINGLE_BUTTONS template |n| {
        let call = json!({"type": "PHONE_NUMBER", "text": "t", "phone_number": "1"});
        buttons([vec![json!({"type": "QUICK_REPLY", "text": "t"})], vec![call; n]].concat())
    };
    template_button_text TEMPLATE_BUTTON_TEXT template |n| buttons(vec![json!({"type": "QUICK_REPLY", "text": text(n)})]);
    template_button_url TEMPLATE_BUTTON_URL template
        |n| buttons(vec![json!({"type": "URL", "text": "t", "url": text(n)})]);
    template_button_phone TEMPLATE_BUTTON_PHONE template
        |n| buttons(vec![json!({"type": "PHONE_NUMBER", "text": "t", "phone_number": "1".repeat(n)})]);
    template_code TEMPLATE_CODE template |n| buttons(vec![json!({"type": "COPY_CODE", "example": text(n)})]);
    template_header_variables TEMPLATE_HEADER_VARIABLES template |n| {
        let text = (1..=n).map(|index| format!("a{{{{{index}}}}}")).collect::<String>();
        let example = if n == 0 { json!({}) } else { json!({"header_text": vec!["e"; n]}) };
        let header = json!({"type": "HEADER", "format": "TEXT", "text": format!("{text}b"), "example": example});
        with(utility(), "/components/1", header)
    };
    offer_text OFFER_TEXT template |n| {
        let offer = json!({"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": text(n)}});
        definition("MARKETING", json!([{"type": "BODY", "text": "b"}, offer]))
    };
    template_cards TEMPLATE_CARDS template |n| {
        let cards = vec![json!({"components": [{"type": "BODY", "text": "b"}]}); n];
        definition("MARKETING", json!([{"type": "BODY", "text": "b"}, {"type": "CAROUSEL", "cards": cards}]))
    };
    code_expiration CODE_EXPIRATION template |n| definition("AUTHENTICATION", json!([
        {"type": "BODY"},
        {"type": "FOOTER", "code_expiration_minutes": n},
        {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]},
    ]));

    screen_components SCREEN_COMPONENTS flow |n| if n == 0 {
        json!({"version": "7.3", "screens": [
            screen(vec![])["screens"][0],
            {"id": "T", "layout": {"type": "SingleColumnLayout", "children": []}},
        ]})
    } else {
        screen(vec![json!({"type": "TextBody", "text": "t"}); n - 1])
    };
    flow_heading FLOW_HEADING flow |n| component("TextHeading", "text", text(n).into());
    flow_subheading FLOW_HEADING flow |n| component("TextSubheading", "text", text(n).into());
    flow_body FLOW_BODY flow |n| component("TextBody", "text", text(n).into());
    flow_caption FLOW_BODY flow |n| component("TextCaption", "text", text(n).into());
    flow_label FLOW_LABEL flow |n| component("TextInput", "label", text(n).into());
    flow_helper FLOW_HELPER flow |n| component("TextInput", "helper-text", text(n).into());
    flow_footer FLOW_FOOTER flow |n| footer("label", text(n).into());
    flow_footer_caption FLOW_FOOTER_CAPTION flow |n| footer("center-caption", text(n).into());
    flow_option_title FLOW_OPTION_TITLE flow |n| option("title", text(n).into());
    flow_option_description FLOW_OPTION_DESCRIPTION flow |n| option("description", text(n).into());
    flow_dropdown FLOW_DROPDOWN flow
        |n| component("Dropdown", "data-source", json!(vec![json!({"id": "1", "title": "t"}); n]));
    flow_opt_ins FLOW_OPT_INS flow
        |n| screen((0..n).map(|index| json!({"type": "OptIn", "name": format!("o{index}"), "label": "l"})).collect());
    flow_opt_in_label FLOW_OPT_IN_LABEL flow |n| component("OptIn", "label", text(n).into());
    flow_links FLOW_LINKS flow |n| {
        let action = json!({"name": "open_url", "url": "https://example.com"});
        screen(vec![json!({"type": "EmbeddedLink", "text": "t", "on-click-action": action}); n])
    };
    flow_link_text FLOW_LINK_TEXT flow |n| {
        let action = json!({"name": "open_url", "url": "https://example.com"});
        screen(vec![json!({"type": "EmbeddedLink", "text": text(n), "on-click-action": action})])
    };
}

/// JSON of exactly this size in bytes, by a text that has no limit.
fn sized(json: &Value, pointer: &str, size: usize) -> Value {
    let empty = with(json.clone(), pointer, "".into()).to_string().len();
    with(json.clone(), pointer, "x".repeat(size - empty).into())
}

/// Is the size, and nothing else, found too large?
fn is_bounded(limit: Limit, check: Check, json: &Value, pointer: &str, size: impl Fn(&Value) -> usize) {
    assert_eq!(limit.unit, Unit::Bytes);
    let spare = json.to_string().len() - size(json);
    let (most, more) = (sized(json, pointer, limit.max + spare), sized(json, pointer, limit.max + spare + 1));
    assert_eq!((size(&most), size(&more)), (limit.max, limit.max + 1));
    assert_eq!(check(&most), "");
    let said = check(&more);
    assert!(said.contains(&format!("has {} bytes, at most {} are allowed", limit.max + 1, limit.max)), "{said}");
}

#[test]
fn message_size() {
    let message_with_name = to_ada(json!({"type": "document", "document": {"id": "1", "filename": "f"}}));
    is_bounded(limits::MESSAGE, message, &message_with_name, "/document/filename", |json| json.to_string().len());
}

#[test]
fn template_definition_size() {
    is_bounded(limits::TEMPLATE_DEFINITION, template, &utility(), "/sub_category", |json| json.to_string().len());
}

#[test]
fn template_components_size() {
    let json = with(utility(), "/components/0/later", "".into());
    is_bounded(limits::TEMPLATE_COMPONENTS, template_update, &json, "/components/0/later", |json| {
        json["components"].to_string().len()
    });
}

#[test]
fn flow_json_size() {
    // A picture in base64 is as long as it likes.
    let json = component("Image", "src", "".into());
    let json = with(json, "/screens/0/layout/children/0", json!({"type": "Image", "src": ""}));
    is_bounded(limits::FLOW_JSON, flow, &json, "/screens/0/layout/children/0/src", |json| json.to_string().len());
}

#[test]
fn authentication_code() {
    let json = definition(
        "AUTHENTICATION",
        json!([{"type": "BODY"}, {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]}]),
    );
    let definition: Definition = serde_json::from_value(json).unwrap();
    let said = |length: usize| {
        let message = Template::named("n").language("en").authentication_code("1".repeat(length));
        definition.check(&message).map_or_else(|report| report.to_string(), said)
    };
    assert_eq!((said(1), said(limits::AUTHENTICATION_CODE.max)), (String::new(), String::new()));
    assert!(said(limits::AUTHENTICATION_CODE.max + 1).contains("has 16 characters, at most 15"));
}

/// Tests that are no rows of the macro, with the limits that they show.
const BY_HAND: [(&str, &str); 5] = [
    ("message_size", "MESSAGE"),
    ("template_definition_size", "TEMPLATE_DEFINITION"),
    ("template_components_size", "TEMPLATE_COMPONENTS"),
    ("flow_json_size", "FLOW_JSON"),
    ("authentication_code", "AUTHENTICATION_CODE"),
];

#[test]
fn the_table_and_the_tests_agree() {
    let table = include_str!("../../docs/limits.md");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    let shown: Vec<(&str, &str)> = SHOWN.iter().copied().chain(BY_HAND).collect();
    for (name, limit) in limits::ALL {
        let row = rows.iter().find(|row| row[0] == format!("`{name}`")).unwrap_or_else(|| panic!("no row for {name}"));
        assert_eq!(row[2], format!("{} to {} {}", limit.min, limit.max, limit.unit), "{name}");
        let tests: Vec<String> =
            shown.iter().filter(|(_, shown)| shown == name).map(|(test, _)| format!("`{test}`")).collect();
        assert!(!tests.is_empty(), "no test shows {name}");
        assert_eq!(row[4], tests.join(", "), "{name}");
    }
    assert_eq!(rows.len(), limits::ALL.len());
}
