//! HTTP bindings: where the members of an operation's input, output and errors travel.

use super::Facts;
use crate::smithy::model::{Kind, MemberIdx, ShapeIdx, Simple};
use crate::smithy::traits::{Binding, TimestampFormat};

/// Which message a structure is the top level of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The input, on its way to the service.
    Request,
    /// The output or an error, on its way back.
    Response,
}

/// Where a member of a message's top-level structure travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path, where the operation's [`Segment`](super::Segment)s say.
    Label,
    /// A query parameter.
    Query {
        /// Its name.
        name: String,
    },
    /// A map of query parameters; those that `Query` or the URI itself give win.
    QueryParams,
    /// A header.
    Header {
        /// Its name, as written in the model.
        name: String,
    },
    /// A map of headers with this prefix, which may be empty.
    PrefixHeaders {
        /// The prefix, as written in the model.
        prefix: String,
    },
    /// The whole body.
    Payload,
    /// The response's status.
    StatusCode,
    /// A property of the body's JSON object.
    Body {
        /// The property's name.
        json_name: String,
    },
}

/// What a message has for a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// No member is bound to it.
    Empty,
    /// A JSON object of these members, in the model's order.
    Members(Vec<MemberIdx>),
    /// One member is all of it.
    Payload {
        /// The member.
        member: MemberIdx,
        /// What it is.
        kind: PayloadKind,
        /// The content type that the protocol and `mediaType` give it.
        content_type: String,
    },
}

/// What a payload member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayloadKind {
    /// Bytes as they are.
    Blob,
    /// Bytes as they are, as a stream.
    StreamingBlob,
    /// Text as it is.
    String,
    /// The value of an enumeration of strings, as text.
    Enum,
    /// A JSON object of a structure.
    Structure,
    /// A JSON object of a union.
    Union,
    /// Any JSON.
    Document,
    /// A JSON array.
    List,
    /// A JSON object of a map.
    Map,
    /// A stream of events, which is not generated.
    EventStream,
}

/// Where a timestamp is written, as far as its format depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampPlace {
    /// In JSON: seconds, where nothing else is said.
    Body,
    /// In a header: an HTTP date, where nothing else is said.
    Header,
    /// In the path or the query: a date-time, where nothing else is said.
    Uri,
}

impl Facts {
    /// Where a member of a message's top-level structure travels. A binding trait that means nothing in this direction
    /// (a label in an output, a status in an input) leaves the member in the body, as Smithy says.
    ///
    /// The members of structures further down are always in JSON, under [`json_name`](Facts::json_name).
    pub fn location(&self, member: MemberIdx, direction: Direction) -> Location {
        let in_body = || Location::Body { json_name: self.json_name(member).to_owned() };
        let Some(binding) = &self.model[member].traits.binding else { return in_body() };
        match (binding, direction) {
            (Binding::Header(name), _) => Location::Header { name: name.clone() },
            (Binding::PrefixHeaders(prefix), _) => Location::PrefixHeaders { prefix: prefix.clone() },
            (Binding::Payload, _) => Location::Payload,
            (Binding::Label, Direction::Request) => Location::Label,
            (Binding::Query(name), Direction::Request) => Location::Query { name: name.clone() },
            (Binding::QueryParams, Direction::Request) => Location::QueryParams,
            (Binding::ResponseCode, Direction::Response) => Location::StatusCode,
            (Binding::Label | Binding::Query(_) | Binding::QueryParams, Direction::Response) => in_body(),
            (Binding::ResponseCode, Direction::Request) => in_body(),
        }
    }

    /// The name of a structure's or union's member in JSON.
    pub fn json_name(&self, member: MemberIdx) -> &str {
        let member = &self.model[member];
        member.traits.json_name.as_deref().unwrap_or(&member.name)
    }

    /// What the message whose top level is this structure has for a body.
    pub fn body(&self, structure: ShapeIdx, direction: Direction) -> Body {
        let members = self.model.members_of(structure).iter().copied();
        let located = members.map(|member| (member, self.location(member, direction)));
        let mut in_body = Vec::new();
        for (member, location) in located {
            match location {
                Location::Payload => {
                    let (kind, content_type) = self.payload(member);
                    return Body::Payload { member, kind, content_type };
                }
                Location::Body { .. } => in_body.push(member),
                Location::Label | Location::Query { .. } | Location::QueryParams | Location::StatusCode => {}
                Location::Header { .. } | Location::PrefixHeaders { .. } => {}
            }
        }
        if in_body.is_empty() { Body::Empty } else { Body::Members(in_body) }
    }

    /// How a timestamp is written at this place: as the member says, else its target, else the protocol. The member may
    /// be a list's or map's, for timestamps inside of one.
    pub fn timestamp_format(&self, member: MemberIdx, place: TimestampPlace) -> TimestampFormat {
        let own = self.model[member].traits.timestamp_format;
        own.or(self.model.target(member).traits.timestamp_format).unwrap_or(match place {
            TimestampPlace::Body => TimestampFormat::EpochSeconds,
            TimestampPlace::Header => TimestampFormat::HttpDate,
            TimestampPlace::Uri => TimestampFormat::DateTime,
        })
    }

    fn payload(&self, member: MemberIdx) -> (PayloadKind, String) {
        let target = self.model.target(member);
        let (kind, default) = match &target.kind {
            Kind::Simple(Simple::Blob) if target.traits.streaming => {
                (PayloadKind::StreamingBlob, "application/octet-stream")
            }
            Kind::Simple(Simple::Blob) => (PayloadKind::Blob, "application/octet-stream"),
            Kind::Simple(Simple::Document) => (PayloadKind::Document, "application/json"),
            Kind::Enum(_) => (PayloadKind::Enum, "text/plain"),
            // Validation refuses every other simple kind; as text they can at least be written.
            Kind::Simple(_) | Kind::IntEnum(_) => (PayloadKind::String, "text/plain"),
            Kind::List(_) => (PayloadKind::List, "application/json"),
            Kind::Map(_) => (PayloadKind::Map, "application/json"),
            Kind::Structure(_) => (PayloadKind::Structure, "application/json"),
            Kind::Union(_) if target.traits.streaming => {
                (PayloadKind::EventStream, "application/vnd.amazon.eventstream")
            }
            Kind::Union(_) => (PayloadKind::Union, "application/json"),
        };
        (kind, target.traits.media_type.clone().unwrap_or_else(|| default.to_owned()))
    }
}
