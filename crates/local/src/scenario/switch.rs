//! Settings of a scenario.

use super::reader::{Node, Reader};
use crate::content::{FileSize, FlowErrors, PublishedFlows, Review};
use crate::settings::{Delays, EnvelopeId, MessageIdForm, PairRate, PricingModel, Settings};
use crate::template::{ReviewRule, TemplateVerdict};

/// Reads a member into a setting if it is there, and lists its name for complaints about others.
macro_rules! settings {
    ($reader:ident, $node:ident, $into:expr, { $($key:literal $read:expr => $place:expr;)* }) => {{
        let mut object = $reader.object($node);
        $(
            if let Some(value) = object.optional($reader, $key, $read) {
                $place = value;
            }
        )*
        object.end($reader, &[$($key),*]);
        $into
    }};
}

pub(super) fn read<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Settings {
    let mut to = Settings::default();
    settings!(reader, node, to, {
        "region" Reader::text => to.region;
        "partition" Reader::text => to.partition;
        "accountId" account_id => to.account_id;
        "delays" |reader, node| Some(delays(reader, node)) => to.delays;
        "reviewDelay" Reader::seconds => to.review_delay;
        "quotas" Reader::flag => to.quotas;
        "throughput" Reader::count => to.throughput;
        "pairRate" |reader, node| pair_rate(reader, node).map(Some) => to.pair_rate;
        "windowRule" Reader::flag => to.window_rule;
        "messageId" message_id => to.message_id;
        "envelopeId" envelope_id => to.envelope_id;
        "pricing" pricing => to.pricing;
        "magicNumbers" Reader::flag => to.magic_numbers;
        "apiVersionRule" Reader::flag => to.api_version_rule;
        "refuseNoJson" Reader::flag => to.refuse_no_json;
        "tagRules" Reader::flag => to.tag_rules;
        "anyAccessToken" Reader::flag => to.any_access_token;
        "signupLifetime" Reader::seconds => to.signup_lifetime;
        "review" review => to.content.review;
        "reviewRules" review_rules => to.content.review_rules;
        "magicTemplateNames" Reader::flag => to.content.magic_template_names;
        "templateLimit" limit => to.content.template_limit;
        "knownHeaderHandles" Reader::flag => to.content.known_header_handles;
        "publishedFlows" published_flows => to.content.published_flows;
        "flowErrors" flow_errors => to.content.flow_errors;
        "healthyEndpoints" Reader::flag => to.content.healthy_endpoints;
        "fileSize" file_size => to.content.file_size;
    })
}

fn account_id<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<String> {
    let text = reader.text(node)?;
    if text.len() != 12 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        reader.fault(node, "expected the id of an AWS account: 12 digits, as a text");
    }
    Some(text)
}

fn delays<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Delays {
    let mut to = Delays::default();
    settings!(reader, node, to, {
        "accepted" Reader::seconds => to.accepted;
        "sent" Reader::seconds => to.sent;
        "delivered" Reader::seconds => to.delivered;
        "read" read_delay => to.read;
    })
}

/// Seconds, or `"never"`.
#[allow(clippy::option_option, reason = "whether it could be read, and whether people show that they read")]
fn read_delay<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Option<std::time::Duration>> {
    if node.is_text() {
        return reader.word(node, &["never"]).map(|_| None);
    }
    reader.seconds(node).map(Some)
}

fn pair_rate<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<PairRate> {
    let mut object = reader.object(node);
    let burst = object.required(reader, "burst", Reader::count);
    let every = object.required(reader, "every", Reader::seconds);
    object.end(reader, &["burst", "every"]);
    Some(PairRate { burst: burst?, every: every? })
}

fn limit<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<usize> {
    reader.count(node).and_then(|limit| usize::try_from(limit).ok())
}

fn review<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Review> {
    Some([Review::ByClock, Review::ByCommand][reader.word(node, &["byClock", "byCommand"])?])
}

fn review_rules<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Vec<ReviewRule>> {
    let items = reader.items(node);
    Some(items.iter().filter_map(|item| review_rule(reader, item)).collect())
}

fn review_rule<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<ReviewRule> {
    let mut object = reader.object(node);
    let name_contains = object.required(reader, "nameContains", Reader::text);
    let words = ["approve", "reject", "reclassify", "pause", "disable"];
    let verdict = object.required(reader, "verdict", |reader, node| reader.word(node, &words));
    let reason = object.optional(reader, "reason", Reader::text).unwrap_or_else(|| "INVALID_FORMAT".to_owned());
    object.end(reader, &["nameContains", "verdict", "reason"]);
    let verdict = match verdict? {
        0 => TemplateVerdict::Approve,
        1 => TemplateVerdict::Reject(reason),
        2 => TemplateVerdict::Reclassify,
        3 => TemplateVerdict::Pause,
        _ => TemplateVerdict::Disable,
    };
    Some(ReviewRule { name_contains: name_contains?, verdict })
}

fn published_flows<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<PublishedFlows> {
    Some([PublishedFlows::BackToDraft, PublishedFlows::Fixed][reader.word(node, &["backToDraft", "fixed"])?])
}

fn flow_errors<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<FlowErrors> {
    Some([FlowErrors::Objects, FlowErrors::Messages][reader.word(node, &["objects", "messages"])?])
}

fn file_size<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<FileSize> {
    Some([FileSize::Bytes, FileSize::Kilobytes][reader.word(node, &["bytes", "kilobytes"])?])
}

fn message_id<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<MessageIdForm> {
    Some([MessageIdForm::Uuid, MessageIdForm::Wamid][reader.word(node, &["uuid", "wamid"])?])
}

fn envelope_id<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<EnvelopeId> {
    Some([EnvelopeId::All, EnvelopeId::First][reader.word(node, &["all", "first"])?])
}

fn pricing<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<PricingModel> {
    Some([PricingModel::ByMessage, PricingModel::ByConversation][reader.word(node, &["byMessage", "byConversation"])?])
}
