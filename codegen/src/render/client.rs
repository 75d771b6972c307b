//! The client crate: the service's marker, its rules, and a file per operation.

mod endpoint;
mod operation;

use serde::Serialize;

use super::contents::{ModuleView, crates, modules};
use super::docs::Docs;
use super::layout;
use super::manifest::manifest;
use super::{Error, Output};
use crate::ir::{Auth, ErrorStructure, Operation, Service};
use crate::rust::ident::{Identifier, ModName, TypeName};
use crate::rust::literal;

#[derive(Serialize)]
struct CrateView {
    title: String,
    docs: Docs,
    types: ModName,
    marker: TypeName,
    /// The runtime's collection of values that the crate offers.
    primitives: &'static str,
    modules: Vec<ModuleView>,
}

#[derive(Serialize)]
struct MetaView {
    title: String,
    api_version: String,
    marker: TypeName,
    sdk_id: String,
    service_name: String,
    scope: String,
    signing_name: String,
    auth: Vec<&'static str>,
}

/// The client's own error.
#[derive(Serialize)]
struct ErrorView {
    types: ModName,
    errors: Option<String>,
    variants: Vec<VariantView>,
    operations: Vec<OperationErrorView>,
}

#[derive(Serialize)]
struct VariantView {
    summary: String,
    name: TypeName,
}

/// Which of the client's variants an operation's error has.
#[derive(Serialize)]
struct OperationErrorView {
    module: ModName,
    error: TypeName,
    lines: Vec<String>,
}

pub(super) fn render(service: &Service, output: &mut Output) -> Result<(), Error> {
    let package = &service.crate_names.client;
    let all = crate_view(service);
    output.add("client/Cargo.toml", "client/Cargo.toml", &manifest(service, package, "its client"))?;
    for file in ["lib.rs", "client.rs", "config.rs", "error.rs", "operation.rs"] {
        output.add(&format!("client/src/{file}"), &format!("client/src/{file}"), &all)?;
    }
    output.add("client/src/meta.rs", "client/src/meta.rs", &meta(service))?;
    output.add("client/src/error_meta.rs", "client/src/error_meta.rs", &errors(service))?;
    output.add("client/src/config/endpoint.rs", "client/src/config/endpoint.rs", &endpoint::view(service))?;
    for operation in &service.operations {
        let path = format!("client/src/operation/{}.rs", operation.module.file_stem());
        output.add(&path, "client/src/operation/operation.rs", &operation::view(service, operation))?;
    }
    Ok(())
}

fn crate_view(service: &Service) -> CrateView {
    CrateView {
        title: service.title.clone(),
        docs: Docs(service.docs.clone()),
        types: crates(service).types,
        marker: service.name.clone(),
        primitives: if streams(service) { "streaming_primitives as primitives" } else { "primitives" },
        modules: modules(service),
    }
}

/// Whether any operation has a stream for its body.
fn streams(service: &Service) -> bool {
    service.operations.iter().any(|operation| operation.input.streaming || operation.output.streaming)
}

fn meta(service: &Service) -> MetaView {
    MetaView {
        title: service.title.clone(),
        api_version: service.api_version.clone(),
        marker: service.name.clone(),
        sdk_id: literal::string(&service.sdk_id),
        scope: literal::string(&format!("aws-sdk-{}", service.word)),
        service_name: literal::string(&service.word),
        signing_name: literal::string(service.signing_name.as_deref().unwrap_or_default()),
        auth: service.auth.iter().copied().map(auth).collect(),
    }
}

/// The runtime's name of a scheme.
fn auth(scheme: Auth) -> &'static str {
    match scheme {
        Auth::SigV4 => "SigV4",
        Auth::NoAuth => "NoAuth",
    }
}

fn errors(service: &Service) -> ErrorView {
    let names: Vec<&str> = service.errors.iter().map(|error| error.structure.name.as_str()).collect();
    let variant =
        |error: &ErrorStructure| VariantView { summary: error.summary.clone(), name: error.structure.name.clone() };
    ErrorView {
        types: crates(service).types,
        errors: (!names.is_empty()).then(|| names.join(", ")),
        variants: service.errors.iter().map(variant).collect(),
        operations: service.operations.iter().map(operation_errors).collect(),
    }
}

fn operation_errors(operation: &Operation) -> OperationErrorView {
    OperationErrorView {
        module: operation.module.clone(),
        error: operation.error.clone(),
        lines: layout::lines(operation.errors.iter().map(|error| format!("{},", error.name))),
    }
}
