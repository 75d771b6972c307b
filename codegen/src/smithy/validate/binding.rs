//! HTTP bindings: that members are bound to places that can carry them.

use crate::diagnostic::Diagnostics;
use crate::smithy::index::{Direction, Location, Operation, Segment};
use crate::smithy::model::{Kind, MemberIdx, ShapeIdx, Simple};
use crate::smithy::{Facts, Presence};

pub(super) fn check(facts: &Facts, out: &mut Diagnostics) {
    for operation in &facts.operations {
        let mut checker = Checker { facts, operation, out };
        checker.labels();
        checker.queries();
        checker.host_labels();
        checker.message(operation.input, Direction::Request);
    }
    for shape in responses(facts) {
        let usage = facts.usage(shape);
        if let Some(&operation) = usage.output_of.first().or(usage.error_of.first()) {
            Checker { facts, operation: &facts.operations[operation], out }.message(shape, Direction::Response);
        }
    }
}

/// Outputs and errors, each once.
fn responses(facts: &Facts) -> std::collections::BTreeSet<ShapeIdx> {
    facts.operations.iter().flat_map(|operation| operation.errors.iter().copied().chain([operation.output])).collect()
}

struct Checker<'a> {
    facts: &'a Facts,
    operation: &'a Operation,
    out: &'a mut Diagnostics,
}

