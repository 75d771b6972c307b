//! Which message stands for a shape. Numbers come from the pinned ones, everything else from what was lowered before.

use std::collections::{BTreeMap, BTreeSet};

use super::Lower;
use crate::diagnostic::Diagnostics;
use crate::ir::{
    Enum, Flag, Home, Message, MessageField, MessageKind, Protobuf, Refused, Row, Service, Shape, Structure, Union,
    Variant,
};
use crate::protobuf::{self, Entry, MESSAGE, Numbers, Pin, Side, Type};
use crate::rust::ident::{Identifier, TypeName};
use crate::rust::proto;
use crate::settings;
use crate::smithy::{MemberIdx, ShapeIdx};

/// What is told of structures that have no message.
pub fn refused(service: &Service) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for Refused { member, ty, why } in service.protobuf.iter().flat_map(|protobuf| &protobuf.refused) {
        let message = format!("{why}: `{ty}` gets no message");
        diagnostics.warning(member, message, "nothing has to be done unless your program needs the message");
    }
    diagnostics
}

/// What messages are made with.
struct Messages<'a> {
    lower: Lower<'a>,
    numbers: &'a Numbers,
    /// The names in `.proto` files of shapes that have a message of their own.
    names: BTreeMap<ShapeIdx, String>,
    taken: BTreeSet<String>,
    messages: Vec<Message>,
    refused: Vec<Refused>,
}

/// What was lowered, by its name. An error may have the name of a type.
struct Lowered<'a> {
    errors: BTreeMap<&'a TypeName, &'a Structure>,
    types: BTreeMap<&'a TypeName, &'a Shape>,
}

impl<'a> Lowered<'a> {
    fn of(service: &'a Service) -> Self {
        let errors = service.errors.iter().map(|error| (&error.structure.name, &error.structure));
        Lowered { errors: errors.collect(), types: service.shapes.iter().map(|shape| (shape.name(), shape)).collect() }
    }
}

impl Lower<'_> {
    /// The messages of what was lowered.
    pub(super) fn protobuf(self, how: &settings::Protobuf, numbers: &Numbers, service: &Service) -> Protobuf {
        let mut all = Messages {
            lower: self,
            numbers,
            names: BTreeMap::new(),
            taken: BTreeSet::new(),
            messages: Vec::new(),
            refused: Vec::new(),
        };
        all.name_shapes();
        let lowered = Lowered::of(service);
        for shape in self.needed() {
            all.shape(shape, &lowered);
        }
        for (modelled, operation) in self.facts.operations.iter().zip(&service.operations) {
            let home = Home::Operation(operation.module.clone());
            for (shape, structure, side) in
                [(modelled.input, &operation.input, Side::Input), (modelled.output, &operation.output, Side::Output)]
            {
                let name = all.claim(&structure.name);
                all.structure(shape, home.clone(), name, structure, numbers.of_operation(&modelled.id, side));
            }
        }
        all.messages.sort_by(|a, b| (order(&a.home), &a.name).cmp(&(order(&b.home), &b.name)));
        Protobuf {
            folder: how.folder.clone(),
            package: how.package.clone().unwrap_or_else(|| proto::package(&service.word)),
            messages: all.messages,
            refused: all.refused,
        }
    }
}

/// The order of files. Within one it is by name, so that operations need none.
fn order(home: &Home) -> u8 {
    match home {
        Home::Types => 0,
        Home::Errors => 1,
        Home::Operation(_) => 2,
    }
}

impl<'a> Messages<'a> {
    /// Types first: where an error or an input has the name of one, it gives way.
    fn name_shapes(&mut self) {
        let naming = self.lower.naming;
        let is_error = |shape: &ShapeIdx| self.lower.facts.error(*shape).is_some();
        let (errors, types): (Vec<ShapeIdx>, Vec<ShapeIdx>) =
            naming.types().map(|(shape, _)| shape).partition(is_error);
        for shape in types.into_iter().chain(errors) {
            let name = self.claim(naming.of_type(shape));
            self.names.insert(shape, name);
        }
    }

    fn claim(&mut self, name: &TypeName) -> String {
        free(name.as_str(), &mut self.taken)
    }

    fn shape(&mut self, shape: ShapeIdx, lowered: &Lowered<'_>) {
        let Some(name) = self.names.get(&shape).cloned() else { return };
        let ty = self.lower.naming.of_type(shape);
        if self.lower.facts.error(shape).is_some() {
            if let Some(structure) = lowered.errors.get(ty) {
                self.structure(shape, Home::Errors, name, structure, self.entry(shape));
            }
            return;
        }
        match lowered.types.get(ty) {
            Some(Shape::Structure(structure)) => {
                self.structure(shape, Home::Types, name, structure, self.entry(shape));
            }
            Some(Shape::Union(union)) => self.union(shape, name, union),
            Some(Shape::Enum(enumeration)) => self.enumeration(shape, name, enumeration),
            None => {}
        }
    }

