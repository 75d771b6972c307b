//! The model becomes what Rust will say. Total functions: every question that could be answered wrongly has been asked
//! before, in [`validate`](crate::smithy::validate), [`name`](crate::naming::name) and [`check`].

mod auth;
mod codec;
mod endpoint;
mod example;
mod operation;
mod protobuf;
mod protocol_test;
mod rule;
mod shape;
mod support;
mod ty;
mod uses;

pub use protobuf::refused;
pub use support::check;

use crate::ir::{ProtocolTests, Service};
use crate::naming::Naming;
use crate::protobuf::Numbers;
use crate::rust::{docs, words};
use crate::settings::Settings;
use crate::smithy::{Facts, ShapeIdx};

/// What every part of lowering looks at.
#[derive(Clone, Copy)]
struct Lower<'a> {
    facts: &'a Facts,
    naming: &'a Naming,
    /// Whether servers need what is made.
    server: bool,
}

/// Lowers a service. The numbers are those of its members in protobuf, where it has messages.
pub fn lower(facts: &Facts, naming: &Naming, settings: &Settings, numbers: Option<&Numbers>) -> Service {
    let lower = Lower { facts, naming, server: settings.server };
    let service = &facts.model.service;
    let names = facts.service_names();
    let prefix = names.endpoint_prefix.map_or_else(|| words::joined(service.id.name()), str::to_owned);
    let service = Service {
        name: naming.service.clone(),
        title: names.title.to_owned(),
        docs: docs::lines(facts.service_docs().text.as_deref().unwrap_or_default()),
        sdk_id: names.sdk_id.to_owned(),
        word: words::joined(names.sdk_id),
        signing_name: names.signing_name.map(str::to_owned),
        auth: lower.auth(&facts.service_auth()),
        api_version: service.version.clone(),
        shapes: lower.shapes(),
        errors: lower.errors(),
        operations: lower.operations(),
        available: facts.model.available,
        uses: lower.uses(),
        endpoint: lower.endpoint(),
        protobuf: None,
        violations: settings.server.then(|| lower.violations()),
        crates: settings.crates.clone(),
        crate_names: settings.crates.names(&prefix),
        runtime: settings.runtime.clone(),
    };
    let protobuf = settings.protobuf.as_ref().zip(numbers);
    let protobuf = protobuf.map(|(how, numbers)| lower.protobuf(how, numbers, &service));
    Service { protobuf, ..service }
}

/// Lowers the protocol tests of a service.
pub fn protocol_tests(facts: &Facts, naming: &Naming, settings: &Settings) -> ProtocolTests {
    Lower { facts, naming, server: settings.server }.protocol_tests()
}

impl Lower<'_> {
    /// The shapes that a message needs beside its own structure, by name.
    fn needed(self) -> Vec<ShapeIdx> {
        let in_use = |shape: &ShapeIdx| {
            let usage = self.facts.usage(*shape);
            !usage.is_only_operation_io() && (usage.in_input || usage.in_output || usage.in_error)
        };
        self.facts.model.shapes().map(|(shape, _)| shape).filter(in_use).collect()
    }
}
