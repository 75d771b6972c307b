//! What a message makes of a value: the one place that says what HTTP and JSON cannot carry.

use restjson_codegen::smithy::{
    Direction, Facts, Kind, Location, MemberIdx, ShapeIdx, Simple, TimestampFormat, TimestampPlace,
};
use serde_json::{Map, Value, json};

/// What encoding adds to a message, for the members that see it.
pub(crate) struct Sent<'a> {
    /// The query's parameters, decoded.
    pub(crate) query: &'a [(String, String)],
    /// The headers.
    pub(crate) headers: &'a http::HeaderMap,
    /// The status.
    pub(crate) status: u16,
}

/// The value that a message carries instead of the given one, as JSON in the types' own form.
///
/// Each arm is one thing that a binding cannot carry. Defaults are not among them: the reader's policy fills them in.
pub(crate) fn canon(facts: &Facts, shape: ShapeIdx, direction: Direction, value: &Value, sent: &Sent<'_>) -> Value {
    let empty = Map::new();
    let given = value.as_object().unwrap_or(&empty);
    let mut carried = Map::new();
    for &member in facts.model.members_of(shape) {
        let name = facts.json_name(member);
        let value = given.get(name).cloned();
        let value = match facts.location(member, direction) {
            // A list in the query is as many parameters as it has items: none, if it is empty.
            Location::Query { .. } => value.filter(|value| value.as_array().is_none_or(|list| !list.is_empty())),
            // A map for the query sees all of it: what the URI and other members write, and of a key that they write too,
            // nothing of its own.
            Location::QueryParams => query_params(facts, member, sent.query),
            // An HTTP date has whole seconds. A header that a message has anyway is seen by an unset member too.
            Location::Header { name } => {
                let anyway = || sent.headers.get(name.to_ascii_lowercase())?.to_str().ok().map(Value::from);
                value.map(|value| whole_seconds(facts, member, TimestampPlace::Header, value)).or_else(anyway)
            }
            // The names of headers have no case; those with members of their own are theirs; no entries, no map. A prefix
            // that is empty sees all headers, those included that every message has.
            Location::PrefixHeaders { prefix } => prefix_headers(&prefix, sent.headers),
            // An empty structure is what a request has for one that is not set; no bytes and an empty text are nothing.
            Location::Payload => payload(facts, member, direction, value),
            // Every response has a status.
            Location::StatusCode => Some(json!(sent.status)),
            // An HTTP date has whole seconds.
            Location::Label => value.map(|value| whole_seconds(facts, member, TimestampPlace::Uri, value)),
            Location::Body { .. } => value,
        };
        let value = match facts.location(member, direction) {
            Location::Query { .. } => value.map(|value| whole_seconds(facts, member, TimestampPlace::Uri, value)),
            _ => value,
        };
        carried.extend(value.map(|value| (name.to_owned(), value)));
    }
    Value::Object(carried)
}

fn query_params(facts: &Facts, member: MemberIdx, query: &[(String, String)]) -> Option<Value> {
    let Kind::Map([_, entry]) = facts.model.target(member).kind else { return None };
    let is_list = matches!(facts.model.target(entry).kind, Kind::List(_));
    let mut params = Map::new();
    for (key, value) in query {
        match params.get_mut(key) {
            None => drop(params.insert(key.clone(), if is_list { json!([value]) } else { json!(value) })),
            Some(Value::Array(values)) => values.push(json!(value)),
            Some(_) => {}
        }
    }
    (!params.is_empty()).then_some(Value::Object(params))
}

fn prefix_headers(prefix: &str, headers: &http::HeaderMap) -> Option<Value> {
    let prefix = prefix.to_ascii_lowercase();
    let entry = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        let value = String::from_utf8(value.as_bytes().to_vec()).ok()?;
        Some((name.as_str().strip_prefix(&prefix)?.to_owned(), Value::from(value)))
    };
    let entries: Map<String, Value> = headers.iter().filter_map(entry).collect();
    (!entries.is_empty()).then_some(Value::Object(entries))
}

fn payload(facts: &Facts, member: MemberIdx, direction: Direction, value: Option<Value>) -> Option<Value> {
    match (&facts.model.target(member).kind, value) {
        (Kind::Structure(_), value) if direction == Direction::Request => match (facts.is_required(member), value) {
            (true, None) => Some(json!({})),
            (false, Some(Value::Object(members))) if members.is_empty() => None,
            (_, value) => value,
        },
        (Kind::Simple(Simple::Blob | Simple::String) | Kind::Enum(_), Some(Value::String(text))) if text.is_empty() => {
            None
        }
        (_, value) => value,
    }
}

/// Cuts off what an HTTP date cannot carry, in the plain form of timestamps.
fn whole_seconds(facts: &Facts, member: MemberIdx, place: TimestampPlace, value: Value) -> Value {
    match &facts.model.target(member).kind {
        Kind::List(item) => match value {
            Value::Array(items) => items.into_iter().map(|value| whole_seconds(facts, *item, place, value)).collect(),
            other => other,
        },
        Kind::Simple(Simple::Timestamp) if facts.timestamp_format(member, place) == TimestampFormat::HttpDate => {
            value.as_f64().map_or(value, |seconds| json!(seconds.floor() as i64))
        }
        _ => value,
    }
}
