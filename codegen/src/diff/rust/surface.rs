//! The generated API as a list: every item that a program can name, by its path, with what it is.
//!
//! What follows from an item is not listed beside it: an accessor from its field, `is_…` from its variant.

use std::collections::{BTreeMap, BTreeSet};

use crate::Understood;
use crate::ir::{
    Build, Enum, ErrorStructure, Operation, Parameter, Presence, Row, Shape, Source, Structure, Union, Use,
};
use crate::rust::ident::TypeName;
use crate::rust::row::{NOTHING, RowTypes};
use crate::rust::ty::RustType;
use crate::smithy::{self, AuthScheme, Kind, MemberIdx, ShapeId, ShapeIdx};

/// An item of the generated API.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::diff) struct Item {
    /// The shape, member or operation that it is made from.
    pub(in crate::diff) origin: ShapeId,
    /// The error that it is there for, if the origin only lists that.
    pub(in crate::diff) about: Option<ShapeId>,
    /// What a program compiles against: a type, mostly.
    pub(in crate::diff) api: String,
    /// What else of it is generated and no program sees.
    pub(in crate::diff) behaviour: String,
    /// What its readers are told.
    pub(in crate::diff) docs: Vec<String>,
    /// The fields of a structure, in their order.
    pub(in crate::diff) order: Vec<String>,
    /// The members that a builder cannot do without.
    pub(in crate::diff) demands: BTreeSet<ShapeId>,
    /// The members of other shapes that give it its type.
    pub(in crate::diff) members: BTreeSet<ShapeId>,
}

pub(in crate::diff) type Surface = BTreeMap<String, Item>;

/// Lists the API of what was understood of a model.
pub(in crate::diff) fn of(understood: &Understood) -> Surface {
    let mut list = List { understood, items: Surface::new() };
    list.service();
    list.settings();
    for shape in &understood.service.shapes {
        list.shape(shape);
    }
    for error in &understood.service.errors {
        list.error(error);
    }
    for operation in &understood.service.operations {
        list.operation(operation);
    }
    list.items
}

struct List<'a> {
    understood: &'a Understood,
    items: Surface,
}

