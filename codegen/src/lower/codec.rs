//! Where a member travels, and the wire form of its value there.

use super::Lower;
use crate::ir::{Codec, Location};
use crate::smithy::{
    Body, Direction, Kind, Location as Bound, MemberIdx, PayloadKind, ShapeIdx, Simple, TimestampFormat, TimestampPlace,
};

impl Lower<'_> {
    /// Where a member of a message's top level travels; none for the JSON body.
    pub(super) fn location(self, structure: ShapeIdx, member: MemberIdx, direction: Direction) -> Option<Location> {
        let model = &self.facts.model;
        match self.facts.location(member, direction) {
            Bound::Body { .. } => None,
            Bound::Label => Some(Location::Label(model[member].name.clone())),
            Bound::Query { name } => Some(Location::Query(name)),
            Bound::QueryParams => Some(Location::QueryParams),
            Bound::Header { name } => Some(Location::Header(name.to_ascii_lowercase())),
            Bound::PrefixHeaders { prefix } => Some(Location::PrefixHeaders(prefix.to_ascii_lowercase())),
            Bound::StatusCode => Some(Location::StatusCode),
            Bound::Payload => {
                let Body::Payload { content_type, kind, .. } = self.facts.body(structure, direction) else {
                    return None;
                };
                Some(match kind {
                    PayloadKind::StreamingBlob => Location::Stream(content_type),
                    PayloadKind::Blob | PayloadKind::String | PayloadKind::Enum => Location::Payload(content_type),
                    PayloadKind::Structure | PayloadKind::Union | PayloadKind::Document | PayloadKind::EventStream => {
                        Location::Payload(content_type)
                    }
                    PayloadKind::List | PayloadKind::Map => Location::Payload(content_type),
                })
            }
        }
    }

    /// The form of a member's value in its place.
    pub(super) fn codec(self, structure: ShapeIdx, member: MemberIdx, direction: Option<Direction>) -> Codec {
        let Some(direction) = direction else { return self.form(member, TimestampPlace::Body) };
        match self.facts.location(member, direction) {
            Bound::Body { .. } => self.form(member, TimestampPlace::Body),
            Bound::Label | Bound::Query { .. } | Bound::QueryParams => self.form(member, TimestampPlace::Uri),
            Bound::Header { .. } => self.header_form(member),
            Bound::PrefixHeaders { .. } | Bound::StatusCode => Codec::Plain,
            Bound::Payload => match self.facts.body(structure, direction) {
                Body::Payload { kind, .. } => payload_form(kind),
                Body::Members(_) | Body::Empty => Codec::Plain,
            },
        }
    }

    fn header_form(self, member: MemberIdx) -> Codec {
        if self.facts.is_base64_in_header(member) {
            Codec::Base64Text
        } else {
            self.form(member, TimestampPlace::Header)
        }
    }

    /// The form of a member's value, in JSON or as text. Only timestamps have a choice; it reaches through collections,
    /// but not into structures, which have a table of their own.
    pub(super) fn form(self, member: MemberIdx, place: TimestampPlace) -> Codec {
        let model = &self.facts.model;
        let target = model[member].target;
        let within = |element: MemberIdx| {
            let form = self.form(element, place);
            if form != Codec::Plain && self.facts.is_sparse(target) { Codec::Sparse(Box::new(form)) } else { form }
        };
        match &model[target].kind {
            Kind::Simple(Simple::Timestamp) => self.timestamp_form(member, place),
            Kind::List(element) => match within(*element) {
                Codec::Plain => Codec::Plain,
                form => Codec::List(Box::new(form)),
            },
            Kind::Map([_, value]) => match within(*value) {
                Codec::Plain => Codec::Plain,
                form => Codec::Map(Box::new(form)),
            },
            Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) | Kind::Structure(_) | Kind::Union(_) => Codec::Plain,
        }
    }

    fn timestamp_form(self, member: MemberIdx, place: TimestampPlace) -> Codec {
        match (self.facts.timestamp_format(member, place), place) {
            (TimestampFormat::EpochSeconds, TimestampPlace::Body) => Codec::Plain,
            (TimestampFormat::EpochSeconds, TimestampPlace::Header | TimestampPlace::Uri) => Codec::EpochSeconds,
            (TimestampFormat::DateTime, _) => Codec::DateTime,
            (TimestampFormat::HttpDate, _) => Codec::HttpDate,
        }
    }
}

fn payload_form(kind: PayloadKind) -> Codec {
    match kind {
        PayloadKind::Blob => Codec::RawBytes,
        PayloadKind::String | PayloadKind::Enum => Codec::RawText,
        // A stream has no form: its bytes are not looked at.
        PayloadKind::StreamingBlob => Codec::Plain,
        PayloadKind::Structure | PayloadKind::Union | PayloadKind::Document => Codec::Plain,
        PayloadKind::List | PayloadKind::Map | PayloadKind::EventStream => Codec::Plain,
    }
}