impl Checker<'_> {
    fn located(&self, shape: ShapeIdx, direction: Direction) -> Vec<(MemberIdx, Location)> {
        let members = self.facts.model.members_of(shape).iter();
        members.map(|&member| (member, self.facts.location(member, direction))).collect()
    }

    fn error(&mut self, member: MemberIdx, message: impl Into<String>, help: impl Into<String>) {
        self.out.error(&self.facts.model[member].id, message, help);
    }

    fn labels(&mut self) {
        let labels: Vec<(MemberIdx, bool)> = self.operation.path.iter().filter_map(label).collect();
        for &(member, greedy) in &labels {
            if self.facts.location(member, Direction::Request) != Location::Label {
                let message = format!(
                    "the URI of {} has a label for this member, which has no trait httpLabel",
                    self.operation.id
                );
                self.error(member, message, "add the trait httpLabel, or take the label out of the URI");
            }
            if self.facts.server_presence(member) != Presence::Required {
                self.error(
                    member,
                    "the member is a label of a URI, but not required",
                    "add the trait required: a path cannot have gaps",
                );
            }
            if greedy && !self.is_text(member) {
                self.error(
                    member,
                    "the member is a greedy label, but not a string",
                    "let it target a string, or take `+` out of the URI",
                );
            }
        }
        for (member, location) in self.located(self.operation.input, Direction::Request) {
            if location == Location::Label && !labels.iter().any(|&(label, _)| label == member) {
                let message = format!(
                    "the member has the trait httpLabel, but the URI of {} has no such label",
                    self.operation.id
                );
                self.error(
                    member,
                    message,
                    format!("add `{{{}}}` to the URI, or remove the trait", self.facts.model[member].name),
                );
            }
        }
    }

    fn queries(&mut self) {
        let located = self.located(self.operation.input, Direction::Request);
        let named = located.iter().filter_map(|(member, location)| match location {
            Location::Query { name } => Some((name.clone(), *member)),
            _ => None,
        });
        let named: Vec<_> = named.collect();
        for (name, member) in &named {
            if self.operation.query.iter().any(|(constant, _)| constant == name) {
                let message = format!("the URI of {} already has the query parameter `{name}`", self.operation.id);
                self.error(*member, message, "use another name, or take the constant out of the URI");
            }
        }
        let message = |name: &String, first: &str| format!("the query parameter `{name}` is already that of `{first}`");
        super::report_repeated(self.facts, named, self.out, message, "use another name for one of them");
    }

    fn host_labels(&mut self) {
        for member in self.operation.host_prefix.iter().filter_map(host_label) {
            if self.facts.server_presence(member) != Presence::Required || !self.is_text(member) {
                self.error(
                    member,
                    "the member is a label of a host name, but not a required string",
                    "make it a required string",
                );
            }
        }
    }

    /// The rules for one top-level structure in one direction.
    fn message(&mut self, shape: ShapeIdx, direction: Direction) {
        let located = self.located(shape, direction);
        for (member, location) in &located {
            if let Some(expected) = self.unfit(*member, location) {
                self.error(
                    *member,
                    format!("the member is bound to a place that cannot carry it: {expected}"),
                    "change the binding trait or the target",
                );
            }
        }
        for (trait_name, is) in SINGLE {
            let mut bound = located.iter().filter(|(_, location)| is(location)).map(|(member, _)| *member);
            let first = bound.next();
            let rest: Vec<MemberIdx> = bound.collect();
            for member in rest {
                let other = first.map_or("", |first| &self.facts.model[first].name);
                let message = format!("the trait {trait_name} is already on `{other}` of the same structure");
                self.error(member, message, "keep it on one member");
            }
        }
        self.beside_payload(&located);
    }

    fn beside_payload(&mut self, located: &[(MemberIdx, Location)]) {
        let Some((payload, _)) = located.iter().find(|(_, location)| *location == Location::Payload) else { return };
        let payload = self.facts.model[*payload].name.clone();
        for (member, location) in located {
            if matches!(location, Location::Body { .. }) {
                let message = format!("the member would be in the body, but `{payload}` is all of it");
                self.error(*member, message, "bind the member to something else, or take httpPayload off the other");
            }
        }
    }

    /// What the location can carry, where the member is something else.
    fn unfit(&self, member: MemberIdx, location: &Location) -> Option<&'static str> {
        let target = self.facts.model[member].target;
        let (fits, expected) = match location {
            Location::Label => {
                (self.is_scalar(target), "labels are strings, numbers, booleans, timestamps or enumerations")
            }
            Location::Query { .. } => {
                let expected =
                    "query parameters are strings, numbers, booleans, timestamps, enumerations or lists of them";
                (self.is_scalar_or_list(target), expected)
            }
            Location::Header { .. } => {
                let expected = "headers are strings, numbers, booleans, timestamps, enumerations or lists of them";
                (self.is_scalar_or_list(target), expected)
            }
            Location::QueryParams => {
                (self.is_text_map(target, true), "it takes a map of strings, or of lists of strings")
            }
            Location::PrefixHeaders { .. } => (self.is_text_map(target, false), "it takes a map of strings"),
            Location::StatusCode => (self.is_status(target), "a response code is an integer"),
            Location::Payload => (self.is_payload(target), "numbers, booleans and timestamps cannot be a body"),
            Location::Body { .. } => (true, ""),
        };
        (!fits).then_some(expected)
    }

    fn kind(&self, shape: ShapeIdx) -> &Kind {
        &self.facts.model[shape].kind
    }

    fn is_text(&self, member: MemberIdx) -> bool {
        matches!(self.facts.model.target(member).kind, Kind::Simple(Simple::String) | Kind::Enum(_))
    }

    fn is_scalar(&self, shape: ShapeIdx) -> bool {
        match self.kind(shape) {
            Kind::Simple(Simple::Blob | Simple::Document) => false,
            Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) => true,
            Kind::List(_) | Kind::Map(_) | Kind::Structure(_) | Kind::Union(_) => false,
        }
    }

    fn is_scalar_or_list(&self, shape: ShapeIdx) -> bool {
        match self.kind(shape) {
            Kind::List(entry) => self.is_scalar(self.facts.model[*entry].target),
            Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) => self.is_scalar(shape),
            Kind::Map(_) | Kind::Structure(_) | Kind::Union(_) => false,
        }
    }

    fn is_text_map(&self, shape: ShapeIdx, or_lists: bool) -> bool {
        let Kind::Map([_, value]) = self.kind(shape) else { return false };
        match self.kind(self.facts.model[*value].target) {
            Kind::List(entry) if or_lists => self.is_text(*entry),
            Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) => self.is_text(*value),
            Kind::List(_) | Kind::Map(_) | Kind::Structure(_) | Kind::Union(_) => false,
        }
    }

    fn is_status(&self, shape: ShapeIdx) -> bool {
        matches!(self.kind(shape), Kind::Simple(Simple::Integer) | Kind::IntEnum(_))
    }

    fn is_payload(&self, shape: ShapeIdx) -> bool {
        match self.kind(shape) {
            Kind::Simple(Simple::Blob | Simple::String | Simple::Document) | Kind::Enum(_) => true,
            Kind::Simple(_) | Kind::IntEnum(_) => false,
            Kind::List(_) | Kind::Map(_) | Kind::Structure(_) | Kind::Union(_) => true,
        }
    }
}

/// A binding trait and how to recognise its location.
type Single = (&'static str, fn(&Location) -> bool);

/// Bindings that a structure can have once.
const SINGLE: [Single; 4] = [
    ("httpPayload", |location| matches!(location, Location::Payload)),
    ("httpQueryParams", |location| matches!(location, Location::QueryParams)),
    ("httpPrefixHeaders", |location| matches!(location, Location::PrefixHeaders { .. })),
    ("httpResponseCode", |location| matches!(location, Location::StatusCode)),
];

fn label(segment: &Segment) -> Option<(MemberIdx, bool)> {
    match segment {
        Segment::Literal(_) => None,
        Segment::Label { member, greedy } => Some((*member, *greedy)),
    }
}

fn host_label(segment: &crate::smithy::HostSegment) -> Option<MemberIdx> {
    match segment {
        crate::smithy::HostSegment::Literal(_) => None,
        crate::smithy::HostSegment::Label(member) => Some(*member),
    }
}
