//! The client crate: the service's marker, its rules, and a file per operation.

mod endpoint;
mod operation;

use serde::Serialize;

use super::docs::Docs;
use super::manifest::manifest;
use super::{Error, Output};
use crate::ir::{Auth, Operation, Service};
use crate::rust::literal;

#[derive(Serialize)]
struct CrateView {
    title: String,
    docs: Docs,
    types: String,
    marker: String,
    modules: Vec<ModuleView>,
}

#[derive(Serialize)]
struct ModuleView {
    module: String,
    summary: String,
}

#[derive(Serialize)]
struct MetaView {
    title: String,
    api_version: String,
    marker: String,
    sdk_id: String,
    service_name: String,
    scope: String,
    signing_name: String,
    auth: String,
}

/// The client's own error.
#[derive(Serialize)]
struct ErrorView {
    types: String,
    errors: Option<String>,
    variants: Vec<VariantView>,
    operations: Vec<OperationErrorView>,
}

#[derive(Serialize)]
struct VariantView {
    docs: String,
    name: String,
}

/// Which of the client's variants an operation's error has.
#[derive(Serialize)]
struct OperationErrorView {
    path: String,
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

/// A package's name as code refers to it.
fn crate_ident(package: &str) -> String {
    package.replace('-', "_")
}

fn crate_view(service: &Service) -> CrateView {
    let module =
        |operation: &Operation| ModuleView { module: operation.module.to_string(), summary: operation.summary.clone() };
    CrateView {
        title: service.title.clone(),
        docs: Docs(service.docs.clone()),
        types: crate_ident(&service.crate_names.types),
        marker: service.name.to_string(),
        modules: service.operations.iter().map(module).collect(),
    }
}

fn meta(service: &Service) -> MetaView {
    let name = service.sdk_id.to_lowercase().replace(' ', "");
    let auth: Vec<&str> = service.auth.iter().map(|scheme| auth(*scheme)).collect();
    MetaView {
        title: service.title.clone(),
        api_version: service.api_version.clone(),
        marker: service.name.to_string(),
        sdk_id: literal::string(&service.sdk_id),
        scope: literal::string(&format!("aws-sdk-{name}")),
        service_name: literal::string(&name),
        signing_name: literal::string(service.signing_name.as_deref().unwrap_or_default()),
        auth: auth.join(", "),
    }
}

fn auth(scheme: Auth) -> &'static str {
    match scheme {
        Auth::SigV4 => "AuthScheme::SigV4",
        Auth::NoAuth => "AuthScheme::NoAuth",
    }
}

fn errors(service: &Service) -> ErrorView {
    let names: Vec<String> = service.errors.iter().map(|error| error.structure.name.to_string()).collect();
    let variant = |error: &crate::ir::ErrorStructure| VariantView {
        docs: error.structure.docs.first().cloned().unwrap_or_default(),
        name: error.structure.name.to_string(),
    };
    ErrorView {
        types: crate_ident(&service.crate_names.types),
        errors: (!names.is_empty()).then(|| names.join(", ")),
        variants: service.errors.iter().map(variant).collect(),
        operations: service.operations.iter().map(operation_errors).collect(),
    }
}

fn operation_errors(operation: &Operation) -> OperationErrorView {
    let variants = operation.errors.iter().map(|error| format!("{},", error.structure.name));
    OperationErrorView {
        path: format!("crate::operation::{}::{}", operation.module, operation.error),
        lines: fill(variants, 112),
    }
}

/// Words in lines of at most `width` characters; rustfmt does not reach into macros.
fn fill(words: impl Iterator<Item = String>, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}
