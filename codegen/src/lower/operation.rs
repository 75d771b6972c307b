//! Operations.

use super::Lower;
use super::shape::{Role, documentation, summary};
use crate::ir::{ErrorVariant, Operation, OperationFlag, Pages, Token};
use crate::rust::ident::{FnName, VariantName};
use crate::smithy::Operation as Modelled;
use crate::smithy::{HostSegment, MemberIdx, Pagination, Presence, ShapeIdx};

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
            flags: self.flags_of(operation),
            input,
            output,
            error: names.error.clone(),
            errors,
            auth: self.own_auth(operation),
            endpoint_context: self.endpoint_context(operation),
            pages: operation.pagination.as_ref().map(|pagination| self.pages(position, pagination)),
            fluent_builder: names.fluent_builder.clone(),
        }
    }

    fn flags_of(self, operation: &Modelled) -> Vec<OperationFlag> {
        let streams = |shape: ShapeIdx, required: bool| {
            let targets = self.facts.model.members_of(shape).iter().map(|&member| self.facts.model[member].target);
            let mut streams = targets.filter(|&target| self.facts.is_streaming(target));
            streams.any(|target| !required || self.facts.requires_length(target))
        };
        let all = [
            (operation.readonly, OperationFlag::Readonly),
            (operation.idempotent, OperationFlag::Idempotent),
            (streams(operation.output, false), OperationFlag::StreamingOutput),
            (streams(operation.input, true), OperationFlag::RequiresLength),
            (operation.unsigned_payload, OperationFlag::UnsignedPayload),
            (operation.checksum_required, OperationFlag::ChecksumRequired),
            (operation.request_compression.iter().any(|encoding| encoding == "gzip"), OperationFlag::Gzip),
            (!operation.host_prefix.is_empty(), OperationFlag::HostPrefix(self.host_prefix(operation))),
            (self.server && !operation.has_input, OperationFlag::NoInput),
            (self.server && !operation.has_output, OperationFlag::NoOutput),
            (self.server && operation.code != 200, OperationFlag::Code(operation.code)),
        ];
        all.into_iter().filter(|(is, _)| *is).map(|(_, flag)| flag).collect()
    }

    /// The prefix in Smithy's own notation, its labels by their names in JSON, which are those of the rows.
    fn host_prefix(self, operation: &Modelled) -> String {
        let segment = |segment: &HostSegment| match segment {
            HostSegment::Literal(text) => text.clone(),
            HostSegment::Label(member) => format!("{{{}}}", self.facts.json_name(*member)),
        };
        operation.host_prefix.iter().map(segment).collect()
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
        let all = |way: &[MemberIdx]| way.last().map(|&last| self.shape_type(self.facts.model[last].target));
        let items = pagination.items.as_ref().and_then(|way| Some((self.token(way), all(way)?)));
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
}

/// An input or output without documentation says at least whose it is.
fn describe(docs: &mut Vec<String>, described: bool, role: &str, operation: &str) {
    if !described {
        *docs = vec![format!("The {role} of `{operation}`.")];
    }
}
