//! The client crate: the service's marker, its rules, and a file per operation.

pub(super) mod endpoint;
mod operation;

use serde::Serialize;

use super::contents::{ModuleView, crates, modules, slice};
use super::docs::Docs;
use super::layout;
use super::manifest::manifest;
use super::{Error, Output};
use crate::ir::{Auth, ErrorStructure, Operation, Service, Use};
use crate::rust::ident::{Identifier, ModName, TypeName};
use crate::rust::literal;

#[derive(Serialize)]
struct CrateView {
    title: String,
    docs: Docs,
    slice: Docs,
    types: ModName,
    marker: TypeName,
    /// The runtime's collection of values that the crate offers.
    primitives: &'static str,
    /// Names of the runtime's `client` that the configuration's module has beside those of all services.
    config: Vec<&'static str>,
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
    auth: String,
    operation_auth: Option<String>,
    uses: Vec<&'static str>,
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
    let manifest = manifest(service, package, "its client");
    let manifest = manifest.with_features("client", service.uses.iter().filter_map(|&used| runtime_feature(used)));
    output.add("client/Cargo.toml", "client/Cargo.toml", &manifest)?;
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
        slice: slice(service),
        types: crates(service).types,
        marker: service.name.clone(),
        primitives: match service.uses.contains(&Use::Streams) {
            true => "streaming_primitives as primitives",
            false => "primitives",
        },
        config: service.uses.iter().filter_map(|&used| config(used)).collect(),
        modules: modules(service),
    }
}

/// The runtime's feature without which a client cannot do what its service uses.
fn runtime_feature(used: Use) -> Option<&'static str> {
    match used {
        Use::RequestCompression => Some("compression"),
        Use::BearerAuth | Use::BasicAuth | Use::ApiKeyAuth => Some("http-auth"),
        Use::ContentMd5 | Use::IdempotencyTokens | Use::Streams => None,
    }
}

/// The runtime's mark of services that use something, which gives their configuration the settings for it.
fn mark(used: Use) -> Option<&'static str> {
    match used {
        Use::IdempotencyTokens => Some("IdempotencyTokens"),
        Use::RequestCompression => Some("RequestCompression"),
        Use::BearerAuth => Some("BearerAuth"),
        Use::BasicAuth => Some("BasicAuth"),
        Use::ApiKeyAuth => Some("ApiKeyAuth"),
        Use::ContentMd5 | Use::Streams => None,
    }
}

/// What the configuration's module offers beside.
fn config(used: Use) -> Option<&'static str> {
    match used {
        Use::IdempotencyTokens => Some("IdempotencyTokenProvider"),
        Use::BearerAuth | Use::BasicAuth | Use::ApiKeyAuth => None,
        Use::RequestCompression | Use::ContentMd5 | Use::Streams => None,
    }
}

fn meta(service: &Service) -> MetaView {
    let operation_auth = operation_auth(service);
    MetaView {
        title: service.title.clone(),
        api_version: service.api_version.clone(),
        marker: service.name.clone(),
        sdk_id: literal::string(&service.sdk_id),
        scope: literal::string(&format!("aws-sdk-{}", service.word)),
        service_name: literal::string(&service.word),
        signing_name: literal::string(service.signing_name.as_deref().unwrap_or_default()),
        auth: schemes(&service.auth),
        operation_auth: (!operation_auth.is_empty()).then(|| operation_auth.join(", ")),
        uses: service.uses.iter().filter_map(|&used| mark(used)).collect(),
    }
}

/// The runtime's name of a scheme.
fn auth(scheme: &Auth) -> String {
    match scheme {
        Auth::SigV4 => "auth::AuthScheme::SigV4".into(),
        Auth::NoAuth => "auth::AuthScheme::NoAuth".into(),
        Auth::Bearer => "auth::AuthScheme::Bearer".into(),
        Auth::Basic => "auth::AuthScheme::Basic".into(),
        Auth::ApiKey { in_query, name, scheme } => format!(
            "auth::AuthScheme::ApiKey {{ place: auth::ApiKeyPlace::{}, name: {}, scheme: {} }}",
            if *in_query { "Query" } else { "Header" },
            literal::string(name),
            literal::string(scheme),
        ),
    }
}

fn schemes(schemes: &[Auth]) -> String {
    schemes.iter().map(auth).collect::<Vec<_>>().join(", ")
}

/// The schemes of operations that differ from the service's.
fn operation_auth(service: &Service) -> Vec<String> {
    let own = |operation: &Operation| {
        let own = operation.auth.as_ref()?;
        Some(format!("({}, &[{}])", literal::string(&operation.wire_name), schemes(own)))
    };
    service.operations.iter().filter_map(own).collect()
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
