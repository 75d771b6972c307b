//! The resolved model: one service and everything that it reaches.
//!
//! Every reference is an index that [`resolve`](super::resolve) made together with what it points at, so no target can
//! dangle. Mixins are flattened, `apply` statements applied, old spellings (`@enum`, `@box`, `set`) brought to their
//! Smithy 2.0 form, the prelude's shapes present. Data shapes live in one arena ordered by id, their members in a second
//! one; services, operations and resources are not data and have types of their own, so that nobody who matches on a
//! shape's [`Kind`] must think of them.

use std::collections::BTreeMap;
use std::ops::Index;

use super::ShapeId;
use super::traits::{EnumTraits, MemberTraits, OperationTraits, ResourceTraits, ServiceTraits, ShapeTraits};

/// A data shape of a [`Model`]. Ordered as the shapes' ids are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShapeIdx(pub(super) u32);

/// A member of a data shape of a [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemberIdx(pub(super) u32);

/// One service and its closure. Index it with [`ShapeIdx`] and [`MemberIdx`].
#[derive(Clone, Debug)]
pub struct Model {
    /// The service.
    pub service: Service,
    /// How many operations it has. More than there are here where only some of them were asked for.
    pub available: usize,
    /// Its operations, those of its resources included, ordered by id.
    pub operations: Vec<Operation>,
    /// Its resources, nested ones included, ordered by id.
    pub resources: Vec<Resource>,
    pub(super) shapes: Vec<Shape>,
    pub(super) members: Vec<Member>,
}

impl Model {
    /// The data shapes, ordered by id.
    pub fn shapes(&self) -> impl Iterator<Item = (ShapeIdx, &Shape)> {
        (0..).map(ShapeIdx).zip(&self.shapes)
    }

    /// All members of all data shapes, shape by shape in the order of their ids, in the file's order within a shape.
    pub fn members(&self) -> impl Iterator<Item = (MemberIdx, &Member)> {
        (0..).map(MemberIdx).zip(&self.members)
    }

    /// The data shape of this id.
    pub fn find(&self, id: &ShapeId) -> Option<ShapeIdx> {
        self.shapes.binary_search_by(|shape| shape.id.cmp(id)).ok().map(|position| ShapeIdx(position as u32))
    }

    /// The members of a structure or union in the file's order; a list's member; a map's key and value; none for the rest.
    pub fn members_of(&self, shape: ShapeIdx) -> &[MemberIdx] {
        match &self[shape].kind {
            Kind::Structure(members) | Kind::Union(members) => members,
            Kind::List(member) => std::slice::from_ref(member),
            Kind::Map(entry) => entry,
            Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) => &[],
        }
    }

    /// The member of this name.
    pub fn member_named(&self, shape: ShapeIdx, name: &str) -> Option<MemberIdx> {
        self.members_of(shape).iter().copied().find(|&member| self[member].name == name)
    }

    /// The shape that a member targets.
    pub fn target(&self, member: MemberIdx) -> &Shape {
        &self[self[member].target]
    }

    /// The name of a shape within the service: its own, or the one that the service's `rename` gives it.
    pub fn name(&self, shape: ShapeIdx) -> &str {
        self.service.renames.get(&shape).map_or(self[shape].id.name(), String::as_str)
    }
}

impl Index<ShapeIdx> for Model {
    type Output = Shape;

    fn index(&self, index: ShapeIdx) -> &Shape {
        &self.shapes[index.0 as usize]
    }
}

impl Index<MemberIdx> for Model {
    type Output = Member;

    fn index(&self, index: MemberIdx) -> &Member {
        &self.members[index.0 as usize]
    }
}

/// A shape that describes data.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its id. The synthesised inputs and outputs of operations that have none are in a namespace that ends in
    /// `.synthetic`, which no model can collide with by accident.
    pub id: ShapeId,
    /// What it is.
    pub kind: Kind,
    /// What its traits say.
    pub traits: ShapeTraits,
}

/// What a data shape is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A single value without parts.
    Simple(Simple),
    /// A string from a list that may grow.
    Enum(Vec<EnumValue<String>>),
    /// A 32-bit number from a list that may grow.
    IntEnum(Vec<EnumValue<i32>>),
    /// A sequence.
    List(MemberIdx),
    /// String keys and their values: the key's member, then the value's.
    Map([MemberIdx; 2]),
    /// Named members, in the file's order.
    Structure(Vec<MemberIdx>),
    /// Exactly one of the named members.
    Union(Vec<MemberIdx>),
}

/// The kinds of values without parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Simple {
    /// Bytes; base64 in JSON.
    Blob,
    /// True or false.
    Boolean,
    /// UTF-8 text.
    String,
    /// 8 bits, signed.
    Byte,
    /// 16 bits, signed.
    Short,
    /// 32 bits, signed.
    Integer,
    /// 64 bits, signed.
    Long,
    /// IEEE 754 single.
    Float,
    /// IEEE 754 double.
    Double,
    /// An integer of any size.
    BigInteger,
    /// A decimal of any precision.
    BigDecimal,
    /// An instant.
    Timestamp,
    /// Any JSON value.
    Document,
}

impl Simple {
    /// Whether values are numbers.
    pub fn is_number(self) -> bool {
        match self {
            Simple::Byte | Simple::Short | Simple::Integer | Simple::Long | Simple::BigInteger => true,
            Simple::Float | Simple::Double | Simple::BigDecimal => true,
            Simple::Blob | Simple::Boolean | Simple::String | Simple::Timestamp | Simple::Document => false,
        }
    }
}

/// One value of an enumeration.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue<T> {
    /// Its name in the model.
    pub name: String,
    /// What travels.
    pub value: T,
    /// What its traits say.
    pub traits: EnumTraits,
}

/// A member of a list, map, structure or union.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its id, with the member part.
    pub id: ShapeId,
    /// Its name in the model; `member`, `key` and `value` in lists and maps.
    pub name: String,
    /// The shape that it belongs to.
    pub container: ShapeIdx,
    /// The shape of its values.
    pub target: ShapeIdx,
    /// What its own traits say.
    pub traits: MemberTraits,
}

/// The service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its id.
    pub id: ShapeId,
    /// The version of its API, often a date.
    pub version: String,
    /// Errors that every operation may answer, ordered by id.
    pub errors: Vec<ShapeIdx>,
    /// Shapes whose name within the service differs from that of their id.
    pub renames: BTreeMap<ShapeIdx, String>,
    /// What its traits say.
    pub traits: ServiceTraits,
}

/// An operation of the service.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its id.
    pub id: ShapeId,
    /// A structure; an empty synthesised one where the model says `Unit`.
    pub input: ShapeIdx,
    /// A structure; an empty synthesised one where the model says `Unit`.
    pub output: ShapeIdx,
    /// Its own errors, as listed; those of the service are not repeated.
    pub errors: Vec<ShapeIdx>,
    /// The resource that it belongs to, where it is not the service's own.
    pub resource: Option<ShapeId>,
    /// What its traits say.
    pub traits: OperationTraits,
}

/// A resource of the service.
#[derive(Clone, Debug)]
pub struct Resource {
    /// Its id.
    pub id: ShapeId,
    /// The names of its identifiers and the ids of their shapes (which need not be reachable from any operation).
    pub identifiers: BTreeMap<String, ShapeId>,
    /// All operations bound to it, lifecycle operations included, ordered by id and without repetition.
    pub operations: Vec<ShapeId>,
    /// Resources below it, ordered by id.
    pub resources: Vec<ShapeId>,
    /// What its traits say.
    pub traits: ResourceTraits,
}
