//! Structures, unions, enums and errors.

use super::Lower;
use crate::ir::{
    Build, DocumentValue, Enum, ErrorKind, ErrorStructure, Flag, Location, Presence, Row, Rule, Shape, Structure,
    Union, Value, Variant,
};
use crate::rust::docs;
use crate::rust::ident::{FieldName, FnName, TypeName};
use crate::rust::ty::RustType;
use crate::smithy::{
    DefaultValue, Direction, Docs, EnumValue, ErrorFacts, Fault, Kind, MemberIdx, Presence as ModelPresence, Retryable,
    ShapeIdx, TimestampPlace,
};

/// The part that a structure plays in an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// None: it is a member of something.
    Nested,
    /// What the caller provides. Everything is optional for a builder's sake.
    Input,
    /// What a success answers.
    Output,
    /// What a failure answers.
    Error,
}

impl Role {
    fn direction(self) -> Option<Direction> {
        match self {
            Role::Nested => None,
            Role::Input => Some(Direction::Request),
            Role::Output | Role::Error => Some(Direction::Response),
        }
    }
}

impl Lower<'_> {
    pub(super) fn shapes(self) -> Vec<Shape> {
        let mut shapes: Vec<Shape> = self.needed().into_iter().filter_map(|shape| self.shape(shape)).collect();
        shapes.sort_by(|a, b| a.name().cmp(b.name()));
        shapes
    }

    /// A shape with a type of its own, errors excepted.
    fn shape(self, shape: ShapeIdx) -> Option<Shape> {
        match &self.facts.model[shape].kind {
            Kind::Structure(_) if self.facts.error(shape).is_some() => None,
            Kind::Structure(_) => {
                let name = self.naming.of_type(shape).clone();
                Some(Shape::Structure(self.structure(shape, name, Role::Nested)))
            }
            Kind::Union(members) => Some(Shape::Union(self.union(shape, members))),
            Kind::Enum(values) => Some(Shape::Enum(self.enumeration(shape, values))),
            Kind::Simple(_) | Kind::IntEnum(_) | Kind::List(_) | Kind::Map(_) => None,
        }
    }

    pub(super) fn structure(self, shape: ShapeIdx, name: TypeName, role: Role) -> Structure {
        let members = self.facts.model.members_of(shape);
        let rows: Vec<Row> = members.iter().map(|&member| self.row(shape, member, role)).collect();
        let build = match (role, rows.iter().any(|row| row.presence == Presence::Required)) {
            (Role::Input, _) | (_, true) => Build::Fallible,
            (_, false) => Build::Total,
        };
        let docs = documentation(self.facts.shape_docs(shape));
        let streaming = rows.iter().any(|row| matches!(row.location, Some(Location::Stream(_))));
        Structure { builder: name.builder(), name, docs, build, streaming, rows }
    }

    fn row(self, shape: ShapeIdx, member: MemberIdx, role: Role) -> Row {
        let names = self.naming.field(member);
        Row {
            docs: documentation(self.facts.member_docs(member)),
            field: names.field.clone(),
            setter: names.setter.clone(),
            getter: names.getter.clone(),
            presence: self.presence(member, role),
            ty: self.member_type(member),
            json: self.facts.json_name(member).to_owned(),
            location: role.direction().and_then(|direction| self.location(shape, member, direction)),
            codec: self.codec(shape, member, role.direction()),
            flags: self.row_flags(shape, member, role),
            rules: self.demands(shape, member),
            server_default: self.server_default(member, role),
        }
    }

    fn presence(self, member: MemberIdx, role: Role) -> Presence {
        // A stream is always there, if only without bytes.
        if self.facts.is_streaming(self.facts.model[member].target) {
            return Presence::Default(Value::Empty);
        }
        let absent = if self.facts.is_required(member) { Presence::Expected } else { Presence::Optional };
        match (role, self.facts.client_presence(member)) {
            (Role::Input, _) | (_, ModelPresence::Optional) => absent,
            (_, ModelPresence::Required) => Presence::Required,
            (_, ModelPresence::Default(value)) => Presence::Default(default_value(value)),
        }
    }

    fn row_flags(self, shape: ShapeIdx, member: MemberIdx, role: Role) -> Vec<Flag> {
        let mut flags = self.flags(shape, member);
        if role == Role::Input {
            flags.extend(self.facts.is_idempotency_token(member).then_some(Flag::IdempotencyToken));
            flags.extend(self.facts.is_host_label(member).then_some(Flag::HostLabel));
        }
        flags
    }

    /// What a server demands of the member's values: nothing where only it writes them.
    fn demands(self, shape: ShapeIdx, member: MemberIdx) -> Vec<Rule> {
        if self.facts.usage(shape).in_input { self.rules(member) } else { Vec::new() }
    }

    /// A default that a client's types do not have.
    fn server_default(self, member: MemberIdx, role: Role) -> Option<Value> {
        let has_default = matches!(self.presence(member, role), Presence::Default(_));
        match self.facts.server_presence(member) {
            ModelPresence::Default(value) if self.server && !has_default => Some(default_value(value)),
            ModelPresence::Default(_) | ModelPresence::Required | ModelPresence::Optional => None,
        }
    }

    fn flags(self, shape: ShapeIdx, member: MemberIdx) -> Vec<Flag> {
        let sensitive = self.facts.is_redacted(member) || self.facts.is_sensitive(shape);
        if sensitive { vec![Flag::Sensitive] } else { Vec::new() }
    }

    fn union(self, shape: ShapeIdx, members: &[MemberIdx]) -> Union {
        let variant = |&member: &MemberIdx| {
            let names = self.naming.variant(member);
            Variant {
                docs: documentation(self.facts.member_docs(member)),
                name: names.name.clone(),
                is: names.is.clone(),
                r#as: names.r#as.clone(),
                ty: self.member_type(member),
                json: self.facts.json_name(member).to_owned(),
                codec: self.form(member, TimestampPlace::Body),
                flags: self.flags(shape, member),
                rules: self.demands(shape, member),
            }
        };
        let docs = documentation(self.facts.shape_docs(shape));
        let mut variants: Vec<Variant> = members.iter().map(variant).collect();
        // By name, as the official crates declare them.
        variants.sort_by(|a, b| a.name.cmp(&b.name));
        Union { name: self.naming.of_type(shape).clone(), docs, variants }
    }

    fn enumeration(self, shape: ShapeIdx, values: &[EnumValue<String>]) -> Enum {
        let names = self.naming.values(shape);
        let mut values: Vec<_> = values
            .iter()
            .zip(names)
            .map(|(value, name)| (documentation(value.docs()), name.clone(), value.value.clone()))
            .collect();
        // Ordered by value: the order in which the official crates declare and compare variants.
        values.sort_by(|a, b| a.2.cmp(&b.2));
        let docs = documentation(self.facts.shape_docs(shape));
        Enum { name: self.naming.of_type(shape).clone(), docs, values }
    }

    pub(super) fn errors(self) -> Vec<ErrorStructure> {
        let error = |shape| self.facts.error(shape).map(|facts| self.error(shape, &facts));
        let mut errors: Vec<ErrorStructure> = self.needed().into_iter().filter_map(error).collect();
        errors.sort_by(|a, b| a.structure.name.cmp(&b.structure.name));
        errors
    }

    fn error(self, shape: ShapeIdx, facts: &ErrorFacts) -> ErrorStructure {
        let name = self.naming.of_type(shape).clone();
        let mut structure = self.structure(shape, name, Role::Error);
        if !structure.rows.iter().any(|row| row.field == FieldName::member("message")) {
            structure.rows.push(message_row());
        }
        let retryable = facts.retryable.map(|retryable| error_kind(retryable, facts.fault));
        let status = self.server.then_some(facts.status);
        ErrorStructure { structure, summary: self.summary(shape), retryable, status }
    }

    /// A shape's documentation in a sentence.
    pub(super) fn summary(self, shape: ShapeIdx) -> String {
        summary(self.facts.shape_docs(shape))
    }
}

