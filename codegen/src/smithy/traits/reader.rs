//! From the AST's verbatim traits to typed ones, one function per kind of place.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::class::{self, Class};
use super::data::{Binding, Constraints, Docs, EnumTraits, MemberTraits, ShapeTraits};
use crate::diagnostic::Diagnostics;
use crate::smithy::ShapeId;
use crate::smithy::ast::Traits;

/// Reads traits and remembers the unknown ones, so that each is reported once.
pub(crate) struct TraitReader<'a> {
    pub(super) out: &'a mut Diagnostics,
    unknown: BTreeMap<String, Vec<ShapeId>>,
    not_generated: BTreeMap<String, (&'static str, Vec<ShapeId>)>,
}

impl<'a> TraitReader<'a> {
    /// A reader that reports to these diagnostics.
    pub(crate) fn new(out: &'a mut Diagnostics) -> Self {
        Self { out, unknown: BTreeMap::new(), not_generated: BTreeMap::new() }
    }

    /// Reports something about a shape or member that is being read.
    pub(crate) fn error(&mut self, id: &ShapeId, message: impl Into<String>, help: impl Into<String>) {
        self.out.error(id, message, help);
    }

    /// Traits of a data shape.
    pub(crate) fn shape(&mut self, id: &ShapeId, traits: &Traits) -> ShapeTraits {
        let mut read = ShapeTraits::default();
        for (name, value) in traits {
            if self.docs(&mut read.docs, id, name, value) || self.constraint(&mut read.constraints, id, name, value) {
                continue;
            }
            match name.as_str() {
                "smithy.api#sensitive" => read.sensitive = true,
                "smithy.api#sparse" => read.sparse = true,
                "smithy.api#mediaType" => read.media_type = self.value(id, name, value),
                "smithy.api#timestampFormat" => read.timestamp_format = self.value(id, name, value),
                "smithy.api#streaming" => read.streaming = true,
                "smithy.api#requiresLength" => read.requires_length = true,
                "smithy.api#error" => read.error = self.value(id, name, value),
                "smithy.api#httpError" => read.http_error = self.status(id, name, value),
                "smithy.api#retryable" => read.retryable = self.value(id, name, value),
                "smithy.api#input" => read.input = true,
                "smithy.api#output" => read.output = true,
                "smithy.test#httpResponseTests" => read.tests.responses = Some(value.clone()),
                // Members repeat the default of their target, and theirs is the one that counts.
                "smithy.api#default" => {}
                _ => self.other(id, name),
            }
        }
        read
    }

    /// Traits of a member of a list, map, structure or union.
    pub(crate) fn member(&mut self, id: &ShapeId, traits: &Traits) -> MemberTraits {
        let mut read = MemberTraits::default();
        for (name, value) in traits {
            let known = self.docs(&mut read.docs, id, name, value)
                || self.constraint(&mut read.constraints, id, name, value)
                || self.binding(&mut read.binding, id, name, value);
            if known {
                continue;
            }
            match name.as_str() {
                "smithy.api#required" => read.required = true,
                "smithy.api#default" => read.default = Some(value.clone()),
                "smithy.api#clientOptional" => read.client_optional = true,
                "smithy.api#jsonName" => read.json_name = self.value(id, name, value),
                "smithy.api#timestampFormat" => read.timestamp_format = self.value(id, name, value),
                "smithy.api#sensitive" => read.sensitive = true,
                "smithy.api#idempotencyToken" => read.idempotency_token = true,
                "smithy.api#hostLabel" => read.host_label = true,
                "smithy.rules#contextParam" => read.context_param = self.text_in(id, name, value, "name"),
                "smithy.api#eventHeader" | "smithy.api#eventPayload" => read.event = true,
                _ => self.other(id, name),
            }
        }
        read
    }

    /// Traits of a value of an enumeration, apart from the value itself.
    pub(crate) fn enum_value(&mut self, id: &ShapeId, traits: &Traits) -> EnumTraits {
        let mut read = EnumTraits::default();
        for (name, value) in traits {
            if name != "smithy.api#enumValue" && !self.docs(&mut read.docs, id, name, value) {
                self.other(id, name);
            }
        }
        read
    }

    /// Reports what was gathered.
    pub(crate) fn finish(self) {
        let uses = |ids: &[ShapeId]| match ids.len() {
            1 => String::new(),
            2 => ", here and in 1 more place".to_owned(),
            more => format!(", here and in {} more places", more - 1),
        };
        for (name, ids) in &self.unknown {
            let message = format!("the trait `{name}` is not known and has no effect{}", uses(ids));
            self.out.warning(&ids[0], message, "check that neither types nor requests depend on it");
        }
        for (name, (what, ids)) in &self.not_generated {
            let message = format!("the trait `{name}` has no effect{}: {what} will be missing", uses(ids));
            self.out.warning(&ids[0], message, "nothing has to be done unless your program relies on it");
        }
    }