    fn structure(&mut self, shape: ShapeIdx, home: Home, name: String, structure: &Structure, entry: Option<&Entry>) {
        if let Some((member, why)) = protobuf::obstacle(self.lower.facts, shape) {
            self.refused.push(Refused { member: member.clone(), ty: structure.name.clone(), why });
            return;
        }
        let facts = self.lower.facts;
        let members = facts.model.members_of(shape).iter().copied().map(Some).chain([None]);
        let mut taken = BTreeSet::new();
        let fields = members.zip(&structure.rows).filter_map(|(member, row)| {
            // The message that every error has stands behind its members.
            let name = member.map_or(MESSAGE, |member| &facts.model[member].name);
            Some(self.field(entry?.members.get(name)?, member, row, &mut taken))
        });
        let mut fields: Vec<MessageField> = fields.collect();
        if fields.len() < structure.rows.len() {
            let (member, why) = (facts.model[shape].id.clone(), "a member called `message` has another name in Rust");
            self.refused.push(Refused { member, ty: structure.name.clone(), why });
            return;
        }
        fields.sort_by_key(|field| field.number);
        self.messages.push(Message {
            id: facts.model[shape].id.clone(),
            home,
            ty: structure.name.clone(),
            name,
            docs: structure.docs.clone(),
            kind: MessageKind::Structure(fields),
            reserved: reserved(entry),
        });
    }

    fn field(&self, pin: &Pin, member: Option<MemberIdx>, row: &Row, taken: &mut BTreeSet<String>) -> MessageField {
        MessageField {
            number: pin.number,
            name: free(&proto::field(row.field.plain()), taken),
            rust: row.field.to_string(),
            json: row.json.clone(),
            docs: row.docs.clone(),
            ty: row.ty.clone(),
            form: self.form(member),
            required: pin.required,
            sensitive: row.flags.contains(&Flag::Sensitive),
        }
    }

    fn union(&mut self, shape: ShapeIdx, name: String, union: &Union) {
        let facts = self.lower.facts;
        let entry = self.entry(shape);
        let mut taken = BTreeSet::new();
        let fields = facts.model.members_of(shape).iter().filter_map(|&member| {
            let names = self.lower.naming.variant(member);
            let variant = union.variants.iter().find(|variant| variant.name == names.name)?;
            let pin = entry?.members.get(&facts.model[member].name)?;
            Some(self.alternative(pin, member, variant, &mut taken))
        });
        let mut fields: Vec<MessageField> = fields.collect();
        fields.sort_by_key(|field| field.number);
        let together = free("kind", &mut taken);
        self.messages.push(Message {
            id: facts.model[shape].id.clone(),
            home: Home::Types,
            ty: union.name.clone(),
            name,
            docs: union.docs.clone(),
            kind: MessageKind::Union(together, fields),
            reserved: reserved(entry),
        });
    }

    fn alternative(
        &self,
        pin: &Pin,
        member: MemberIdx,
        variant: &Variant,
        taken: &mut BTreeSet<String>,
    ) -> MessageField {
        MessageField {
            number: pin.number,
            name: free(&proto::field(variant.name.as_str()), taken),
            rust: variant.name.to_string(),
            json: variant.json.clone(),
            docs: variant.docs.clone(),
            ty: variant.ty.clone(),
            form: self.form(Some(member)),
            required: false,
            sensitive: variant.flags.contains(&Flag::Sensitive),
        }
    }

    fn enumeration(&mut self, shape: ShapeIdx, name: String, enumeration: &Enum) {
        let values = enumeration.values.iter().map(|(docs, _, value)| (docs.clone(), value.clone()));
        self.messages.push(Message {
            id: self.lower.facts.model[shape].id.clone(),
            home: Home::Types,
            ty: enumeration.name.clone(),
            name,
            docs: enumeration.docs.clone(),
            kind: MessageKind::Enum(values.collect()),
            reserved: Vec::new(),
        });
    }

    fn entry(&self, shape: ShapeIdx) -> Option<&'a Entry> {
        self.numbers.of_type(&self.lower.facts.model, shape)
    }

    /// A member without a type is the message that every error has.
    fn form(&self, member: Option<MemberIdx>) -> Type<String> {
        let facts = self.lower.facts;
        let found = member.and_then(|member| Type::of_member(facts, member));
        found.unwrap_or(Type::String).map(&|shape| self.names.get(shape).cloned().unwrap_or_default())
    }
}

fn reserved(entry: Option<&Entry>) -> Vec<(u32, String)> {
    entry.into_iter().flat_map(|entry| &entry.reserved).map(|gone| (gone.number, gone.name.clone())).collect()
}

/// The name, or one like it that nobody has.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = name.to_owned();
    while !taken.insert(name.clone()) {
        name.push('_');
    }
    name
}
