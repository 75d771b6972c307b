//! Values of messages, made up from the model: fields by number, in the order and form in which our writers write them.

use std::collections::BTreeMap;

use prost::encoding::{WireType, encode_key, encode_varint};
use quickcheck::{Arbitrary, Gen};
use restjson_codegen::protobuf::Type;
use restjson_codegen::smithy::{Kind, Presence, ShapeIdx, Simple};

use crate::{Model, Shape};

/// How deep values may be nested before only what must be there is made.
const DEEP: usize = 4;

/// A value as it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    /// A number of any length.
    Varint(u64),
    /// Four bytes.
    Fixed32(u32),
    /// Eight bytes.
    Fixed64(u64),
    /// Text or bytes.
    Bytes(Vec<u8>),
    /// Scalars of a list in one field.
    Packed(Vec<Tree>),
    /// A message.
    Fields(Vec<(u32, Tree)>),
}

impl Tree {
    /// A message without one of its fields.
    pub(crate) fn without(&self, number: u32) -> Self {
        match self {
            Tree::Fields(fields) => {
                Tree::Fields(fields.iter().filter(|(found, _)| *found != number).cloned().collect())
            }
            other => other.clone(),
        }
    }

    fn wire_type(&self) -> WireType {
        match self {
            Tree::Varint(_) => WireType::Varint,
            Tree::Fixed32(_) => WireType::ThirtyTwoBit,
            Tree::Fixed64(_) => WireType::SixtyFourBit,
            Tree::Bytes(_) | Tree::Packed(_) | Tree::Fields(_) => WireType::LengthDelimited,
        }
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Tree::Varint(number) => encode_varint(*number, bytes),
            Tree::Fixed32(number) => bytes.extend(number.to_le_bytes()),
            Tree::Fixed64(number) => bytes.extend(number.to_le_bytes()),
            Tree::Bytes(text) => {
                encode_varint(text.len() as u64, bytes);
                bytes.extend(text);
            }
            Tree::Packed(_) | Tree::Fields(_) => {
                let inner = encode(self);
                encode_varint(inner.len() as u64, bytes);
                bytes.extend(inner);
            }
        }
    }
}

/// The bytes of a message, or of packed scalars.
pub(crate) fn encode(tree: &Tree) -> Vec<u8> {
    let mut bytes = Vec::new();
    match tree {
        Tree::Fields(fields) => {
            for (number, value) in fields {
                encode_key(*number, value.wire_type(), &mut bytes);
                value.write(&mut bytes);
            }
        }
        Tree::Packed(values) => values.iter().for_each(|value| value.write(&mut bytes)),
        scalar => scalar.write(&mut bytes),
    }
    bytes
}

/// Makes up values.
pub(crate) struct Made<'a> {
    pub(crate) model: &'a Model,
    pub(crate) random: &'a mut Gen,
}