    /// A trait that the reader of its place does not know.
    pub(super) fn other(&mut self, id: &ShapeId, name: &str) {
        match class::of(name) {
            Class::WithoutEffect(_) => {}
            Class::NotGenerated(what) => {
                let entry = self.not_generated.entry(name.to_owned()).or_insert((what, Vec::new()));
                entry.1.push(id.clone());
            }
            Class::Unsupported(what) => self.out.error(
                id,
                format!("the trait `{name}` asks for {what}, which is not supported"),
                "take what carries the trait out of the model; without the trait it would behave wrongly",
            ),
            Class::Misplaced => self.out.error(
                id,
                format!("the trait `{name}` does not apply to this kind of shape"),
                "move it to where Smithy allows it, or remove it",
            ),
            Class::Unknown => self.unknown.entry(name.to_owned()).or_default().push(id.clone()),
        }
    }

    pub(super) fn docs(&mut self, docs: &mut Docs, id: &ShapeId, name: &str, value: &Value) -> bool {
        match name {
            "smithy.api#documentation" => docs.text = self.value(id, name, value),
            "smithy.api#externalDocumentation" => {
                docs.links =
                    self.value::<BTreeMap<String, String>>(id, name, value).unwrap_or_default().into_iter().collect();
            }
            "smithy.api#deprecated" => docs.deprecated = self.value(id, name, value),
            "smithy.api#since" => docs.since = self.value(id, name, value),
            "smithy.api#tags" => docs.tags = self.value(id, name, value).unwrap_or_default(),
            "smithy.api#unstable" => docs.unstable = true,
            "smithy.api#internal" => docs.internal = true,
            _ => return false,
        }
        true
    }

    fn constraint(&mut self, constraints: &mut Constraints, id: &ShapeId, name: &str, value: &Value) -> bool {
        match name {
            "smithy.api#length" => constraints.length = self.value(id, name, value),
            "smithy.api#range" => constraints.range = self.value(id, name, value),
            "smithy.api#pattern" => constraints.pattern = self.value(id, name, value),
            "smithy.api#uniqueItems" => constraints.unique_items = true,
            _ => return false,
        }
        true
    }

    fn binding(&mut self, slot: &mut Option<Binding>, id: &ShapeId, name: &str, value: &Value) -> bool {
        let binding = match name {
            "smithy.api#httpLabel" => Some(Binding::Label),
            "smithy.api#httpQuery" => self.value(id, name, value).map(Binding::Query),
            "smithy.api#httpQueryParams" => Some(Binding::QueryParams),
            "smithy.api#httpHeader" => self.value(id, name, value).map(Binding::Header),
            "smithy.api#httpPrefixHeaders" => self.value(id, name, value).map(Binding::PrefixHeaders),
            "smithy.api#httpPayload" => Some(Binding::Payload),
            "smithy.api#httpResponseCode" => Some(Binding::ResponseCode),
            _ => return false,
        };
        if slot.is_some() {
            self.out.error(
                id,
                format!("the member has `{name}` beside another HTTP binding trait"),
                "keep one of them: a value travels in one place",
            );
        }
        *slot = binding.or(slot.take());
        true
    }

    /// The trait's value as what it must be; a value that it cannot have is reported.
    pub(super) fn value<T: DeserializeOwned>(&mut self, id: &ShapeId, name: &str, value: &Value) -> Option<T> {
        match T::deserialize(value) {
            Ok(value) => Some(value),
            Err(error) => {
                let message = format!("the trait `{name}` has a value that it cannot have: {error}");
                self.out.error(id, message, "see the trait's documentation for what it takes");
                None
            }
        }
    }

    /// The text that is the one property of a trait's value that matters.
    pub(super) fn text_in(&mut self, id: &ShapeId, name: &str, value: &Value, property: &str) -> Option<String> {
        match value.get(property) {
            Some(Value::String(text)) => Some(text.clone()),
            _ => {
                let message = format!("the trait `{name}` must have a text `{property}`");
                self.out.error(id, message, "see the trait's documentation for what it takes");
                None
            }
        }
    }

    fn status(&mut self, id: &ShapeId, name: &str, value: &Value) -> Option<u16> {
        let code: u16 = self.value(id, name, value)?;
        self.checked_status(id, name, code)
    }

    pub(super) fn checked_status(&mut self, id: &ShapeId, name: &str, code: u16) -> Option<u16> {
        if (100..=599).contains(&code) {
            return Some(code);
        }
        self.out.error(id, format!("the trait `{name}` has the status {code}"), "use a status from 100 to 599");
        None
    }
}