/// Every error has a message, for `Display`, whether or not the model gives it one.
fn message_row() -> Row {
    Row {
        docs: vec!["What went wrong, in the service's words.".to_owned()],
        field: FieldName::member("message"),
        setter: FnName::setter("message", None),
        getter: FnName::getter("message", None),
        presence: Presence::Optional,
        ty: RustType::String,
        json: "message".to_owned(),
        location: None,
        codec: crate::ir::Codec::Plain,
        flags: Vec::new(),
        rules: Vec::new(),
        server_default: None,
    }
}

fn error_kind(retryable: Retryable, fault: Fault) -> ErrorKind {
    match (retryable.throttling, fault) {
        (true, _) => ErrorKind::Throttling,
        (false, Fault::Client) => ErrorKind::Client,
        (false, Fault::Server) => ErrorKind::Server,
    }
}

fn default_value(value: DefaultValue) -> Value {
    match value {
        DefaultValue::Boolean(value) => Value::Bool(value),
        DefaultValue::Integer(value) => Value::Integer(value),
        DefaultValue::Float(value) => Value::Float(value),
        DefaultValue::BigNumber(text) | DefaultValue::String(text) | DefaultValue::Enum(text) => Value::Text(text),
        DefaultValue::Blob(bytes) => Value::Blob(bytes),
        DefaultValue::EpochSeconds(seconds) => Value::EpochSeconds(seconds),
        DefaultValue::EmptyList | DefaultValue::EmptyMap => Value::Empty,
        DefaultValue::Document(json) => Value::Document(document_value(&json)),
    }
}

fn document_value(json: &serde_json::Value) -> DocumentValue {
    use serde_json::Value as Json;
    match json {
        Json::Null => DocumentValue::Null,
        Json::Bool(flag) => DocumentValue::Bool(*flag),
        Json::String(text) => DocumentValue::Text(text.clone()),
        Json::Array(_) => DocumentValue::EmptyList,
        Json::Object(_) => DocumentValue::EmptyObject,
        Json::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => DocumentValue::Unsigned(number),
            (None, Some(number)) => DocumentValue::Negative(number),
            (None, None) => DocumentValue::Float(number.as_f64().unwrap_or_default()),
        },
    }
}

/// What readers are told about an element.
pub(super) fn documentation(docs: &Docs) -> Vec<String> {
    let mut lines = docs::lines(docs.text.as_deref().unwrap_or_default());
    if let Some(deprecated) = &docs.deprecated {
        let message = deprecated.message.as_deref().unwrap_or("no longer to be used");
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(docs::lines(&format!("Deprecated: {}.", message.trim_end().trim_end_matches('.'))));
    }
    if lines.is_empty() {
        lines.push(UNDESCRIBED.to_owned());
    }
    lines
}

const UNDESCRIBED: &str = "The model does not describe it.";

/// The same in a sentence, for places that list many elements.
pub(super) fn summary(docs: &Docs) -> String {
    let summary = docs::summary(docs.text.as_deref().unwrap_or_default());
    if summary.is_empty() { UNDESCRIBED.to_owned() } else { summary }
}
