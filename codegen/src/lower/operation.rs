//! Operations.

use super::Lower;
use super::shape::{Role, documentation, summary};
use crate::ir::{ErrorVariant, Operation, Pages, Token};
use crate::rust::ident::{FnName, VariantName};
use crate::rust::ty::RustType;
use crate::smithy::Operation as Modelled;
use crate::smithy::{Kind, MemberIdx, Pagination, Presence, ShapeIdx};

impl Lower<'_> {
    pub(super) fn operations(self) -> Vec<Operation> {
        let positions = 0..self.facts.operations.len();
        positions.map(|position| self.operation(position, &self.facts.operations[position])).collect()
    }

    fn operation(self, position: usize, operation: &Modelled) -> Operation {
        let names = self.naming.operation(position);
        let mut errors: Vec<_> = operation.errors.iter().filter_map(|&error| self.error_variant(error)).collect();
        errors.sort_by(|a, b| a.ty.cmp(&b.ty));
        let mut input = self.structure(operation.input, names.input.clone(), Role::Input);
        let mut output = self.structure(operation.output, names.output.clone(), Role::Output);
        describe(&mut input.docs, self.is_described(operation.input), "input", operation.id.name());
        describe(&mut output.docs, self.is_described(operation.output), "output", operation.id.name());
        Operation {
            wire_name: operation.id.name().to_owned(),
            name: names.marker.clone(),
            module: names.module.clone(),
            function: names.function.clone(),
            docs: documentation(&operation.docs),
            summary: summary(&operation.docs),
            method: operation.method.as_str().to_owned(),
            uri: self.facts.uri(operation),
            readonly: operation.readonly,
            idempotent: operation.idempotent,
            input,
            output,
            error: names.error.clone(),
            errors,
            pages: operation.pagination.as_ref().map(|pagination| self.pages(position, pagination)),
            fluent_builder: names.fluent_builder.clone(),
        }
    }

    fn is_described(self, shape: ShapeIdx) -> bool {
        self.facts.shape_docs(shape).text.is_some()
    }

    fn error_variant(self, shape: ShapeIdx) -> Option<ErrorVariant> {
        let facts = self.facts.error(shape)?;
        let ty = self.naming.of_type(shape).clone();
        let name = VariantName::of_type(&ty);
        Some(ErrorVariant {
            is: FnName::is_variant(&name),
            name,
            ty,
            summary: self.summary(shape),
            code: facts.code,
            retryable: facts.retryable.is_some(),
        })
    }

    fn pages(self, position: usize, pagination: &Pagination) -> Pages {
        let model = &self.facts.model;
        let items = pagination.items.as_ref().map(|way| (self.token(way), self.item_type(way)));
        Pages {
            paginator: self.naming.operation(position).paginator.clone(),
            input_token_name: model[pagination.input_token].name.clone(),
            input_token: self.naming.field(pagination.input_token).field.clone(),
            token_ty: self.member_type(pagination.input_token),
            output_token: self.token(&pagination.output_token),
            items,
            page_size: pagination
                .page_size
                .map(|member| (self.naming.field(member).field.clone(), model[member].name.clone())),
        }
    }

    fn token(self, way: &[MemberIdx]) -> Token {
        let is_option =
            |member| !matches!(self.facts.client_presence(member), Presence::Required | Presence::Default(_));
        let fields = way.iter().map(|&member| (self.naming.field(member).field.clone(), is_option(member)));
        let names: Vec<&str> = way.iter().map(|&member| self.facts.model[member].name.as_str()).collect();
        Token { fields: fields.collect(), path: names.join(".") }
    }

    /// What one item of a page is: an element of a list. A page that is a map has been reported.
    fn item_type(self, way: &[MemberIdx]) -> RustType {
        let Some(&last) = way.last() else { return RustType::String };
        match &self.facts.model.target(last).kind {
            Kind::List(element) => self.member_type(*element),
            Kind::Map(_) | Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) | Kind::Structure(_) | Kind::Union(_) => {
                self.member_type(last)
            }
        }
    }
}

/// An input or output without documentation says at least whose it is.
fn describe(docs: &mut Vec<String>, described: bool, role: &str, operation: &str) {
    if !described {
        *docs = vec![format!("The {role} of `{operation}`.")];
    }
}