impl List<'_> {
    fn add(&mut self, path: String, origin: &ShapeId, api: impl Into<String>) -> &mut Item {
        let item = Item {
            origin: origin.clone(),
            about: None,
            api: api.into(),
            behaviour: String::new(),
            docs: Vec::new(),
            order: Vec::new(),
            demands: BTreeSet::new(),
            members: BTreeSet::new(),
        };
        self.items.entry(path).or_insert(item)
    }

    fn service(&mut self) {
        let service = &self.understood.service;
        let id = self.understood.facts.model.service.id.clone();
        let names = &service.crate_names;
        let item = self.add(
            format!("meta::{}", service.name),
            &id,
            format!("of the packages {}, {} and {}", names.types, names.operations, names.client),
        );
        item.docs = [std::slice::from_ref(&service.title), &service.docs].concat();
        let told = (&service.sdk_id, &service.word, &service.signing_name, &service.api_version, &service.auth);
        item.behaviour = format!("{told:?} {:?} {:?}", service.endpoint.decision, service.violations);
        for parameter in &service.endpoint.parameters {
            self.parameter(parameter, &id);
        }
    }

    /// The settings that only services have which use something. They come with the first user and go with the last.
    fn settings(&mut self) {
        let Understood { facts, service, .. } = self.understood;
        let first =
            |uses: &dyn Fn(&smithy::Operation) -> bool| facts.operations.iter().find(|operation| uses(operation));
        let offers = |scheme| first(&|operation| operation.auth.contains(&scheme));
        for used in &service.uses {
            let user = match used {
                Use::IdempotencyTokens => first(&|operation| operation.idempotency_token.is_some()),
                Use::BearerAuth => offers(AuthScheme::HttpBearer),
                Use::BasicAuth => offers(AuthScheme::HttpBasic),
                Use::ApiKeyAuth => offers(AuthScheme::HttpApiKey),
                Use::RequestCompression => first(&|operation| !operation.request_compression.is_empty()),
                Use::ContentMd5 | Use::Streams => None,
            };
            let Some(user) = user else { continue };
            let token = user.idempotency_token.filter(|_| *used == Use::IdempotencyTokens);
            let origin = token.map_or(&user.id, |member| &facts.model[member].id);
            self.add(format!("meta::{}: {used:?}", service.name), origin, "settings");
        }
    }

    fn parameter(&mut self, parameter: &Parameter, service: &ShapeId) {
        let path = format!("config::endpoint::Params.{}", parameter.field);
        let item = self.add(path, service, format!("{:?}", parameter.kind));
        item.behaviour = format!("{} {:?} {:?}", parameter.name, parameter.source, parameter.requirement);
        item.docs.clone_from(&parameter.docs);
        if parameter.source == Source::Setting {
            let path = format!("config::Builder::{}", parameter.field);
            self.add(path, service, format!("{:?}", parameter.kind));
        }
    }

    fn shape(&mut self, shape: &Shape) {
        let Some(index) = self.index(shape.name(), false) else { return };
        let path = format!("types::{}", shape.name());
        match shape {
            Shape::Structure(structure) => self.structure(&path, "types::builders", structure, index),
            Shape::Union(union) => self.union(&path, union, index),
            Shape::Enum(enumeration) => self.enumeration(&path, enumeration, index),
        }
    }

    /// The shape of a type. An error and another shape may have the same name, in modules of their own.
    fn index(&self, name: &TypeName, is_error: bool) -> Option<ShapeIdx> {
        let is = |shape: ShapeIdx| self.understood.facts.error(shape).is_some() == is_error;
        let mut types = self.understood.naming.types();
        types.find(|(shape, own)| *own == name && is(*shape)).map(|(shape, _)| shape)
    }

    fn structure(&mut self, path: &str, builders: &str, structure: &Structure, shape: ShapeIdx) {
        let model = &self.understood.facts.model;
        let id = model[shape].id.clone();
        let members: Vec<ShapeId> = model.members_of(shape).iter().map(|&member| model[member].id.clone()).collect();
        let item = self.add(path.to_owned(), &id, "struct");
        item.docs.clone_from(&structure.docs);
        item.order = structure.rows.iter().map(|row| row.field.to_string()).collect();
        let built = match structure.build {
            Build::Total => structure.name.to_string(),
            Build::Fallible => format!("Result<{}, BuildError>", structure.name),
        };
        // An error's message may have no member behind it.
        let rows = || structure.rows.iter().zip(members.iter().chain(std::iter::repeat(&id)));
        let demanded = rows().filter(|(row, _)| row.presence == Presence::Required).map(|(_, origin)| origin.clone());
        self.add(format!("{builders}::{}::build", structure.builder), &id, built).demands = demanded.collect();
        for (row, origin) in rows() {
            self.row(path, row, origin);
        }
    }

    fn row(&mut self, path: &str, row: &Row, origin: &ShapeId) {
        let ty = spelled(&row.ty);
        let field = match row.presence {
            Presence::Required | Presence::Default(_) => ty,
            Presence::Expected | Presence::Optional => format!("Option<{ty}>"),
        };
        let item = self.add(format!("{path}.{}", row.field), origin, field);
        item.behaviour = format!("{:?}", (&row.presence, &row.json, &row.location, &row.codec, &row.flags, &row.rules));
        item.docs.clone_from(&row.docs);
    }

    fn union(&mut self, path: &str, union: &Union, shape: ShapeIdx) {
        let (model, naming) = (&self.understood.facts.model, &self.understood.naming);
        let item = self.add(path.to_owned(), &model[shape].id, "union");
        item.docs.clone_from(&union.docs);
        for variant in &union.variants {
            let is = |&&member: &&MemberIdx| naming.variant(member).name == variant.name;
            let Some(&member) = model.members_of(shape).iter().find(is) else { continue };
            let item = self.add(format!("{path}::{}", variant.name), &model[member].id, spelled(&variant.ty));
            item.behaviour = format!("{:?}", (&variant.json, &variant.codec, &variant.flags));
            item.docs.clone_from(&variant.docs);
        }
    }

    fn enumeration(&mut self, path: &str, enumeration: &Enum, shape: ShapeIdx) {
        let definition = &self.understood.facts.model[shape];
        let item = self.add(path.to_owned(), &definition.id, "enum");
        item.docs.clone_from(&enumeration.docs);
        let Kind::Enum(values) = &definition.kind else { return };
        for (docs, name, text) in &enumeration.values {
            let member = values.iter().find(|value| value.value == *text);
            let origin = member.map_or(definition.id.clone(), |value| definition.id.with_member(&value.name));
            let item = self.add(format!("{path}::{name}"), &origin, "variant");
            item.behaviour.clone_from(text);
            item.docs.clone_from(docs);
        }
    }

    fn error(&mut self, error: &ErrorStructure) {
        let Some(index) = self.index(&error.structure.name, true) else { return };
        let path = format!("types::error::{}", error.structure.name);
        self.structure(&path, "types::error::builders", &error.structure, index);
        let id = self.understood.facts.model[index].id.clone();
        self.add(format!("Error::{}", error.structure.name), &id, "variant").docs.push(error.summary.clone());
        if let Some(kind) = error.retryable {
            self.add(format!("{path}::retryable_error_kind"), &id, "ErrorKind").behaviour = format!("{kind:?}");
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let facts = &self.understood.facts;
        let Some(modelled) = facts.operations.iter().find(|o| o.id.name() == operation.wire_name) else { return };
        let module = format!("operation::{}", operation.module);
        let item =
            self.add(format!("Client::{}", operation.function), &modelled.id, format!("{module}::{}", operation.name));
        let Operation { method, uri, flags, endpoint_context, .. } = operation;
        item.behaviour = format!("{method} {uri} {flags:?} {endpoint_context:?} {:?}", modelled.auth);
        item.docs.clone_from(&operation.docs);
        for (structure, shape) in [(&operation.input, modelled.input), (&operation.output, modelled.output)] {
            let path = format!("{module}::{}", structure.name);
            self.structure(&path, &format!("{module}::builders"), structure, shape);
        }
        self.pages(&module, operation, modelled);
        self.add(format!("{module}::{}", operation.error), &modelled.id, "enum");
        for variant in &operation.errors {
            let path = format!("{module}::{}::{}", operation.error, variant.name);
            let error = self.index(&variant.ty, true).map(|shape| facts.model[shape].id.clone());
            let item = self.add(path, &modelled.id, variant.ty.to_string());
            item.about = error;
            item.behaviour = format!("{} {}", variant.code, variant.retryable);
            item.docs.push(variant.summary.clone());
        }
    }

    fn pages(&mut self, module: &str, operation: &Operation, modelled: &smithy::Operation) {
        let (Some(pages), Some(pagination)) = (&operation.pages, &modelled.pagination) else { return };
        let model = &self.understood.facts.model;
        let ids = |members: &[MemberIdx]| members.iter().map(|&member| model[member].id.clone()).collect();
        let tokens = ids(&[&[pagination.input_token], pagination.output_token.as_slice()].concat());
        let items = ids(pagination.items.as_deref().unwrap_or_default());
        let path = format!("{module}::paginator::{}", pages.paginator);
        let item = self.add(path.clone(), &modelled.id, format!("by {}", spelled(&pages.token_ty)));
        item.behaviour = format!("{:?} {} {:?}", pages.input_token, pages.input_token_name, pages.output_token);
        item.members = tokens;
        if let Some((way, ty)) = &pages.items {
            let item = self.add(format!("{path}::items"), &modelled.id, spelled(ty));
            item.behaviour = format!("{way:?}");
            item.members = items;
        }
        if let Some((field, name)) = &pages.page_size {
            self.add(format!("{path}::page_size"), &modelled.id, "i32").behaviour = format!("{field} {name}");
        }
    }
}

/// The type for people: generated types by their names alone.
fn spelled(ty: &RustType) -> String {
    let spelled = RowTypes { shapes: "types", defines: None, hides: NOTHING }.plain(ty);
    spelled.replace("::std::collections::", "").replace("::restjson_runtime::", "")
}