impl Made<'_> {
    /// A message's value. An enum's has its text.
    pub(crate) fn message(&mut self, shape: &Shape) -> Tree {
        match self.model.find(shape) {
            Some(found) if !matches!(self.model.facts.model[found].kind, Kind::Enum(_)) => self.shape(found, 0),
            _ => Tree::Fields(vec![(1, self.text())]),
        }
    }

    fn shape(&mut self, shape: ShapeIdx, depth: usize) -> Tree {
        let facts = &self.model.facts;
        let is_union = matches!(facts.model[shape].kind, Kind::Union(_));
        let mut fields = self.model.fields(shape);
        if is_union {
            // Deep down nothing is set, as if it were a member that nobody knows.
            let chosen = self.below(fields.len() + 1);
            fields = fields.into_iter().skip(chosen).take(1).filter(|_| depth < DEEP).collect();
        }
        let mut made = Vec::new();
        for field in fields {
            let presence = field.member.map(|member| facts.client_presence(member));
            let must = is_union
                || field.member.is_some_and(|member| facts.is_required(member))
                || matches!(presence, Some(Presence::Default(_)));
            if must || depth < DEEP && bool::arbitrary(self.random) {
                let value = match field.member.map(|member| &facts.model.target(member).kind) {
                    Some(Kind::Simple(Simple::Byte)) => Tree::Varint(i64::from(i8::arbitrary(self.random)) as u64),
                    Some(Kind::Simple(Simple::Short)) => Tree::Varint(i64::from(i16::arbitrary(self.random)) as u64),
                    Some(Kind::Simple(Simple::Integer)) => Tree::Varint(i64::from(i32::arbitrary(self.random)) as u64),
                    _ => self.value(&field.ty, depth + 1),
                };
                made.push((field.number, value));
            }
        }
        Tree::Fields(made)
    }

    fn value(&mut self, ty: &Type<ShapeIdx>, depth: usize) -> Tree {
        let random = &mut *self.random;
        match ty {
            Type::Bool => Tree::Varint(bool::arbitrary(random).into()),
            // Lists of small numbers are made of numbers that are small.
            Type::Int8 | Type::Int16 | Type::Int32 => Tree::Varint(i64::from(i8::arbitrary(random)) as u64),
            Type::Int64 => Tree::Varint(i64::arbitrary(random) as u64),
            Type::Float => Tree::Fixed32(f32::arbitrary(random).to_bits()),
            Type::Double => Tree::Fixed64(f64::arbitrary(random).to_bits()),
            Type::String => self.text(),
            Type::Bytes => Tree::Bytes(Arbitrary::arbitrary(random)),
            Type::Timestamp => self.timestamp(),
            Type::Document => self.document(depth),
            Type::Message(shape) => self.shape(*shape, depth),
            Type::List(inner) => {
                let items: Vec<Tree> = (0..self.count(depth)).map(|_| self.value(inner, depth + 1)).collect();
                list(items)
            }
            Type::Map(inner) => {
                let entries = (0..self.count(depth))
                    .map(|_| (String::arbitrary(self.random), self.value(inner, depth + 1)))
                    .collect();
                map(entries)
            }
            Type::Sparse(inner) => match bool::arbitrary(random) {
                true => Tree::Fields(vec![(1, self.value(inner, depth + 1))]),
                false => Tree::Fields(Vec::new()),
            },
        }
    }

    /// Whole seconds have no nanoseconds.
    fn timestamp(&mut self) -> Tree {
        let seconds = Tree::Varint(i64::arbitrary(self.random) as u64);
        let nanos = u64::from(u32::arbitrary(self.random) % 1_000_000_000);
        let nanos = Some((2, Tree::Varint(nanos))).filter(|_| nanos > 0 && bool::arbitrary(self.random));
        Tree::Fields([(1, seconds)].into_iter().chain(nanos).collect())
    }

    fn document(&mut self, depth: usize) -> Tree {
        let kind = 1 + self.below(8) as u32;
        let value = match kind {
            1 => Tree::Varint(1),
            2 => Tree::Varint(bool::arbitrary(self.random).into()),
            3 => Tree::Varint(u64::arbitrary(self.random)),
            4 => Tree::Varint(i64::arbitrary(self.random) as u64),
            5 => Tree::Fixed64(f64::arbitrary(self.random).to_bits()),
            6 => self.text(),
            7 => list((0..self.count(depth)).map(|_| self.document(depth + 1)).collect()),
            _ => map((0..self.count(depth))
                .map(|_| (String::arbitrary(self.random), self.document(depth + 1)))
                .collect()),
        };
        Tree::Fields(vec![(kind, value)])
    }

    fn text(&mut self) -> Tree {
        Tree::Bytes(String::arbitrary(self.random).into_bytes())
    }

    fn count(&mut self, depth: usize) -> usize {
        if depth >= DEEP { 0 } else { self.below(4) }
    }

    fn below(&mut self, end: usize) -> usize {
        usize::arbitrary(self.random) % end
    }
}

/// A list: numbers in one field, everything else each in its own.
fn list(items: Vec<Tree>) -> Tree {
    let are_packed = |item: &Tree| matches!(item, Tree::Varint(_) | Tree::Fixed32(_) | Tree::Fixed64(_));
    match items.first() {
        Some(first) if are_packed(first) => Tree::Fields(vec![(1, Tree::Packed(items))]),
        Some(_) | None => Tree::Fields(items.into_iter().map(|item| (1, item)).collect()),
    }
}

/// A map: by key, each once.
fn map(entries: BTreeMap<String, Tree>) -> Tree {
    let entry = |(key, value): (String, Tree)| (1, Tree::Fields(vec![(1, Tree::Bytes(key.into_bytes())), (2, value)]));
    Tree::Fields(entries.into_iter().map(entry).collect())
}
