//! Which Rust type stands for a shape.

use super::Lower;
use crate::rust::ty::RustType;
use crate::smithy::{Kind, MemberIdx, ShapeIdx, Simple};

impl Lower<'_> {
    /// The type of a member's value, boxed where its structure would else contain itself.
    pub(super) fn member_type(self, member: MemberIdx) -> RustType {
        let ty = self.shape_type(self.facts.model[member].target);
        if self.facts.is_boxed(member) { ty.boxed() } else { ty }
    }

    /// The type of a shape's values.
    pub(super) fn shape_type(self, shape: ShapeIdx) -> RustType {
        let model = &self.facts.model;
        let element = |member: MemberIdx| {
            let ty = self.member_type(member);
            if self.facts.is_sparse(shape) { ty.optional() } else { ty }
        };
        match &model[shape].kind {
            Kind::Simple(Simple::Blob) if self.facts.is_streaming(shape) => RustType::ByteStream,
            Kind::Simple(simple) => simple_type(*simple),
            Kind::IntEnum(_) => RustType::I32,
            Kind::List(member) => element(*member).list(),
            Kind::Map([_, value]) => element(*value).map(),
            Kind::Enum(_) | Kind::Structure(_) | Kind::Union(_) => RustType::Named(self.naming.of_type(shape).clone()),
        }
    }
}

fn simple_type(simple: Simple) -> RustType {
    match simple {
        Simple::Blob => RustType::Blob,
        Simple::Boolean => RustType::Bool,
        Simple::String => RustType::String,
        Simple::Byte => RustType::I8,
        Simple::Short => RustType::I16,
        Simple::Integer => RustType::I32,
        Simple::Long => RustType::I64,
        Simple::Float => RustType::F32,
        Simple::Double => RustType::F64,
        Simple::BigInteger => RustType::BigInteger,
        Simple::BigDecimal => RustType::BigDecimal,
        Simple::Timestamp => RustType::DateTime,
        Simple::Document => RustType::Document,
    }
}
