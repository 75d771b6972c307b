//! What the three manifests have in common.

use serde::Serialize;

use crate::ir::Service;
use crate::rust::literal;
use crate::settings::Runtime;

/// A manifest's package section, and how it names its neighbours.
#[derive(Debug, Serialize)]
pub(super) struct ManifestView {
    name: String,
    version: String,
    description: String,
    license: Option<String>,
    repository: Option<String>,
    publish: bool,
    runtime: String,
    types_name: String,
    types: String,
    operations_name: String,
    operations: String,
}

/// The view of one of the crates.
pub(super) fn manifest(service: &Service, name: &str, role: &str) -> ManifestView {
    let crates = &service.crates;
    let product = crates.description.as_deref().unwrap_or(&service.title);
    let neighbour = |package: &str, folder: &str| {
        format!("{package} = {{ path = \"../{folder}\", version = \"{}\", default-features = false", crates.version)
    };
    ManifestView {
        name: name.to_owned(),
        version: crates.version.clone(),
        description: literal::string(&format!("{product}: {role}")),
        license: crates.license.as_deref().map(literal::string),
        repository: crates.repository.as_deref().map(literal::string),
        publish: crates.publish,
        runtime: runtime(&service.runtime),
        types_name: service.crate_names.types.clone(),
        operations_name: service.crate_names.operations.clone(),
        types: neighbour(&service.crate_names.types, "types"),
        operations: neighbour(&service.crate_names.operations, "operations"),
    }
}

/// The dependency on the runtime, its braces left open for features.
fn runtime(runtime: &Runtime) -> String {
    match runtime {
        Runtime::Version(version) => format!("restjson-runtime = {{ version = {}", literal::string(version)),
        Runtime::Git { url, rev } => {
            format!("restjson-runtime = {{ git = {}, rev = {}", literal::string(url), literal::string(rev))
        }
        Runtime::Path { path, version } => {
            let version = version.as_deref().map(|version| format!(", version = {}", literal::string(version)));
            format!("restjson-runtime = {{ path = {}{}", literal::string(path), version.unwrap_or_default())
        }
    }
}
