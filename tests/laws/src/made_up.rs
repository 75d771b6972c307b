//! Values made up from the model, as JSON in the form that the types themselves have.

use quickcheck::{Arbitrary, Gen};
use restjson_codegen::smithy::{
    Direction, EnumValue, Facts, Kind, Location, MemberIdx, ShapeIdx, Simple, TimestampFormat, TimestampPlace,
};
use serde_json::{Map, Number, Value, json};

/// How deep values may be nested before only what must be there is made.
const DEEP: usize = 4;

/// What a text must keep to where it travels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    /// Nothing.
    Any,
    /// It stands in a path, or the query cannot do without it: it is not empty.
    Label,
    /// It stands at the end of a path: nor does it end in a slash.
    Greedy,
    /// It stands in a header line.
    Header,
    /// It is a part of a header's name.
    HeaderName,
}

/// Makes up values.
pub(crate) struct MadeUp<'a> {
    pub(crate) facts: &'a Facts,
    pub(crate) r#gen: &'a mut Gen,
}

impl MadeUp<'_> {
    /// The top level of a message.
    pub(crate) fn message(&mut self, shape: ShapeIdx, direction: Direction, greedy: Option<MemberIdx>) -> Value {
        let mut object = Map::new();
        for &member in self.facts.model.members_of(shape) {
            let location = self.facts.location(member, direction);
            let must = self.facts.is_required(member) || location == Location::Label;
            if !must && bool::arbitrary(self.r#gen) {
                continue;
            }
            let text = match location {
                Location::Label if greedy == Some(member) => Text::Greedy,
                Location::Label => Text::Label,
                Location::Query { .. } if must => Text::Label,
                Location::Header { .. } if self.facts.is_base64_in_header(member) => Text::Any,
                Location::Header { .. } | Location::PrefixHeaders { .. } => Text::Header,
                Location::Query { .. } | Location::QueryParams | Location::Payload => Text::Any,
                Location::StatusCode | Location::Body { .. } => Text::Any,
            };
            let value = match location {
                Location::StatusCode => json!(200 + u16::arbitrary(self.r#gen) % 100),
                Location::Body { .. } => self.member(member, text, true, 0),
                _ => self.member(member, text, false, 0),
            };
            object.insert(self.facts.json_name(member).to_owned(), value);
        }
        Value::Object(object)
    }

    /// A member's value. The form of timestamps is the body's, or the plain one of what is bound elsewhere.
    fn member(&mut self, member: MemberIdx, text: Text, in_body: bool, depth: usize) -> Value {
        let model = &self.facts.model;
        let target = model[member].target;
        match &model[target].kind {
            Kind::Simple(Simple::Timestamp) => self.timestamp(member, in_body),
            Kind::Simple(simple) => self.simple(*simple, text, depth),
            Kind::Enum(values) => Value::from(self.enum_value(values, text)),
            Kind::IntEnum(_) => json!(i32::arbitrary(self.r#gen)),
            Kind::List(item) => {
                let count = self.count(depth);
                (0..count).map(|_| self.entry(target, *item, text, in_body, depth)).collect()
            }
            Kind::Map([key, value]) => {
                let key_text = if text == Text::Header { Text::HeaderName } else { text };
                let entries = (0..self.count(depth)).map(|_| {
                    let key = match self.member(*key, key_text, in_body, depth + 1) {
                        Value::String(key) => key,
                        other => other.to_string(),
                    };
                    (key, self.entry(target, *value, text, in_body, depth))
                });
                Value::Object(entries.collect())
            }
            Kind::Structure(members) => self.structure(members, depth + 1),
            Kind::Union(members) => self.union(members, depth + 1),
        }
    }

    fn entry(&mut self, collection: ShapeIdx, member: MemberIdx, text: Text, in_body: bool, depth: usize) -> Value {
        match self.facts.is_sparse(collection) && bool::arbitrary(self.r#gen) {
            true => Value::Null,
            false => self.member(member, text, in_body, depth + 1),
        }
    }

    fn structure(&mut self, members: &[MemberIdx], depth: usize) -> Value {
        let mut object = Map::new();
        for &member in members {
            let left_out = depth >= DEEP || bool::arbitrary(self.r#gen);
            if self.facts.is_required(member) || !left_out {
                let value = self.member(member, Text::Any, true, depth);
                object.insert(self.facts.json_name(member).to_owned(), value);
            }
        }
        Value::Object(object)
    }

    /// Deep down the first member that leads no deeper is taken, where there is one.
    fn union(&mut self, members: &[MemberIdx], depth: usize) -> Value {
        let model = &self.facts.model;
        let is_leaf = |member: &&MemberIdx| {
            !matches!(model.target(**member).kind, Kind::Structure(_) | Kind::Union(_) | Kind::List(_) | Kind::Map(_))
        };
        let leaf = members.iter().find(is_leaf).filter(|_| depth >= DEEP);
        let Some(&member) = leaf.or_else(|| self.r#gen.choose(members)) else { return json!({}) };
        let value = self.member(member, Text::Any, true, depth);
        json!({ self.facts.json_name(member): value })
    }

    fn count(&mut self, depth: usize) -> usize {
        if depth >= DEEP { 0 } else { usize::arbitrary(self.r#gen) % 4 }
    }

    /// Mostly a value of the enum, at times one of a later revision.
    fn enum_value(&mut self, values: &[EnumValue<String>], text: Text) -> String {
        match self.r#gen.choose(values) {
            Some(value) if u8::arbitrary(self.r#gen) % 4 > 0 => value.value.clone(),
            _ => self.text(text),
        }
    }

    fn simple(&mut self, simple: Simple, text: Text, depth: usize) -> Value {
        let random = &mut *self.r#gen;
        match simple {
            Simple::Boolean => json!(bool::arbitrary(random)),
            Simple::Byte => json!(i8::arbitrary(random)),
            Simple::Short => json!(i16::arbitrary(random)),
            Simple::Integer => json!(i32::arbitrary(random)),
            Simple::Long => json!(i64::arbitrary(random)),
            Simple::Float => float(f32::arbitrary(random).into()),
            Simple::Double => float(f64::arbitrary(random)),
            Simple::BigInteger => Value::Number(i64::arbitrary(random).into()),
            Simple::BigDecimal => {
                Number::from_f64(f64::from(i32::arbitrary(random)) / 4.0).map_or(json!(0), Value::from)
            }
            Simple::Blob => Value::from(aws_smithy_types::base64::encode(Vec::<u8>::arbitrary(random))),
            Simple::String | Simple::Timestamp => Value::from(self.text(text)),
            Simple::Document => self.document(depth),
        }
    }

    /// No null, which a member cannot tell from being absent, unless it is inside.
    fn document(&mut self, depth: usize) -> Value {
        match u8::arbitrary(self.r#gen) % 6 {
            0 => json!(bool::arbitrary(self.r#gen)),
            1 => json!(i64::arbitrary(self.r#gen)),
            2 => json!(f64::from(i32::arbitrary(self.r#gen)) / 8.0),
            3 => {
                let items = (0..self.count(depth)).map(|_| self.document(depth + 1));
                let mut items: Vec<Value> = items.collect();
                items.push(Value::Null);
                Value::Array(items)
            }
            4 => (0..self.count(depth)).map(|_| (self.text(Text::Any), self.document(depth + 1))).collect(),
            _ => Value::from(self.text(Text::Any)),
        }
    }

    /// Eighths of a second, which every form can carry but an HTTP date.
    fn timestamp(&mut self, member: MemberIdx, in_body: bool) -> Value {
        let seconds = i64::from(u32::arbitrary(self.r#gen));
        let format = self.facts.timestamp_format(member, TimestampPlace::Body);
        let time = aws_smithy_types::DateTime::from_secs_and_nanos(
            seconds,
            125_000_000 * u32::from(u8::arbitrary(self.r#gen) % 8),
        );
        let text = |format| Value::from(time.fmt(format).unwrap_or_default());
        match (in_body, format) {
            (true, TimestampFormat::DateTime) => text(aws_smithy_types::date_time::Format::DateTime),
            (true, TimestampFormat::HttpDate) => text(aws_smithy_types::date_time::Format::HttpDate),
            (true, TimestampFormat::EpochSeconds) | (false, _) => json!(time.as_secs_f64()),
        }
    }

    fn text(&mut self, text: Text) -> String {
        let random = String::arbitrary(self.r#gen);
        let visible = || random.chars().filter(|c| !c.is_control()).collect::<String>();
        match text {
            Text::Any => random,
            Text::Label if random.is_empty() => "x".to_owned(),
            Text::Label => random,
            Text::Greedy => format!("{}x", random),
            Text::Header => visible().trim().to_owned(),
            Text::HeaderName => {
                let mut name: String = random.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                name.push('x');
                name
            }
        }
    }
}

/// JSON has no NaN and no infinities, but Smithy's form of it has names for them.
fn float(value: f64) -> Value {
    let name = if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    };
    Number::from_f64(value).map_or_else(|| Value::from(name), Value::Number)
}
