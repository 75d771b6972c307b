//! A model with its numbers, and what a reader of it knows of a value.

use restjson_codegen::protobuf::{Entry, Numbers, Side, Type};
use restjson_codegen::settings::{Protobuf, Runtime, Settings};
use restjson_codegen::smithy::{Facts, Kind, MemberIdx, ShapeId, ShapeIdx};
use restjson_codegen::{Inputs, facts, generate};

use crate::Shape;
use crate::tree::Tree;

/// A model, and the messages of the crates made from it.
pub struct Model {
    /// What failures call it.
    pub name: &'static str,
    /// The service's id.
    pub service: &'static str,
    /// The package of its messages; empty where they are not handed to other languages.
    pub package: &'static str,
    /// The messages.
    pub shapes: Vec<Shape>,
    pub(crate) facts: Facts,
    numbers: Numbers,
}

/// A member with its number.
pub(crate) struct Field {
    pub(crate) number: u32,
    pub(crate) ty: Type<ShapeIdx>,
    pub(crate) member: Option<MemberIdx>,
}

impl Model {
    /// Reads a model's text; `pinned` is the text of its file of numbers, if it has one.
    ///
    /// # Panics
    ///
    /// Where the texts are not those that the crates were made from.
    pub fn new(
        [name, service, package]: [&'static str; 3],
        [model, pinned]: [&'static [u8]; 2],
        shapes: Vec<Shape>,
    ) -> Self {
        let numbers = if pinned.is_empty() { Ok(Numbers::default()) } else { Numbers::read(name, pinned) };
        let protobuf = Protobuf { numbers: numbers.expect("the file of numbers"), ..Protobuf::default() };
        let settings = Settings {
            service: Some(service.to_owned()),
            protobuf: Some(protobuf),
            leave_out_event_streams: true,
            ..Settings::defaults(Runtime::Version("0".to_owned()))
        };
        let inputs = Inputs { model, settings: &settings };
        let generated = generate(inputs).expect("the model is generated");
        let (facts, _) = facts(inputs).expect("the model is sound");
        Self { name, service, package, shapes, facts, numbers: generated.numbers.expect("there are messages") }
    }

    pub(crate) fn find(&self, shape: &Shape) -> Option<ShapeIdx> {
        shape.id.parse::<ShapeId>().ok().and_then(|id| self.facts.model.find(&id))
    }

    /// What is pinned of a structure or union: under its operation, if it is nothing but an input or output.
    fn entry(&self, shape: ShapeIdx) -> Option<&Entry> {
        if !self.facts.usage(shape).is_only_operation_io() {
            return self.numbers.of_type(&self.facts.model, shape);
        }
        self.facts.operations.iter().find_map(|operation| {
            let sides = [(operation.input, Side::Input), (operation.output, Side::Output)];
            let (_, side) = sides.into_iter().find(|(of, _)| *of == shape)?;
            self.numbers.of_operation(&operation.id, side)
        })
    }

    /// The fields of a structure or union, by number.
    pub(crate) fn fields(&self, shape: ShapeIdx) -> Vec<Field> {
        let model = &self.facts.model;
        let Some(entry) = self.entry(shape) else { return Vec::new() };
        let mut fields: Vec<Field> = entry
            .members
            .iter()
            .map(|(name, pin)| {
                let member = model.member_named(shape, name);
                let ty = member.and_then(|member| Type::of_member(&self.facts, member)).unwrap_or(Type::String);
                Field { number: pin.number, ty, member }
            })
            .collect();
        fields.sort_by_key(|field| field.number);
        fields
    }

    /// The members without which a message is refused: their numbers and names in JSON.
    pub(crate) fn required(&self, shape: &Shape) -> Vec<(u32, String)> {
        let Some(found) = self.find(shape) else { return Vec::new() };
        let Some(entry) = self.entry(found) else { return Vec::new() };
        let json = |name: &String| {
            let member = self.facts.model.member_named(found, name);
            member.map_or(name.clone(), |member| self.facts.json_name(member).to_owned())
        };
        entry.members.iter().filter(|(_, pin)| pin.required).map(|(name, pin)| (pin.number, json(name))).collect()
    }

    /// The part of a message's value that this model knows.
    pub(crate) fn known(&self, shape: &Shape, tree: &Tree) -> Tree {
        match self.find(shape) {
            Some(found) => self.known_of(found, tree),
            None => tree.clone(),
        }
    }

    fn known_of(&self, shape: ShapeIdx, tree: &Tree) -> Tree {
        let is_message = matches!(self.facts.model[shape].kind, Kind::Structure(_) | Kind::Union(_));
        let Tree::Fields(given) = tree else { return tree.clone() };
        if !is_message {
            return tree.clone();
        }
        let fields = self.fields(shape);
        let known = given.iter().filter_map(|(number, value)| {
            let field = fields.iter().find(|field| field.number == *number)?;
            Some((*number, self.known_in(&field.ty, value)))
        });
        Tree::Fields(known.collect())
    }

    fn known_in(&self, ty: &Type<ShapeIdx>, tree: &Tree) -> Tree {
        let each = |inner: &Type<ShapeIdx>, last: u32| {
            let Tree::Fields(entries) = tree else { return tree.clone() };
            let known = |(number, value): &(u32, Tree)| {
                (*number, if *number == last { self.known_in(inner, value) } else { value.clone() })
            };
            Tree::Fields(entries.iter().map(known).collect())
        };
        match ty {
            Type::Message(shape) => self.known_of(*shape, tree),
            Type::List(inner) | Type::Sparse(inner) => each(inner, 1),
            Type::Map(inner) => {
                let Tree::Fields(entries) = tree else { return tree.clone() };
                let entry = |(number, entry): &(u32, Tree)| {
                    let Tree::Fields(pair) = entry else { return (*number, entry.clone()) };
                    let pair = pair.iter().map(|(number, part)| {
                        (*number, if *number == 2 { self.known_in(inner, part) } else { part.clone() })
                    });
                    (*number, Tree::Fields(pair.collect()))
                };
                Tree::Fields(entries.iter().map(entry).collect())
            }
            Type::Bool | Type::Int8 | Type::Int16 | Type::Int32 => tree.clone(),
            Type::Int64 | Type::Float | Type::Double => tree.clone(),
            Type::String | Type::Bytes | Type::Timestamp | Type::Document => tree.clone(),
        }
    }
}
