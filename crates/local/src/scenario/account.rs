//! Accounts and numbers of a scenario.

use socialmessaging_whatsapp::text::is_phone_number;

use super::reader::{Node, Object, Reader};
use super::unique::Unique;
use crate::access::Area;
use crate::record::DestinationRecord;

/// A linked account.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Account {
    /// The 32 digits; made from the seed where there are none.
    pub(crate) id: Option<String>,
    pub(crate) meta_id: Option<String>,
    pub(crate) name: String,
    pub(crate) complete: bool,
    pub(crate) destination: Option<DestinationRecord>,
    pub(crate) marketing: Option<String>,
    pub(crate) tags: Vec<(String, String)>,
    /// What Meta denies to it.
    pub(crate) denied: Vec<Area>,
    pub(crate) numbers: Vec<Number>,
    pub(crate) templates: Vec<Template>,
    pub(crate) flows: Vec<Flow>,
}

/// A number of an account.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Number {
    pub(crate) id: Option<String>,
    pub(crate) meta_id: Option<String>,
    pub(crate) digits: String,
    pub(crate) name: String,
    pub(crate) quality: String,
    pub(crate) data_region: Option<String>,
    pub(crate) registered: bool,
    pub(crate) pin: Option<String>,
    pub(crate) tags: Vec<(String, String)>,
}

/// A template of an account.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Template {
    /// The definition: JSON.
    pub(crate) definition: String,
    /// Meta's word for its status.
    pub(crate) status: String,
}

/// A flow of an account.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Flow {
    pub(crate) name: String,
    pub(crate) categories: Vec<String>,
    /// Flow JSON, if it has some.
    pub(crate) json: Option<String>,
    pub(crate) status: String,
}

const ACCOUNT: &[&str] = &[
    "name",
    "id",
    "metaId",
    "complete",
    "destination",
    "marketingMessages",
    "tags",
    "denied",
    "numbers",
    "templates",
    "flows",
];
const NUMBER: &[&str] = &["phone", "id", "metaId", "name", "quality", "dataRegion", "registered", "pin", "tags"];
const QUALITIES: [&str; 3] = ["GREEN", "YELLOW", "RED"];
const TEMPLATE_STATUSES: [&str; 5] = ["APPROVED", "PENDING", "REJECTED", "PAUSED", "DISABLED"];
const FLOW_STATUSES: [&str; 5] = ["DRAFT", "PUBLISHED", "DEPRECATED", "BLOCKED", "THROTTLED"];

pub(super) fn read<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Account> {
    let mut object = reader.object(node);
    let name = object.required(reader, "name", Reader::text);
    let account = Account {
        name: name.unwrap_or_default(),
        id: object.optional(reader, "id", |reader, node| reader.once(Unique::AccountId, node, key)),
        meta_id: object.optional(reader, "metaId", meta_id),
        complete: object.optional(reader, "complete", Reader::flag).unwrap_or(true),
        destination: object.optional(reader, "destination", destination),
        marketing: object.optional(reader, "marketingMessages", Reader::text),
        tags: tags(reader, &mut object),
        denied: object.list(reader, "denied", area),
        numbers: object.list(reader, "numbers", number),
        templates: object.list(reader, "templates", template),
        flows: object.list(reader, "flows", flow),
    };
    object.end(reader, ACCOUNT);
    Some(account)
}

fn area<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Area> {
    let words = Area::ALL.map(Area::word);
    Some(Area::ALL[reader.word(node, &words)?])
}

fn number<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Number> {
    let mut object = reader.object(node);
    let digits = object.required(reader, "phone", |reader, node| reader.once(Unique::NumberPhone, node, phone));
    let quality = object.optional(reader, "quality", |reader, node| reader.word(node, &QUALITIES)).unwrap_or(0);
    let number = Number {
        digits: digits.unwrap_or_default(),
        id: object.optional(reader, "id", |reader, node| reader.once(Unique::NumberId, node, key)),
        meta_id: object.optional(reader, "metaId", meta_id),
        name: object.optional(reader, "name", Reader::text).unwrap_or_else(|| "Local Shop".to_owned()),
        quality: QUALITIES[quality].to_owned(),
        data_region: object.optional(reader, "dataRegion", Reader::text),
        registered: object.optional(reader, "registered", Reader::flag).unwrap_or(true),
        pin: object.optional(reader, "pin", Reader::text),
        tags: tags(reader, &mut object),
    };
    object.end(reader, NUMBER);
    Some(number)
}

fn template<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Template> {
    let mut object = reader.object(node);
    let definition = object.required(reader, "definition", definition);
    let status = object.optional(reader, "status", |reader, node| reader.word(node, &TEMPLATE_STATUSES)).unwrap_or(0);
    object.end(reader, &["definition", "status"]);
    Some(Template { definition: definition?, status: TEMPLATE_STATUSES[status].to_owned() })
}

/// A template's definition, checked as creating it would.
fn definition<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<String> {
    let json = reader.json(node)?;
    match socialmessaging_whatsapp::template::Definition::from_json(&json) {
        Err(_) => reader.fault(node, "expected an object"),
        Ok(definition) => {
            if let Err(report) = definition.check_new() {
                report.problems.iter().for_each(|problem| reader.fault(node, problem.to_string()));
            }
        }
    }
    Some(json)
}

fn flow<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Flow> {
    let mut object = reader.object(node);
    let name = object.required(reader, "name", Reader::text);
    let status = object.optional(reader, "status", |reader, node| reader.word(node, &FLOW_STATUSES)).unwrap_or(0);
    let flow = Flow {
        name: name.unwrap_or_default(),
        categories: object.list(reader, "categories", Reader::text),
        json: object.optional(reader, "json", Reader::json),
        status: FLOW_STATUSES[status].to_owned(),
    };
    object.end(reader, &["name", "categories", "json", "status"]);
    Some(flow)
}

/// A phone number, with or without `+`: its digits.
pub(super) fn phone<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<String> {
    let text = reader.text(node)?;
    if !is_phone_number(&text) {
        reader.fault(node, "expected a phone number in E.164 form, such as +15550100123");
    }
    Some(text.trim_start_matches('+').to_owned())
}

/// The 32 digits of an id.
fn key<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<String> {
    let text = reader.text(node)?;
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() != 32 || !text.bytes().all(is_hex) {
        reader.fault(node, "expected 32 hexadecimal digits in lower case, without a prefix");
    }
    Some(text)
}

/// An id of Meta.
pub(super) fn meta_id<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<String> {
    let text = reader.text(node)?;
    if text.is_empty() || text.len() > 100 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        reader.fault(node, "expected an id of Meta: digits, as a text");
    }
    Some(text)
}

/// The ARN of a topic, or an object with an ARN and a role; checked as the operation does.
fn destination<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<DestinationRecord> {
    let (arn, role) = if Reader::is_object(node) {
        let mut object = reader.object(node);
        let arn = object.required(reader, "arn", Reader::text);
        let role = object.optional(reader, "role", Reader::text);
        object.end(reader, &["arn", "role"]);
        (arn?, role)
    } else {
        (reader.text(node)?, None)
    };
    match crate::destination::check_one(arn, role) {
        Ok(destination) => Some(destination),
        Err(failure) => {
            reader.fault(node, failure.message);
            None
        }
    }
}

fn tags<'a>(reader: &mut Reader<'a>, object: &mut Object<'a>) -> Vec<(String, String)> {
    let members = object.take("tags").map(|node| reader.members(&node)).unwrap_or_default();
    members.into_iter().filter_map(|(key, node)| Some((key, reader.text(&node)?))).collect()
}
